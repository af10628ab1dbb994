import { type Annotation, compareAnnotations } from '../annotation/annotation';
import type { NewChange, Operation, Work } from '../annotation/change';
import type { Chosen } from '../calls/version-calls';
import { placedAt } from './placing';
import { type Outcome, type Reanchored, Reanchoring, wantsReview } from './re-anchor';

/** What becomes of everybody's annotations in a new wording, before anybody decides. */
export interface CarryOver {
  /** By annotator, in the order of the earlier text. */
  reanchored: Map<string, Reanchored[]>;
  counts: Record<Outcome, number>;
}

/** Two wordings, and the hash of the earlier one. */
export interface Wordings {
  before: string;
  beforeSha256: string;
  after: string;
}

/**
 * `time`: when it is done, ISO 8601 with a zone. `rest` is asked after each annotation, and waited for where it gives a promise: thousands of
 * them take seconds.
 */
export async function carryOver(
  works: ReadonlyMap<string, Work>,
  { before, after }: Wordings,
  time: string,
  rest: () => Promise<void> | null = () => null,
): Promise<CarryOver> {
  const reanchoring = new Reanchoring(before, after, time);
  const counts = { exact: 0, moved: 0, reworded: 0, orphan: 0 };
  const reanchored = new Map<string, Reanchored[]>();
  for (const [annotator, { annotations }] of works) {
    const all: Reanchored[] = [];
    for (const annotation of [...annotations.values()].sort(compareAnnotations)) {
      const found = reanchoring.annotation(annotation);
      counts[found.outcome]++;
      all.push(found);
      const pause = rest();
      if (pause) await pause;
    }
    reanchored.set(annotator, all);
  }
  return { reanchored, counts };
}

/** With what was placed by hand where it was placed; what was placed on no words waits for a place. `time`: ISO 8601 with a zone. */
export function withPlaces(
  reanchored: readonly Reanchored[],
  choices: ReadonlyMap<string, Chosen>,
  after: string,
  time: string,
): Reanchored[] {
  return reanchored.map((each) => {
    const chosen = choices.get(each.before.id);
    return chosen?.choice === 'place' ? { ...each, after: placedAt(after, each.before, chosen.span, time) } : each;
  });
}

/**
 * The operations that the annotations of one annotator begin with in the new version: annotations as chosen, and the
 * decisions as they are, which name the wording that they were made about, and the article note. What wants review and has no choice is kept without
 * a place. Relations to what is dropped are dropped with it.
 */
export function firstOperations(
  reanchored: readonly Reanchored[],
  { decisions, articleNote }: Work,
  choices: ReadonlyMap<string, Chosen>,
  beforeSha256: string,
): Operation[] {
  const choiceOf = (each: Reanchored) => {
    if (!wantsReview(each)) return 'accept';
    const { choice } = choices.get(each.before.id) ?? { choice: 'unplaced' };
    return choice === 'place' ? 'accept' : choice;
  };
  const carried = reanchored
    .filter((each) => choiceOf(each) !== 'drop')
    .map((each) => (choiceOf(each) === 'accept' && each.after ? each.after : withoutPlace(each.before, beforeSha256)));
  // What is dropped comes and goes in the same change: the history tells that it was there.
  const dropped = reanchored
    .filter((each) => choiceOf(each) === 'drop')
    .flatMap(({ before }): Operation[] => {
      const gone = withoutPlace(before, beforeSha256);
      return [
        { kind: 'annotation', id: gone.id, before: null, after: gone },
        { kind: 'annotation', id: gone.id, before: gone, after: null },
      ];
    });
  const ids = new Set(carried.map(({ id }) => id));
  return [
    ...dropped,
    ...carried.map((annotation): Operation => {
      return { kind: 'annotation', id: annotation.id, before: null, after: withRelationsTo(ids, annotation) };
    }),
    ...[...decisions.values()].map((decision): Operation => {
      return { kind: 'decision', id: decision.id, before: null, after: decision };
    }),
    ...(articleNote ? [{ kind: 'article-note' as const, id: articleNote.id, before: null, after: articleNote }] : []),
  ];
}

/** Operations of one change at most, as its schema has it. */
const maxOperations = 100_000;

/** One change for all of it; more only where one may not hold that many. `id` makes an id. */
export function firstChanges(ops: readonly Operation[], id: () => string): NewChange[] {
  const changes: NewChange[] = [];
  for (let from = 0; from < ops.length; from += maxOperations) {
    changes.push({ id: id(), kind: 'new-version', ops: ops.slice(from, from + maxOperations) });
  }
  return changes;
}

/** The annotation as it is kept to be placed by hand: on the words it was made on, in the wording that has them. */
function withoutPlace(annotation: Annotation, textSha256: string): Annotation {
  return annotation.unplaced ? annotation : { ...annotation, unplaced: { textSha256 } };
}

function withRelationsTo(ids: ReadonlySet<string>, annotation: Annotation): Annotation {
  const { relations, ...rest } = annotation;
  const left = relations?.filter(({ to }) => ids.has(to)) ?? [];
  return (
    left.length === relations?.length || relations === undefined
      ? annotation
      : { ...rest, ...(left.length > 0 ? { relations: left } : {}) }
  ) as Annotation;
}
