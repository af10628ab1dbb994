import { join } from 'node:path';
import { Low } from 'lowdb';
import { type Annotation, isPlaced } from '../../core/annotation/annotation';
import type { ArticleNote } from '../../core/annotation/article-note';
import {
  applyOperations,
  type Change,
  copyOf,
  invertOperations,
  type NewChange,
  type Operation,
  revertOperations,
  sameValue,
  type Work,
  workOf,
} from '../../core/annotation/change';
import type { Decision } from '../../core/annotation/decision';
import { History } from '../../core/annotation/history';
import { MergedParts } from '../../core/annotation/merged-parts';
import { raise } from '../../core/result';
import {
  AnnotationFile,
  AnnotationSnapshot,
  emptyAnnotationFile,
  stringifyAnnotationFile,
  withWork,
  workIn,
} from './annotation-file';
import type { Disk } from './durable-file';
import { Journal, type WriteGuard } from './journal';
import { type JournalContent, readJournal, refuseUnreadable } from './journal-file';
import type { OurSide } from './outside-merge';
import { reachingBack, readHistory, type SealingLimits, seal, sealingOf } from './sealed-history';
import { DurableAdapter, raiseDamaged } from './stored-json';

/** When snapshots are written after a change, in ms. */
export interface SnapshotTimes {
  /** After that long without another change. */
  quiet: number;
  /** At the latest, while changes go on. */
  latest: number;
}

const defaultTimes: SnapshotTimes = { quiet: 5_000, latest: 60_000 };

export interface StoreOptions {
  snapshots?: SnapshotTimes | undefined;
  disk?: Disk | undefined;
  guard?: WriteGuard | undefined;
  sealing?: SealingLimits | undefined;
  /** How what is stored is to be read today; as it is stored where this is left out. */
  merged?: (() => MergedParts) | undefined;
  /** Called after each snapshot that was written. */
  onSnapshot?: (() => void) | undefined;
}

const nothingMerged = new MergedParts({ layers: [], relationTypes: [] });

/** A change before it has its place in the journal. */
type Decided = Pick<Change, 'id' | 'kind' | 'ops' | 'undoes' | 'redoes'>;

/**
 * The annotations of one annotator on one article: a snapshot (lowdb) and the journal after it.
 *
 * Every change is checked against the state, applied, and acknowledged when its journal line is on
 * disk. When the disk refuses, the state goes back to what the disk holds and the change is refused.
 *
 * Annotations go out, and changes come in and go out, as they count today (`merged`); on disk they stay as they were made.
 */
export class AnnotationStore {
  private readonly work: Work;
  private readonly history: History;
  /** On disk, by id. */
  private readonly acknowledged = new Map<string, Change>();
  /** Applied in memory, not yet known to be on disk, by id; oldest first. */
  private readonly pending = new Map<string, { change: Change; saved: Promise<Change> }>();
  private revision: number;
  private snapshotRevision: number;
  private snapshotting: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private snapshotDue: number | null = null;
  private isClosed = false;

  private constructor(
    path: string,
    private readonly low: Low<AnnotationFile>,
    private readonly adapter: DurableAdapter<AnnotationFile>,
    private readonly journal: Journal,
    changes: readonly Change[],
    private readonly times: SnapshotTimes,
    private readonly onSnapshot: () => void,
    private readonly guard: WriteGuard,
    private readonly merged: () => MergedParts,
    private readonly seal: (state: { changes: readonly Change[]; revision: number }) => Promise<void>,
  ) {
    this.work = workIn(low.data);
    this.revision = low.data.revision;
    this.snapshotRevision = low.data.revision;
    for (const change of changes) {
      this.acknowledged.set(change.id, change);
      if (change.revision <= this.revision) continue;
      if (change.revision !== this.revision + 1 || applyOperations(this.work, change.ops) !== null) {
        const reason = `change ${change.revision} of the journal does not fit revision ${this.revision}`;
        raise('library-damaged', `${path} is damaged: ${reason}. It was left as it is.`, {
          details: { file: path, reason },
        });
      }
      this.revision = change.revision;
    }
    this.history = new History(changes);
  }

