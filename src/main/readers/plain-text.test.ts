import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../core/text/canonical';
import { normaliseText } from '../../core/text/normalise';
import { readPlainText } from './plain-text';

function types(text: string): string[] {
  return canonicalText(readPlainText(text).document).blocks.map((block) => block.type);
}

function blocks(text: string): string[] {
  const canonical = canonicalText(readPlainText(text).document);
  return canonical.blocks.map((block) => canonical.text.slice(block.start, block.end));
}

/** Whether each line break of the document is soft. */
function softness(text: string): boolean[] {
  const found: boolean[] = [];
  readPlainText(text).document.descendants((node) => {
    if (node.type.name === 'line_break') found.push(node.attrs.soft);
  });
  return found;
}

const wrapped = [
  'The river has been low since the end of spring, and the ferry that used',
  'to cross it every hour now waits for rain, with its engine off and its',
  'captain asleep.',
].join('\n');

describe('the canonical text of a plain text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('\n', '\r\n', '\n\n', '\t', '\u00a0', '\u2028', '---', '* * *', ' ', '\ufeff', '📉', 'e\u0301'),
    fc.integer({ min: 45, max: 105 }).map((length) => `${'mot '.repeat(30).slice(0, length - 1)}.\n`),
  );

  it('is the text itself, character for character', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = normaliseText(pieces.join(''));
        const { document } = readPlainText(text);
        document.check();
        expect(canonicalText(document).text).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('is the text itself when hard-wrapped', () => {
    const text = `A title\n\n${wrapped}\n\n\n${wrapped}\n`;
    expect(canonicalText(readPlainText(text).document).text).toBe(text);
  });
});

describe('the blocks of a plain text', () => {
  it('are its lines, empty ones too', () => {
    expect(blocks('One.\n\nTwo.\n')).toEqual(['One.', '', 'Two.', '']);
    expect(types('One.\n\nTwo.\n')).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph']);
  });

  it.each(['-', '***', '* * *', '———', ' – ', '=====', '· · ·', '#', '• • •', '~~~', '_'])(
    'take %j for a separator',
    (line) => {
      expect(types(`One.\n${line}\nTwo.`)).toEqual(['paragraph', 'separator', 'paragraph']);
      expect(blocks(`One.\n${line}\nTwo.`)[1]).toBe(line);
    },
  );

  it.each(['- milk', '— Oui.', '#1', '...', '* a *', '-'.repeat(101)])('do not take %j for a separator', (line) => {
    expect(types(`One.\n${line}\nTwo.`)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  });
});

describe('hard-wrapped text', () => {
  it('becomes one block a paragraph, with soft line breaks', () => {
    expect(blocks(`${wrapped}\n\n${wrapped}`)).toEqual([wrapped, '', wrapped]);
    expect(softness(`${wrapped}\n\n${wrapped}`)).toEqual([true, true, true, true]);
  });

  it('is recognised without empty lines only where the lines are full', () => {
    expect(blocks(wrapped)).toEqual([wrapped]);
    const headlines = [
      'Ferry stays in port while the river waits for rain, again',
      'Bakers of the old town strike over the price of flour and milk, unions say',
      'Night trains return to the coast line for a summer, says ministry',
    ].join('\n');
    expect(blocks(headlines)).toHaveLength(3);
  });

  it('keeps the lines of verse, lists and addresses inside it', () => {
    const text = `${wrapped}\n\nShort line,\nand a short one.\n\n${wrapped}`;
    expect(softness(text)).toEqual([true, true, false, true, true]);
    const list = `${wrapped}\n- an item that is long enough to look like a wrapped line of a text\n- another item`;
    expect(softness(`${wrapped}\n\n${list}`)).toEqual([true, true, true, true, false, false]);
  });

  it('is not assumed for one long line a paragraph', () => {
    const line =
      'A paragraph on one line, as most editors write it, is longer than any line that was wrapped by hand or machine.';
    expect(blocks(`${line}\n${line}\n\n${line}`)).toEqual([line, line, '', line]);
  });

  it('leaves separators alone', () => {
    expect(types(`${wrapped}\n* * *\n${wrapped}`)).toEqual(['paragraph', 'separator', 'paragraph']);
  });
});

describe('the title of a plain text', () => {
  const title = (text: string) => readPlainText(text).stated.title;

  it('is its first line that says something', () => {
    expect(title('\n---\n  The bridge is open \nText.')).toBe('The bridge is open');
  });

  it('is not a first line that is too long, or a long sentence', () => {
    expect(title(`${'word '.repeat(41)}\nText.`)).toBeUndefined();
    expect(title(`${'word '.repeat(30)}end.”\nText.`)).toBeUndefined();
    expect(title(`${'word '.repeat(30)}end\nText.`)).toBe(`${'word '.repeat(30)}end`);
  });

  it('is not the start of a wrapped paragraph, but may itself be wrapped', () => {
    expect(title(`${wrapped}\n\n${wrapped}`)).toBeUndefined();
    const headline = 'After two years of works and one flood, the bridge over\nthe lower river opens on Monday';
    expect(title(`${headline}\n\n${wrapped}`)).toBe(headline.replace('\n', ' '));
  });
});
