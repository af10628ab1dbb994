import { Node } from 'prosemirror-model';
import { raise } from '../../core/result';
import { type CanonicalText, canonicalText } from '../../core/text/canonical';
import { articleSchema } from '../../core/text/schema';
import { softBreaksIn } from '../../core/text/soft-breaks';
import type { ArticleFile } from '../library/article-file';
import { sha256 } from '../library/ids';

/** The canonical text of an article, and what is needed to set it. */
export interface VerifiedText extends CanonicalText {
  /** As `softBreaksIn` gives them. */
  softBreaks: number[];
}

/** The article's canonical text; raises `library-damaged` where it is not the text that was imported. */
export function verifiedText(file: ArticleFile): string {
  return verifiedCanonical(file).text;
}

/** The article's canonical text with its blocks; raises as `verifiedText` does. */
export function verifiedCanonical(file: ArticleFile): VerifiedText {
  const { article } = file;
  const canonical = readCanonical(file);
  if (canonical === null || sha256(canonical.text) !== article.textSha256) {
    return raise(
      'library-damaged',
      `The text of "${article.metadata.title}" is not the one that was imported: its hash differs. Nothing was changed; the original file is kept beside it.`,
      { details: { file: article.id, reason: 'hash' } },
    );
  }
  return canonical;
}

/** The canonical text of its document; null where that is no document of ours. */
export function readText(file: ArticleFile): string | null {
  return readCanonical(file)?.text ?? null;
}

function readCanonical(file: ArticleFile): VerifiedText | null {
  try {
    const document = Node.fromJSON(articleSchema, file.document);
    document.check();
    return { ...canonicalText(document), softBreaks: softBreaksIn(document) };
  } catch {
    return null;
  }
}