  /** Reads snapshot and journal; raises `library-damaged`, `library-newer` or `library-unreadable`. Writes nothing. */
  static async open(
    folder: string,
    articleId: string,
    annotator: string,
    {
      snapshots = defaultTimes,
      disk,
      guard = async () => {},
      sealing,
      merged = () => nothingMerged,
      onSnapshot = () => {},
    }: StoreOptions = {},
  ): Promise<AnnotationStore> {
    const path = join(folder, `${annotator}.json`);
    const journalPath = join(folder, `${annotator}.journal`);
    const adapter = new DurableAdapter(path, AnnotationFile, {
      stringify: stringifyAnnotationFile,
      writtenSchema: AnnotationSnapshot,
      disk,
    });
    const low = new Low<AnnotationFile>(adapter, emptyAnnotationFile(articleId, annotator));
    // In this order, so that the journal is never older than the snapshot when another process writes both.
    await low.read();
    if (low.data.articleId !== articleId) raiseDamaged(path, `it belongs to the article ${low.data.articleId}`);
    if (low.data.annotator !== annotator) raiseDamaged(path, `it belongs to the annotator ${low.data.annotator}`);
    let journal = await reachingBack(folder, annotator, await readJournal(journalPath), low.data.revision);
    let relation = relationOf(low.data, journal.changes);
    if (relation === 'foreign' && (journal.changes[0]?.revision ?? 1) > 1) {
      // Joined by a merge after its beginning was sealed: the whole history tells.
      journal = { ...journal, changes: await readHistory(folder, annotator) };
      relation = relationOf(low.data, journal.changes);
    }
    if (relation === 'foreign') raiseDamaged(path, 'it holds changes that its journal does not know');
    // The journal knows all that the snapshot knows and its order is another: a merge made it.
    if (relation === 'merged') low.data = withWork({ ...low.data, revision: 0 }, workOf());
    const content = continuing(low.data.revision, journal);
    return new AnnotationStore(
      path,
      low,
      adapter,
      new Journal(journalPath, content, disk, guard),
      content.changes,
      snapshots,
      onSnapshot,
      guard,
      merged,
      async ({ changes, revision }) => {
        const sealed = sealingOf(changes, revision, sealing);
        if (!sealed) return;
        await guard();
        await seal(folder, annotator, sealed, disk);
      },
    );
  }

  /** False where another program has changed the snapshot or the journal. */
  async isAsWritten(): Promise<boolean> {
    await this.snapshotting.catch(() => {});
    return (await this.journal.isAsWritten()) && (await this.adapter.isAsKnown());
  }

  /** All that is on disk as far as this process knows; for a merge with what others put there. */
  get acknowledgedSide(): OurSide {
    const changes = [...this.acknowledged.values()];
    return { changes, work: this.acknowledgedState().work, base: workIn(this.low.data) };
  }

  /** Those that stand on words of the article; in no particular order. */
  list(): Annotation[] {
    return this.all().filter(isPlaced);
  }

  /** With those that have no place in the article's wording. */
  all(): Annotation[] {
    const merged = this.merged();
    return [...this.work.annotations.values()].map((annotation) => merged.annotation(annotation));
  }

  /** What was accepted and rejected of the suggestions; in no particular order. */
  decisions(): Decision[] {
    return [...this.work.decisions.values()];
  }

  /** What is said of the article as a whole; null where nothing is. */
  get articleNote(): ArticleNote | null {
    return this.work.articleNote;
  }

  /** Everything as it is now, to keep. */
  get current(): Work {
    const current = copyOf(this.work);
    const merged = this.merged();
    if (merged.isEmpty) return current;
    for (const [id, annotation] of current.annotations) current.annotations.set(id, merged.annotation(annotation));
    return current;
  }

