import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { blockIndexAt, canonicalText, offsetToPos, posToOffset } from './canonical';
import { articleSchema } from './schema';

const { nodes } = articleSchema;

function paragraph(...lines: string[]): Node {
  const content = lines.flatMap((line, index) => [
    ...(index > 0 ? [nodes.line_break.create()] : []),
    ...(line === '' ? [] : [articleSchema.text(line)]),
  ]);
  return nodes.paragraph.create(null, content);
}

const document = nodes.doc.create(null, [
  nodes.heading.create({ level: 1 }, articleSchema.text('Titre 📉')),
  nodes.bullet_list.create(null, [nodes.list_item.create(null, [paragraph('un'), paragraph('deux')])]),
  paragraph(),
  nodes.blockquote.create(null, [paragraph('première', 'seconde')]),
  nodes.separator.create(null, articleSchema.text('* * *')),
]);

describe('canonicalText', () => {
  it('joins the text blocks of any depth with one line feed, and counts a line break as one', () => {
    expect(canonicalText(document).text).toBe('Titre 📉\nun\ndeux\n\npremière\nseconde\n* * *');
  });

  it('gives every block as a slice of the text', () => {
    const { text, blocks } = canonicalText(document);
    expect(blocks.map(({ type, start, end }) => [type, text.slice(start, end)])).toEqual([
      ['heading', 'Titre 📉'],
      ['paragraph', 'un'],
      ['paragraph', 'deux'],
      ['paragraph', ''],
      ['paragraph', 'première\nseconde'],
      ['separator', '* * *'],
    ]);
  });
});

const lines = fc.array(fc.constantFrom('mot', 'é📉', '', 'a b'), { minLength: 1, maxLength: 3 });
const documents = fc.array(fc.tuple(lines, fc.boolean()), { minLength: 1, maxLength: 8 }).map((blocks) =>
  nodes.doc.create(
    null,
    blocks.map(([words, quoted]) =>
      quoted ? nodes.blockquote.create(null, [paragraph(...words)]) : paragraph(...words),
    ),
  ),
);

describe('positions', () => {
  it('lead from every offset to the document and back', () => {
    fc.assert(
      fc.property(documents, (doc) => {
        const { text, blocks } = canonicalText(doc);
        for (let offset = 0; offset <= text.length; offset++) {
          const pos = offsetToPos(blocks, offset);
          expect(doc.resolve(pos).parent.isTextblock).toBe(true);
          expect(posToOffset(blocks, pos)).toBe(offset);
        }
      }),
    );
  });

  it('select in the document the words that the offsets select in the text', () => {
    fc.assert(
      fc.property(documents, (doc) => {
        const { text, blocks } = canonicalText(doc);
        for (const { start, end } of blocks) {
          const words = doc.textBetween(offsetToPos(blocks, start), offsetToPos(blocks, end), '\n', '\n');
          expect(words).toBe(text.slice(start, end));
        }
      }),
    );
  });

  it('outside the document or between blocks go to the nearest text', () => {
    const { text, blocks } = canonicalText(document);
    expect(posToOffset(blocks, 0)).toBe(0);
    expect(posToOffset(blocks, document.content.size + 99)).toBe(text.length);
    expect(offsetToPos(blocks, -5)).toBe(1);
    expect(blockIndexAt(blocks, text.indexOf('\n'))).toBe(0);
    expect(blockIndexAt(blocks, text.indexOf('un'))).toBe(1);
  });
});
