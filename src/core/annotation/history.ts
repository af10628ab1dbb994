import type { Change } from './change';

/**
 * The undo stack, read from the journal: nothing is kept but which changes can be taken back and
 * which can be done again. A new change after an undo leaves the undone ones out of reach, but they
 * stay in the journal.
 */
export class History {
  private log: Change[] = [];
  private done: Change[] = [];
  private undone: Change[] = [];

  constructor(changes: Iterable<Change> = []) {
    for (const change of changes) this.record(change);
  }

  record(change: Change): void {
    this.log.push(change);
    if (change.undoes !== undefined) {
      const taken = this.done.pop();
      if (taken) this.undone.push(taken);
    } else if (change.redoes !== undefined) {
      const taken = this.undone.pop();
      if (taken) this.done.push(taken);
    } else {
      this.done.push(change);
      this.undone = [];
    }
  }

  /** As if the last changes, this one and all after it, had never been recorded: the disk refused them. */
  forgetFrom(change: Change): void {
    const kept = this.log.slice(0, this.log.lastIndexOf(change));
    this.log = [];
    this.done = [];
    this.undone = [];
    for (const earlier of kept) this.record(earlier);
  }

  /** The change that the next undo takes back. What came from an earlier version is taken back with the version as a whole. */
  get undoable(): Change | null {
    const last = this.done.at(-1);
    return last === undefined || last.kind === 'new-version' ? null : last;
  }

  /** The change that the next redo does again. */
  get redoable(): Change | null {
    return this.undone.at(-1) ?? null;
  }
}
