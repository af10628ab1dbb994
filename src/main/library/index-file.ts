import { stat, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { Id } from '../../core/annotation/annotation';
import { ArticleRow, EarlierVersion, Sha256 } from '../../core/library/article';
import { codeOf, removeLeftovers, replaceFile } from './durable-file';

/** Size in bytes and time of the last change in ms of a file; null where there is none. */
const Stamp = z.tuple([z.number(), z.number()]).nullable();
type Stamp = z.infer<typeof Stamp>;

/** What other articles are held against to find the same one again. */
export const LikenessKeys = z.object({
  url: z.string(),
  /** `signatureOf` the text, in base64. */
  signature: z.string(),
  /** What `article.version` holds. */
  earlier: z.array(EarlierVersion),
});
export type LikenessKeys = z.infer<typeof LikenessKeys>;

/** A row of the list as it was read, and how the files looked that it was read from. */
export const IndexEntry = z.object({
  row: ArticleRow,
  textSha256: Sha256,
  ...LikenessKeys.shape,
  /** Of `article.json`, and of the annotator's snapshot and journal. */
  stamps: z.tuple([Stamp, Stamp, Stamp]),
});
export type IndexEntry = z.infer<typeof IndexEntry>;
export type Stamps = IndexEntry['stamps'];

/** Goes up with every change of a row; an index of another version is made again. */
const indexVersion = 3;

/** `.index.json`: a cache of the list's rows. Holds nothing that is not elsewhere. */
const IndexFile = z.object({
  format: z.literal('guillemet-index'),
  schemaVersion: z.literal(indexVersion),
  library: Id,
  /** Whose annotations were counted. */
  annotator: Id,
  /** `MergedParts.key` of the codebook under which they were counted; absent where nothing was merged. */
  merged: z.string().exactOptional(),
  entries: z.array(IndexEntry),
});
type IndexFile = z.infer<typeof IndexFile>;

/** Which library, and whose counts, a cache is for. */
export interface IndexOwner {
  folder: string;
  library: string;
  annotator: string;
  merged: string;
}

/** By article. Empty where the cache is missing, damaged, of another version or another library's: it is rebuilt. */
export async function readIndex({ folder, library, annotator, merged }: IndexOwner): Promise<Map<string, IndexEntry>> {
  try {
    const text = await readFile(pathIn(folder), 'utf8');
    const json: unknown = JSON.parse(text);
    // Ten thousand rows that bear their checksum were written here: to look at each again takes as long as to read them.
    const parsed = isAsWritten(text) ? (json as IndexFile) : IndexFile.parse(json);
    const isOwners = parsed.library === library && parsed.annotator === annotator && (parsed.merged ?? '') === merged;
    if (!isOwners) return new Map();
    return new Map(parsed.entries.map((entry) => [entry.row.id, entry]));
  } catch {
    return new Map();
  }
}

/** Rejects with the system's error where the disk refuses. */
export async function writeIndex(
  { folder, library, annotator, merged }: IndexOwner,
  entries: readonly IndexEntry[],
): Promise<void> {
  const path = pathIn(folder);
  const counted = merged === '' ? {} : { merged };
  const head = JSON.stringify({
    format: 'guillemet-index',
    schemaVersion: indexVersion,
    library,
    annotator,
    ...counted,
  });
  const rows = JSON.stringify(entries);
  await removeLeftovers(path);
  await replaceFile(path, `${head.slice(0, -1)},"crc":"${checksum(rows)}"${entriesMark}${rows}}\n`);
}

const entriesMark = ',"entries":';

/** Whether the file is of this version and its rows are the ones that were written. */
function isAsWritten(text: string): boolean {
  const start = text.indexOf(entriesMark);
  const head = `{"format":"guillemet-index","schemaVersion":${indexVersion},`;
  if (start === -1 || !text.startsWith(head) || !text.endsWith('}\n')) return false;
  return text.startsWith(`"crc":"${checksum(text.slice(start + entriesMark.length, -2))}"`, start - 16);
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

/** How the files of an article look now; to be taken before they are read. */
export function stampsOf(folder: string, annotator: string): Promise<Stamps> {
  const [article, snapshot, journal] = stampedFiles(folder, annotator);
  return Promise.all([stampOf(article), stampOf(snapshot), stampOf(journal)]);
}

/** As `stampsOf`, without giving way: a third of the time where the disk answers at once. */
export function stampsNow(folder: string, annotator: string): Stamps {
  const [article, snapshot, journal] = stampedFiles(folder, annotator);
  return [stampNow(article), stampNow(snapshot), stampNow(journal)];
}

function stampedFiles(folder: string, annotator: string): [string, string, string] {
  return [join(folder, 'article.json'), join(folder, `${annotator}.json`), join(folder, `${annotator}.journal`)];
}

function stampNow(path: string): Stamp {
  const info = statSync(path, { throwIfNoEntry: false });
  return info ? [info.size, info.mtimeMs] : null;
}

export function sameStamps(a: Stamps, b: Stamps): boolean {
  return a.every((stamp, i) => stamp?.[0] === b[i]?.[0] && stamp?.[1] === b[i]?.[1]);
}

/** Through the callback, which costs half of what the promise of `fs/promises` does; a list asks 30,000 times. */
function stampOf(path: string): Promise<Stamp> {
  return new Promise((resolve, reject) => {
    stat(path, (error, info) => {
      if (!error) resolve([info.size, info.mtimeMs]);
      else if (codeOf(error) === 'ENOENT') resolve(null);
      else reject(error);
    });
  });
}

function pathIn(folder: string): string {
  return join(folder, '.index.json');
}
