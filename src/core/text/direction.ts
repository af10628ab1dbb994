import type { Node } from 'prosemirror-model';

export type Direction = 'ltr' | 'rtl';

/** Letters, and the two marks that only say which way. */
const strong = /[\p{L}\u200e\u200f]/u;
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}\p{Script=Samaritan}\u200f]/u;

/** Which way a text runs: by its first letter, as the Unicode Bidirectional Algorithm has it (UAX 9, P2 and P3). Null where it has none. */
export function directionOf(text: string): Direction | null {
  const [first] = strong.exec(text) ?? [];
  return first === undefined ? null : rightToLeft.test(first) ? 'rtl' : 'ltr';
}

/** Whether any of it runs from right to left, which may turn around what stands beside it. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** Which way a node of an article runs, by its first letter. */
export function directionIn(node: Node): Direction | null {
  if (node.isText) return directionOf(node.text ?? '');
  for (let index = 0; index < node.childCount; index++) {
    const found = directionIn(node.child(index));
    if (found) return found;
  }
  return null;
}
