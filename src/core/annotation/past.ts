import type { Annotation } from './annotation';
import { type Change, entryOf, type Operation, revertOperations, sameValue, type Work, workOf } from './change';

/**
 * The work as it was before the changes, which are the last ones that led to `work`, newest last. `work` is left
 * as it is.
 */
export function stateBefore(work: Work, changes: readonly Change[]): Work {
  const past = workOf(work.annotations.values(), work.decisions.values());
  for (const change of [...changes].reverse()) revertOperations(past, change.ops);
  return past;
}

/** What turns one state into another: removals first, then changes, then additions, each in order of id. */
export function differenceOf(from: Work, to: Work): Operation[] {
  const kinds = [
    ['annotation', from.annotations, to.annotations],
    ['decision', from.decisions, to.decisions],
  ] as const;
  const ops = kinds.flatMap(([kind, before, after]) =>
    [...new Set([...before.keys(), ...after.keys()])].sort().map((id) => {
      const of = { kind, id };
      return { ...of, before: entryOf(from, of), after: entryOf(to, of) } as Operation;
    }),
  );
  const rank = ({ before, after }: Operation) => (after === null ? 0 : before === null ? 2 : 1);
  return ops.filter(({ before, after }) => !sameValue(before, after)).sort((a, b) => rank(a) - rank(b));
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
  // A decision that came with an annotation is told by it.
  const marks = ops.filter((op) => op.kind === 'annotation');
  for (const { before, after } of marks) {
    if (before === null) summary.added++;
    else if (after === null) summary.removed++;
    else summary.changed++;
    summary.example ??= after ?? before;
  }
  const [only] = marks;
  if (marks.length === 1 && only?.before && only.after) summary.fields = fieldsOf(only.before, only.after);
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
