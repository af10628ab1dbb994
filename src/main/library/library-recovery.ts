import { basename, join } from 'node:path';
import { Id } from '../../core/annotation/annotation';
import { withBuiltIns } from '../../core/annotation/built-in-codebook';
import { type Codebook, Layer, RelationType, Tag } from '../../core/annotation/codebook';
import { Person } from '../../core/annotation/person';
import type { RecoveryCandidate } from '../../core/calls/recovery-calls';
import { annotatorsIn, articleEntries } from './article-files';
import type { BackupShelf } from './backups';
import { backupsOf, exists, replaceFile, setAside } from './durable-file';
import { newId } from './ids';
import { readLenientJson } from './lenient-json';
import { Annotator, LibraryFile, newLibraryFile } from './library-file';
import { bytesOf, candidateOf, distinct, type Found, setAsideOf, timeOf } from './recovery-candidate';
import { parseStored, schemaVersion, upToDate } from './stored-json';

/** How many candidates are shown at most. */
const atMost = 12;

/**
 * What `library.json` could be again, whole ones first, the newest of them first: its own damaged content,
 * its `.bak`, copies outside, what was set aside, and a new one for the articles that are there.
 */
export async function libraryCandidates(folder: string, shelf: BackupShelf): Promise<Found<LibraryFile>[]> {
  const path = join(folder, 'library.json');
  const articles = (await articleEntries(join(folder, 'articles'))).filter((name) => Id.safeParse(name).success);
  const annotators = await annotatorsAt(folder, articles);
  const id = (await shelf.idOf(folder)) ?? newId('l');
  const found: Found<LibraryFile>[] = [];
  const look = async (source: RecoveryCandidate['source'], file: string) => {
    const bytes = await bytesOf(file);
    const read = bytes && (whole(file, bytes) ?? salvaged(file, bytes, { annotators, id }));
    if (!read) return;
    const { data, isWhole } = read;
    const counts = { articles: articles.length, people: data.people.length };
    const verified = isWhole ? 'whole' : 'parts';
    found.push({ candidate: candidateOf(source, file, await timeOf(file), { ...counts, verified }), content: data });
  };
  await look('salvaged', path);
  for (const previous of backupsOf(path)) await look('previous', previous);
  for (const aside of await setAsideOf(path)) await look('set-aside', aside);
  const known = found.find(({ candidate }) => candidate.verified === 'whole') ?? found[0];
  for (const copy of await shelf.ofLibrary(folder, known?.content.id ?? id)) await look('copy', copy);

  const rank = ({ candidate }: Found<LibraryFile>) =>
    `${candidate.verified === 'whole' ? 1 : 0}${candidate.time ?? ''}`;
  const ranked = found.sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
  const best = distinct(ranked, (data) => JSON.stringify(data)).slice(0, atMost);
  const counts = { articles: articles.length, people: 0 };
  return [
    ...best,
    {
      candidate: candidateOf('anew', '', null, counts),
      content: { ...newLibraryFile(basename(folder)), id, annotators },
    },
  ];
}

/** Makes it the library's file; what stands there now is set aside. Gives the paths of what was. */
export async function restoreLibraryFile(folder: string, data: LibraryFile): Promise<string[]> {
  const path = join(folder, 'library.json');
  const aside = (await exists(path)) ? [await setAside(path)] : [];
  await replaceFile(path, `${JSON.stringify(data, null, 2)}\n`);
  return aside;
}

interface Read {
  data: LibraryFile;
  isWhole: boolean;
}

function whole(path: string, bytes: Uint8Array): Read | null {
  try {
    return { data: parseStored(path, bytes, LibraryFile), isWhole: true };
  } catch {
    return null;
  }
}

/**
 * What can be read of a damaged `library.json`: every whole person, layer and annotator. Null where that is
 * nothing. `known`: the id where it has none of its own, and those whose annotations are there.
 */
function salvaged(path: string, bytes: Uint8Array, known: Pick<LibraryFile, 'id' | 'annotators'>): Read | null {
  const read = readLenientJson(new TextDecoder().decode(bytes));
  if (read === null) return null;
  let value: unknown;
  try {
    ({ value } = upToDate(path, read.value, undefined));
  } catch {
    // A newer Guillemet wrote it and may read it; here nobody knows what its parts mean.
    return null;
  }
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== 'guillemet-library') {
    return null;
  }
  const { id, name, codebook, people, annotators: listed } = value as Record<string, unknown>;
  const kept = {
    people: sound(people, Person),
    annotators: sound(listed, Annotator),
  };
  const data = LibraryFile.safeParse({
    ...value,
    schemaVersion,
    id: Id.safeParse(id).success ? id : known.id,
    name: typeof name === 'string' && name !== '' ? name : 'Library',
    codebook: soundCodebook(codebook),
    people: kept.people,
    annotators: withAll(kept.annotators, known.annotators),
  });
  if (!data.success) return null;
  const isWhole =
    !read.isPartial &&
    [people, kept.people].every((list) => Array.isArray(list) && list.length === kept.people.length) &&
    LibraryFile.safeParse(value).success;
  return { data: data.data, isWhole };
}

/** The items that fit, the first of each id. */
function sound<T extends { id: string }>(
  items: unknown,
  schema: { safeParse(item: unknown): { success: boolean; data?: T | undefined } },
): T[] {
  const byId = new Map<string, T>();
  for (const item of Array.isArray(items) ? items : []) {
    const { data } = schema.safeParse(item);
    if (data && !byId.has(data.id)) byId.set(data.id, data);
  }
  return [...byId.values()];
}

/** What can be read of the codebook, and always what is built in. */
function soundCodebook(value: unknown): Codebook {
  const codebook: Partial<Record<keyof Codebook, unknown>> = typeof value === 'object' && value !== null ? value : {};
  return withBuiltIns({
    ...codebook,
    layers: sound(codebook.layers, Layer),
    tags: sound(codebook.tags, Tag),
    relationTypes: sound(codebook.relationTypes, RelationType),
  });
}

function withAll<T extends { id: string }>(items: readonly T[], needed: readonly T[]): T[] {
  return [...items, ...needed.filter(({ id }) => !items.some((item) => item.id === id))];
}

/** Those whose annotations lie in the library, under their ids. */
async function annotatorsAt(folder: string, articles: readonly string[]): Promise<Annotator[]> {
  const ids = new Set<string>();
  for (const article of articles) {
    for (const id of await annotatorsIn(join(folder, 'articles', article))) if (Id.safeParse(id).success) ids.add(id);
  }
  return [...ids].sort().map((id) => ({ id, name: id }));
}
