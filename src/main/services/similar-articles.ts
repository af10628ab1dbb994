import type { SimilarArticle } from '../../core/calls/version-calls';
import type { Metadata } from '../../core/library/article';
import { alikeFrom, mayBeAlike, resemblance, signatureOf } from '../../core/text/likeness';
import type { ArticleFile } from '../library/article-file';
import { sha256 } from '../library/ids';
import type { LikenessKeys } from '../library/index-file';
import { readText } from './article-text';

/** Titles shorter than that, in UTF-16 units, are those of columns. */
const tellingTitle = 12;

/** How many articles are read to compare their texts, and how many are told. */
const maxCompared = 20;
const maxSimilar = 5;

/** What is kept in the list's cache to find the same article again. */
export function likenessKeysOf(file: ArticleFile): LikenessKeys {
  const text = readText(file);
  const signature = text === null ? '' : Buffer.from(signatureOf(text)).toString('base64');
  return { url: file.article.metadata.url, signature, earlier: file.article.version?.earlier ?? [] };
}

/** An article as far as the list knows it. */
interface Listed extends LikenessKeys {
  row: { id: string; title: string };
  textSha256: string;
}

/**
 * Those of the same address, of nearly the same wording, or of the same title; the likeliest first. Signatures of all are looked at, and
 * the texts of the few that come into question. `textOf` gives an empty text for an article that cannot be read.
 */
export async function findSimilar(
  articles: readonly Listed[],
  text: string,
  { url, title }: Pick<Metadata, 'url' | 'title'>,
  textOf: (id: string) => Promise<string>,
): Promise<SimilarArticle[]> {
  const own = { url: urlKey(url), title: titleKey(title), signature: signatureOf(text), textSha256: sha256(text) };
  const candidates = articles
    .filter(({ textSha256 }) => textSha256 !== own.textSha256)
    .map(({ row, url: known, signature }) => ({
      ...row,
      isPage: own.url !== '' && urlKey(known) === own.url,
      isText: signature !== '' && mayBeAlike(own.signature, Buffer.from(signature, 'base64')),
      isNamed: own.title.length >= tellingTitle && titleKey(row.title) === own.title,
    }))
    .filter(({ isPage, isText, isNamed }) => isPage || isText || isNamed)
    .sort((a, b) => rankOf(b) - rankOf(a))
    .slice(0, maxCompared);
  const found: SimilarArticle[] = [];
  for (const { id, title: known, isPage, isNamed } of candidates) {
    const shared = resemblance(text, await textOf(id));
    const because = isPage ? 'url' : shared >= alikeFrom ? 'text' : isNamed ? 'title' : null;
    if (because) found.push({ id, title: known, because, resemblance: shared });
  }
  return found.sort((a, b) => b.resemblance - a.resemblance || (a.id < b.id ? -1 : 1)).slice(0, maxSimilar);
}

function rankOf({ isPage, isText, isNamed }: { isPage: boolean; isText: boolean; isNamed: boolean }): number {
  return (isPage ? 4 : 0) + (isText ? 2 : 0) + (isNamed ? 1 : 0);
}

/** An address as two copies of a page may both bear it: without its fragment and a slash at its end. */
function urlKey(url: string): string {
  return url.trim().replace(/#.*$/, '').replace(/\/$/, '');
}

function titleKey(title: string): string {
  return title.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
