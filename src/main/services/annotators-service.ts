import type { AnnotatorOfArticle } from '../../core/calls/annotators-calls';
import type { CallOutput } from '../../core/host-api';
import { raise } from '../../core/result';
import type { Library } from '../library/library';

/** Who else has annotated an article, and what. Reads only. */
export class AnnotatorsService {
  constructor(private readonly library: Library) {}

  names(): CallOutput<'annotators.names'> {
    return { annotators: this.library.file.annotators.map(({ id, name }) => ({ id, name })) };
  }

  /** Whoever annotates here first, then the others by name. */
  async list(articleId: string): Promise<AnnotatorOfArticle[]> {
    const { annotator: own, file } = this.library;
    const { known } = await this.library.annotatorsOf(articleId);
    const listed = await Promise.all(
      [own.id, ...known.filter((id) => id !== own.id)].map(async (id) => ({
        id,
        name: file.annotators.find((annotator) => annotator.id === id)?.name ?? id,
        annotations: (await this.library.readAnnotations(articleId, id)).length,
      })),
    );
    const [first, ...others] = listed;
    return [...(first ? [first] : []), ...others.sort((a, b) => a.name.localeCompare(b.name))];
  }

  /** Raises `annotator-missing` for who is no annotator of the article. */
  async read(articleId: string, annotator: string): Promise<CallOutput<'annotators.read'>> {
    const { known } = await this.library.annotatorsOf(articleId);
    if (!known.includes(annotator)) {
      raise('annotator-missing', `Nobody by "${annotator}" has annotated the article.`, { path: ['annotator'] });
    }
    const { annotations, articleNote } = await this.library.readWork(articleId, annotator);
    return { annotations: [...annotations.values()], articleNote };
  }
}
