import type { Annotation } from '../../core/annotation/annotation';
import { type Entry, invertOperations, type NewChange, type Operation, type Work } from '../../core/annotation/change';
import { annotationProblems, decisionProblems, type Problem } from '../../core/annotation/integrity';
import type { Person } from '../../core/annotation/person';
import type { Acknowledgement, OpenedArticle } from '../../core/host-api';
import { raise } from '../../core/result';
import type { AnnotationStore } from '../library/annotation-store';
import { newId } from '../library/ids';
import type { Library } from '../library/library';
import type { ArticleList } from './article-list';
import { verifiedText } from './article-text';
import type { EmitEvent } from './events';
import { peopleNamedIn } from './people-use';
import { raiseSuperseded } from './version-service';

/** Opens articles and takes changes to their annotations, each checked against the text before it is kept. */
export class AnnotationService {
  /** Canonical texts of the articles that are open. */
  private readonly texts = new Map<string, Promise<string>>();
  /** Those that a page has opened. */
  private readonly opened = new Set<string>();

  constructor(
    private readonly library: Library,
    private readonly articles: ArticleList,
    private readonly emit: EmitEvent,
  ) {}

  async open(articleId: string): Promise<OpenedArticle> {
    const file = await this.library.readArticle(articleId);
    this.texts.set(articleId, Promise.resolve(verifiedText(file)));
    this.opened.add(articleId);
    const store = await this.library.shownAnnotations(articleId);
    const supersededBy = await this.articles.supersededBy(articleId);
    return {
      article: file.article,
      document: file.document,
      ...(supersededBy === null ? {} : { supersededBy }),
      annotations: store.all(),
      decisions: store.decisions(),
      articleNote: store.articleNote,
      revision: store.currentRevision,
      undoable: store.undoable !== null,
      redoable: store.redoable !== null,
    };
  }

  /** Of an article that went to the trash nothing is kept. */
  forget(articleId: string): void {
    this.texts.delete(articleId);
    this.opened.delete(articleId);
  }

  /** Lets go of an article that was only changed in passing; never rejects. */
  async letRest(articleId: string): Promise<void> {
    if (this.opened.has(articleId)) return;
    this.texts.delete(articleId);
    await this.library.rest(articleId).catch(() => {});
  }

  /** After others may have written: texts are read again. */
  forgetAll(): void {
    this.texts.clear();
  }

  apply(articleId: string, change: NewChange): Promise<Acknowledgement | null> {
    return this.commit(articleId, (store, text) => {
      this.refuseUnsound(change, text);
      return store.apply(change, this.library.annotator.id);
    });
  }

  undo(articleId: string, changeId: string): Promise<Acknowledgement | null> {
    return this.commit(articleId, (store) => store.undo(changeId, this.library.annotator.id));
  }

  redo(articleId: string, changeId: string): Promise<Acknowledgement | null> {
    return this.commit(articleId, (store) => store.redo(changeId, this.library.annotator.id));
  }

  /** Takes back that change, where it is the last one; false where it is not, and nothing was done. */
  async undoIfLast(articleId: string, changeId: string): Promise<boolean> {
    const undone = await this.commit(articleId, async (store) =>
      store.undoable?.id === changeId ? store.undo(newId('c'), this.library.annotator.id) : null,
    );
    return undone !== null;
  }

  /**
   * A change to anybody's annotations, taken from a file and checked by whoever read it. Raises as `AnnotationStore.apply` does.
   */
  async applyFor(articleId: string, annotator: string, change: NewChange): Promise<void> {
    await this.changeFor(articleId, annotator, (store) => store.apply(change, annotator));
  }

  /** Takes changes of anybody back, the last one first: by undoing where nothing was done since, else by the opposite change. */
  async takeBackFor(articleId: string, annotator: string, changes: readonly NewChange[]): Promise<void> {
    for (const { id, ops } of [...changes].reverse()) {
      await this.changeFor(articleId, annotator, (store) =>
        store.undoable?.id === id
          ? store.undo(newId('c'), annotator)
          : store.apply({ id: newId('c'), kind: 'delete', ops: invertOperations(ops) }, annotator),
      );
    }
  }

