import type { Node } from 'prosemirror-model';
import { articleSchema } from '../../core/text/schema';
import { type LineWrap, lineWrap } from './line-wrap';
import type { Reading } from './reading';
import { isSeparatorLine } from './separator-line';

export const plainTextVersion = '1';

const { doc, paragraph, separator, line_break: lineBreak } = articleSchema.nodes;

/**
 * Plain text to an article whose canonical text is the given text, character for character.
 *
 * `text` is normalised. Each line is a block: a paragraph (empty ones included) or a separator. In
 * hard-wrapped text the lines of a paragraph are one block, with soft line breaks between them.
 */
export function readPlainText(text: string): Reading {
  const lines = text.split('\n');
  const wrap = lineWrap(lines);
  const blocks: Node[] = [];
  for (let i = 0; i < lines.length; ) {
    const end = wrap === null ? i + 1 : endOfGroup(lines, i);
    blocks.push(block(lines.slice(i, end), wrap));
    i = end;
  }
  return { document: doc.create(null, blocks), stated: { title: titleOf(blocks) }, extraction: 'none' };
}

function endOfGroup(lines: readonly string[], start: number): number {
  if (!isProse(lines[start])) return start + 1;
  let end = start + 1;
  while (end < lines.length && isProse(lines[end])) end++;
  return end;
}

function isProse(line: string | undefined): boolean {
  return line !== undefined && /\S/u.test(line) && !isSeparatorLine(line);
}

function block(lines: readonly string[], wrap: LineWrap | null): Node {
  const content: Node[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before !== undefined) content.push(lineBreak.create({ soft: wrap?.isSoft(before, line) ?? false }));
    if (line !== '') content.push(articleSchema.text(line));
  });
  const type = lines.length === 1 && isSeparatorLine(lines[0] ?? '') ? separator : paragraph;
  return type.create(null, content);
}

/** The first block that says something, unless it is too long for a title or plainly a sentence of the text. */
function titleOf(blocks: readonly Node[]): string | undefined {
  const first = blocks.find((node) => node.type === paragraph && /\S/u.test(node.textContent));
  const title = first?.textBetween(0, first.content.size, '', ' ').trim() ?? '';
  const isSentence = title.length > 120 && /[.!?…][\s"'”’»)\]]*$/u.test(title);
  return title === '' || title.length > 200 || isSentence ? undefined : title;
}
