import type { Annotation } from './annotation';
import { type AnnotationMap, type Change, type Operation, revertOperations, sameValue } from './change';

/**
 * The state before the changes, which are the last ones that led to `state`, newest last. `state` is left
 * as it is.
 */
export function stateBefore(state: ReadonlyMap<string, Annotation>, changes: readonly Change[]): AnnotationMap {
  const past = new Map(state);
  for (const change of [...changes].reverse()) revertOperations(past, change.ops);
  return past;
}

/** What turns one state into another: removals first, then changes, then additions, each in order of id. */
export function differenceOf(from: ReadonlyMap<string, Annotation>, to: ReadonlyMap<string, Annotation>): Operation[] {
  const ids = [...new Set([...from.keys(), ...to.keys()])].sort();
  const ops = ids
    .map((id): Operation => ({ kind: 'annotation', id, before: from.get(id) ?? null, after: to.get(id) ?? null }))
    .filter(({ before, after }) => !sameValue(before, after));
  const rank = ({ before, after }: Operation) => (after === null ? 0 : before === null ? 2 : 1);
  return ops.sort((a, b) => rank(a) - rank(b));
}

/** What a change did to the annotations: for words about it. */
export interface ChangeSummary {
  added: number;
  changed: number;
  removed: number;
  /** The first annotation that it touched: as it was where it was removed, else as it became. */
  example: Annotation | null;
  /** Fields and attributes that differ in a change of one annotation, such as `note`, `attributes.type`, `segments`. */
  fields: string[];
}

export function summaryOf({ ops }: Pick<Change, 'ops'>): ChangeSummary {
  const summary: ChangeSummary = { added: 0, changed: 0, removed: 0, example: null, fields: [] };
  for (const { before, after } of ops) {
    if (before === null) summary.added++;
    else if (after === null) summary.removed++;
    else summary.changed++;
    summary.example ??= after ?? before;
  }
  const [only] = ops;
  if (ops.length === 1 && only?.before && only.after) summary.fields = fieldsOf(only.before, only.after);
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
