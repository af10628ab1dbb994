import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { maxMessageBytes } from '../../core/carrier';
import type { EventName, HostServices } from '../../core/host-api';
import { raise } from '../../core/result';
import { listPageFiles } from '../page/page-files';
import { ReportRoom } from '../services/report-room';
import { createAccess } from './access';
import { answerRequest, answerUpgrade, type FrontDoor, noRefusals, type RefusalReason } from './front-door';
import { loopbackOrigin } from './guard';
import { createSockets, type SocketLimits } from './sockets';

export type EventListener = (name: EventName, payload: unknown) => void;

export interface BrowserHostOptions {
  services: HostServices;
  /** Calls the listener for every event until the returned function is called. */
  subscribe: (listener: EventListener) => () => void;
  /** Folder of the built page. */
  pageFolder: string;
  /** Reports that the page may read, to print them; none where left out. */
  reports?: ReportRoom;
  /** TCP port on 127.0.0.1; 0 takes any free one. */
  port: number;
  limits?: Partial<BrowserHostLimits>;
}

export interface BrowserHostLimits extends SocketLimits {
  /** Sockets open at once: one a tab. */
  sockets: number;
  /** Time for the pages to take the goodbye when the host closes, in ms. */
  closingMs: number;
}

export interface BrowserHost {
  /** Address for one browser, with its token: what is printed. */
  url: string;
  port: number;
  /** A further address, so that a window which we open does not use up the printed one. */
  issueUrl(): string;
  /** How often each check said no since the start. */
  refused: Readonly<Record<RefusalReason, number>>;
  /** Ends every socket and connection and frees the port. */
  close(): Promise<void>;
}

const defaultLimits: BrowserHostLimits = {
  sockets: 32,
  closingMs: 1000,
  greetingMs: 5000,
  callsAtOnce: 64,
  bufferedBytes: 256 * 1024 * 1024,
};

/**
 * Serves the page and carries `HostApi` on 127.0.0.1, to browsers that were let in and to nobody else.
 *
 * Raises `port-in-use` when another program listens on `port`, `input-invalid` when the port is not one
 * that may be taken, and `file-missing` when `pageFolder` holds no page.
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const limits = { ...defaultLimits, ...options.limits };
  const files = await listPageFiles(options.pageFolder);
  const refused = noRefusals();
  const access = createAccess();
  const sockets = createSockets(options.services, access, limits, (reason) => {
    refused[reason] += 1;
  });
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000 });
  server.maxConnections = 256;
  const port = await listen(server, options.port);

  const upgrades = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, perMessageDeflate: false });
  const reports = options.reports ?? new ReportRoom();
  const door: FrontDoor = { port, files, reports, access, sockets, refused, upgrades, maxSockets: limits.sockets };
  server.on('request', (request, response) => {
    answerRequest(door, request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, connection, head) => answerUpgrade(door, request, connection, head));
  const unsubscribe = options.subscribe((name, payload) => sockets.broadcast(name, payload));

  const issueUrl = () => `${loopbackOrigin(port)}/#token=${access.issueToken()}`;
  let closing: Promise<void> | null = null;
  async function end(): Promise<void> {
    unsubscribe();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await sockets.close(limits.closingMs);
    server.closeAllConnections();
    await closed;
  }
  function close(): Promise<void> {
    closing ??= end();
    return closing;
  }
  return { url: issueUrl(), port, issueUrl, refused, close };
}

async function listen(server: Server, port: number): Promise<number> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    raise('input-invalid', `${port} is not a port: give a whole number from 0 to 65535.`, { path: ['port'] });
  }
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: '127.0.0.1', port }, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      raise('port-in-use', `Port ${port} is in use by another program: choose another one, or 0 for any free one.`, {
        details: { port },
      });
    }
    if (code === 'EACCES') {
      raise('input-invalid', `Port ${port} may not be used by this account: choose one above 1023.`, {
        path: ['port'],
      });
    }
    throw error;
  }
  return (server.address() as AddressInfo).port;
}
