import { open } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PageFile } from '../page/page-files';

/** One short sentence, and the end of it. */
export function answerText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  const body = `${text}\n`;
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

export function answerJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

export function answerHtml(response: ServerResponse, html: Uint8Array): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': html.length });
  response.end(html);
}

/** Sends a file of the page; only its headers for `HEAD`. Never throws: a file that is gone is a 404. */
export async function answerFile(response: ServerResponse, file: PageFile, headOnly: boolean): Promise<void> {
  const handle = await open(file.path, 'r').catch(() => null);
  if (handle === null) return answerText(response, 404, 'There is no such page.');
  try {
    const { size } = await handle.stat();
    response.writeHead(200, { 'Content-Type': file.contentType, 'Content-Length': size });
    if (headOnly || size === 0) response.end();
    else await pipeline(handle.createReadStream({ autoClose: false, end: size - 1 }), response);
  } catch {
    // The browser left, or the file shrank under us: either way nothing can be said any more.
    response.destroy();
  } finally {
    await handle.close();
  }
}

/** Answers a request for a socket that is not granted, and drops the connection. */
export function refuseUpgrade(connection: Duplex, status: number, text: string): void {
  const body = `${text}\n`;
  connection.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n` +
      'Connection: close\r\nCache-Control: no-store\r\nContent-Type: text/plain; charset=utf-8\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/**
 * The body of a request as text, or null when it is longer than `maxBytes` or breaks off. What exceeds
 * the limit is not kept, and the connection stays whole for the answer that says so.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBytes) resolve(null);
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('close', () => resolve(null));
  });
}
