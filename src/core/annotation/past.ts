import type { Annotation } from './annotation';
import { articleNoteId } from './article-note';
import { type Change, copyOf, type Operation, revertOperations, sameValue, type Work } from './change';

/**
 * The work before the changes, which are the last ones that led to it, newest last. `work` is left as it is.
 */
export function workBefore(work: Work, changes: readonly Change[]): Work {
  const past = copyOf(work);
  for (const change of [...changes].reverse()) revertOperations(past, change.ops);
  return past;
}

/** What turns one state of the work into another: removals first, then changes, then additions, each in order of id. */
export function differenceOf(from: Work, to: Work): Operation[] {
  const ops: Operation[] = [];
  for (const id of idsOf(from.annotations, to.annotations)) {
    const [before, after] = [from.annotations.get(id) ?? null, to.annotations.get(id) ?? null];
    if (!sameValue(before, after)) ops.push({ kind: 'annotation', id, before, after });
  }
  for (const id of idsOf(from.decisions, to.decisions)) {
    const [before, after] = [from.decisions.get(id) ?? null, to.decisions.get(id) ?? null];
    if (!sameValue(before, after)) ops.push({ kind: 'decision', id, before, after });
  }
  if (!sameValue(from.articleNote, to.articleNote)) {
    ops.push({ kind: 'article-note', id: articleNoteId, before: from.articleNote, after: to.articleNote });
  }
  const rank = ({ before, after }: Operation) => (after === null ? 0 : before === null ? 2 : 1);
  return ops.sort((a, b) => rank(a) - rank(b));
}

function idsOf(...maps: ReadonlyMap<string, unknown>[]): string[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))].sort();
}

/** What a change did to the annotations: for words about it. */
export interface ChangeSummary {
  added: number;
  changed: number;
  removed: number;
  /** Decisions about suggestions, made or taken back. */
  decided: number;
  /** True where the tags or the note of the article as a whole changed. */
  ofArticle: boolean;
  /** The first annotation that it touched: as it was where it was removed, else as it became. */
  example: Annotation | null;
  /** Fields and attributes that differ in a change of one annotation, such as `note`, `attributes.type`, `segments`. */
  fields: string[];
}

export function summaryOf({ ops }: Pick<Change, 'ops'>): ChangeSummary {
  const summary: ChangeSummary = {
    added: 0,
    changed: 0,
    removed: 0,
    decided: 0,
    ofArticle: false,
    example: null,
    fields: [],
  };
  for (const op of ops) {
    if (op.kind === 'article-note') {
      summary.ofArticle = true;
      continue;
    }
    if (op.kind === 'decision') {
      summary.decided++;
      continue;
    }
    const { before, after } = op;
    if (before === null) summary.added++;
    else if (after === null) summary.removed++;
    else summary.changed++;
    summary.example ??= after ?? before;
  }
  const [only] = ops;
  if (ops.length === 1 && only?.kind === 'annotation' && only.before && only.after)
    summary.fields = fieldsOf(only.before, only.after);
  return summary;
}

function fieldsOf(before: Annotation, after: Annotation): string[] {
  const fields: string[] = [];
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (key === 'modified' || sameValue(before[key], after[key])) continue;
    if (key !== 'attributes') {
      fields.push(key);
      continue;
    }
    for (const id of new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])) {
      if (!sameValue(before.attributes[id], after.attributes[id])) fields.push(`attributes.${id}`);
    }
  }
  return fields;
}
