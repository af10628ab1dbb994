import type { PreviewText } from '../../core/calls/preview-calls';
import type { ArticleDraft } from '../readers/article-draft';

/** How many blocks a preview shows, and how much of each, in UTF-16 units. */
const shownBlocks = 40;
const shownLength = 600;

/** What a preview shows of a text. */
export function previewText({ canonical: { text, blocks }, extraction }: ArticleDraft): PreviewText {
  return {
    extraction,
    characters: text.length,
    blocks: blocks.length,
    opening: blocks
      .filter((block) => block.type === 'separator' || block.end > block.start)
      .slice(0, shownBlocks)
      .map(({ type, start, end }) => ({ type, text: beginning(text.slice(start, end)) })),
  };
}

function beginning(text: string): string {
  return text.length <= shownLength ? text : `${text.slice(0, shownLength).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