  /** Everything as it is stored, whatever it counts as today; not to be changed. */
  get stored(): Readonly<Work> {
    return this.work;
  }

  get currentRevision(): number {
    return this.revision;
  }

  get undoable(): Change | null {
    return this.history.undoable;
  }

  get redoable(): Change | null {
    return this.history.redoable;
  }

  /**
   * Fulfilled when the change is on disk; at once for one that is there already, which is how a change
   * whose acknowledgement was lost can be sent again.
   *
   * Raises `change-conflict` where an annotation is no longer what the change takes it for,
   * `change-invalid` where another change bears its id, and `library-write-failed`.
   */
  async apply(change: NewChange, annotator: string): Promise<Change> {
    const pending = this.pending.get(change.id);
    const known = pending?.change ?? this.acknowledged.get(change.id);
    if (known) {
      const isKnown = sameValue(known.ops, change.ops) || sameValue(this.asToday(known).ops, change.ops);
      if (known.kind !== change.kind || !isKnown) {
        raise('change-invalid', `Another change bears the id ${change.id}.`, { path: ['change', 'id'] });
      }
      return this.asToday((await pending?.saved) ?? known);
    }
    // What else a caller may have put there does not get to say what it undoes.
    const { undoes: _, redoes: __, ...asked } = change as NewChange & Partial<Change>;
    return this.commit({ ...asked, ops: asked.ops.map((op) => this.onStored(op)) }, annotator);
  }

  /** The operation on what is stored, where it was made on what that counts as today. */
  private onStored(op: Operation): Operation {
    if (op.kind !== 'annotation' || op.before === null) return op;
    const stored = this.work.annotations.get(op.id);
    if (!stored || sameValue(stored, op.before)) return op;
    return sameValue(this.merged().annotation(stored), op.before) ? { ...op, before: stored } : op;
  }

  private asToday(change: Change): Change {
    const merged = this.merged();
    return merged.isEmpty ? change : { ...change, ops: change.ops.map((op) => merged.operation(op)) };
  }

  /** The changes that are on disk, in order, without those whose beginning is sealed. */
  get changes(): Change[] {
    return [...this.acknowledged.values()];
  }

  /** Takes back the last change that stands; null when there is none. One that is sent again undoes once. */
  async undo(id: string, annotator: string): Promise<Change | null> {
    const known = this.pending.get(id)?.saved ?? this.acknowledged.get(id);
    if (known) return this.asToday(await known);
    const last = this.history.undoable;
    if (!last) return null;
    return this.commit({ id, kind: last.kind, ops: invertOperations(last.ops), undoes: last.id }, annotator);
  }

  /** Does again what was taken back last; null when there is nothing. */
  async redo(id: string, annotator: string): Promise<Change | null> {
    const known = this.pending.get(id)?.saved ?? this.acknowledged.get(id);
    if (known) return this.asToday(await known);
    const last = this.history.redoable;
    if (!last) return null;
    return this.commit({ id, kind: last.kind, ops: last.ops, redoes: last.id }, annotator);
  }

  private async commit(decided: Decided, annotator: string): Promise<Change> {
    if (this.isClosed) return raise('host-gone', 'The library is closed.');
    const change = { ...decided, revision: this.revision + 1, at: new Date().toISOString(), annotator };
    refuseUnreadable(change);
    const conflict = applyOperations(this.work, change.ops);
    if (conflict !== null) {
      return raise('change-conflict', 'The annotation was changed elsewhere in the meantime.', {
        path: ['change', 'ops', conflict],
      });
    }
    this.revision = change.revision;
    this.history.record(change);
    const saved = this.save(change);
    this.pending.set(change.id, { change, saved });
    return this.asToday(await saved);
  }

  private async save(change: Change): Promise<Change> {
    try {
      await this.journal.append(change);
    } catch (error) {
      if (this.pending.get(change.id)?.change === change) this.giveUpPending();
      throw error;
    }
    this.pending.delete(change.id);
    this.acknowledged.set(change.id, change);
    this.scheduleSnapshot();
    return change;
  }

