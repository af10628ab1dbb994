import type { EditorView } from 'prosemirror-view';

/** Scrolls, only as far as it takes, until what stands at a position of the view can be read. */
export function reveal(view: EditorView, scroller: HTMLElement, pos: number): void {
  const { node, offset } = view.domAtPos(pos);
  const range = document.createRange();
  range.setStart(node, Math.min(offset, node.nodeType === 3 ? (node.nodeValue?.length ?? 0) : node.childNodes.length));
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  const box = scroller.getBoundingClientRect();
  let rect = range.getBoundingClientRect();
  if (rect.height > 0 && rect.top >= box.top + 24 && rect.bottom <= box.bottom - 72) return;
  element?.closest('.section > *')?.scrollIntoView({ block: 'center' });
  rect = range.getBoundingClientRect();
  if (rect.height > 0) scroller.scrollTop += rect.top - box.top - box.height * 0.4;
}
