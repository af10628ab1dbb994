import type { ReadingChoice } from '../../core/host-api';
import type { ReaderName } from '../../core/library/file-formats';
import { docxVersion, readDocx } from './docx';
import { epubVersion, readEpub } from './epub';
import { expandEmptyTags, htmlVersion, readHtml } from './html';
import { mailVersion, readMail } from './mail';
import { markdownVersion, readMarkdown } from './markdown';
import { mhtmlVersion, readMhtml } from './mhtml';
import { odtVersion, readOdt } from './odt';
import { pdfVersion, readPdf } from './pdf';
import { plainTextVersion, readPlainText } from './plain-text';
import type { Source } from './read-source';
import type { Progress, Reading } from './reading';
import { type RecordReading, readRecord, recordsVersion } from './records';
import { readRtf, rtfVersion } from './rtf';

/** Of each reader; raised when the same bytes would give another text. */
export const readerVersions: Record<ReaderName, string> = {
  'plain-text': plainTextVersion,
  markdown: markdownVersion,
  html: htmlVersion,
  mhtml: mhtmlVersion,
  mail: mailVersion,
  docx: docxVersion,
  odt: odtVersion,
  rtf: rtfVersion,
  epub: epubVersion,
  pdf: pdfVersion,
  json: recordsVersion,
  jsonl: recordsVersion,
  csv: recordsVersion,
  xlsx: recordsVersion,
};

/** Gives a source to the reader of its format. Each loads its libraries when it is first called. */
export async function read(
  source: Source,
  choice: ReadingChoice,
  onProgress: Progress,
): Promise<Reading | RecordReading> {
  const { reader, bytes, text, fileName } = source;
  switch (reader) {
    case 'plain-text':
      return readPlainText(text);
    case 'markdown':
      return readMarkdown(text);
    case 'html':
      return readPage(source, choice);
    case 'mhtml':
      return readMhtml(bytes, fileName, { extraction: choice.extraction, encoding: choice.encoding });
    case 'mail':
      return readMail(bytes, choice.extraction);
    case 'docx':
      return readDocx(bytes);
    case 'odt':
      return readOdt(bytes);
    case 'rtf':
      return readRtf(bytes);
    case 'epub':
      return readEpub(bytes, choice.chapters);
    case 'pdf':
      return readPdf(bytes, onProgress);
    case 'xlsx':
      return readRecord({ reader, bytes }, choice);
    case 'json':
    case 'jsonl':
    case 'csv':
      return readRecord({ reader, bytes, text }, choice);
  }
}

function readPage({ kind, text, mediaType }: Source, choice: ReadingChoice): Promise<Reading> {
  const isXml = mediaType === 'application/xhtml+xml' || /^\s*<\?xml\b/.test(text);
  return readHtml(isXml ? expandEmptyTags(text) : text, {
    extraction: choice.extraction,
    // A selection was chosen by hand already; a pasted page has its head.
    wholeByDefault: kind === 'pasted-html' && !/<title[\s>]/i.test(text),
  });
}
