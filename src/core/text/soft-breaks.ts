import type { Node } from 'prosemirror-model';

/**
 * Where the canonical text has a `\n` only because its source wrapped lines: offsets in UTF-16, in order. They are
 * shown as blanks.
 */
export function softBreaksIn(document: Node): number[] {
  const breaks: number[] = [];
  let offset = 0;
  document.descendants((node) => {
    if (!node.isTextblock) return true;
    node.forEach((child, at) => {
      if (child.type.name === 'line_break' && child.attrs.soft === true) breaks.push(offset + at);
    });
    offset += node.content.size + 1;
    return false;
  });
  return breaks;
}

/** The text as it is shown, of the same length. */
export function withSoftBreaks(text: string, breaks: readonly number[]): string {
  let shown = '';
  let from = 0;
  for (const at of breaks) {
    shown += `${text.slice(from, at)} `;
    from = at + 1;
  }
  return shown + text.slice(from);
}
