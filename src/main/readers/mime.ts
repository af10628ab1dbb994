import { raise } from '../../core/result';
import { limits } from './limits';

/** A part of a message (RFC 2045), its body decoded from its transfer encoding but not from its charset. */
export interface MimePart {
  /** Lower-case names; of several with one name the first counts. */
  headers: ReadonlyMap<string, string>;
  /** `text/html`, lower case. */
  type: string;
  /** Of the content type, lower-case names. */
  parameters: ReadonlyMap<string, string>;
  body: Uint8Array;
  parts: MimePart[];
  /** True where the message ends within it: the boundary that should follow is missing. */
  isCut: boolean;
}

/** The tree of a message's parts, within `limits.mime`. Raises `document-invalid`. */
export function mimeTree(bytes: Uint8Array): MimePart {
  const counter = { parts: 0 };
  return parsePart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), counter, 0, false);
}

/** All parts that hold no others, in order. */
export function leavesOf(part: MimePart): MimePart[] {
  return part.parts.length === 0 ? [part] : part.parts.flatMap(leavesOf);
}

function parsePart(source: Buffer, counter: { parts: number }, depth: number, isCut: boolean): MimePart {
  if (++counter.parts > limits.mime.parts || depth > limits.mime.depth) {
    raise(
      'document-invalid',
      `its parts are more than ${limits.mime.parts}, or nested more than ${limits.mime.depth} deep.`,
    );
  }
  const { end, body } = headerEnd(source);
  const headers = parseHeaders(source.subarray(0, end).toString('latin1'));
  const { value: type, parameters } = parseParameters(headers.get('content-type') ?? 'text/plain');
  const boundary = parameters.get('boundary');
  const raw = source.subarray(body);
  if (type.startsWith('multipart/') && boundary !== undefined) {
    const split = splitParts(raw, boundary);
    const parts = split.parts.map((part, i) =>
      parsePart(part, counter, depth + 1, split.isCut && i === split.parts.length - 1),
    );
    return { headers, type, parameters, body: new Uint8Array(), parts, isCut };
  }
  const content = decodeTransfer(raw, headers.get('content-transfer-encoding'));
  return { headers, type, parameters, body: content, parts: [], isCut };
}

function headerEnd(source: Buffer): { end: number; body: number } {
  const unix = source.indexOf('\n\n');
  const dos = source.indexOf('\r\n\r\n');
  if (dos >= 0 && (unix < 0 || dos < unix)) return { end: dos, body: dos + 4 };
  return unix < 0 ? { end: source.length, body: source.length } : { end: unix, body: unix + 2 };
}

function parseHeaders(source: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of source.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

function parseParameters(header: string): { value: string; parameters: Map<string, string> } {
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, bare = ''] of header.matchAll(/;\s*([\w*-]+)\s*=\s*(?:"([^"]*)"|([^\s;]*))/g)) {
    parameters.set(name.toLowerCase(), quoted ?? bare);
  }
  return { value: (header.split(';')[0] ?? '').trim().toLowerCase(), parameters };
}

function splitParts(body: Buffer, boundary: string): { parts: Buffer[]; isCut: boolean } {
  const sign = `--${boundary}`;
  const parts: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(sign); at >= 0; at = body.indexOf(sign, at + sign.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue;
    if (start >= 0) parts.push(body.subarray(start, at));
    const lineEnd = body.indexOf('\n', at);
    if (lineEnd < 0 || body.subarray(at + sign.length, at + sign.length + 2).toString('latin1') === '--')
      return { parts, isCut: false };
    start = lineEnd + 1;
  }
  // A part that is cut short still has its words.
  if (start >= 0) parts.push(body.subarray(start));
  return { parts, isCut: true };
}

function decodeTransfer(raw: Buffer, encoding: string | undefined): Uint8Array {
  const name = encoding?.toLowerCase();
  if (name === 'base64') return Buffer.from(raw.toString('latin1'), 'base64');
  return name === 'quoted-printable' ? decodeQuotedPrintable(raw) : raw;
}

/** RFC 2045, 6.7. What is no escape stays as it is. */
function decodeQuotedPrintable(raw: Buffer): Uint8Array {
  const source = raw
    .toString('latin1')
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '');
  const decoded = source.replace(/=([0-9A-F]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}
