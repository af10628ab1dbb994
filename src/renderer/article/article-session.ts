import type { Node } from 'prosemirror-model';
import { type Annotation, compareAnnotations, extentOf, isPlaced, lengthOf } from '../../core/annotation/annotation';
import { type ArticleNote, articleNoteId, articleNoteWith, type Said } from '../../core/annotation/article-note';
import {
  applyOperations,
  type Change,
  entryOf,
  type NewChange,
  type Operation,
  revertOperations,
  sameValue,
  type Work,
  workOf,
} from '../../core/annotation/change';
import type { Decision } from '../../core/annotation/decision';
import type { Person } from '../../core/annotation/person';
import type { Acknowledgement, HostApi, OpenedArticle } from '../../core/host-api';
import type { Article } from '../../core/library/article';
import type { Failure } from '../../core/result';
import { withEditNoted } from '../../core/review/acceptance';
import type { CanonicalText } from '../../core/text/canonical';
import { Store } from '../state/store';
import type { WordKey } from '../words/en';
import { readingDocument } from './reading-document';

export type SaveState = { kind: 'saved' } | { kind: 'saving' } | { kind: 'failed'; failure: Failure };

export interface ArticleState {
  annotations: ReadonlyMap<string, Annotation>;
  /** In the order of the text. */
  ordered: readonly Annotation[];
  /** Those that have no place in this wording; in the order of the text they were made on. */
  unplaced: readonly Annotation[];
  /** What was accepted and rejected of the suggestions; another map after each decision. */
  decisions: ReadonlyMap<string, Decision>;
  /** What is said of the article as a whole. */
  articleNote: ArticleNote | null;
  selected: string | null;
  /** Whether the filter lets an annotation through; what is selected is shown all the same. */
  matches: (annotation: Annotation) => boolean;
  save: SaveState;
  undoable: boolean;
  redoable: boolean;
}

/** Where nothing is filtered. */
export const everything = (): boolean => true;

/**
 * An open article on the page. Changes show at once and go to the host in order; *saved* means that
 * the host has acknowledged every one of them. What the host refuses stays on screen, is said, and
 * can be sent again.
 */
export class ArticleSession {
  /** The newest version, where this is an earlier one: it is read, not marked. */
  readonly supersededBy: string | null;
  /** Replaced when what is said of the article is corrected; its text stays. */
  readonly about: Store<Article>;
  /** As it is shown: in sections. */
  readonly document: Node;
  readonly canonical: CanonicalText;
  readonly state: Store<ArticleState>;
  private readonly work: Work;
  private revision: number;
  /** Shown, not yet acknowledged; oldest first. */
  private unsaved: NewChange[] = [];
  private readonly stopListening: () => void;

  constructor(
    private readonly host: HostApi,
    opened: OpenedArticle,
    readonly annotator: string,
    private readonly onReloadNeeded: () => void,
    /** Why nothing can be changed here, as a sentence of the screen; null where it can. */
    readonly refusal: WordKey | null = null,
  ) {
    this.about = new Store(opened.article);
    this.supersededBy = opened.supersededBy ?? null;
    const { document, canonical } = readingDocument(opened.document, opened.article.metadata.language);
    this.document = document;
    this.canonical = canonical;
    this.work = workOf(opened.annotations, opened.decisions, opened.articleNote);
    this.revision = opened.revision;
    this.state = new Store<ArticleState>({
      annotations: this.work.annotations,
      ...bySort(opened.annotations),
      decisions: new Map(this.work.decisions),
      articleNote: this.work.articleNote,
      selected: null,
      matches: everything,
      save: { kind: 'saved' },
      undoable: opened.undoable,
      redoable: opened.redoable,
    });
    const stops = [
      host.on('article.changed', ({ articleId, acknowledgement }) => {
        if (articleId === this.article.id && this.refusal === null) this.acknowledged(acknowledgement);
      }),
      host.on('article.corrected', (article) => article.id === this.article.id && this.about.set(article)),
    ];
    this.stopListening = () => {
      for (const stop of stops) stop();
    };
  }

  get article(): Article {
    return this.about.get();
  }

  get language(): string {
    return this.article.metadata.language;
  }

  get selectedAnnotation(): Annotation | null {
    const { selected } = this.state.get();
    return selected === null ? null : (this.work.annotations.get(selected) ?? null);
  }

  /** Everything as it is shown now; not to be changed. */
  get currentWork(): Work {
    return this.work;
  }

  /** The shortest annotation over an offset; null where there is none. UTF-16. */
  smallestAt(offset: number): Annotation | null {
    return this.annotationsAt(offset)[0] ?? null;
  }

