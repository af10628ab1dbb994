import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../core/text/canonical';
import { normaliseText } from '../../core/text/normalise';
import { readMarkdown } from './markdown';

async function blocks(markdown: string): Promise<[type: string, text: string][]> {
  const { text, blocks: ranges } = canonicalText((await readMarkdown(markdown)).document);
  return ranges.map((block) => [block.type, text.slice(block.start, block.end)]);
}

async function stated(markdown: string) {
  return (await readMarkdown(markdown)).stated;
}

describe('the text of a Markdown file', () => {
  it('keeps headings, paragraphs, lists, quotations and rules', async () => {
    const markdown = '# Title\n\nOne *two* **three**.\n\n---\n\n## Part\n\n> Said.\n\n- a\n- b\n\n1. c\n';
    expect(await blocks(markdown)).toEqual([
      ['heading', 'Title'],
      ['paragraph', 'One two three.'],
      ['separator', ''],
      ['heading', 'Part'],
      ['paragraph', 'Said.'],
      ['paragraph', 'a'],
      ['paragraph', 'b'],
      ['paragraph', 'c'],
    ]);
  });

  it('has a blank for a line end inside a paragraph and a line break for a hard one', async () => {
    expect(await blocks('one\ntwo  \nthree\\\nfour')).toEqual([['paragraph', 'one two\nthree\nfour']]);
  });

  it('shows raw HTML as the text it is', async () => {
    expect(await blocks('a <script>alert(1)</script> b\n\n<div>c</div>')).toEqual([
      ['paragraph', 'a <script>alert(1)</script> b'],
      ['paragraph', '<div>c</div>'],
    ]);
  });

  it('has an image by its description: alone as a caption, in a sentence as words', async () => {
    expect(await blocks('![The *old* bridge](b.jpg)\n\nSee ![it](c.jpg) here.\n\n![](d.jpg)\n\nEnd.')).toEqual([
      ['caption', 'The old bridge'],
      ['paragraph', 'See it here.'],
      ['paragraph', 'End.'],
    ]);
  });

  it('keeps the lines of code', async () => {
    expect(await blocks('```\na\n  b\n```\n\n    c\n\n`d`')).toEqual([
      ['paragraph', 'a\n  b'],
      ['paragraph', 'c'],
      ['paragraph', 'd'],
    ]);
  });

  it('keeps the words of every link and the targets of web and mail links alone', async () => {
    const { document } = await readMarkdown('[a](https://x.test/) [b](javascript:alert(1)) [c](/c) <mailto:d@x.test>');
    const targets: string[] = [];
    document.descendants((node) => {
      for (const mark of node.marks) targets.push(mark.attrs.href);
    });
    expect(document.textContent).toBe('a b c mailto:d@x.test');
    expect(targets).toEqual(['https://x.test/', 'mailto:d@x.test']);
  });

  it('changes no quotation mark, no-break space or dash', async () => {
    const text = '«\u00a0Oui\u202f!\u00a0», dit-elle -- "non"...';
    expect(await blocks(text)).toEqual([['paragraph', text]]);
  });

  it('takes a line of escaped stars for a separator', async () => {
    expect(await blocks('a\n\n\\* \\* \\*\n\nb')).toEqual([
      ['paragraph', 'a'],
      ['separator', '* * *'],
      ['paragraph', 'b'],
    ]);
  });

  it('is refused where quotations nest too deeply, instead of losing what is inside', async () => {
    await expect(readMarkdown(`${'>'.repeat(50_000)} words`)).rejects.toMatchObject({
      failure: { code: 'document-invalid' },
    });
    await expect(readMarkdown(`${'- '.repeat(500)} words`)).rejects.toMatchObject({
      failure: { code: 'document-invalid' },
    });
    expect((await readMarkdown(`${'>'.repeat(90)} words`)).document.textContent).toBe('words');
  });

  it('comes out as a valid document of canonical characters, whatever the source', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '\n',
        '\n\n',
        '# ',
        '> ',
        '- ',
        '1. ',
        '  ',
        '    ',
        '*',
        '**',
        '_',
        '`',
        '```\n',
        '[',
        '](',
        ')',
        '![',
        '<b>',
        '---\n',
        '===\n',
        '&#x2028;',
        '&#12;',
        '&amp;',
        '\\',
        '\u00a0',
        '[a]: b\n',
        '<!--',
        '* * *',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const { document } = await readMarkdown(normaliseText(pieces.join('')));
        document.check();
        const { text } = canonicalText(document);
        expect(normaliseText(`.${text}`)).toBe(`.${text}`);
      }),
      { numRuns: 300 },
    );
  });
});

describe('front matter', () => {
  it('gives metadata and is no part of the text', async () => {
    const markdown =
      '---\ntitle: The bridge\nauthors: [A. Ilo, {name: R. Solis}]\npublisher: The Gazette\ndate: 2025-02-13\nlink: https://x.test/a\nlanguage: en-GB\ntags: [a]\n---\nText.';
    expect(await stated(markdown)).toEqual({
      title: 'The bridge',
      byline: 'A. Ilo, R. Solis',
      outlet: 'The Gazette',
      published: '2025-02-13',
      url: 'https://x.test/a',
      language: 'en-GB',
    });
    expect(await blocks(markdown)).toEqual([['paragraph', 'Text.']]);
  });

  it('is read where it is no strict YAML', async () => {
    const markdown = '---\ntitle: Le pont : enfin ouvert\nauthor: "A. Ilo"\n---\nTexte.';
    expect(await stated(markdown)).toMatchObject({ title: 'Le pont : enfin ouvert', byline: 'A. Ilo' });
    expect(await blocks(markdown)).toEqual([['paragraph', 'Texte.']]);
  });

  it('is not a rule with a text under it', async () => {
    expect(await blocks('---\nWords, no field.\n\n---\nMore.')).toEqual([
      ['separator', ''],
      ['paragraph', 'Words, no field.'],
      ['separator', ''],
      ['paragraph', 'More.'],
    ]);
  });

  it('ignores what is odd in it', async () => {
    expect(await stated('---\ntitle: {a: b}\ndate: null\nauthor: [[x], 3]\nurl:\n---\n# Head')).toMatchObject({
      title: 'Head',
      published: undefined,
      url: undefined,
    });
  });

  it('cannot be made to grow by its aliases', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    const { document } = await readMarkdown(`---\n${lines.join('\n')}\ntitle: *a11\n---\nText.`);
    expect(document.textContent).toContain('Text.');
  });
});

describe('the title of a Markdown file', () => {
  it('is what the front matter says, else the first heading of level 1, else the first heading', async () => {
    expect((await stated('---\ntitle: A\n---\n# B')).title).toBe('A');
    expect((await stated('## C\n\n# B\n\n# D')).title).toBe('B');
    expect((await stated('text\n\n### E\n\n## F')).title).toBe('E');
    expect((await stated('text')).title).toBeUndefined();
  });
});
