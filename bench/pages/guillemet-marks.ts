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
  const block = text?.children[paragraph];
  if (!text || !block) throw new Error(`Guillemet shows no paragraph ${paragraph}`);
  block.scrollIntoView({ block: 'center' });
  await atRest();
  text.focus({ preventScroll: true });
  const [from, to] = [pointAt(block, start), pointAt(block, end)];
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  await atRest();
  place = block;
  known = new Set(idsIn(block));
}

/** From the key to the frame in which the place has a mark that it did not have before. */
export function guillemetMarked(): Promise<KeyTimes> {
  return fromKeyToPainted('q', () => place !== null && idsIn(place).some((id) => !known.has(id)));
}

function idsIn(block: Element): string[] {
  const marks = [...block.querySelectorAll('mark[data-annotations]')];
  return marks.flatMap((mark) => (mark.getAttribute('data-annotations') ?? '').split(' '));
}

function pointAt(block: Element, offset: number): { node: Node; offset: number } {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.nodeValue ?? '';
    if (left <= length) return { node, offset: left };
    left -= length;
  }
  throw new Error(`A paragraph has no offset ${offset}`);
}
