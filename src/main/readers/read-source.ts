import { maxFileBytes, maxTextLength, type Preview, type ReadingChoice } from '../../core/host-api';
import { extensionOf, type ReaderName, textReaders } from '../../core/library/file-formats';
import { FailureError, raise } from '../../core/result';
import { type CanonicalText, canonicalText } from '../../core/text/canonical';
import { normaliseText } from '../../core/text/normalise';
import { agencyOf } from './agency-line';
import type { ArticleDraft, ReaderInput } from './article-draft';
import { decode } from './decode';
import { withoutData } from './html';
import { identify } from './identify';
import { detectLanguage } from './language';
import { read, readerVersions } from './read';
import type { PageStart, Progress } from './reading';
import type { RecordReading } from './records';
import { completeMetadata, languageTag } from './stated-metadata';

/** What a reader is given. */
export interface Source {
  kind: ReaderInput['kind'];
  fileName: string;
  reader: ReaderName;
  mediaType: string;
  bytes: Uint8Array;
  /** Normalised; empty for formats that keep their encoding inside. */
  text: string;
  encoding: string;
  encodingFrom: Preview['encodingFrom'];
}

/**
 * Makes an article of a source. Nothing is stored, run or fetched.
 *
 * The format follows from the bytes where they tell, else from the file's ending (none means plain text);
 * encoding, extraction, chapters and mapping from `choice`, else from looking. Raises a failure that names the
 * file: `file-too-large`, `file-empty`, `text-too-long`, `text-empty`, what `identify` and `decode` raise, and
 * what the reader of the format does.
 */
export async function readSource(
  input: ReaderInput,
  choice: ReadingChoice,
  onProgress: Progress = () => {},
): Promise<ArticleDraft> {
  const fileName = nameOf(input);
  try {
    return await draftOf(open(input, fileName, choice), choice, onProgress);
  } catch (error) {
    return raiseUnreadable(error, fileName);
  }
}

async function draftOf(source: Source, choice: ReadingChoice, onProgress: Progress): Promise<ArticleDraft> {
  const { fileName } = source;
  const hasText = textReaders.has(source.reader);
  checkLength(source.text.length, fileName);
  if (hasText && !/\S/u.test(source.text)) raiseTextEmpty(fileName);
  const reading = await read(source, choice, onProgress);
  const { document, stated, extraction } = reading;
  document.check();
  const canonical = canonicalText(document);
  checkLength(canonical.text.length, fileName);
  if (!/[\p{L}\p{N}]/u.test(canonical.text)) {
    raiseTextEmpty(fileName, 'records' in reading ? { records: reading.records.count } : {});
  }

  const language =
    languageTag(stated.language) ??
    known(await detectLanguage(canonical.text)) ??
    languageTag(reading.languageHint) ??
    'und';
  const { kind: _, text: __, ...origin } = source;
  return {
    ...origin,
    ...(reading.encoding === undefined ? {} : encodingWithin(reading.encoding, choice)),
    metadata: completeMetadata(
      { ...stated, agency: stated.agency ?? agencyOf(canonical.text) },
      fallbackTitle(source, canonical.text),
      language,
    ),
    document: document.toJSON() as { type: 'doc' },
    canonical,
    extraction,
    readerVersion: readerVersions[source.reader],
    ...(reading.pages === undefined ? {} : { pages: pagePlaces(reading.pages, canonical) }),
    ...(reading.chapters === undefined ? {} : { chapters: [...reading.chapters] }),
    ...(reading.attachments === undefined ? {} : { attachments: [...reading.attachments] }),
    ...('records' in reading ? recordOrigin(reading, fileName) : {}),
  };
}

function encodingWithin(encoding: string, choice: ReadingChoice): Pick<ArticleDraft, 'encoding' | 'encodingFrom'> {
  return { encoding, encodingFrom: choice.encoding === undefined ? 'declared' : 'chosen' };
}

function known(language: string): string | undefined {
  return language === 'und' ? undefined : language;
}

