import { describe, expect, it } from 'vitest';
import { parseSimpleMarkdown } from './simple-markdown';

const inlineOf = (source: string) => {
  const [block] = parseSimpleMarkdown(source);
  return block?.kind === 'paragraph' ? block.content : [];
};

describe('the Markdown of a note', () => {
  it('knows strong, emphasised and code words, and links', () => {
    expect(inlineOf('le **budget** et *la* dette, `x`, [source](https://a.example/p)')).toEqual([
      { kind: 'text', text: 'le ' },
      { kind: 'strong', text: 'budget' },
      { kind: 'text', text: ' et ' },
      { kind: 'emphasis', text: 'la' },
      { kind: 'text', text: ' dette, ' },
      { kind: 'code', text: 'x' },
      { kind: 'text', text: ', ' },
      { kind: 'link', text: 'source', address: 'https://a.example/p' },
    ]);
  });

  it('leaves lone signs, and bars inside words, as they are', () => {
    for (const text of ['3 * 4 et 5', 'nom_de_fichier', '**ouvert', '[sans adresse]', '<b onclick=x>']) {
      expect(inlineOf(text)).toEqual([{ kind: 'text', text }]);
    }
  });

  it('knows lists, quotations and paragraphs', () => {
    expect(parseSimpleMarkdown('À voir :\n- le *rapport*\n- la note\n1. un\n\n> cité\nfin\nde note')).toMatchObject([
      { kind: 'paragraph' },
      { kind: 'list', ordered: false, items: [[{ text: 'le ' }, { kind: 'emphasis' }], [{ text: 'la note' }]] },
      { kind: 'list', ordered: true, items: [[{ text: 'un' }]] },
      { kind: 'quote', content: [{ text: 'cité' }] },
      { kind: 'paragraph', content: [{ text: 'fin\nde note' }] },
    ]);
  });

  it('is read in a time that grows with its length', () => {
    for (const hostile of ['*'.repeat(60_000), '[('.repeat(30_000), '_a '.repeat(30_000), '`'.repeat(60_000)]) {
      expect(parseSimpleMarkdown(hostile).length).toBeGreaterThan(0);
    }
  });
});