  private async changeFor(
    articleId: string,
    annotator: string,
    act: (store: AnnotationStore) => Promise<Acknowledgement['change'] | null>,
  ): Promise<void> {
    if (annotator !== this.library.annotator.id) return this.library.withAnnotationsOf(articleId, annotator, act);
    try {
      await this.commit(articleId, act);
    } finally {
      await this.letRest(articleId);
    }
  }

  /** Text and annotations as they are now, without opening the article on a page. */
  async look(articleId: string): Promise<{ text: string; annotations: Annotation[] }> {
    const text = await this.textOf(articleId);
    return { text, annotations: (await this.library.annotations(articleId)).list() };
  }

  /** Annotations, decisions and article note as they are now. */
  async workOf(articleId: string): Promise<Work> {
    return (await this.library.annotations(articleId)).current;
  }

  /** Every kind of change takes the same awaits to its store, so that changes stay in the order of their calls. */
  private async commit(
    articleId: string,
    act: (store: AnnotationStore, text: string) => Promise<Acknowledgement['change'] | null>,
  ): Promise<Acknowledgement | null> {
    if ((await this.articles.supersededBy(articleId)) !== null) raiseSuperseded();
    const text = await this.textOf(articleId);
    const store = await this.library.annotations(articleId);
    const change = await act(store, text);
    if (change === null) return null;
    const acknowledgement = { change, undoable: store.undoable !== null, redoable: store.redoable !== null };
    this.articles.recount(articleId, store.list(), store.articleNote);
    this.emit('article.changed', { articleId, acknowledgement });
    await this.putBackNamed(change.ops);
    return acknowledgement;
  }

  /** Who was taken out of the register is in it again once an annotation names them, as undoing may bring about. */
  private async putBackNamed(ops: readonly Operation[]): Promise<void> {
    const { people } = this.library;
    const made = ops.flatMap((op) => (op.kind === 'annotation' && op.after ? [op.after] : []));
    const back = [...peopleNamedIn(made, people)].flatMap((id) => {
      const { removed, ...person } = people.get(id) as Person;
      return removed === true ? [person] : [];
    });
    if (back.length === 0) return;
    // Where it cannot be written, the annotation still finds the entry.
    await this.library.putPeople(back).catch(() => {});
    this.emit('library.changed', {});
  }

  private refuseUnsound(change: NewChange, text: string): void {
    const { people, annotator } = this.library;
    const { codebook } = this.library.file;
    for (const [index, op] of change.ops.entries()) {
      if (op.after === null) continue;
      const [problem] = [
        ...authorProblems(op.before, op.after, annotator.id),
        ...(op.kind === 'annotation' ? annotationProblems(op.after, { text, codebook, people }) : []),
        ...(op.kind === 'decision' ? decisionProblems(op.after, text) : []),
      ];
      if (!problem) continue;
      const path = ['change', 'ops', index, 'after', ...problem.path];
      raise('change-invalid', `${path.join('.')}: ${problem.message}`, { path, details: { reason: problem.message } });
    }
  }

  private textOf(articleId: string): Promise<string> {
    let text = this.texts.get(articleId);
    if (!text) {
      text = this.library.readArticle(articleId).then(verifiedText);
      this.texts.set(articleId, text);
      text.catch(() => this.texts.delete(articleId));
    }
    return text;
  }
}

/** Nobody marks in another's name. */
function authorProblems(before: Entry | null, after: Entry, annotator: string): Problem[] {
  if (after.annotator === annotator || after.annotator === before?.annotator) return [];
  return [{ path: ['annotator'], message: `the annotator here is "${annotator}", not "${after.annotator}"` }];
}
