import { Selection, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

type Move = { direction: 'forward' | 'backward' | 'left' | 'right'; granularity: string };

const isMac = navigator.platform.startsWith('Mac');

/**
 * Moves and extends the selection by keyboard in text that is not editable, where browsers only do so
 * for a selection begun with the mouse. Returns true where the key was one of these. The selection
 * never leaves the text, and the view knows it at once: the next key may already be a command.
 */
export function moveByKey(view: EditorView, event: KeyboardEvent, scroller: HTMLElement): boolean {
  const move = moveOf(event);
  const selection = view.dom.ownerDocument.getSelection();
  if (!move || !selection) return false;
  event.preventDefault();
  const { anchor, head } = view.state.selection;
  if (move.granularity === 'documentboundary') {
    const end = move.direction === 'forward' ? Selection.atEnd(view.state.doc) : Selection.atStart(view.state.doc);
    select(view, event.shiftKey ? anchor : end.head, end.head);
  } else {
    modify(selection, event.shiftKey ? 'extend' : 'move', move, scroller, view.dom);
    if (view.dom.contains(selection.focusNode) && view.dom.contains(selection.anchorNode)) {
      select(
        view,
        posOf(view, selection.anchorNode, selection.anchorOffset),
        posOf(view, selection.focusNode, selection.focusOffset),
      );
    } else {
      select(view, anchor, head);
    }
  }
  keepVisible(selection, scroller);
  return true;
}

function modify(
  selection: globalThis.Selection,
  alter: string,
  move: Move,
  scroller: HTMLElement,
  text: HTMLElement,
): void {
  if (move.granularity !== 'page') return selection.modify(alter, move.direction, move.granularity);
  const lines = Math.max(1, Math.floor((scroller.clientHeight * 0.85) / lineHeight(text)));
  for (let i = 0; i < lines; i++) selection.modify(alter, move.direction, 'line');
}

function posOf(view: EditorView, node: Node | null, offset: number): number {
  return node ? view.posAtDOM(node, offset, -1) : 0;
}

function select(view: EditorView, anchor: number, head: number): void {
  const { doc, tr } = view.state;
  const selection = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  if (!selection.eq(view.state.selection)) view.dispatch(tr.setSelection(selection));
  placeDomSelection(view);
}

/** Puts the browser's selection where the view's is; the view itself does so only in text that can be edited. */
export function placeDomSelection(view: EditorView): void {
  const { anchor, head } = view.state.selection;
  const selection = view.dom.ownerDocument.getSelection();
  if (!selection) return;
  if (view.dom.contains(selection.anchorNode) && view.dom.contains(selection.focusNode)) {
    const stands =
      posOf(view, selection.anchorNode, selection.anchorOffset) === anchor &&
      posOf(view, selection.focusNode, selection.focusOffset) === head;
    if (stands) return;
  }
  const from = view.domAtPos(anchor);
  const to = view.domAtPos(head);
  selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

function moveOf({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): Move | null {
  const byWord = isMac ? altKey : ctrlKey;
  if ((isMac ? ctrlKey : altKey || metaKey) && key.startsWith('Arrow')) return null;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return {
        direction: key === 'ArrowLeft' ? 'left' : 'right',
        granularity: isMac && metaKey ? 'lineboundary' : byWord ? 'word' : 'character',
      };
    case 'ArrowUp':
    case 'ArrowDown':
      return {
        direction: key === 'ArrowUp' ? 'backward' : 'forward',
        granularity: isMac && metaKey ? 'documentboundary' : byWord ? 'paragraph' : 'line',
      };
    case 'Home':
    case 'End':
      return {
        direction: key === 'Home' ? 'backward' : 'forward',
        granularity: ctrlKey || metaKey ? 'documentboundary' : 'lineboundary',
      };
    case 'PageUp':
    case 'PageDown':
      return { direction: key === 'PageUp' ? 'backward' : 'forward', granularity: 'page' };
    default:
      return null;
  }
}

function lineHeight(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).lineHeight) || 28;
}

function keepVisible(selection: globalThis.Selection, scroller: HTMLElement): void {
  const { focusNode, focusOffset } = selection;
  if (!focusNode) return;
  const range = document.createRange();
  range.setStart(focusNode, focusOffset);
  let rect = range.getBoundingClientRect();
  if (rect.height === 0 && focusNode instanceof Element) rect = focusNode.getBoundingClientRect();
  if (rect.height === 0) return;
  const box = scroller.getBoundingClientRect();
  const margin = 48;
  if (rect.top < box.top + margin) scroller.scrollTop -= box.top + margin - rect.top;
  else if (rect.bottom > box.bottom - margin) scroller.scrollTop += rect.bottom - (box.bottom - margin);
}
