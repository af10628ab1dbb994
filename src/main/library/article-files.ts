import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Change, Work } from '../../core/annotation/change';
import type { Article } from '../../core/library/article';
import { raise } from '../../core/result';
import { ArticleFile } from './article-file';
import { conflictCopyOf } from './conflict-copy';
import { codeOf, exists, renamePatiently, replaceFile, syncFolder } from './durable-file';
import { journalLine, refuseUnreadable } from './journal-file';
import { entriesOf, incomingName } from './library-folder';
import { DurableAdapter, raiseDamaged, readStored, schemaVersion } from './stored-json';

/** An article as it is about to enter the library. */
export interface NewArticle {
  article: Article;
  document: ArticleFile['document'];
  bytes: Uint8Array;
}

/** An article with what each annotator made of it, and the revision of that. */
export interface KeptArticle {
  file: ArticleFile;
  works: Map<string, Work & { revision: number }>;
}

/** A newer version as it is about to enter the library, with the first changes of each annotator. */
export interface NewVersion extends NewArticle {
  changes: ReadonlyMap<string, readonly Change[]>;
}

/** Names of all that could be an article among the articles, in order; hidden ones and files are passed over. */
export async function articleEntries(articles: string): Promise<string[]> {
  if ((await entriesOf(articles)) === null) return [];
  const entries = await readdir(articles, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

/** Raises `article-missing`, `library-damaged`, `library-newer` or `library-unreadable`. */
export async function readArticleFile(folder: string): Promise<ArticleFile> {
  const id = basename(folder);
  if (!(await exists(folder))) return raise('article-missing', `There is no article ${id} in ${dirname(folder)}.`);
  const path = join(folder, 'article.json');
  const file = await readStored(path, ArticleFile);
  if (file.article.id !== id) raiseDamaged(path, `it is the article ${file.article.id}`);
  return file;
}

/** The bytes that were opened; raises `library-damaged` where they are not there, `library-unreadable`. */
export async function readOriginalFile(folder: string, article: Article): Promise<Buffer> {
  const path = join(folder, originalName(article));
  try {
    return await readFile(path);
  } catch (error) {
    const reason = codeOf(error);
    if (reason === 'ENOENT')
      return raise('library-damaged', `${path} is missing.`, { details: { file: path, reason } });
    return raise('library-unreadable', `${path} cannot be read (${reason}). Check its permissions.`, {
      details: { file: path, reason },
    });
  }
}

/** Changes what is said about an article, never its text; fulfilled when that is on disk. Raises as `readArticleFile`. */
export async function changeArticle(folder: string, change: (article: Article) => Article): Promise<Article> {
  await readArticleFile(folder);
  const adapter = articleAdapter(folder);
  const file = await adapter.read();
  if (!file) return raise('article-missing', `There is no article ${basename(folder)} in ${dirname(folder)}.`);
  const article = change(file.article);
  if (article !== file.article) await adapter.write({ ...file, article });
  return article;
}

function articleAdapter(folder: string): DurableAdapter<ArticleFile> {
  const stringify = (data: ArticleFile) => `${JSON.stringify(data)}\n`;
  return new DurableAdapter(join(folder, 'article.json'), ArticleFile, { stringify });
}

/** Moves an article's folder to another place of the library; fulfilled when that is on disk. */
export async function moveArticle(from: string, to: string): Promise<void> {
  await renamePatiently(from, to);
  // First where it is now: a power cut in between may leave two names, never none.
  await syncFolder(dirname(to));
  await syncFolder(dirname(from));
}

/**
 * Stores an article in its folder, whole or not at all, with the changes that its annotations begin with; fulfilled
 * when it is on disk.
 */
export async function storeArticle(
  folder: string,
  { article, document, bytes, changes = new Map() }: NewArticle & Partial<NewVersion>,
): Promise<void> {
  const articles = dirname(folder);
  const incoming = join(articles, incomingName());
  try {
    await mkdir(incoming);
    await replaceFile(join(incoming, originalName(article)), bytes);
    for (const [annotator, lines] of changes) {
      for (const change of lines) refuseUnreadable(change);
      await replaceFile(join(incoming, `${annotator}.journal`), lines.map(journalLine).join(''));
    }
    await articleAdapter(incoming).write({ format: 'guillemet-article', schemaVersion, article, document });
    await renamePatiently(incoming, folder);
    await syncFolder(articles);
  } catch (error) {
    await rm(incoming, { recursive: true, force: true }).catch(() => {});
    throw error;
  }
}

/** Ids of those of whom there are annotations in an article's folder, in order. */
export async function annotatorsIn(folder: string): Promise<string[]> {
  const names = ((await entriesOf(folder)) ?? []).filter(
    (name) =>
      /^[^.].*\.(json|journal)$/.test(name) &&
      name !== 'article.json' &&
      !name.startsWith('original.') &&
      conflictCopyOf(name) === null,
  );
  return [...new Set(names.map((name) => basename(name, extname(name))))].sort();
}

/** Name of the original inside the article's folder: its own extension, made harmless. */
function originalName(article: Article): string {
  const extension = extname(article.original.name).toLowerCase();
  return `original${/^\.[a-z0-9]{1,10}$/.test(extension) ? extension : '.bin'}`;
}
