import type { Node } from 'prosemirror-model';
import { maxFileBytes, maxTextLength, type Preview, type ReadingChoice } from '../../core/host-api';
import type { Metadata } from '../../core/library/article';
import { FailureError, raise } from '../../core/result';
import { type CanonicalText, canonicalText } from '../../core/text/canonical';
import { normaliseText } from '../../core/text/normalise';
import { decode } from './decode';
import { expandEmptyTags, htmlVersion, readHtml } from './html';
import { detectLanguage } from './language';
import { markdownVersion, readMarkdown } from './markdown';
import { plainTextVersion, readPlainText } from './plain-text';
import type { Reading } from './reading';
import { completeMetadata, languageTag } from './stated-metadata';

/** What can be read: a file's bytes, or what was pasted. */
export type ReaderInput =
  | { kind: 'file'; name: string; bytes: Uint8Array }
  | { kind: 'pasted-text'; text: string }
  | { kind: 'pasted-html'; html: string };

/** An article as it would be kept, with all that its preview shows. */
export interface ArticleDraft {
  metadata: Metadata;
  document: Node;
  canonical: CanonicalText;
  encoding: string;
  encodingFrom: Preview['encodingFrom'];
  extraction: 'article' | 'page' | 'none';
  reader: ReaderName;
  readerVersion: string;
  mediaType: string;
  fileName: string;
  /** What was opened, untouched; for pasted text and pages their UTF-8 bytes. */
  bytes: Uint8Array;
}

type ReaderName = 'plain-text' | 'markdown' | 'html';

const formats: { [extension: string]: { reader: ReaderName; mediaType: string } } = {
  '.txt': { reader: 'plain-text', mediaType: 'text/plain' },
  '.text': { reader: 'plain-text', mediaType: 'text/plain' },
  '.md': { reader: 'markdown', mediaType: 'text/markdown' },
  '.markdown': { reader: 'markdown', mediaType: 'text/markdown' },
  '.html': { reader: 'html', mediaType: 'text/html' },
  '.htm': { reader: 'html', mediaType: 'text/html' },
  '.xhtml': { reader: 'html', mediaType: 'application/xhtml+xml' },
};

/** Endings of the files that can be opened, lower case, with their dot. */
export const readableExtensions: readonly string[] = Object.keys(formats);

const versions = { 'plain-text': plainTextVersion, markdown: markdownVersion, html: htmlVersion };

/** What the other parts of `readSource` need of a source, whatever its kind. */
interface Source {
  fileName: string;
  reader: ReaderName;
  mediaType: string;
  bytes: Uint8Array;
  text: string;
  encoding: string;
  encodingFrom: Preview['encodingFrom'];
}

/**
 * Makes an article of a source. Nothing is stored, run or fetched.
 *
 * The format follows from the file's ending (none means plain text); encoding and extraction from
 * `choice`, else from looking. Raises `file-too-large`, `file-unsupported`, `file-empty`, `file-binary`,
 * `encoding-invalid`, `encoding-unknown`, `document-invalid` and `text-empty`.
 */
export async function readSource(input: ReaderInput, choice: ReadingChoice): Promise<ArticleDraft> {
  const source = open(input, choice);
  if (source.text.length > maxTextLength) {
    raise(
      'text-too-long',
      `“${source.fileName}” is too large: ${millions(source.text.length)} million characters, and at most ${millions(maxTextLength)} million can be opened; split it first.`,
      {
        details: { file: source.fileName, size: millions(source.text.length), limit: millions(maxTextLength) },
      },
    );
  }
  if (!/\S/u.test(source.text)) raiseTextEmpty(source.fileName);
  const { document, stated, extraction } = await read(source, input, choice).catch((error: unknown) =>
    raiseUnreadable(error, source.fileName),
  );
  document.check();
  const canonical = canonicalText(document);
  if (!/[\p{L}\p{N}]/u.test(canonical.text)) raiseTextEmpty(source.fileName);

  const language = languageTag(stated.language) ?? (await detectLanguage(canonical.text));
  const { text: _, ...origin } = source;
  return {
    ...origin,
    metadata: completeMetadata(stated, fallbackTitle(input, source.fileName, canonical.text), language),
    document,
    canonical,
    extraction,
    readerVersion: versions[source.reader],
  };
}

