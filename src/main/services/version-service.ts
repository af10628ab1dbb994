import type { Work } from '../../core/annotation/change';
import type { VersionProposal, VersionView, Wording } from '../../core/calls/version-calls';
import type { CallInput, CallOutput } from '../../core/host-api';
import { type Article, asEarlier, type Metadata, versionNumber } from '../../core/library/article';
import { raise } from '../../core/result';
import { type CarryOver, carryOver, firstChanges, firstOperations, withPlaces } from '../../core/versions/carry-over';
import { wantsReview } from '../../core/versions/re-anchor';
import type { KeptArticle, NewArticle, NewVersion } from '../library/article-files';
import { newId, sha256 } from '../library/ids';
import type { Library } from '../library/library';
import type { ArticleList } from './article-list';
import { verifiedText } from './article-text';
import type { EmitEvent } from './events';

/** The previews that wait to be kept. */
export interface PreviewSource {
  look(previewId: string): Promise<{ text: string; metadata: Metadata }>;
  /** `store` is given the article as it would be kept; where it fails the preview goes on waiting. */
  keepAs(previewId: string, metadata: Metadata, store: (added: NewArticle) => Promise<void>): Promise<string>;
}

/** New versions of articles: what would become of the annotations, and keeping it. Each version is an article of its own. */
export class VersionService {
  constructor(
    private readonly library: Library,
    private readonly articles: ArticleList,
    private readonly previews: PreviewSource,
    private readonly emit: EmitEvent,
  ) {}

  async list(articleId: string): Promise<VersionView[]> {
    const newest = (await this.articles.supersededBy(articleId)) ?? articleId;
    const { article } = await this.library.readArticle(newest);
    const all = [...(article.version?.earlier ?? []), asEarlier(article)];
    return Promise.all(
      all.map(async ({ id, textSha256, imported }, index) => {
        return { number: index + 1, articleId: id, textSha256, imported, isThere: await this.articles.isThere(id) };
      }),
    );
  }

  async compare({ before, after }: CallInput<'version.compare'>): Promise<CallOutput<'version.compare'>> {
    return { before: await this.wordingOf(before), after: await this.wordingOf(after) };
  }

  private async wordingOf(side: CallInput<'version.compare'>['before']): Promise<Wording> {
    if (side.kind === 'article') return wordingOf(await this.library.readArticle(side.articleId));
    const { text, metadata } = await this.previews.look(side.previewId);
    return { title: metadata.title, text, textSha256: sha256(text), imported: null };
  }

  async propose({ articleId, previewId }: CallInput<'version.propose'>): Promise<VersionProposal> {
    await this.refuseSuperseded(articleId);
    const after = await this.wordingOf({ kind: 'preview', previewId });
    const kept = await this.library.readKept(articleId);
    const before = wordingOf(kept.file);
    refuseSame(kept.file.article, after.textSha256);
    const time = new Date().toISOString();
    const { reanchored, counts } = await carryOver(kept.works, wordings(before, after.text), time, givingWay());
    const review = [...reanchored]
      .flatMap(([annotator, all]) => all.filter(wantsReview).map((each) => ({ annotator, ...each })))
      .sort((a, b) => (a.before.segments[0]?.start ?? 0) - (b.before.segments[0]?.start ?? 0));
    const annotators = this.library.file.annotators.filter(({ id }) => kept.works.has(id));
    const number = versionNumber(kept.file.article) + 1;
    return { before, after, number, counts, review, annotators, revisions: revisionsOf(kept) };
  }

  async open(request: CallInput<'version.open'>): Promise<CallOutput<'version.open'>> {
    const { articleId, previewId, metadata } = request;
    await this.refuseSuperseded(articleId);
    let number = 0;
    const id = await this.previews.keepAs(previewId, metadata, (added) =>
      this.library.addVersion(articleId, async (kept) => {
        const version = await newVersionOf(kept, added, request);
        number = versionNumber(version.article);
        return version;
      }),
    );
    await Promise.all([this.articles.refresh(articleId), this.articles.refresh(id)]);
    this.emit('article.outside', { articleId });
    return { articleId: id, number };
  }

