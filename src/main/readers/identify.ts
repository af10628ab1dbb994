import {
  extensionOf,
  type Format,
  formatOf,
  formatOfExtension,
  type ReaderName,
  readableExtensions,
} from '../../core/library/file-formats';
import { raise } from '../../core/result';
import { Archive } from './archive';
import { fileSignature } from './file-signature';

/** How much of a text is looked at, in bytes. */
const reach = 8192;

/**
 * What a file is: by its first bytes where they say it, else by the ending of its name (none means plain
 * text). So a wrong ending does not matter, and what cannot be read is called by its name.
 *
 * `fileName` has no path. Raises `file-unsupported`, `file-binary`, `file-encrypted`, `file-old-word`,
 * `archive-unsafe` and `document-invalid`.
 */
export function identify(bytes: Uint8Array, fileName: string): Format {
  const extension = extensionOf(fileName);
  const stated = formatOfExtension(extension || '.txt');
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, reach)).toString('latin1');
  const found = signedReader(bytes, head, fileName) ?? markedReader(head, stated?.reader);
  if (found !== null) return stated?.reader === found ? stated : formatOf(found);
  if (extension === '.doc') return formatOf('plain-text');
  if (!stated) {
    raise(
      'file-unsupported',
      `“${fileName}” is a ${extension} file, which cannot be opened; open one that ends in ${readableExtensions.join(', ')}.`,
      { details: { file: fileName, extension, readable: readableExtensions.join(', ') } },
    );
  }
  // Named like an office file, but without the signature that all of them have.
  const isText = stated.reader !== 'xlsx' && !/^(?:docx|odt|rtf|epub|pdf)$/.test(stated.reader);
  return isText ? stated : formatOf('plain-text');
}

/** By signatures that no text has. */
function signedReader(bytes: Uint8Array, head: string, fileName: string): ReaderName | null {
  // Viewers find the mark of a PDF anywhere in its first kilobyte.
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  if (head.startsWith('PK\x03\x04')) return archivedReader(new Archive(bytes), fileName);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return raiseCompound(bytes, fileName);
  const signature = fileSignature(bytes);
  return signature === null ? null : raiseBinary(fileName, `is ${signature}`);
}

/** By how texts of a kind begin. */
function markedReader(head: string, stated: ReaderName | undefined): ReaderName | null {
  const start = head.replaceAll('\0', '').replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  const isMime = /^(?:[A-Za-z][\w-]*:[^\n]*(?:\r?\n[ \t][^\n]*)*\r?\n)+/.exec(start)?.[0] ?? '';
  if (/^(?:mime-version|content-type|message-id|received|return-path):/im.test(isMime)) {
    const isPage = /^content-type:\s*multipart\/related/im.test(isMime);
    const isMail = /^(?:message-id|received|return-path|to):/im.test(isMime);
    if (isPage && !isMail) return 'mhtml';
    if (isMail && /^(?:from|subject|date):/im.test(isMime)) return stated === 'mhtml' ? 'mhtml' : 'mail';
  }
  if (stated === 'html' || stated === 'markdown') return null;
  return /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!-{2}(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html[\s>])/i.test(start)
    ? 'html'
    : null;
}

function archivedReader(archive: Archive, fileName: string): ReaderName {
  const type = new TextDecoder().decode(archive.read('mimetype') ?? new Uint8Array()).trim();
  if (type === 'application/epub+zip' || archive.has('META-INF/container.xml')) return 'epub';
  if (type.startsWith('application/vnd.oasis.opendocument.text')) return 'odt';
  if (archive.has('word/document.xml') || archive.names.some((name) => /^word\/document\d*\.xml$/.test(name))) {
    return 'docx';
  }
  if (archive.has('xl/workbook.xml')) return 'xlsx';
  if (archive.has('ppt/presentation.xml') || type.includes('presentation')) raiseBinary(fileName, 'is a presentation');
  if (type.includes('spreadsheet')) raiseBinary(fileName, 'is an OpenDocument spreadsheet', 'save it as XLSX or CSV');
  return raiseBinary(fileName, 'is a ZIP archive', 'unpack it and open what is in it');
}

/** OLE compound files: old office documents, and the wrapper around encrypted new ones ([MS-OFFCRYPTO] 2.3). */
function raiseCompound(bytes: Uint8Array, fileName: string): never {
  const has = (stream: string): boolean =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, 'utf16le'));
  const details = { file: fileName };
  if (has('EncryptedPackage')) {
    raise('file-encrypted', `“${fileName}” is protected by a password; save a copy without one and open that.`, {
      details,
    });
  }
  if (has('WordDocument')) {
    raise(
      'file-old-word',
      `“${fileName}” is an old Word document (.doc), which cannot be read; open it in Word or LibreOffice, save it as DOCX and open that.`,
      { details },
    );
  }
  return raiseBinary(fileName, 'is an old office document', 'save it anew in the program that made it');
}

function raiseBinary(fileName: string, what: string, advice = ''): never {
  const next = advice === '' ? '' : `; ${advice}`;
  raise('file-binary', `“${fileName}” ${what}, which cannot be read as an article${next}.`, {
    details: { file: fileName, what },
  });
}
