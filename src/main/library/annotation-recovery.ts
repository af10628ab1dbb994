import { type Annotation, Annotation as AnnotationSchema, isSelector } from '../../core/annotation/annotation';
import { ArticleNote } from '../../core/annotation/article-note';
import type { Change } from '../../core/annotation/change';
import type { RecoveryCandidate } from '../../core/calls/recovery-calls';
import { AnnotationFile, emptyAnnotationFile } from './annotation-file';
import type { AnnotationCopies } from './backups';
import { salvageJournal } from './journal-salvage';
import { readLenientJson } from './lenient-json';
import { carryOut, type FoundStates, lookForStates, type Mending, theJournal } from './mend';
import { type Base, bestPlan, type MendingPlan, plansFrom } from './mending-plan';
import { bytesOf, candidateOf, distinct, type Found, setAsideOf, timeOf } from './recovery-candidate';
import { parseStored, upToDate } from './stored-json';

/** A state, and where what it is made of was found. */
export interface AnnotationState {
  found: FoundStates;
  plan: MendingPlan;
}

/**
 * What the annotations of one annotator on one article could be again, the state with the most changes first:
 * snapshot, `.bak`, copies outside and what was set aside, each with the changes of the journal that go on from
 * it; the journal alone; and what can be read of a damaged snapshot. Where there is nothing of all that, to begin
 * again without annotations. `text`: the article's, null where it cannot be read.
 */
export async function annotationCandidates(
  folder: string,
  annotator: string,
  copies: AnnotationCopies,
  text: string | null,
): Promise<Found<AnnotationState>[]> {
  const found = await lookForStates(folder, annotator, copies);
  const { article, path, journalPath } = found;
  const bases = [...found.bases];
  for (const file of [path, ...(await setAsideOf(path))]) {
    const base = await snapshotAt(file, article, annotator);
    if (base && !bases.some(({ name }) => name === base.name)) bases.push(base);
  }
  const best = bestPlan(found.bases, found.sound, found.newest);
  const states = plansFrom(bases, found.sound, found.newest)
    .sort((a, b) => Number(b.base === best?.base) - Number(a.base === best?.base) || rank(a) - rank(b))
    .map((plan) => ({ found, plan }));
  for (const aside of await setAsideOf(journalPath)) {
    const sound = (await salvageJournal(aside)).sound.map(({ change }) => change);
    if (sound[0]?.revision !== 1) continue;
    const base: Base = { kind: 'journal', name: aside, file: emptyAnnotationFile(article, annotator) };
    for (const plan of plansFrom([base], sound, found.newest)) states.push({ found, plan });
  }
  if (states.length === 0) states.push(...plansFromNothing(found, annotator).map((plan) => ({ found, plan })));
  const candidates = await Promise.all(
    states.map(async (state) => ({ candidate: await candidateFor(state, text), content: state })),
  );
  return distinct(candidates, ({ plan }) => keyOf(plan));
}

/** Makes the state the one that is stored; what stands there now is set aside. */
export function restoreAnnotations({ found, plan }: AnnotationState): Promise<Mending> {
  return carryOut(found, plan);
}

/**
 * The changes of a journal that lost its beginning, as far as they fit without it; none where there is no
 * journal either. So that the article can be opened: all that is damaged is set aside.
 */
function plansFromNothing({ article, sound, newest }: FoundStates, annotator: string): MendingPlan[] {
  const name = sound.length > 0 ? theJournal : '';
  return plansFrom([{ kind: 'journal', name, file: emptyAnnotationFile(article, annotator) }], sound, newest);
}

/** Whole files before parts of files, then by what is missing. */
function rank({ base, missing }: MendingPlan): number {
  return (base.kind === 'salvaged' ? 1e9 : 0) + missing;
}

