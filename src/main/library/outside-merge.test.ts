import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../core/annotation/annotation';
import { applyOperations, type Change, copyOf, sameValue, type Work, workOf } from '../../core/annotation/change';
import { type OurSide, planOutside, type TheirSide } from './outside-merge';
import { adding, madeQuote, replacing } from './testing/made-library';

const closing = { id: 'c-closing', at: '2026-03-04T10:00:00.000Z', annotator: 'first-desk' };

interface Step {
  side: 'common' | 'ours' | 'theirs';
  act: 'add' | 'note' | 'tag' | 'delete';
  which: number;
}

/** A desk that works on a journal of its own. */
class Desk {
  readonly changes: Change[] = [];
  readonly work: Work = workOf();

  constructor(
    private readonly name: string,
    before?: Desk,
  ) {
    for (const change of before?.changes ?? []) this.keep(change);
  }

  do({ act, which }: Step, minute: number): void {
    const id = `c-${this.name}-${this.changes.length}`;
    const all = [...this.work.annotations.values()];
    const one = all[which % Math.max(1, all.length)];
    const modified = new Date(Date.parse('2026-03-04T09:00:00.000Z') + minute * 60_000).toISOString();
    let asked = adding(madeQuote(`v-${this.name}-${this.changes.length}`), id);
    if (one && act === 'note') asked = replacing(one, { ...one, note: id, modified }, id);
    if (one && act === 'tag') asked = replacing(one, { ...one, tags: [id], modified }, id);
    if (one && act === 'delete') asked = replacing(one, null, id);
    this.keep({ ...asked, revision: this.changes.length + 1, at: closing.at, annotator: 'first-desk' });
  }

  get annotations(): ReadonlyMap<string, Annotation> {
    return this.work.annotations;
  }

  list(): Annotation[] {
    return [...this.work.annotations.values()];
  }

  private keep(change: Change): void {
    expect(applyOperations(this.work, change.ops)).toBeNull();
    this.changes.push(change);
  }
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    side: fc.constantFrom('common' as const, 'ours' as const, 'theirs' as const),
    act: fc.constantFrom('add' as const, 'note' as const, 'tag' as const, 'delete' as const),
    which: fc.nat(9),
  }),
  { maxLength: 24 },
);

function desks(all: readonly Step[]): { common: Desk; ours: Desk; theirs: Desk } {
  const common = new Desk('common');
  for (const step of all) if (step.side === 'common') common.do(step, 0);
  const [ours, theirs] = [new Desk('ours', common), new Desk('theirs', common)];
  for (const [minute, step] of all.entries()) {
    if (step.side === 'ours') ours.do(step, minute + 1);
    if (step.side === 'theirs') theirs.do(step, minute + 1);
  }
  return { common, ours, theirs };
}

function sideOf(desk: Desk, base: Desk): OurSide {
  return { changes: desk.changes, work: desk.work, base: base.work };
}

/** Fails where an annotation of either side is in none of the places where a user finds it. */
function expectNothingLost(
  { common, ours, theirs }: { common: Desk; ours: Desk; theirs: Desk },
  plan: ReturnType<typeof planOutside>,
): void {
  if (plan.kind === 'same') return expect(theirs.annotations).toEqual(ours.annotations);
  const result = new Map(
    (plan.kind === 'adopt' ? theirs.list() : [...plan.work.annotations.values()]).map((annotation) => [
      annotation.id,
      annotation,
    ]),
  );
  const asked = new Map(
    plan.kind === 'adopt' ? [] : plan.disagreements.map((question) => [question.annotationId, question]),
  );
  for (const id of new Set([...ours.annotations.keys(), ...theirs.annotations.keys()])) {
    const [was, a, b] = [common, ours, theirs].map((desk) => desk.annotations.get(id) ?? null);
    const kept = result.get(id) ?? null;
    if (sameValue(a, b) || sameValue(b, was)) expect(kept).toEqual(a);
    else if (sameValue(a, was)) expect(kept).toEqual(b);
    else if (asked.has(id)) expect(asked.get(id)).toEqual({ annotationId: id, ours: a, theirs: b });
    else {
      // Both changed it in different places.
      expect(kept?.note).toBe(a?.note === was?.note ? b?.note : a?.note);
      expect(kept?.tags).toEqual(sameValue(a?.tags, was?.tags) ? b?.tags : a?.tags);
    }
  }
}

describe('what another program wrote', () => {
  it('loses no annotation of either side, and asks where both changed the same', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const sides = desks(all);
        const { common, ours, theirs } = sides;
        const there: TheirSide = { changes: theirs.changes, work: theirs.work, isWhole: true };
        const plan = planOutside(sideOf(ours, common), there, closing);
        expectNothingLost(sides, plan);
        if (plan.kind !== 'merge') return;
        const state = copyOf(ours.work);
        for (const [index, change] of plan.changes.entries()) {
          expect(change.revision).toBe(ours.changes.length + index + 1);
          expect(applyOperations(state, change.ops)).toBeNull();
        }
        expect(state).toEqual(plan.work);
      }),
      { numRuns: 500 },
    );
  });

  it('loses none either where only a snapshot came, and its journal does not fit', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const sides = desks(all);
        const { common, ours, theirs } = sides;
        const there: TheirSide = { changes: ours.changes, work: theirs.work, isWhole: false };
        expectNothingLost(sides, planOutside(sideOf(ours, common), there, closing));
      }),
      { numRuns: 500 },
    );
  });

  it('is taken as it is where it holds all of ours, and is nothing new where it says the same', () => {
    const { common, ours, theirs } = desks([
      { side: 'common', act: 'add', which: 0 },
      { side: 'theirs', act: 'note', which: 0 },
    ]);
    const there: TheirSide = { changes: theirs.changes, work: theirs.work, isWhole: true };
    expect(planOutside(sideOf(ours, common), there, closing)).toEqual({ kind: 'adopt' });
    expect(planOutside(sideOf(theirs, common), there, closing)).toEqual({ kind: 'same' });
  });
});
