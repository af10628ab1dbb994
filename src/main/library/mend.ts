import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { Change } from '../../core/annotation/change';
import { FailureError, raise } from '../../core/result';
import { AnnotationFile, emptyAnnotationFile, stringifyAnnotationFile, withWork } from './annotation-file';
import { AnnotationStore } from './annotation-store';
import { type AnnotationCopies, BackupShelf } from './backups';
import { backupsOf, exists, isLeftover, replaceFile, setAside } from './durable-file';
import { journalLine, readJournal } from './journal-file';
import { type SalvagedJournal, salvageJournal } from './journal-salvage';
import { LibraryFile } from './library-file';
import { type Base, bestPlan, type MendingPlan } from './mending-plan';
import { sealedFiles } from './sealed-history';
import { alteredInSnapshot } from './snapshot-proof';
import { readStored } from './stored-json';

/** One file that was mended, or taken away. */
export interface Repair {
  /** Null for what concerns the library as a whole. */
  article: string | null;
  file: string;
  action: 'mended' | 'removed';
  /** Where the file as it was found stands now. */
  setAside: string | null;
  message: string;
}

/** What was done, and what of it could not be kept. */
export interface Mending {
  repairs: Repair[];
  /** One sentence for each change, or group of lines, that is not contained any more. */
  losses: string[];
}

/**
 * Brings back `library.json` where it is damaged or missing, from the newest sound copy. Null where
 * there is nothing to do. Raises `library-damaged` where no copy is sound, and what reading it raises.
 */
export async function mendLibraryFile(folder: string, shelf = new BackupShelf(null)): Promise<Repair | null> {
  const path = join(folder, 'library.json');
  const damage = await damageOf(() => readStored(path, LibraryFile));
  if (damage === null) return null;
  // A copy is made after the save, so it may know more than .bak, which is the state before it.
  const previous = await soundOrNull(`${path}.bak`, LibraryFile);
  const copies = await shelf.ofLibrary(folder, previous?.id ?? null);
  for (const copy of await newestFirst([...backupsOf(path), ...copies])) {
    const data = await soundOrNull(copy, LibraryFile);
    if (data === null) continue;
    const aside = (await exists(path)) ? await setAside(path) : null;
    await replaceFile(path, `${JSON.stringify(data, null, 2)}\n`);
    const time = (await stat(copy)).mtime.toISOString();
    const message = `library.json was ${aside === null ? 'missing' : 'damaged'} and was brought back from ${copy} of ${time}; look whether people entered later are missing.`;
    return { article: null, file: path, action: 'mended', setAside: aside, message };
  }
  throw damage;
}

/**
 * Makes what one annotator did on one article readable again, with as many changes as can be kept, and what
 * its journal says that it is; each file is set aside first. Null where there is nothing to do. Raises `library-damaged` where there is no
 * sound state to begin from, `library-newer` and `library-unreadable`; nothing was changed then.
 */
export async function mendAnnotations(
  folder: string,
  annotator: string,
  copies: AnnotationCopies = { snapshots: [], journals: [] },
): Promise<Mending | null> {
  const damage = await damageOf(() => AnnotationStore.open(folder, basename(folder), annotator));
  const isAltered = damage === null && (await alteredInSnapshot(folder, annotator)).length > 0;
  if (damage === null && !isAltered) return null;
  const found = await lookForStates(folder, annotator, copies);
  const bases = isAltered ? found.bases.filter(({ kind }) => kind === 'journal') : found.bases;
  const plan = bestPlan(bases, found.sound, found.newest);
  if (plan === null) throw damage ?? new Error(`${annotator}.journal proved what it does not hold`);
  return carryOut(found, plan);
}

/** What snapshot, journal and their copies hold of one annotator's work on one article. */
export interface FoundStates {
  article: string;
  path: string;
  journalPath: string;
  journal: SalvagedJournal;
  /** The changes of the journal, with those that only a copy of it still has. */
  sound: Change[];
  /** A revision that is known to have been reached. */
  newest: number;
  bases: Base[];
}

