import { type Change, copyOf, entryOf, revertOperations, sameValue, type Work } from '../../../core/annotation/change';
import { raise } from '../../../core/result';
import { eachAtOnce } from '../article-list';
import type { TakeInParts } from './take-in';

/** What a batch did to one article. */
interface PartOfBatch {
  articleId: string;
  title: string;
  /** The article came with the batch. */
  isNew: boolean;
  changes: Map<string, Change[]>;
}

export interface TakenBack {
  articles: number;
  annotations: number;
  /** Articles that came with the batch and are in the trash now. */
  trashed: number;
  /** Their ids. */
  gone: string[];
}

/** How many titles a refusal names. */
const namedTitles = 3;

/**
 * Takes everything back that bears the name of a batch, of all annotators, or nothing at all. `among`: the articles that it touched, where
 * that is known. Raises `batch-missing` where nothing of it is left to take back, and `batch-changed` where something
 * was changed since or later annotations stand on it.
 */
export async function takeBackBatch(
  parts: TakeInParts,
  batch: string,
  among: readonly { id: string; isNew: boolean }[] | undefined = undefined,
): Promise<TakenBack> {
  const { library, articles, annotations } = parts;
  const found = await partsOf(parts, batch, among);
  const standing: PartOfBatch[] = [];
  const changed: string[] = [];
  for (const part of found) {
    const left = await whatStands(parts, part, batch);
    if (left === null) changed.push(part.title);
    else if (left.isNew || left.changes.size > 0) standing.push(left);
  }
  if (changed.length > 0) return refuseChanged(changed);
  if (standing.length === 0) {
    return refuseMissing();
  }
  const done: TakenBack = { articles: 0, annotations: 0, trashed: 0, gone: [] };
  for (const { articleId, isNew, changes } of standing) {
    done.articles++;
    for (const list of changes.values()) for (const { ops } of list) done.annotations += ops.length;
    if (isNew) {
      // As it is: whoever restores it has its annotations with it.
      await library.trashArticle(articleId);
      annotations.forget(articleId);
      articles.forget([articleId]);
      done.trashed++;
      done.gone.push(articleId);
      continue;
    }
    for (const [annotator, list] of changes) await annotations.takeBackFor(articleId, annotator, list);
    await articles.refresh(articleId);
  }
  return done;
}

export function refuseMissing(): never {
  return raise('batch-missing', 'Nothing of this import is left to take back: it was taken back already.');
}

function refuseChanged(titles: readonly string[]): never {
  const shown = titles.slice(0, namedTitles).join(', ');
  const articles = titles.length > namedTitles ? `${shown} (+${titles.length - namedTitles})` : shown;
  raise(
    'batch-changed',
    `Annotations of this import were changed since, or others stand on them, in: ${articles}. Nothing was taken back; undo those changes first.`,
    { details: { articles, count: titles.length } },
  );
}

async function partsOf(
  { library }: TakeInParts,
  batch: string,
  among: readonly { id: string; isNew: boolean }[] | undefined,
): Promise<PartOfBatch[]> {
  const parts: PartOfBatch[] = [];
  const touched = new Map(among?.map(({ id, isNew }) => [id, isNew]));
  const here = await library.articleIds();
  const ids = among === undefined ? here : here.filter((id) => touched.has(id));
  await eachAtOnce(ids, async (articleId) => {
    const changes = await library.changesOfBatch(articleId, batch);
    // One that came with the batch may have no annotations.
    if (changes.size === 0 && touched.get(articleId) !== true) return;
    const { article } = await library.readArticle(articleId);
    const isNew = article.provenance.batch === batch;
    parts.push({ articleId, title: article.metadata.title, isNew, changes });
  });
  return parts.sort((a, b) => (a.articleId < b.articleId ? -1 : 1));
}

/** The part without what is undone already; null where something was done on top of it. */
async function whatStands({ library }: TakeInParts, part: PartOfBatch, batch: string): Promise<PartOfBatch | null> {
  const { articleId, isNew } = part;
  const standing = new Map<string, Change[]>();
  for (const [annotator, changes] of part.changes) {
    const now = await library.readWork(articleId, annotator);
    const left = changesLeft(changes, now);
    if (left === null || isReferredTo(left, now)) return null;
    if (left.length > 0) standing.set(annotator, left);
  }
  if (isNew && (await hasOwnWork(library, articleId, batch))) return null;
  return { ...part, changes: standing };
}

/** The changes that stand as they were made: later ones of the batch go on from earlier ones. */
function changesLeft(changes: readonly Change[], now: Work): Change[] | null {
  const state = copyOf(now);
  const left: Change[] = [];
  for (const change of changes.toReversed()) {
    const has = (side: 'before' | 'after') => change.ops.every((op) => sameValue(entryOf(state, op), op[side]));
    if (has('after')) {
      left.unshift(change);
      revertOperations(state, change.ops);
    } else if (!has('before')) return null;
  }
  return left;
}

/** Whether an annotation that stays has a relation to one that would go. */
function isReferredTo(changes: readonly Change[], { annotations }: Work): boolean {
  const going = new Set(changes.flatMap(({ ops }) => ops.flatMap(({ id, before }) => (before === null ? [id] : []))));
  return [...annotations.values()].some(
    ({ id, relations = [] }) => !going.has(id) && relations.some(({ to }) => going.has(to)),
  );
}

/** Whether an article holds annotations or decisions that are not of the batch. */
async function hasOwnWork(library: TakeInParts['library'], articleId: string, batch: string): Promise<boolean> {
  const changes = await library.changesOfBatch(articleId, batch);
  for (const annotator of (await library.annotatorsOf(articleId)).known) {
    const brought = new Set((changes.get(annotator) ?? []).flatMap(({ ops }) => ops.map(({ id }) => id)));
    const { annotations, decisions, articleNote } = await library.readWork(articleId, annotator);
    if (decisions.size > 0 || [...annotations.keys()].some((id) => !brought.has(id))) return true;
    if (articleNote && !brought.has(articleNote.id)) return true;
  }
  return false;
}