  /** The first refused change takes the later ones with it: they were made on top of it. */
  private giveUpPending(): void {
    const refused = [...this.pending.values()].map(({ change }) => change);
    const [first] = refused;
    if (!first) return;
    for (const change of refused.reverse()) revertOperations(this.work, change.ops);
    this.history.forgetFrom(first);
    this.revision = first.revision - 1;
    this.pending.clear();
  }

  private scheduleSnapshot(): void {
    const now = performance.now();
    this.snapshotDue ??= now + this.times.latest;
    clearTimeout(this.timer);
    const delay = Math.min(this.times.quiet, Math.max(0, this.snapshotDue - now));
    this.timer = setTimeout(() => {
      this.snapshotDue = null;
      // Nothing is lost when the snapshot fails: the journal holds every change, and close() tries again.
      this.writeSnapshot().catch(() => {});
    }, delay);
    this.timer.unref();
  }

  private writeSnapshot(): Promise<void> {
    this.snapshotting = this.snapshotting
      .catch(() => {})
      .then(async () => {
        const { revision, work } = this.acknowledgedState();
        if (this.snapshotRevision === revision) return;
        const last = [...this.acknowledged.values()].at(-1);
        this.low.data = withWork({ ...this.low.data, revision, through: last ? [last.id] : [] }, work);
        await this.guard();
        await this.low.write();
        this.snapshotRevision = revision;
        this.onSnapshot();
      });
    return this.snapshotting;
  }

  /** What a snapshot may hold: the state without the changes that the journal does not have yet. */
  private acknowledgedState(): { revision: number; work: Work } {
    const pending = [...this.pending.values()];
    const work = copyOf(this.work);
    for (const { change } of pending.reverse()) revertOperations(work, change.ops);
    return { revision: this.revision - pending.length, work };
  }

  /** Lets the files go as they are: they are somebody else's now. What was not acknowledged is refused. */
  async abandon(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    await Promise.allSettled([...this.pending.values()].map(({ saved }) => saved));
    await this.journal.close();
    await this.snapshotting.catch(() => {});
    clearTimeout(this.timer);
  }

  /** Writes what is left to write and lets the files go. Rejects when the snapshot cannot be written. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.allSettled([...this.pending.values()].map(({ saved }) => saved));
    await this.journal.close();
    clearTimeout(this.timer);
    await this.writeSnapshot();
    await this.seal({ changes: [...this.acknowledged.values()], revision: this.snapshotRevision });
  }
}

/**
 * How a snapshot and the journal beside it belong together. `continued`: what follows its revision comes
 * on top of it. `merged`: the whole journal, from its first change, holds what the snapshot holds.
 * `foreign`: neither holds what the other does.
 */
export function relationOf(
  { revision, through = [] }: Pick<AnnotationFile, 'revision' | 'through'>,
  changes: readonly Change[],
): 'continued' | 'merged' | 'foreign' {
  const [first] = changes;
  if (!first || through.length === 0) return 'continued';
  const there = changes[revision - first.revision];
  if (through.length === 1 && (there?.id === through[0] || revision < first.revision)) return 'continued';
  const ids = new Set(changes.map(({ id }) => id));
  if (first.revision === 1 && through.every((id) => ids.has(id))) return 'merged';
  return there ? 'foreign' : 'continued';
}

/**
 * A journal that ends before the snapshot was put there by somebody else. The snapshot goes on alone:
 * all bytes of such a journal count as a tail, which is set aside before the next change.
 */
function continuing(snapshotRevision: number, journal: JournalContent): JournalContent {
  const last = journal.changes.at(-1);
  if (!last || last.revision >= snapshotRevision) return journal;
  return { changes: [], length: 0, tornBytes: journal.length + journal.tornBytes };
}