function millions(characters: number): number {
  return Math.ceil(characters / 1_000_000);
}

function open(input: ReaderInput, choice: ReadingChoice): Source {
  if (input.kind === 'file') return openFile(input.name, input.bytes, choice);
  const html = input.kind === 'pasted-html';
  const pasted = html ? input.html : input.text;
  return {
    fileName: html ? 'pasted.html' : 'pasted.txt',
    reader: html ? 'html' : 'plain-text',
    mediaType: html ? 'text/html' : 'text/plain',
    bytes: new TextEncoder().encode(pasted),
    text: normaliseText(pasted),
    encoding: 'utf-8',
    encodingFrom: 'none',
  };
}

function openFile(name: string, bytes: Uint8Array, choice: ReadingChoice): Source {
  const fileName = name.split(/[/\\]/).at(-1) || 'article';
  const extension = extensionOf(fileName);
  const format = formats[extension || '.txt'];
  if (!format) {
    return raise(
      'file-unsupported',
      `“${fileName}” is a ${extension} file, which cannot be opened; open one that ends in ${readableExtensions.join(', ')}.`,
      { details: { file: fileName, extension, readable: readableExtensions.join(', ') } },
    );
  }
  if (bytes.length > maxFileBytes) {
    const megabytes = (size: number): number => Math.ceil(size / 1024 / 1024);
    raise(
      'file-too-large',
      `“${fileName}” is too large: ${megabytes(bytes.length)} MB, and at most ${megabytes(maxFileBytes)} MB can be opened; split it first.`,
      { details: { file: fileName, size: megabytes(bytes.length), limit: megabytes(maxFileBytes) } },
    );
  }
  const decoded = decode(bytes, { fileName, html: format.reader === 'html', encoding: choice.encoding });
  return { ...format, ...decoded, fileName, bytes, text: normaliseText(decoded.text) };
}

/** A name's ending with its dot, lower case; empty where there is none. `report-v1.2` has none. */
function extensionOf(fileName: string): string {
  const ending = /.(\.[A-Za-z0-9]{1,12})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return /[a-z]/.test(ending) ? ending : '';
}

async function read(source: Source, input: ReaderInput, choice: ReadingChoice): Promise<Reading> {
  if (source.reader === 'plain-text') return readPlainText(source.text);
  if (source.reader === 'markdown') return readMarkdown(source.text);
  const isXml = source.mediaType === 'application/xhtml+xml' || /^\s*<\?xml\b/.test(source.text);
  return readHtml(isXml ? expandEmptyTags(source.text) : source.text, {
    extraction: choice.extraction,
    // A selection was chosen by hand already; a pasted page has its head.
    wholeByDefault: input.kind === 'pasted-html' && !/<title[\s>]/i.test(source.text),
  });
}

/** The file's name without its ending; for what was pasted, its first words. */
function fallbackTitle(input: ReaderInput, fileName: string, text: string): string {
  if (input.kind === 'file') return fileName.slice(0, fileName.length - extensionOf(fileName).length);
  const opening = text.trim().slice(0, 81);
  if (opening.length <= 80) return opening;
  return `${opening.replace(/\s+\S*$/u, '')}…`;
}

/** Names the file in what a reader found wrong; a parser that stumbled is the file's fault too. */
function raiseUnreadable(error: unknown, fileName: string): never {
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof FailureError ? error.failure.code : 'document-invalid';
  raise(code, `“${fileName}” could not be read: ${reason}`, { details: { file: fileName, reason } });
}

function raiseTextEmpty(fileName: string): never {
  raise('text-empty', `“${fileName}” holds no text that can be read: no letter and no digit.`, {
    details: { file: fileName },
  });
}