/** The original of an article from a table is its record: the table holds many others. */
function recordOrigin(reading: RecordReading, fileName: string) {
  const { records, source } = reading;
  const stem = fileName.slice(0, fileName.length - extensionOf(fileName).length);
  const number = String(records.record + 1).padStart(String(records.count).length, '0');
  return {
    records,
    fileName: `${stem}-${number}.json`,
    mediaType: 'application/json',
    bytes: new TextEncoder().encode(`${JSON.stringify(source, null, 2)}\n`),
  };
}

function pagePlaces(pages: readonly PageStart[], { blocks, text }: CanonicalText) {
  return pages.map(({ label, block, offset }) => ({
    label,
    start: Math.min((blocks[block]?.start ?? text.length) + offset, text.length),
  }));
}

function checkLength(length: number, fileName: string): void {
  if (length <= maxTextLength) return;
  const [size, limit] = [millions(length), millions(maxTextLength)];
  raise(
    'text-too-long',
    `“${fileName}” is too large: ${size} million characters, and at most ${limit} million can be opened; split it first.`,
    { details: { file: fileName, size, limit } },
  );
}

function millions(characters: number): number {
  return Math.ceil(characters / 1_000_000);
}

function nameOf(input: ReaderInput): string {
  if (input.kind === 'file') return input.name.split(/[/\\]/).at(-1) || 'article';
  return input.kind === 'pasted-html' ? 'pasted.html' : 'pasted.txt';
}

function open(input: ReaderInput, fileName: string, choice: ReadingChoice): Source {
  if (input.kind === 'file') return openFile(fileName, input.bytes, choice);
  const isHtml = input.kind === 'pasted-html';
  const pasted = isHtml ? input.html : input.text;
  return {
    kind: input.kind,
    fileName,
    reader: isHtml ? 'html' : 'plain-text',
    mediaType: isHtml ? 'text/html' : 'text/plain',
    bytes: new TextEncoder().encode(pasted),
    text: normaliseText(pasted),
    encoding: 'utf-8',
    encodingFrom: 'none',
  };
}

function openFile(fileName: string, bytes: Uint8Array, choice: ReadingChoice): Source {
  const details = { file: fileName };
  if (bytes.length === 0) raise('file-empty', `“${fileName}” is empty: there is nothing to read.`, { details });
  if (bytes.length > maxFileBytes) {
    const [size, limit] = [bytes.length, maxFileBytes].map((length) => Math.ceil(length / 1024 / 1024)) as [
      number,
      number,
    ];
    raise(
      'file-too-large',
      `“${fileName}” is too large: ${size} MB, and at most ${limit} MB can be opened; split it first.`,
      { details: { ...details, size, limit } },
    );
  }
  const format = identify(bytes, fileName);
  const source = { kind: 'file' as const, fileName, bytes, ...format };
  if (!textReaders.has(format.reader)) return { ...source, text: '', encoding: 'none', encodingFrom: 'none' };
  const decoded = decode(bytes, { fileName, html: format.reader === 'html', encoding: choice.encoding });
  const isPage = format.reader === 'html';
  return { ...source, ...decoded, text: normaliseText(isPage ? withoutData(decoded.text) : decoded.text) };
}

/** The file's name without its ending; for what was pasted, its first words. */
function fallbackTitle({ kind, fileName }: Source, text: string): string {
  if (kind === 'file') return fileName.slice(0, fileName.length - extensionOf(fileName).length);
  const opening = text.trim().slice(0, 81);
  if (opening.length <= 80) return opening;
  return `${opening.replace(/\s+\S*$/u, '')}…`;
}

/** Names the file in what a reader found wrong; a parser that stumbled is the file's fault too. */
function raiseUnreadable(error: unknown, fileName: string): never {
  if (error instanceof FailureError && error.failure.details?.file === fileName) throw error;
  const reason = error instanceof Error ? error.message : String(error);
  const failure = error instanceof FailureError ? error.failure : { code: 'document-invalid' as const };
  raise(failure.code, `“${fileName}” could not be read: ${reason}`, {
    ...('path' in failure && failure.path ? { path: failure.path } : {}),
    details: { ...('details' in failure ? failure.details : {}), file: fileName, reason },
  });
}

function raiseTextEmpty(fileName: string, more: { records?: number } = {}): never {
  raise('text-empty', `“${fileName}” holds no text that can be read: no letter and no digit.`, {
    details: { file: fileName, ...more },
  });
}