async function candidateFor({ found, plan }: AnnotationState, text: string | null): Promise<RecoveryCandidate> {
  const { base, work, changes, missing } = plan;
  const annotations = [...work.annotations.values()];
  const file = base.kind === 'journal' && base.name === theJournal ? found.journalPath : base.name;
  return candidateOf(sourceOf(base, found), file, await timeOf(file), {
    annotations: annotations.length,
    lastChange: lastChangeOf(annotations, changes),
    misplaced: text === null ? null : annotations.filter((annotation) => !standsOn(annotation, text)).length,
    missing,
    verified: verificationOf(base),
  });
}

function verificationOf({ kind, name }: Base): RecoveryCandidate['verified'] {
  if (name === '') return 'none';
  if (kind === 'salvaged') return 'parts';
  return kind === 'journal' ? 'checksums' : 'whole';
}

function sourceOf({ kind, name }: Base, { path }: FoundStates): RecoveryCandidate['source'] {
  if (name === '') return 'empty';
  if (name.includes('.corrupt-')) return 'set-aside';
  if (kind === 'journal') return 'journal';
  if (kind === 'snapshot') return 'file';
  if (kind === 'salvaged') return 'salvaged';
  return name === `${path}.bak` ? 'previous' : 'copy';
}

function lastChangeOf(annotations: readonly Annotation[], changes: readonly Change[]): string | null {
  const times = [...annotations.map(({ modified }) => modified), ...changes.slice(-1).map(({ at }) => at)];
  const latest = Math.max(...times.map((time) => Date.parse(time)));
  return Number.isFinite(latest) ? new Date(latest).toISOString() : null;
}

function standsOn({ segments, attributes }: Annotation, text: string): boolean {
  return [...segments, ...Object.values(attributes).filter(isSelector)].every(
    ({ start, end, exact }) => text.slice(start, end) === exact,
  );
}

function keyOf({ work, changes }: MendingPlan): string {
  const entries = [...work.annotations.values(), ...work.decisions.values(), work.articleNote];
  const sorted = entries.map((entry) => JSON.stringify(entry)).sort();
  return JSON.stringify([sorted, changes.map(({ id }) => id)]);
}

/** A snapshot that is whole, or what can be read of it. Null where that is nothing, or where it is another's. */
async function snapshotAt(path: string, article: string, annotator: string): Promise<Base | null> {
  const bytes = await bytesOf(path);
  if (bytes === null) return null;
  const file = wholeSnapshot(path, bytes);
  if (file) return isOf(file, article, annotator) ? { kind: 'backup', name: path, file } : null;
  const parts = salvagedSnapshot(path, bytes);
  return parts && isOf(parts, article, annotator) ? { kind: 'salvaged', name: path, file: parts } : null;
}

function isOf(file: AnnotationFile, article: string, annotator: string): boolean {
  return file.articleId === article && file.annotator === annotator;
}

function wholeSnapshot(path: string, bytes: Uint8Array): AnnotationFile | null {
  try {
    return parseStored(path, bytes, AnnotationFile);
  } catch {
    return null;
  }
}

/** The annotations of a damaged snapshot that are whole, the first of each id. */
function salvagedSnapshot(path: string, bytes: Uint8Array): AnnotationFile | null {
  const read = readLenientJson(new TextDecoder().decode(bytes));
  if (read === null || typeof read.value !== 'object') return null;
  try {
    const { value } = upToDate(path, read.value);
    const { annotations, articleNote, ...head } = value as Record<string, unknown>;
    const note = ArticleNote.safeParse(articleNote);
    const byId = new Map<string, Annotation>();
    for (const item of Array.isArray(annotations) ? annotations : []) {
      const { data } = AnnotationSchema.safeParse(item);
      if (data && !byId.has(data.id)) byId.set(data.id, data);
    }
    return byId.size === 0
      ? null
      : AnnotationFile.parse({
          ...head,
          annotations: [...byId.values()],
          ...(note.success ? { articleNote: note.data } : {}),
        });
  } catch {
    // Not ours, or of a newer Guillemet that may read it.
    return null;
  }
}