/** Raises `library-newer` and `library-unreadable`. Changes nothing. */
export async function lookForStates(folder: string, annotator: string, copies: AnnotationCopies): Promise<FoundStates> {
  const article = basename(folder);
  const path = join(folder, `${annotator}.json`);
  const journalPath = join(folder, `${annotator}.journal`);
  const found = await withSealed(folder, annotator, await salvageJournal(journalPath));
  const journal = await completed(found, copies.journals);
  const bases = await basesOf(path, article, annotator, journal, copies.snapshots);
  const sound = journal.sound.map(({ change }) => change);
  return { article, path, journalPath, journal, sound, newest: newestOf(found), bases };
}

/** The sealed lines before those of the journal, each change once; a sealed file that is damaged gives what it can. */
async function withSealed(folder: string, annotator: string, journal: SalvagedJournal): Promise<SalvagedJournal> {
  const known = new Set(journal.sound.map(({ change }) => change.id));
  const sealed: SalvagedJournal['sound'] = [];
  for (const name of await sealedFiles(folder, annotator)) {
    for (const entry of (await salvageJournal(join(folder, name))).sound) {
      if (known.has(entry.change.id)) continue;
      known.add(entry.change.id);
      sealed.push(entry);
    }
  }
  if (sealed.length === 0) return journal;
  const sound = [...sealed, ...journal.sound].sort((a, b) => a.change.revision - b.change.revision);
  return { ...journal, sound };
}

/** Makes the plan's state the one that is stored; each file that it replaces is set aside first. */
export async function carryOut(
  { article, path, journalPath, journal }: FoundStates,
  plan: MendingPlan,
): Promise<Mending> {
  const mending: Mending = { repairs: [], losses: [] };
  // The journal first: with it, a base that was good before is good still when this is cut short.
  if (await differs(journalPath, plan.changes)) {
    mending.repairs.push(await replaceJournal(article, journalPath, journal, plan));
  }
  if (plan.base.kind !== 'snapshot') mending.repairs.push(await replaceSnapshot(article, path, plan));
  mending.losses.push(...lossesOf(journalPath, journal, plan));
  return mending;
}

/** Name of the base that is the journal beside the snapshot. */
export const theJournal = 'the journal';

async function basesOf(
  path: string,
  article: string,
  annotator: string,
  journal: SalvagedJournal,
  backups: readonly string[],
): Promise<Base[]> {
  const bases: Base[] = [];
  const read = async (kind: Base['kind'], name: string) => {
    const file = await soundOrNull(name, AnnotationFile);
    if (file?.articleId === article && file.annotator === annotator) bases.push({ kind, name, file });
  };
  await read('snapshot', path);
  const first = journal.sound[0];
  // Broken lines before it are changes too.
  if (first && (first.change.revision === 1 || first.change.revision <= first.line)) {
    bases.push({ kind: 'journal', name: theJournal, file: emptyAnnotationFile(article, annotator) });
  }
  for (const copy of [`${path}.bak`, ...backups]) await read('backup', copy);
  return bases;
}

/** How many copies are looked into for lines that are broken. */
const copiesToRead = 3;

/** The journal with what copies of it still have in the place of broken lines; never with more than it had. */
async function completed(journal: SalvagedJournal, copies: readonly string[]): Promise<SalvagedJournal> {
  const sound = [...journal.sound];
  const end = sound.length === 0 ? Number.POSITIVE_INFINITY : newestOf(journal);
  const revisions = new Set(sound.map(({ change }) => change.revision));
  const ids = new Set(sound.map(({ change }) => change.id));
  for (const copy of copies.slice(0, copiesToRead)) {
    const kept = await salvageJournal(copy).catch(() => null);
    for (const { change } of kept?.sound ?? []) {
      if (change.revision > end || revisions.has(change.revision) || ids.has(change.id)) continue;
      const later = sound.findIndex((entry) => entry.change.revision > change.revision);
      sound.splice(later === -1 ? sound.length : later, 0, { line: 0, change });
      revisions.add(change.revision);
      ids.add(change.id);
    }
  }
  return { ...journal, sound };
}

/** By the time of their last change; those that are not there are left out. */
async function newestFirst(paths: readonly string[]): Promise<string[]> {
  const times = await Promise.all(
    paths.map(async (path) => ({ path, time: (await stat(path).catch(() => null))?.mtimeMs })),
  );
  return times
    .filter(({ time }) => time !== undefined)
    .sort((a, b) => (b.time ?? 0) - (a.time ?? 0))
    .map(({ path }) => path);
}

