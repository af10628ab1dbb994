import type { ExportBlock } from '../export-input';
import type { PreparedAnnotation, PreparedArticle } from '../prepared-article';

/** What is set together, so that no heading stands alone at the end of a page, and the annotations that begin in it. */
export interface Passage {
  blocks: ExportBlock[];
  annotations: PreparedAnnotation[];
}

/** Headings go with the block after them; blank blocks are left out. What begins before the text goes with its first passage. */
export function passagesOf(blocks: readonly ExportBlock[], annotations: readonly PreparedAnnotation[]): Passage[] {
  const passages: Passage[] = [];
  let waiting: ExportBlock[] = [];
  let next = 0;
  const finish = () => {
    const end = waiting.at(-1)?.end ?? 0;
    const begun: PreparedAnnotation[] = [];
    for (let each = annotations[next]; each && (each.segments[0]?.start ?? 0) <= end; each = annotations[++next]) {
      begun.push(each);
    }
    passages.push({ blocks: waiting, annotations: begun });
    waiting = [];
  };
  for (const block of blocks) {
    if (block.start === block.end) continue;
    waiting.push(block);
    if (block.type !== 'heading') finish();
  }
  if (waiting.length > 0) finish();
  return passages;
}

/** The block that is the title itself, at the head of the text; null where the text does not begin with it. */
export function titleBlock({ article, text, blocks }: PreparedArticle): ExportBlock | null {
  const first = blocks.find(({ start, end }) => start < end);
  const isTitle = first && plainBlanks(text.slice(first.start, first.end)) === plainBlanks(article.metadata.title);
  return isTitle ? first : null;
}

function plainBlanks(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
