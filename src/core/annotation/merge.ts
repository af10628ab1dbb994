import type { Annotation } from './annotation';
import { type ArticleNote, maxNoteLength } from './article-note';
import { sameValue } from './change';

/** Where both sides changed the same thing: what was kept, and what the other side had (null: deleted). */
export interface MergeConflict<T> {
  id: string;
  kept: T;
  other: T | null;
}

export interface Merged<T> {
  /** Null where the merged state is "not there". */
  value: T | null;
  conflict: MergeConflict<T> | null;
}

/**
 * Three-way merge of one annotation; null stands for "not there". Changes to different fields are both
 * kept. Where the same field was changed, the later `modified` wins as a whole, and a change wins over a
 * deletion. Swapping the sides gives the same value.
 */
export function mergeAnnotation(
  base: Annotation | null,
  ours: Annotation | null,
  theirs: Annotation | null,
): Merged<Annotation> {
  return mergeEntry(base, ours, theirs, (a, b) => {
    const [earlier, later] = [a, b].sort(compareModified) as [Annotation, Annotation];
    // Attributes belong to a layer, so that fields of two layers never mix.
    const fields = base !== null && a.layer === b.layer ? mergeFields(base, a, b, ['modified']) : null;
    if (fields) return { value: { ...fields, modified: later.modified } as Annotation, other: null };
    return { value: later, other: earlier };
  });
}

/**
 * Three-way merge of an article note; null stands for "not there". Tags that either side added stay, those that either
 * took away go; of two texts both stand, the earlier first. A change wins over a deletion. There is a conflict only
 * where both texts together would be too long: then the later one stands. Swapping the sides gives the same value.
 */
export function mergeArticleNote(
  base: ArticleNote | null,
  ours: ArticleNote | null,
  theirs: ArticleNote | null,
): Merged<ArticleNote> {
  const merged = mergeEntry(base, ours, theirs, (a, b) => {
    const [earlier, later] = [a, b].sort(compareModified) as [ArticleNote, ArticleNote];
    const note = mergeTexts(base?.note ?? '', earlier.note, later.note);
    if (note.length > maxNoteLength) return { value: later, other: earlier };
    const created = [a.created, b.created].sort()[0] as string;
    return {
      value: { ...later, tags: mergeTags(base?.tags ?? [], earlier.tags, later.tags), note, created },
      other: null,
    };
  });
  return merged.conflict?.other === null ? { ...merged, conflict: null } : merged;
}

function mergeTexts(base: string, earlier: string, later: string): string {
  if (earlier === base || later.includes(earlier)) return later;
  if (later === base || earlier.includes(later)) return earlier;
  return `${earlier}\n\n${later}`;
}

function mergeTags(base: readonly string[], ...sides: readonly [string[], string[]]): string[] {
  const all = [...new Set(sides.flat())];
  return all.filter((tag) => sides.every((tags) => tags.includes(tag)) || !base.includes(tag));
}

function compareModified<T extends { modified: string }>(a: T, b: T): number {
  const difference = Date.parse(a.modified) - Date.parse(b.modified);
  if (difference !== 0) return difference;
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

/** Three-way merge of what has an id and no date (people, annotators, layers): where both changed a field, ours stands. */
export function mergeRecord<T extends { id: string }>(base: T | null, ours: T | null, theirs: T | null): Merged<T> {
  return mergeEntry(base, ours, theirs, (a, b) => {
    const fields = base === null ? null : mergeFields(base, a, b, []);
    return fields ? { value: fields as T, other: null } : { value: a, other: b };
  });
}

function mergeEntry<T extends { id: string }>(
  base: T | null,
  ours: T | null,
  theirs: T | null,
  both: (ours: T, theirs: T) => { value: T; other: T | null },
): Merged<T> {
  if (sameValue(ours, theirs) || sameValue(theirs, base)) return { value: ours, conflict: null };
  if (sameValue(ours, base)) return { value: theirs, conflict: null };
  if (ours !== null && theirs !== null) {
    const { value, other } = both(ours, theirs);
    return { value, conflict: other === null ? null : { id: value.id, kept: value, other } };
  }
  const kept = ours ?? theirs;
  return { value: kept, conflict: kept && { id: kept.id, kept, other: null } };
}

type Fields = Readonly<Record<string, unknown>>;

/** Null where one field was changed on both sides; `attributes` are merged one by one. */
function mergeFields(base: Fields, ours: Fields, theirs: Fields, except: readonly string[]): Fields | null {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [was, a, b] = [base[key], ours[key], theirs[key]];
    let value: unknown;
    if (except.includes(key) || sameValue(a, b) || sameValue(b, was)) value = a;
    else if (sameValue(a, was)) value = b;
    else if (key === 'attributes' && isFields(was) && isFields(a) && isFields(b)) {
      value = mergeFields(was, a, b, []);
      if (value === null) return null;
    } else return null;
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Merges lists by id. Order: that of ours, then what only theirs has. */
export function mergeLists<T extends { id: string }>(
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
  merge: (base: T | null, ours: T | null, theirs: T | null) => Merged<T>,
): { values: T[]; conflicts: MergeConflict<T>[] } {
  const [was, a, b] = [base, ours, theirs].map((list) => new Map(list.map((entry) => [entry.id, entry])));
  const values: T[] = [];
  const conflicts: MergeConflict<T>[] = [];
  for (const id of new Set([...ours, ...theirs].map((entry) => entry.id))) {
    const { value, conflict } = merge(was?.get(id) ?? null, a?.get(id) ?? null, b?.get(id) ?? null);
    if (value) values.push(value);
    if (conflict) conflicts.push(conflict);
  }
  return { values, conflicts };
}
