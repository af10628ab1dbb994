import { atRest, fromKeyToPainted, type KeyTimes } from '../painted';
import type { Place } from '../text';

/** Guillemet's article screen as it stands in the page, whether in the app or on a bench page. */

let place: Element | null = null;
let known = new Set<string>();

export function marksAreThere(): boolean {
  return document.querySelector('.article-text mark[data-annotations]') !== null;
}

export function listIsThere(): boolean {
  return document.querySelector('.annotation-row') !== null;
}

/** Scrolls to the place and selects its words as a mouse would have. */
export async function prepareMark({ paragraph, start, end }: Place): Promise<void> {
  const text = document.querySelector<HTMLElement>('.article-text');
  const blocks = [...(text?.querySelectorAll('.section > *') ?? [])].slice(paragraph);
  if (!text || blocks.length === 0) throw new Error(`Guillemet shows no paragraph ${paragraph}`);
  // A very long paragraph is set in several blocks.
  const block = blocks[blockAt(blocks, start)] as Element;
  block.scrollIntoView({ block: 'center' });
  await atRest();
  text.focus({ preventScroll: true });
  const [from, to] = [pointAt(blocks, start), pointAt(blocks, end)];
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  bringIntoView();
  await atRest();
  place = block;
  known = new Set(idsIn(block));
}

function bringIntoView(): void {
  const box = getSelection()?.getRangeAt(0).getBoundingClientRect();
  if (!box || (box.top > 80 && box.bottom < innerHeight - 80)) return;
  document.querySelector('.article-main')?.scrollBy({ top: box.top - innerHeight / 2 });
}

/** From the key to the frame in which the place has a mark that it did not have before. */
export function guillemetMarked(): Promise<KeyTimes> {
  return fromKeyToPainted('q', () => place !== null && idsIn(place).some((id) => !known.has(id)));
}

/** From an arrow key to the frame in which the caret stands elsewhere. */
export function caretMoved(key: string): Promise<KeyTimes> {
  const place = () => document.querySelector<HTMLElement>('.caret')?.style.transform;
  const before = place();
  return fromKeyToPainted(key, () => place() !== before);
}

function idsIn(block: Element): string[] {
  const marks = [...block.querySelectorAll('mark[data-annotations]')];
  return marks.flatMap((mark) => (mark.getAttribute('data-annotations') ?? '').split(' '));
}

function blockAt(blocks: readonly Element[], offset: number): number {
  let left = offset;
  return blocks.findIndex((block) => {
    const { length } = block.textContent ?? '';
    left -= length;
    return left <= 0;
  });
}

function pointAt(blocks: readonly Element[], offset: number): { node: Node; offset: number } {
  let left = offset;
  for (const block of blocks) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { length } = node.nodeValue ?? '';
      if (left <= length) return { node, offset: left };
      left -= length;
    }
  }
  throw new Error(`The text has no offset ${offset}`);
}
