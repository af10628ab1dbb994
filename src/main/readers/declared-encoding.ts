import { encodingName } from './encodings';

/** How far a declaration is looked for; bytes. Browsers look at 1,024, saved pages often put it later. */
const reach = 4096;

/**
 * The encoding that an HTML page declares in its head (`<meta charset>`, `http-equiv`) or XML
 * declaration, under its standard name; null where it declares none or an unknown one.
 *
 * A declared UTF-16 means UTF-8: the declaration was readable as ASCII (HTML Standard, 13.2.3.2).
 */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, reach))
    .toString('latin1')
    .replace(/<!-{2}.*?-->/gs, ' ');
  const label =
    /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1] ??
    /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  if (label === undefined) return null;
  const name = label.toLowerCase() === 'x-user-defined' ? 'windows-1252' : encodingName(label);
  return name === 'utf-16le' || name === 'utf-16be' ? 'utf-8' : name;
}
