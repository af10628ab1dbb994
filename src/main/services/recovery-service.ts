import { join } from 'node:path';
import { type Annotation, Id } from '../../core/annotation/annotation';
import type { Damage, RecoveryTarget } from '../../core/calls/recovery-calls';
import { type Failure, FailureError, raise } from '../../core/result';
import { annotationCandidates, restoreAnnotations } from '../library/annotation-recovery';
import { AnnotationStore } from '../library/annotation-store';
import { annotatorsIn, readArticleFile } from '../library/article-files';
import type { Library } from '../library/library';
import { chosen } from '../library/recovery-candidate';
import type { ArticleList } from './article-list';
import { articleCandidates, restoreArticleFile } from './article-recovery';
import { verifiedText } from './article-text';
import type { EmitEvent } from './events';

type ArticleTarget = Extract<RecoveryTarget, { kind: 'article' }>;
type AnnotationsTarget = Extract<RecoveryTarget, { kind: 'annotations' }>;

/** Finds what of an article cannot be read, and puts in its place what the user chooses. */
export class RecoveryService {
  constructor(
    private readonly library: Library,
    private readonly articles: ArticleList,
    /** Told of each article whose files are others now. */
    private readonly forget: (articleId: string) => void,
    private readonly emit: EmitEvent,
  ) {}

  /** The library itself is open, so nothing of it is damaged. Raises `article-missing`. */
  async candidates(articleId: string | null): Promise<Damage[]> {
    if (articleId === null) return [];
    const damages: Damage[] = [];
    const folder = this.library.folderOf(articleId);
    const failure = await damageOf(async () => void verifiedText(await readArticleFile(folder)));
    if (failure) {
      const target: ArticleTarget = { kind: 'article', articleId };
      const candidates = (await this.articleStates(target)).map(({ candidate }) => candidate);
      damages.push({ target, file: join(folder, 'article.json'), failure, candidates });
    }
    for (const annotator of await this.annotatorsOf(folder)) {
      const failed = await damageOf(() => AnnotationStore.open(folder, articleId, annotator));
      if (!failed) continue;
      const target: AnnotationsTarget = { kind: 'annotations', articleId, annotator };
      const candidates = (await this.annotationStates(target)).map(({ candidate }) => candidate);
      const file = String(failed.details?.file ?? join(folder, `${annotator}.json`));
      damages.push({ target, file, failure: failed, candidates });
    }
    return damages;
  }

  /** Raises `candidate-missing` and `library-write-failed`; nothing was lost then. */
  async restore(target: RecoveryTarget, candidateId: string): Promise<{ setAside: string[] }> {
    if (target.kind === 'library') return raise('candidate-missing', 'The library is open: nothing of it is damaged.');
    const { articleId } = target;
    let setAside: string[] = [];
    await this.library.mendArticle(articleId, async () => {
      if (target.kind === 'article') {
        const { content } = chosen(await this.articleStates(target), candidateId);
        setAside = await restoreArticleFile(this.library.folderOf(articleId), content);
      } else {
        const { content } = chosen(await this.annotationStates(target), candidateId);
        const { repairs } = await restoreAnnotations(content);
        setAside = repairs.flatMap((repair) => repair.setAside ?? []);
      }
    });
    this.forget(articleId);
    await this.articles.refresh(articleId);
    this.emit('library.changed', {});
    return { setAside };
  }

  /** The one who works here first: without these annotations the article cannot be opened. */
  private async annotatorsOf(folder: string): Promise<string[]> {
    const own = this.library.annotator.id;
    const others = (await annotatorsIn(folder)).filter((name) => name !== own && Id.safeParse(name).success);
    return [own, ...others];
  }

  private async articleStates({ articleId }: ArticleTarget) {
    const folder = this.library.folderOf(articleId);
    const annotations: Annotation[] = [];
    for (const annotator of await annotatorsIn(folder)) {
      const store = await AnnotationStore.open(folder, articleId, annotator).catch(() => null);
      annotations.push(...(store?.list() ?? []));
    }
    return articleCandidates(folder, { annotations, known: await this.articles.remembered(articleId) });
  }

  private async annotationStates({ articleId, annotator }: AnnotationsTarget) {
    const folder = this.library.folderOf(articleId);
    const copies = await this.library.shelf.ofAnnotations(this.library.file.id, articleId, annotator);
    const text = await readArticleFile(folder)
      .then(verifiedText)
      .catch(() => null);
    return annotationCandidates(folder, annotator, copies, text);
  }
}

/** Null where it can be read; the failure where it is damaged. Whatever else is in the way is raised. */
async function damageOf(read: () => Promise<unknown>): Promise<Failure | null> {
  try {
    await read();
    return null;
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'library-damaged') return error.failure;
    throw error;
  }
}
