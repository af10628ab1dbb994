import type { Verification } from '../../core/calls/provenance-calls';
import type { Article } from '../../core/library/article';
import { FailureError } from '../../core/result';
import { canonicalText } from '../../core/text/canonical';
import { articleSchema } from '../../core/text/schema';
import { sha256 } from '../library/ids';
import type { Library } from '../library/library';
import { choiceOfOriginal, inputOfOriginal } from './original-reading';
import type { SourceReader } from './source-reader';

/** Holds an article against its original: hashes, and the text that its reader makes of it once more. Changes nothing. */
export async function verifyProvenance(
  library: Library,
  reader: SourceReader,
  articleId: string,
): Promise<Verification> {
  const { article, document } = await library.readArticle(articleId);
  const { text } = canonicalText(articleSchema.nodeFromJSON(document));
  const textState = sha256(text) === article.textSha256 ? 'same' : 'altered';
  const bytes = await originalOf(library, article);
  if (bytes === null) return { original: 'missing', text: textState, rereading: 'failed', readerVersion: '' };
  const original = sha256(bytes) === article.original.sha256 ? 'same' : 'altered';
  return { original, text: textState, ...(await readAgain(reader, article, bytes)) };
}

/** The file that was opened, under its own name, whatever it holds. Raises as `Library.readOriginal` does. */
export async function originalFile(
  library: Library,
  articleId: string,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { article } = await library.readArticle(articleId);
  return { fileName: article.original.name, bytes: await library.readOriginal(article) };
}

async function originalOf(library: Library, article: Article): Promise<Uint8Array | null> {
  try {
    return await library.readOriginal(article);
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'library-damaged') return null;
    throw error;
  }
}

async function readAgain(
  reader: SourceReader,
  article: Article,
  bytes: Uint8Array,
): Promise<Pick<Verification, 'rereading' | 'readerVersion'>> {
  try {
    const draft = await reader.read(inputOfOriginal(article.original.name, bytes), choiceOfOriginal(article));
    const { readerVersion } = draft;
    if (sha256(draft.canonical.text) === article.textSha256) return { rereading: 'same', readerVersion };
    const isOther = readerVersion !== article.provenance.readerVersion;
    return { rereading: isOther ? 'other-version' : 'different', readerVersion };
  } catch (error) {
    if (error instanceof FailureError) return { rereading: 'failed', readerVersion: '' };
    throw error;
  }
}
