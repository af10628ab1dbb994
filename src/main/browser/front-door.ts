import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';
import { reportPath } from '../../core/calls/report-calls';
import {
  maxSessionBytes,
  parseEnvelope,
  type SessionReply,
  SessionRequest,
  sessionPath,
  socketPath,
} from '../../core/carrier';
import { reportHeaders, securityHeaders } from '../page/content-security-policy';
import { type PageFiles, pageFile } from '../page/page-files';
import type { ReportRoom } from '../services/report-room';
import type { Access } from './access';
import { answerFile, answerHtml, answerJson, answerText, readBody, refuseUpgrade } from './answers';
import { cookieValues, loopbackAuthority, loopbackOrigin, type Purpose, type Refusal, refusalOf } from './guard';
import type { Sockets } from './sockets';

const reasons = [
  'host',
  'origin',
  'fetch-site',
  'method',
  'path',
  'body',
  'session',
  'cookie',
  'key',
  'message',
  'sockets-full',
] as const;

/** Which check said no. */
export type RefusalReason = (typeof reasons)[number];

export function noRefusals(): Record<RefusalReason, number> {
  return Object.fromEntries(reasons.map((reason) => [reason, 0])) as Record<RefusalReason, number>;
}

/** What the host knows when a request comes in. */
export interface FrontDoor {
  port: number;
  files: PageFiles;
  reports: ReportRoom;
  access: Access;
  sockets: Sockets;
  upgrades: WebSocketServer;
  refused: Record<RefusalReason, number>;
  /** Sockets open at once. */
  maxSockets: number;
}

const methodsFor = { page: ['GET', 'HEAD'], report: ['GET'], session: ['POST'] } as const;

const refusalTexts: Record<Refusal, string> = {
  host: 'Guillemet answers only at the address that it printed.',
  origin: 'Guillemet answers only its own page.',
  'fetch-site': 'Guillemet answers only its own page.',
};

/** Answers a request for a file of the page or for a session; every answer carries the security headers. */
export async function answerRequest(
  door: FrontDoor,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { port, files, refused } = door;
  const webSocketOrigin = `ws://${loopbackAuthority(port)}`;
  setHeaders(response, securityHeaders({ webSocketOrigin, reports: `${loopbackOrigin(port)}${reportPath}` }));
  response.setHeader('Cache-Control', 'no-store');

  const path = pathOf(request);
  const purpose = purposeOf(path);
  const refusal = refusalOf(purpose, request.headersDistinct, port);
  if (refusal !== null) {
    refused[refusal] += 1;
    return answerText(response, 403, refusalTexts[refusal]);
  }
  const methods = methodsFor[purpose];
  if (!methods.some((method) => method === request.method)) {
    refused.method += 1;
    return answerText(response, 405, 'Guillemet does not answer this method here.', { Allow: methods.join(', ') });
  }
  if (purpose === 'session') return await answerSession(door, request, response);
  if (purpose === 'report') return answerReport(door, request, response);
  const file = pageFile(files, path);
  if (file !== null) return await answerFile(response, file, request.method === 'HEAD');
  refused.path += 1;
  answerText(response, 404, 'There is no such page.');
}

function purposeOf(path: string): Exclude<Purpose, 'socket'> {
  if (path === sessionPath) return 'session';
  return path.startsWith(reportPath) ? 'report' : 'page';
}

function setHeaders(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** A report, for a browser that was let in. Who is refused here leaves it where it is. */
function answerReport(door: FrontDoor, request: IncomingMessage, response: ServerResponse): void {
  if (!door.access.admitsCookie(cookiesOf(door, request))) {
    door.refused.cookie += 1;
    return answerText(response, 401, 'Open the address that Guillemet printed.');
  }
  const html = door.reports.take(pathOf(request));
  if (html === null) {
    door.refused.path += 1;
    return answerText(response, 404, 'This report was printed already, or waited too long.');
  }
  setHeaders(response, reportHeaders());
  answerHtml(response, html);
}

async function answerSession(door: FrontDoor, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { access, refused } = door;
  // A page of another origin can only send this type after asking first, and it would be told no.
  if (request.headers['content-type'] !== 'application/json') {
    refused.body += 1;
    return answerText(response, 415, 'A session is asked for in JSON.', { Connection: 'close' });
  }
  const body = await readBody(request, maxSessionBytes);
  if (body === null) {
    refused.body += 1;
    return answerText(response, 413, 'This request is too long.', { Connection: 'close' });
  }
  const asked = parseEnvelope(SessionRequest, body);
  if (asked === null) {
    refused.body += 1;
    return answerText(response, 400, 'This is not a request for a session.');
  }
  const entered = access.enter(asked, cookiesOf(door, request));
  if (!entered.ok) {
    refused.session += 1;
    return answerJson(response, 401, entered satisfies SessionReply);
  }
  const reply: SessionReply = { ok: true, key: entered.value.key };
  answerJson(response, 200, reply, {
    'Set-Cookie': `${cookieName(door.port)}=${entered.value.cookie}; Path=/; HttpOnly; SameSite=Strict`,
  });
}

/** Answers a request for the socket: grants it, or says in plain HTTP why not. */
export function answerUpgrade(door: FrontDoor, request: IncomingMessage, connection: Duplex, head: Buffer): void {
  // The client may be gone before it has its answer.
  connection.on('error', () => connection.destroy());
  const no = upgradeRefusal(door, request);
  if (no === null) {
    door.upgrades.handleUpgrade(request, connection, head, (socket) => door.sockets.accept(socket));
    return;
  }
  door.refused[no.reason] += 1;
  refuseUpgrade(connection, no.status, no.text);
}

function upgradeRefusal(
  door: FrontDoor,
  request: IncomingMessage,
): { reason: RefusalReason; status: number; text: string } | null {
  const refusal = refusalOf('socket', request.headersDistinct, door.port);
  if (refusal !== null) return { reason: refusal, status: 403, text: refusalTexts[refusal] };
  if (pathOf(request) !== socketPath) return { reason: 'path', status: 404, text: 'There is no socket here.' };
  if (!door.access.admitsCookie(cookiesOf(door, request))) {
    return { reason: 'cookie', status: 401, text: 'Open the address that Guillemet printed.' };
  }
  if (door.upgrades.clients.size >= door.maxSockets) {
    return { reason: 'sockets-full', status: 503, text: 'Too many tabs of Guillemet are open: close some.' };
  }
  return null;
}

function cookieName(port: number): string {
  return `guillemet-${port}`;
}

function cookiesOf(door: FrontDoor, request: IncomingMessage): string[] {
  return cookieValues(request.headersDistinct.cookie, cookieName(door.port));
}

/** The path as it was sent, still percent-encoded: parsing it as a URL would let it name another host. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}
