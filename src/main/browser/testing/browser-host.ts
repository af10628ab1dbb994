import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { type HostServices, hostCalls } from '../../../core/host-api';
import { type BrowserHost, type BrowserHostOptions, type EventListener, startBrowserHost } from '../server';

export const indexHtml = '<!doctype html><title>Guillemet</title>';

export interface TestHost {
  host: BrowserHost;
  port: number;
  origin: string;
  token: string;
  /** Sends an event as the services would. */
  emit: EventListener;
  /** Whether the host still listens for events. */
  subscribed(): boolean;
  /** Closes the host and removes its page. */
  end(): Promise<void>;
}

/** A host on a free port, with a small page and the given services; every other service fails. */
export async function startTestHost(
  services: Partial<HostServices> = {},
  options: Partial<BrowserHostOptions> = {},
): Promise<TestHost> {
  const pageFolder = await mkdtemp(join(tmpdir(), 'guillemet-page-'));
  await writeFile(join(pageFolder, 'index.html'), indexHtml);
  await writeFile(join(pageFolder, 'page.js'), 'export {};\n');
  await writeFile(join(pageFolder, 'empty.css'), '');
  const listeners = new Set<EventListener>();
  const host = await startBrowserHost({
    services: fakeServices(services),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pageFolder,
    port: 0,
    ...options,
  }).catch(async (error) => {
    await rm(pageFolder, { recursive: true, force: true });
    throw error;
  });
  return {
    host,
    port: host.port,
    origin: `http://127.0.0.1:${host.port}`,
    token: tokenOf(host.url),
    emit: (name, payload) => {
      for (const listener of listeners) listener(name, payload);
    },
    subscribed: () => listeners.size > 0,
    end: async () => {
      await host.close();
      await rm(pageFolder, { recursive: true, force: true });
    },
  };
}

export function tokenOf(url: string): string {
  return url.split('#token=')[1] ?? '';
}

function fakeServices(given: Partial<HostServices>): HostServices {
  const absent = () => Promise.reject(new Error('no such service in this test'));
  const all = Object.fromEntries(Object.keys(hostCalls).map((name) => [name, absent]));
  return { ...all, ...given } as HostServices;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Question {
  path?: string;
  method?: string;
  headers?: Readonly<Record<string, string>>;
  /** Every `Host` to send; the right one when left out. */
  hosts?: readonly string[];
  body?: string;
}

/** One request with exactly these headers, on a connection of its own. */
export function ask(port: number, question: Question = {}): Promise<Answer> {
  const { path = '/', method = 'GET', headers = {}, hosts = [`127.0.0.1:${port}`], body } = question;
  return new Promise((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      path,
      method,
      agent: false,
      setHost: false,
      headers: [...hosts.map((host) => ['Host', host]), ...Object.entries(headers)].flat(),
    });
    asked.on('error', reject);
    asked.on('response', async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
    });
    asked.end(body);
  });
}

/** The request for a session as the page sends it. */
export function askSession(port: number, body: unknown, more: Question = {}): Promise<Answer> {
  return ask(port, {
    path: '/session',
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...more,
    headers: { Origin: `http://127.0.0.1:${port}`, 'Content-Type': 'application/json', ...more.headers },
  });
}

/** Cookie and key, as a browser has them after the token was exchanged. */
export async function enter(test: TestHost): Promise<{ cookie: string; key: string }> {
  const answer = await askSession(test.port, { token: test.token });
  return { cookie: cookieOf(answer), key: String((JSON.parse(answer.body) as { key?: unknown }).key) };
}

export function cookieOf(answer: Answer): string {
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** A socket as the page opens it, its messages in the order received. */
export class TestSocket {
  readonly socket: WebSocket;
  private readonly received: unknown[] = [];
  private readonly takers: ((message: unknown) => void)[] = [];
  /** The status of a refused request, or the code and reason with which an open socket ended. */
  readonly ended: Promise<{ status: number } | { code: number; reason: string }>;

  constructor(port: number, headers: Record<string, string>, path = '/socket') {
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    this.socket.on('error', () => {});
    this.socket.on('message', (data) => {
      const message: unknown = JSON.parse(String(data));
      const taker = this.takers.shift();
      if (taker === undefined) this.received.push(message);
      else taker(message);
    });
    this.ended = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
      this.socket.on('unexpected-response', (_request, response) => {
        resolve({ status: response.statusCode ?? 0 });
        this.socket.terminate();
      });
    });
  }

  /** Opens with cookie and origin of the page, and waits until the key was accepted. */
  static async greeted(test: TestHost, session: { cookie: string; key: string }): Promise<TestSocket> {
    const socket = new TestSocket(test.port, { Origin: test.origin, Cookie: session.cookie });
    await socket.opened();
    socket.send({ key: session.key });
    await socket.next();
    return socket;
  }

  opened(): Promise<void> {
    return new Promise((resolve) => this.socket.once('open', () => resolve()));
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The next message, or the one that has been waiting longest. */
  next(): Promise<unknown> {
    if (this.received.length > 0) return Promise.resolve(this.received.shift());
    return new Promise((resolve) => this.takers.push(resolve));
  }
}
