/** The readers; each names itself in an article's provenance. */
export const readerNames = [
  'plain-text',
  'markdown',
  'html',
  'mhtml',
  'mail',
  'docx',
  'odt',
  'rtf',
  'epub',
  'pdf',
  'json',
  'jsonl',
  'csv',
  'xlsx',
] as const;
export type ReaderName = (typeof readerNames)[number];

export interface Format {
  reader: ReaderName;
  mediaType: string;
}

/** By a file's ending, lower case, with its dot. */
const formats: { [extension: string]: Format } = {
  '.txt': { reader: 'plain-text', mediaType: 'text/plain' },
  '.text': { reader: 'plain-text', mediaType: 'text/plain' },
  '.md': { reader: 'markdown', mediaType: 'text/markdown' },
  '.markdown': { reader: 'markdown', mediaType: 'text/markdown' },
  '.html': { reader: 'html', mediaType: 'text/html' },
  '.htm': { reader: 'html', mediaType: 'text/html' },
  '.xhtml': { reader: 'html', mediaType: 'application/xhtml+xml' },
  '.mhtml': { reader: 'mhtml', mediaType: 'multipart/related' },
  '.mht': { reader: 'mhtml', mediaType: 'multipart/related' },
  '.eml': { reader: 'mail', mediaType: 'message/rfc822' },
  '.docx': { reader: 'docx', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  '.odt': { reader: 'odt', mediaType: 'application/vnd.oasis.opendocument.text' },
  '.rtf': { reader: 'rtf', mediaType: 'application/rtf' },
  '.epub': { reader: 'epub', mediaType: 'application/epub+zip' },
  '.pdf': { reader: 'pdf', mediaType: 'application/pdf' },
  '.json': { reader: 'json', mediaType: 'application/json' },
  '.jsonl': { reader: 'jsonl', mediaType: 'application/jsonl' },
  '.ndjson': { reader: 'jsonl', mediaType: 'application/jsonl' },
  '.csv': { reader: 'csv', mediaType: 'text/csv' },
  '.tsv': { reader: 'csv', mediaType: 'text/tab-separated-values' },
  '.xlsx': { reader: 'xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
};

/** Endings of the files that can be opened, lower case, with their dot. */
export const readableExtensions: readonly string[] = Object.keys(formats);

/** Readers of text in some encoding; the others find the encoding in the format itself. */
export const textReaders: ReadonlySet<ReaderName> = new Set(['plain-text', 'markdown', 'html', 'json', 'jsonl', 'csv']);

export function formatOfExtension(extension: string): Format | undefined {
  return Object.hasOwn(formats, extension) ? formats[extension] : undefined;
}

export function formatOf(reader: ReaderName): Format {
  return Object.values(formats).find((format) => format.reader === reader) ?? { reader, mediaType: 'text/plain' };
}

/** A name's ending with its dot, lower case; empty where there is none. `report-v1.2` has none. */
export function extensionOf(fileName: string): string {
  const ending = /.(\.[A-Za-z0-9]{1,12})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return /[a-z]/.test(ending) ? ending : '';
}
