import type { IncomingDocument } from '../../../core/exchange/incoming/incoming';
import { placeSentence } from '../../../core/exchange/incoming/place';
import type { TakenArticle } from '../../../core/exchange/incoming/report';
import { Metadata } from '../../../core/library/article';
import { normaliseText } from '../../../core/text/normalise';
import { articleSchema } from '../../../core/text/schema';
import type { NewArticle } from '../../library/article-files';
import { newId, sha256 } from '../../library/ids';
import type { Library } from '../../library/library';
import type { ArticleList } from '../article-list';
import { verifiedText } from '../article-text';

/** Length of a title that is made of the text, in UTF-16 units. */
const titleLength = 80;

/** The article that annotations are for. */
export interface Target {
  id: string;
  title: string;
  text: string;
  match: TakenArticle['match'];
  /** The article itself, where it comes with the file. */
  added: NewArticle | null;
}

export interface Surroundings {
  library: Library;
  articles: ArticleList;
  /** Ids of all articles, and of those that come with the file. */
  ids: Set<string>;
  /** Article that the annotations are for, whatever the file says. */
  chosen: string | undefined;
  /** Articles that come with the file, by the hash of their text. */
  fresh: Map<string, Target>;
  batch: string;
}

/**
 * The article that a document is about: the one that was chosen, the one of its hash or its text, of its id or address, else a new one. Null
 * where the text is neither in the file nor in the library. Raises as reading an article does.
 */
export async function targetOf(document: IncomingDocument, around: Surroundings): Promise<Target | null> {
  const text = document.text === null ? null : normaliseText(document.text);
  const fresh = text === null ? undefined : around.fresh.get(sha256(text));
  if (fresh) return { ...fresh, match: 'text', added: null };
  const found = await findArticle(document, text, around);
  if (found !== null) {
    const file = await around.library.readArticle(found.id);
    return { ...found, title: file.article.metadata.title, text: verifiedText(file), added: null };
  }
  if (text === null || text.trim() === '') return null;
  const added = newArticle(document, text, around);
  around.ids.add(added.article.id);
  const target: Target = { id: added.article.id, title: added.article.metadata.title, text, match: 'new', added };
  around.fresh.set(added.article.textSha256, target);
  return target;
}

async function findArticle(
  { textSha256, articleId, metadata }: IncomingDocument,
  text: string | null,
  { library, articles, ids, chosen }: Surroundings,
): Promise<Pick<Target, 'id' | 'match'> | null> {
  if (chosen !== undefined) return { id: chosen, match: 'chosen' };
  const own = text === null ? null : sha256(text);
  // A hash that the text in the file does not have says nothing of it.
  const stated = own === null || own === textSha256 ? textSha256 : null;
  const byHash = stated === null ? null : await articles.withText(stated);
  if (byHash) return { id: byHash.id, match: 'hash' };
  const byText = own === null ? null : await articles.withText(own);
  if (byText) return { id: byText.id, match: 'text' };
  if (articleId !== null && ids.has(articleId)) return { id: articleId, match: 'id' };
  const byAddress = await withAddress(metadata.url, library, ids);
  return byAddress === null ? null : { id: byAddress, match: 'address' };
}

async function withAddress(url: string | undefined, library: Library, ids: Iterable<string>): Promise<string | null> {
  if (url === undefined || url === '') return null;
  const found: string[] = [];
  for (const id of ids) {
    const file = await library.readArticle(id).catch(() => null);
    if (file?.article.metadata.url === url) found.push(id);
  }
  // Of two versions of a page none is guessed.
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** An article of the text alone: each line a paragraph. Its original is the text as it came. */
function newArticle(document: IncomingDocument, text: string, { ids, batch }: Surroundings): NewArticle {
  const { articleId, metadata } = document;
  // A line of a file has no title but its words.
  const title = document.title === placeSentence(document.place) ? openingOf(text) : document.title;
  const id =
    articleId !== null && !ids.has(articleId) && /^[A-Za-z0-9][\w-]{0,63}$/.test(articleId) ? articleId : newId('a');
  const lines = text.split('\n');
  const paragraphs = lines.map((line) =>
    articleSchema.node('paragraph', null, line === '' ? [] : [articleSchema.text(line)]),
  );
  const bytes = Buffer.from(text, 'utf8');
  const stated = { title, language: 'und', byline: '', outlet: '', published: '', url: '', ...metadata };
  const checked = Metadata.safeParse(stated);
  return {
    article: {
      id,
      metadata: checked.success ? checked.data : { ...emptyMetadata, title: title.trim().slice(0, 2000) || 'Untitled' },
      original: { name: 'text.txt', mediaType: 'text/plain', bytes: bytes.length, sha256: sha256(bytes) },
      provenance: {
        reader: 'exchange',
        readerVersion: '1',
        encoding: 'utf-8',
        extraction: 'none',
        imported: new Date().toISOString(),
        batch,
      },
      textSha256: sha256(text),
      characters: text.length,
    },
    document: articleSchema.node('doc', null, paragraphs).toJSON() as NewArticle['document'],
    bytes,
  };
}

function openingOf(text: string): string {
  const line = text.trimStart().split('\n', 1)[0]?.trim() ?? '';
  return line.length > titleLength ? `${snapped(line.slice(0, titleLength))}…` : line;
}

/** Without half a character at its end. */
function snapped(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '').trimEnd();
}

const emptyMetadata = { language: 'und', byline: '', outlet: '', published: '', url: '' };