  /** Annotations with a segment over an offset, or ending there; the shortest first. UTF-16. */
  annotationsAt(offset: number): Annotation[] {
    const found: Annotation[] = [];
    for (const annotation of this.state.get().ordered) {
      if (extentOf(annotation).start > offset) break;
      if (annotation.segments.some(({ start, end }) => start <= offset && offset <= end)) found.push(annotation);
    }
    return found.sort((a, b) => lengthOf(a) - lengthOf(b) || compareAnnotations(a, b));
  }

  select(id: string | null): void {
    this.state.update({ selected: id });
  }

  add(kind: NewChange['kind'], annotation: Annotation): void {
    this.change(kind, [{ kind: 'annotation', id: annotation.id, before: null, after: annotation }], annotation.id);
  }

  replace(kind: NewChange['kind'], after: Annotation): void {
    const before = this.work.annotations.get(after.id);
    if (!before) return;
    this.change(kind, [{ kind: 'annotation', id: after.id, before, after: withEditNoted(before, after) }]);
  }

  /** Says something of the article as a whole. */
  noteArticle(said: Partial<Said>): void {
    const { articleNote: before } = this.work;
    const after = articleNoteWith(before, said, { annotator: this.annotator, time: new Date().toISOString() });
    if (before === null && after === null) return;
    this.change('note-article', [{ kind: 'article-note', id: articleNoteId, before, after }]);
  }

  /** Shows the change and sends it: one step to undo. `selected` is what is selected from then on. */
  change(kind: NewChange['kind'], ops: Operation[], selected = this.state.get().selected): void {
    const change: NewChange = { id: `c-${crypto.randomUUID()}`, kind, ops };
    if (applyOperations(this.work, ops) !== null) return;
    this.unsaved.push(change);
    this.show(ops, { selected, save: { kind: 'saving' }, undoable: true, redoable: false });
    void this.send(change);
  }

  private async send(change: NewChange): Promise<void> {
    const result = await this.host.call('annotations.apply', { articleId: this.article.id, change });
    if (result.ok) {
      this.acknowledged(result.value);
    } else if (result.error.code === 'change-conflict' && this.unsaved[0] === change) {
      this.onReloadNeeded();
    } else if (this.unsaved.includes(change)) {
      this.state.update({ save: { kind: 'failed', failure: result.error } });
    }
  }

  /** What is shown and not known to be on disk, oldest first. */
  get unsavedChanges(): readonly NewChange[] {
    return this.unsaved;
  }

  /** Takes up what an earlier session of the article could not save. What no longer fits is left out; gives how much. */
  carryOn(changes: readonly NewChange[]): number {
    let left = 0;
    for (const change of changes) {
      if (applyOperations(this.work, change.ops) === null) {
        this.unsaved.push(change);
        this.show(change.ops, { save: { kind: 'saving' }, undoable: true, redoable: false });
        void this.send(change);
      } else if (!change.ops.every((op) => sameValue(entryOf(this.work, op), op.after))) {
        left++;
      }
    }
    return left;
  }

  /** Takes the annotations as the host has them now, with what is not saved on top; gives how much no longer fits. */
  renew(opened: OpenedArticle): number {
    const { unsaved } = this;
    this.unsaved = [];
    const { annotations, decisions } = workOf(opened.annotations, opened.decisions);
    this.work.annotations.clear();
    this.work.decisions.clear();
    this.work.articleNote = opened.articleNote;
    for (const [id, annotation] of annotations) this.work.annotations.set(id, annotation);
    for (const [id, decision] of decisions) this.work.decisions.set(id, decision);
    this.about.set(opened.article);
    this.revision = opened.revision;
    const { undoable, redoable } = opened;
    this.show([], { ...bySort(opened.annotations), undoable, redoable, save: { kind: 'saved' } });
    return this.carryOn(unsaved);
  }

  /** Sends again what was refused. */
  retry(): void {
    const waiting = this.unsaved;
    if (waiting.length === 0) return;
    this.state.update({ save: { kind: 'saving' } });
    for (const change of waiting) void this.send(change);
  }

  /** The reply to a change and the event about it both come here, in either order; the second is passed over. */
  private acknowledged({ change, undoable, redoable }: Acknowledgement): void {
    const index = this.unsaved.findIndex((waiting) => waiting.id === change.id);
    if (index === -1) {
      if (change.revision <= this.revision) return;
      if (applyOperations(this.work, change.ops) !== null) return this.onReloadNeeded();
    } else {
      this.unsaved.splice(index, 1);
    }
    this.revision = Math.max(this.revision, change.revision);
    const saved = this.unsaved.length === 0;
    this.show(index === -1 ? change.ops : [], {
      save: saved ? { kind: 'saved' } : this.state.get().save,
      undoable: undoable || !saved,
      redoable: redoable && saved,
    });
  }

