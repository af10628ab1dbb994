import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../core/annotation/annotation';
import { applyOperations, type Change, invertOperations, workOf } from '../../core/annotation/change';
import { History } from '../../core/annotation/history';
import { mergeAnnotation, mergeLists } from '../../core/annotation/merge';
import { mergeJournals } from './journal-merge';
import { adding, deciding, madeDecision, madeQuote, replacing } from './testing/made-library';
import { randomNumbers } from './testing/random';

const at = '2026-03-02T09:00:00.000Z';

/** A journal in the making. */
class Desk {
  readonly changes: Change[];
  readonly work = workOf();
  readonly history = new History();

  constructor(
    private readonly name: string,
    begun: readonly Change[] = [],
  ) {
    this.changes = [...begun];
    for (const change of begun) {
      expect(applyOperations(this.work, change.ops)).toBeNull();
      this.history.record(change);
    }
  }

  do(change: Pick<Change, 'id' | 'kind' | 'ops'> & Partial<Change>): void {
    expect(applyOperations(this.work, change.ops)).toBeNull();
    const revision = this.changes.length + 1;
    const whole: Change = { ...change, revision, at, annotator: 'desk' };
    this.changes.push(whole);
    this.history.record(whole);
  }

  edit(id: string, more: Partial<Annotation>): void {
    const before = this.work.annotations.get(id);
    if (!before) throw new Error(`no ${id}`);
    this.do(replacing(before, { ...before, ...more }, this.nextId()));
  }

  undo(): void {
    const last = this.history.undoable;
    if (last) this.do({ id: this.nextId(), kind: last.kind, ops: invertOperations(last.ops), undoes: last.id });
  }

  redo(): void {
    const last = this.history.redoable;
    if (last) this.do({ id: this.nextId(), kind: last.kind, ops: last.ops, redoes: last.id });
  }

  nextId(): string {
    return `c-${this.name}-${this.changes.length + 1}`;
  }

  list(): Annotation[] {
    return [...this.work.annotations.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

function busy(desk: Desk, steps: number, random: () => number, minute: () => string): void {
  for (let step = 0; step < steps; step++) {
    const all = desk.list();
    const one = all[Math.floor(random() * all.length)];
    const choice = random();
    if (choice < 0.15) desk.undo();
    else if (choice < 0.25) desk.redo();
    else if (!one || choice < 0.5) desk.do(adding(madeQuote(`v-${desk.nextId()}`), desk.nextId()));
    else if (choice < 0.65) desk.do(replacing(one, null, desk.nextId()));
    else {
      const word = random() < 0.5 ? 'x' : `${step}`;
      desk.edit(one.id, { ...(random() < 0.5 ? { note: word } : { tags: [word] }), modified: minute() });
    }
  }
}

function merged(ours: Desk, theirs: Desk): Desk {
  const result = mergeJournals(ours.changes, theirs.changes);
  if (!result) throw new Error('not merged');
  expect(result.changes.map(({ revision }) => revision)).toEqual(result.changes.map((_, index) => index + 1));
  return new Desk('merged', result.changes);
}

describe('two journals with a common beginning', () => {
  it('come to the state that the merge of their snapshots has, hold every change of both, and can be undone', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = randomNumbers(seed);
      let minutes = 0;
      const minute = () => new Date(Date.parse(at) + 60_000 * ++minutes).toISOString();
      const base = new Desk('base');
      busy(base, 1 + Math.floor(random() * 8), random, minute);
      const [ours, theirs] = [new Desk('ours', base.changes), new Desk('theirs', base.changes)];
      busy(ours, Math.floor(random() * 8), random, minute);
      busy(theirs, Math.floor(random() * 8), random, minute);
      const result = merged(ours, theirs);
      const { values } = mergeLists(base.list(), ours.list(), theirs.list(), mergeAnnotation);
      expect(result.list(), `seed ${seed}`).toEqual(values.sort((a, b) => (a.id < b.id ? -1 : 1)));
      const ids = new Set(result.changes.map(({ id }) => id));
      for (const { id } of [...ours.changes, ...theirs.changes]) expect(ids).toContain(id);
      const end = result.list();
      const steps = result.changes.length;
      let undone = 0;
      for (; undone < steps && result.history.undoable; undone++) result.undo();
      for (; undone > 0; undone--) result.redo();
      expect(result.list(), `seed ${seed}`).toEqual(end);
    }
  });

  it('merged in both directions and merged again hold each change once', () => {
    const base = new Desk('base');
    base.do(adding(madeQuote('v-1'), base.nextId()));
    const [ours, theirs] = [new Desk('ours', base.changes), new Desk('theirs', base.changes)];
    ours.do(adding(madeQuote('v-2'), ours.nextId()));
    theirs.do(adding(madeQuote('v-3'), theirs.nextId()));
    const [here, there] = [merged(ours, theirs), merged(theirs, ours)];
    here.edit('v-2', { note: 'seen', modified: at });
    const result = merged(there, here);
    expect(result.list().map(({ id, note }) => [id, note])).toEqual([
      ['v-1', ''],
      ['v-2', 'seen'],
      ['v-3', ''],
    ]);
    expect(result.changes).toHaveLength(4);
  });

  it('keep the decisions of both about suggestions, and one where both decided about the same', () => {
    const base = new Desk('base');
    base.do(adding(madeQuote('v-1'), base.nextId()));
    const [ours, theirs] = [new Desk('ours', base.changes), new Desk('theirs', base.changes)];
    ours.do(deciding(madeDecision('d-both'), ours.nextId()));
    ours.do(deciding(madeDecision('d-ours'), ours.nextId()));
    theirs.do(deciding({ ...madeDecision('d-both'), note: 'theirs' }, theirs.nextId()));
    theirs.do(deciding(madeDecision('d-theirs'), theirs.nextId()));
    const { decisions } = merged(ours, theirs).work;
    expect([...decisions.keys()].sort()).toEqual(['d-both', 'd-ours', 'd-theirs']);
    expect(decisions.get('d-both')).toEqual(madeDecision('d-both'));
  });

  it('are not merged when they begin differently', () => {
    const [ours, theirs] = [new Desk('ours'), new Desk('theirs')];
    for (const desk of [ours, theirs]) desk.do(adding(madeQuote(`v-${desk.nextId()}`), desk.nextId()));
    expect(
      mergeJournals(
        ours.changes.map((change) => ({ ...change, revision: 7 })),
        theirs.changes,
      ),
    ).toBeNull();
    expect(mergeJournals(ours.changes, theirs.changes)?.changes).toHaveLength(2);
  });
});