/** Revision of the last line, if that is sound or follows a sound one; 0 where that cannot be known. */
function newestOf({ sound, broken }: SalvagedJournal): number {
  const last = sound.at(-1);
  return last ? last.change.revision + broken.filter((line) => line > last.line).length : 0;
}

async function differs(path: string, changes: readonly Change[]): Promise<boolean> {
  try {
    const there = (await readJournal(path)).changes;
    const isSame = (change: Change, other?: Change) => change.id === other?.id && change.revision === other.revision;
    return there.length !== changes.length || !there.every((change, index) => isSame(change, changes[index]));
  } catch {
    return true;
  }
}

async function replaceJournal(
  article: string,
  path: string,
  journal: SalvagedJournal,
  { changes, moved }: MendingPlan,
): Promise<Repair> {
  const aside = journal.isThere ? await setAside(path) : null;
  await replaceFile(path, changes.map(journalLine).join(''));
  const again = moved.length === 0 ? '' : `, ${moved.length} of them made again beyond the damage`;
  const message = `${basename(path)} was damaged${linesOf(journal)}; changes that stand in it now: ${changes.length}${again}.`;
  return { article, file: path, action: 'mended', setAside: aside, message };
}

async function replaceSnapshot(article: string, path: string, plan: MendingPlan): Promise<Repair> {
  const { base, revision, work } = plan;
  const aside = (await exists(path)) ? await setAside(path) : null;
  const last = plan.changes.at(-1);
  const through = last ? [last.id] : (base.file.through ?? []);
  await replaceFile(path, stringifyAnnotationFile(withWork({ ...base.file, revision, through }, work)));
  const from = base.kind === 'journal' ? 'the journal, which goes back to the first change' : `${base.name}`;
  const message = `${basename(path)} was ${aside === null ? 'missing' : 'damaged'} and was built again from ${from}${base.kind === 'journal' ? '' : ' and the journal after it'}: revision ${revision}, annotations: ${work.annotations.size}.`;
  return { article, file: path, action: 'mended', setAside: aside, message };
}

function lossesOf(path: string, journal: SalvagedJournal, { unfit, missing, revision }: MendingPlan): string[] {
  const losses = unfit.map(({ id, kind, at, ops }) => {
    const about = ops.map((op) => op.id).join(', ');
    return `The change ${id} (${kind} of ${about}, ${at}) builds on a change that is lost; it stands only in the copy of ${basename(path)} that was set aside.`;
  });
  const lost = missing - unfit.length;
  if (lost > 0) {
    losses.push(
      `${lost === 1 ? 'One change is' : `${lost} changes are`} lost${linesOf(journal)} of ${basename(path)}.`,
    );
  } else if (journal.sound.length === 0) {
    losses.push(`${basename(path)} holds no change: what was done after revision ${revision} would be lost.`);
  }
  return losses;
}

function linesOf({ broken }: SalvagedJournal): string {
  if (broken.length === 0) return '';
  const shown = broken.slice(0, 20).join(', ');
  return ` at line ${shown}${broken.length > 20 ? ' and more' : ''}`;
}

/** Removes what killed processes left in a folder; for whoever holds the library's lock. */
export async function removeLeftoversIn(folder: string, article: string | null): Promise<Repair[]> {
  const names = await readdir(folder).catch(() => []);
  const repairs: Repair[] = [];
  for (const name of names.filter((candidate) => isLeftover(candidate) || candidate.startsWith('.incoming-'))) {
    const file = join(folder, name);
    await rm(file, { recursive: true, force: true });
    const message = `${name} was left by a Guillemet that was cut short before it had kept it, and was removed.`;
    repairs.push({ article, file, action: 'removed', setAside: null, message });
  }
  return repairs;
}

/** Null where it can be read; the failure where it is damaged. Whatever else is in the way is raised. */
async function damageOf(read: () => Promise<unknown>): Promise<FailureError | null> {
  try {
    await read();
    return null;
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'library-damaged') return error;
    throw error;
  }
}

async function soundOrNull<T extends object>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return await readStored(path, schema);
  } catch {
    return null;
  }
}

/** Raises `library-missing` for a folder that does not look like a library that could be mended. */
export function refuseNoLibrary(folder: string, entries: readonly string[] | null): void {
  if (['library.json', 'library.json.bak', 'articles'].some((name) => entries?.includes(name))) return;
  raise('library-missing', `${folder} is not a Guillemet library: it has no library.json.`, { details: { folder } });
}