  /** Takes back the last change; the change that did it, or null when there was none. */
  async undo(): Promise<Change | NewChange | null> {
    if (this.state.get().save.kind === 'failed') return this.takeBackUnsaved();
    return this.ask('annotations.undo');
  }

  async redo(): Promise<Change | null> {
    return this.ask('annotations.redo');
  }

  private async ask(name: 'annotations.undo' | 'annotations.redo'): Promise<Change | null> {
    const input = { articleId: this.article.id, changeId: `c-${crypto.randomUUID()}` };
    let result = await this.host.call(name, input);
    // The answer may have been lost on its way, not the question.
    if (!result.ok && result.error.code === 'host-gone') result = await this.host.call(name, input);
    if (!result.ok) {
      this.state.update({ save: { kind: 'failed', failure: result.error } });
      return null;
    }
    if (result.value === null) return null;
    this.acknowledged(result.value);
    const shown = result.value.change.ops.find((op) => op.kind === 'annotation' && op.after !== null);
    if (shown) this.select(shown.id);
    return result.value.change;
  }

  private takeBackUnsaved(): NewChange | null {
    const last = this.unsaved.pop();
    if (!last) return null;
    revertOperations(this.work, last.ops);
    this.show(last.ops, this.unsaved.length === 0 ? { save: { kind: 'saved' } } : {});
    return last;
  }

  /** Tells the screen what the operations changed. Only their annotations move in the order. */
  private show(ops: readonly Operation[], more: Partial<ArticleState>): void {
    const next = { ...this.state.get(), ...more };
    if (ops.some(({ kind }) => kind === 'annotation')) {
      next.ordered = this.reordered(next.ordered, ops);
      // Few changes are about one; all others leave the list as it is.
      if (ops.some(({ before, after }) => [before, after].some((side) => side !== null && 'unplaced' in side))) {
        next.unplaced = bySort([...this.work.annotations.values()]).unplaced;
      }
    }
    if (ops.some(({ kind }) => kind === 'decision')) next.decisions = new Map(this.work.decisions);
    next.articleNote = this.work.articleNote;
    const selected = next.selected === null ? undefined : this.work.annotations.get(next.selected);
    if (!selected || !isPlaced(selected)) next.selected = null;
    this.state.set(next);
  }

  private reordered(ordered: readonly Annotation[], ops: readonly Operation[]): Annotation[] {
    const kept = [...ordered];
    for (const op of ops) {
      if (op.kind !== 'annotation') continue;
      const index = indexOfShown(kept, op);
      if (index !== -1) kept.splice(index, 1);
      const annotation = this.work.annotations.get(op.id);
      if (annotation && isPlaced(annotation)) kept.splice(orderedIndex(kept, annotation), 0, annotation);
    }
    return kept;
  }

  close(): void {
    this.stopListening();
  }
}

function bySort(annotations: readonly Annotation[]): Pick<ArticleState, 'ordered' | 'unplaced'> {
  const sorted = [...annotations].sort(compareAnnotations);
  return { ordered: sorted.filter(isPlaced), unplaced: sorted.filter((annotation) => !isPlaced(annotation)) };
}

/** Where what an operation touches stands in the order, as it is before the operation or after it; -1 where it is not. */
function indexOfShown(
  ordered: readonly Annotation[],
  { id, before, after }: Operation & { kind: 'annotation' },
): number {
  for (const annotation of [before, after]) {
    const index = annotation ? orderedIndex(ordered, annotation) : -1;
    if (ordered[index]?.id === id) return index;
  }
  return before ? ordered.findIndex((annotation) => annotation.id === id) : -1;
}

/** Where an annotation stands, or would stand, in the order of the text. */
export function orderedIndex(ordered: readonly Annotation[], annotation: Annotation): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareAnnotations(ordered[middle] as Annotation, annotation) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The annotations in the order of the text, with this one in the place of that with its id. */
export function withReplaced(ordered: readonly Annotation[], annotation: Annotation): Annotation[] {
  const others = ordered.filter(({ id }) => id !== annotation.id);
  return others.toSpliced(orderedIndex(others, annotation), 0, annotation);
}

/** A new entry of the register for a name that nobody there bears. */
export function newPerson(name: string): Person {
  return { id: `p-${crypto.randomUUID()}`, name: name.trim(), role: '', organisation: '', country: '', aliases: [] };
}
