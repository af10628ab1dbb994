import { describe, expect, it } from 'vitest';
import { canonicalText, offsetToPos, posToOffset } from '../../core/text/canonical';
import { articleSchema } from '../../core/text/schema';
import { asStored, readingDocument, readingSchema } from './reading-document';

const sentence = 'The mayor said that the bridge would open again in the spring. ';

const paragraph = (text: string) => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] });

const heading = (text: string) => ({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] });

const article = (...content: unknown[]) => ({ type: 'doc', content });

function storedText(json: unknown): string {
  return canonicalText(articleSchema.nodeFromJSON(json)).text;
}

describe('a reading document', () => {
  const many = article(
    ...Array.from({ length: 100 }, (_, i) => (i % 13 === 0 ? heading(`Part ${i}`) : paragraph(`Paragraph ${i}.`))),
  );
  const long = article(heading('One paragraph'), paragraph(sentence.repeat(400)), paragraph('The end.'));

  it('has the canonical text of the article, whatever it is divided into', () => {
    const nested = article(
      { type: 'blockquote', content: [paragraph(sentence.repeat(300)), paragraph('')] },
      { type: 'bullet_list', content: [{ type: 'list_item', content: [paragraph('one')] }] },
      paragraph(''),
    );
    for (const json of [many, long, nested]) {
      expect(readingDocument(json).canonical.text).toBe(storedText(json));
      expect(() => readingDocument(json).document.check()).not.toThrow();
    }
  });

  it('divides many blocks into sections, none of which begins with a heading but the first', () => {
    const { document } = readingDocument(many);
    expect(document.childCount).toBeGreaterThan(4);
    document.forEach((section, _pos, index) => {
      expect(section.type.name).toBe('section');
      if (index > 0) expect(section.firstChild?.type.name).toBe('paragraph');
    });
  });

  it('sets a very long paragraph in pieces that begin with a sentence', () => {
    const { blocks, text } = readingDocument(long).canonical;
    const pieces = blocks.slice(1, -1);
    expect(pieces.length).toBeGreaterThan(4);
    for (const { start, end } of pieces) {
      expect(end - start).toBeLessThanOrEqual(6_000);
      expect(text.slice(start, start + 9)).toBe('The mayor');
    }
  });

  it('cuts between words where there are no sentences, and between graphemes where there are no words', () => {
    const words = readingDocument(article(paragraph('river '.repeat(3_000)))).canonical;
    for (const { start } of words.blocks.slice(1)) expect(words.text.slice(start - 1, start + 1)).toBe(' r');
    expect(words.blocks.length).toBeGreaterThan(1);
    const family = '👩‍👩‍👧';
    const emoji = readingDocument(article(paragraph(family.repeat(1_500)))).canonical;
    expect(emoji.blocks.length).toBeGreaterThan(1);
    for (const { start } of emoji.blocks) expect(start % family.length).toBe(0);
  });

  it('has a place for every offset and gives it back', () => {
    const { canonical } = readingDocument(long);
    for (let offset = 0; offset <= canonical.text.length; offset += 97) {
      expect(posToOffset(canonical.blocks, offsetToPos(canonical.blocks, offset))).toBe(offset);
    }
  });

  it('keeps line breaks and marks of a paragraph that it cuts', () => {
    const json = article({
      type: 'paragraph',
      content: Array.from({ length: 200 }, () => [
        { type: 'text', text: sentence.trim(), marks: [{ type: 'emphasis' }] },
        { type: 'line_break', attrs: { soft: true } },
      ]).flat(),
    });
    const { document, canonical } = readingDocument(json);
    expect(canonical.text).toBe(storedText(json));
    expect(document.firstChild?.firstChild?.firstChild?.marks[0]?.type.name).toBe('emphasis');
  });

  it('is copied as if it had neither sections nor pieces', () => {
    const { document } = readingDocument(long);
    const copied = asStored(document.content);
    expect(copied.content.map(({ type }) => type.name)).toEqual(['heading', 'paragraph', 'paragraph']);
    expect(copied.textBetween(0, copied.size, '\n')).toBe(storedText(long));
    // A selection that ends within a paragraph.
    const begun = asStored(document.slice(0, document.content.size / 2).content);
    expect(begun.childCount).toBe(2);
    expect(begun.lastChild?.type).toBe(readingSchema.nodes.paragraph);
  });
});
