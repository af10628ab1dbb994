import { differenceOf, workBefore } from '../../core/annotation/past';
import type { CallInput, CallOutput } from '../../core/host-api';
import { raise } from '../../core/result';
import type { Library } from '../library/library';
import type { AnnotationService } from './annotation-service';

/** Who changed what in an article and when, and the way back to any state of it. */
export class HistoryService {
  constructor(
    private readonly library: Library,
    private readonly annotations: AnnotationService,
  ) {}

  async read({ articleId, before, limit }: CallInput<'history.read'>): Promise<CallOutput<'history.read'>> {
    const all = await this.library.history(articleId);
    const end = before === null ? all.length : all.findIndex(({ revision }) => revision >= before);
    const until = end === -1 ? all.length : end;
    const changes = all.slice(Math.max(0, until - limit), until).reverse();
    const names = new Map(this.library.file.annotators.map(({ id, name }) => [id, name]));
    const annotators = Object.fromEntries(
      [...new Set(changes.map(({ annotator }) => annotator))].map((id) => [id, names.get(id) ?? id]),
    );
    return { changes, total: all.length, annotators };
  }

  async restore({
    articleId,
    revision,
    changeId,
  }: CallInput<'history.restore'>): Promise<CallOutput<'history.restore'>> {
    const all = await this.library.history(articleId);
    if (revision > 0 && !all.some((change) => change.revision === revision)) {
      raise('change-invalid', `The history of this article has no revision ${revision}.`, { path: ['revision'] });
    }
    const now = await this.annotations.workOf(articleId);
    const ops = differenceOf(
      now,
      workBefore(
        now,
        all.filter((change) => change.revision > revision),
      ),
    );
    if (ops.length === 0) return { change: null };
    const applied = await this.annotations.apply(articleId, { id: changeId, kind: 'restore', ops });
    return { change: applied?.change ?? null };
  }
}
