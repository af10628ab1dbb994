import { Node } from 'prosemirror-model';
import { raise } from '../../core/result';
import { canonicalText } from '../../core/text/canonical';
import { articleSchema } from '../../core/text/schema';
import type { ArticleFile } from '../library/article-file';
import { sha256 } from '../library/ids';

/** The article's canonical text; raises `library-damaged` where it is not the text that was imported. */
export function verifiedText(file: ArticleFile): string {
  const { article } = file;
  const text = readText(file);
  if (text === null || sha256(text) !== article.textSha256) {
    return raise(
      'library-damaged',
      `The text of "${article.metadata.title}" is not the one that was imported: its hash differs. Nothing was changed; the original file is kept beside it.`,
      { details: { file: article.id, reason: 'hash' } },
    );
  }
  return text;
}

/** The canonical text of its document; null where that is no document of ours. */
export function readText(file: ArticleFile): string | null {
  try {
    const document = Node.fromJSON(articleSchema, file.document);
    document.check();
    return canonicalText(document).text;
  } catch {
    return null;
  }
}