  async takeBack(articleId: string, trash: (id: string) => Promise<void>): Promise<CallOutput<'version.takeBack'>> {
    await this.refuseSuperseded(articleId);
    const earlier = await this.articles.earlierOf(articleId);
    for (const { id } of [...earlier].reverse()) {
      if (!(await this.articles.isThere(id))) continue;
      await trash(articleId);
      // Windows that read it may mark it again.
      this.emit('article.outside', { articleId: id });
      return { articleId: id };
    }
    return raise('article-missing', 'There is no earlier version of this article any more.');
  }

  private async refuseSuperseded(articleId: string): Promise<void> {
    if ((await this.articles.supersededBy(articleId)) !== null) raiseSuperseded();
  }
}

/** Says that an article is read, not changed, since there is a newer version. */
export function raiseSuperseded(): never {
  raise(
    'article-superseded',
    'This is an earlier version of the article. Nothing was changed; open the newest version to mark it.',
  );
}

async function newVersionOf(
  kept: KeptArticle,
  added: NewArticle,
  { revisions, choices }: CallInput<'version.open'>,
): Promise<NewVersion> {
  const { article } = kept.file;
  refuseSame(article, added.article.textSha256);
  const now = revisionsOf(kept);
  if (Object.keys({ ...now, ...revisions }).some((id) => now[id] !== revisions[id])) {
    raise(
      'change-conflict',
      'Annotations were changed since they were looked at. Nothing was kept; look at them again.',
      {
        path: ['revisions'],
      },
    );
  }
  const time = new Date().toISOString();
  const before = wordingOf(kept.file);
  const after = verifiedText({ ...kept.file, article: added.article, document: added.document });
  const { reanchored } = await carryOver(kept.works, wordings(before, after), time, givingWay());
  const state = article.state === undefined || article.state === 'new' ? {} : { state: 'in-work' as const };
  const earlier = [...(article.version?.earlier ?? []), asEarlier(article)];
  return {
    ...added,
    article: { ...added.article, ...state, version: { earlier } },
    changes: changesOf(kept.works, reanchored, choices, { beforeSha256: before.textSha256, after }, time),
  };
}

function changesOf(
  works: ReadonlyMap<string, Work>,
  reanchored: CarryOver['reanchored'],
  choices: CallInput<'version.open'>['choices'],
  { beforeSha256, after }: { beforeSha256: string; after: string },
  at: string,
): NewVersion['changes'] {
  const changes = new Map<string, NewVersion['changes'] extends ReadonlyMap<string, infer Each> ? Each : never>();
  for (const [annotator, work] of works) {
    const own = new Map(choices.filter((each) => each.annotator === annotator).map((each) => [each.id, each]));
    const placed = withPlaces(reanchored.get(annotator) ?? [], own, after, at);
    const ops = firstOperations(placed, work, own, beforeSha256);
    const lines = firstChanges(ops, () => newId('c')).map((change, index) => {
      return { ...change, revision: index + 1, at, annotator };
    });
    if (lines.length > 0) changes.set(annotator, lines);
  }
  return changes;
}

/** How long annotations are looked for without giving way to other calls, in ms. */
const slice = 8;

function givingWay(): () => Promise<void> | null {
  let since = performance.now();
  return () => {
    if (performance.now() - since < slice) return null;
    return new Promise((resolve) => {
      setImmediate(() => {
        since = performance.now();
        resolve();
      });
    });
  };
}

function refuseSame(article: Article, textSha256: string): void {
  if (article.textSha256 !== textSha256) return;
  raise(
    'version-same-text',
    `"${article.metadata.title}" has the very same text. Nothing was kept: there is nothing new in it.`,
  );
}

function revisionsOf({ works }: KeptArticle): Record<string, number> {
  return Object.fromEntries([...works].map(([annotator, { revision }]) => [annotator, revision]));
}

function wordings(before: Wording, after: string) {
  return { before: before.text, beforeSha256: before.textSha256, after };
}

function wordingOf(file: KeptArticle['file']): Wording {
  const { metadata, textSha256, provenance } = file.article;
  return { title: metadata.title, text: verifiedText(file), textSha256, imported: provenance.imported };
}
