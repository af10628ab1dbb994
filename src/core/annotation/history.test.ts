import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from './change';
import { History } from './history';

let revision = 0;

function change(more: Partial<Change> = {}): Change {
  revision += 1;
  return {
    id: `c-${revision}`,
    kind: 'mark-quote',
    ops: [{ kind: 'annotation', id: 'q', before: null, after: null }],
    revision,
    at: '2026-03-04T09:30:00Z',
    annotator: 'first-desk',
    ...more,
  };
}

/** Records an undo or a redo of what the history offers; false where it offers nothing. */
function step(history: History, direction: 'undo' | 'redo'): boolean {
  const target = direction === 'undo' ? history.undoable : history.redoable;
  if (!target) return false;
  history.record(change(direction === 'undo' ? { undoes: target.id } : { redoes: target.id }));
  return true;
}

describe('History', () => {
  it('offers the last change for undo, and after it the one before', () => {
    const [first, second] = [change(), change()];
    const history = new History([first, second]);
    expect(history.undoable).toBe(second);
    expect(history.redoable).toBeNull();
    step(history, 'undo');
    expect(history.undoable).toBe(first);
    expect(history.redoable).toBe(second);
  });

  it('puts undone changes out of reach once something new is done', () => {
    const history = new History([change(), change()]);
    step(history, 'undo');
    const fresh = change();
    history.record(fresh);
    expect(history.undoable).toBe(fresh);
    expect(history.redoable).toBeNull();
  });

  it('comes out the same from the journal after a restart, whatever was done, undone and redone', () => {
    const acts = fc.array(fc.constantFrom('new', 'undo', 'redo'), { maxLength: 40 });
    fc.assert(
      fc.property(acts, (steps) => {
        const journal: Change[] = [];
        const history = new History();
        const stack: Change[] = [];
        let done = 0;
        for (const act of steps) {
          const target = act === 'undo' ? history.undoable : act === 'redo' ? history.redoable : null;
          if (act !== 'new' && !target) continue;
          const next = change(act === 'new' || !target ? {} : { [`${act}es`]: target.id });
          if (act === 'new') stack.splice(done++, stack.length, next);
          else done += act === 'undo' ? -1 : 1;
          history.record(next);
          journal.push(next);
        }
        for (const each of [history, new History(journal)]) {
          expect(each.undoable).toBe(stack[done - 1] ?? null);
          expect(each.redoable).toBe(stack[done] ?? null);
        }
      }),
    );
  });

  it('forgets a change that the disk refused, with all that came after it', () => {
    const kept = change();
    const refused = change();
    const history = new History([kept, refused, change()]);
    history.forgetFrom(refused);
    expect(history.undoable).toBe(kept);
    expect(history.redoable).toBeNull();
  });

  it('offers again what a forgotten undo had taken back', () => {
    const only = change();
    const history = new History([only]);
    const undo = change({ undoes: only.id });
    history.record(undo);
    history.forgetFrom(undo);
    expect(history.undoable).toBe(only);
    expect(history.redoable).toBeNull();
  });
});
