import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../core/text/canonical';
import { normaliseText } from '../../core/text/normalise';
import { expandEmptyTags, readHtml } from './html';
import { readSource } from './read-source';
import { fileOf } from './testing/read-blocks';

async function document(html: string) {
  const reading = await readHtml(html, { extraction: 'page' });
  reading.document.check();
  return reading.document;
}

async function blocks(html: string): Promise<[type: string, text: string][]> {
  const { text, blocks: ranges } = canonicalText(await document(html));
  return ranges.map((block) => [block.type, text.slice(block.start, block.end)]);
}

async function texts(html: string): Promise<string[]> {
  return (await blocks(html)).map(([, text]) => text);
}

describe('white space', () => {
  it('is collapsed as a browser does, across elements, and gone at the ends of blocks', async () => {
    expect(await texts('<p>  one\n\t two <b> three</b> <i>four </i> , five </p>')).toEqual([
      'one two three four , five',
    ]);
  });

  it('keeps no-break spaces', async () => {
    expect(await texts('<p>«&nbsp;Oui&#8239;!&nbsp;»</p>')).toEqual(['«\u00a0Oui\u202f!\u00a0»']);
  });

  it('is kept in preformatted text', async () => {
    expect(await texts('<pre>\na\n  b\n\nc\n</pre>')).toEqual(['a\n  b\n\nc']);
  });

  it('never brings in what the canonical text has not', async () => {
    expect(await texts('<p>a&#x2028;b&#11;c&#12;d&#1;e</p>')).toEqual(['a b c de']);
  });
});

describe('blocks', () => {
  it('are headings, paragraphs, items, quotations, captions and rules', async () => {
    const html =
      '<h1>A</h1><p>b</p><hr><h3>c</h3><ul><li>d<li>e</ul><ol start=3><li>f</ol><blockquote><p>g</p></blockquote><figure><img src=x><figcaption>h</figcaption></figure>';
    expect((await document(html)).toJSON().content.map((node: { type: string }) => node.type)).toEqual([
      'heading',
      'paragraph',
      'separator',
      'heading',
      'bullet_list',
      'ordered_list',
      'blockquote',
      'caption',
    ]);
    expect(await texts(html)).toEqual(['A', 'b', '', 'c', 'd', 'e', 'f', 'g', 'h']);
  });

  it('are made of bare text in any container', async () => {
    expect(await texts('a<div>b<section>c <span>d</span></section>e</div><dl><dt>f<dd>g</dl>')).toEqual([
      'a',
      'b',
      'c d',
      'e',
      'f',
      'g',
    ]);
  });

  it('end at two line breaks, not at one', async () => {
    expect(await texts('<div>a<br>b<br><br>c<br></div>')).toEqual(['a\nb', 'c']);
  });

  it('are not made of nothing', async () => {
    expect(await texts('<p>&nbsp;</p><p>a</p><p> <br> </p><ul><li> </li></ul><blockquote></blockquote>')).toEqual([
      'a',
    ]);
  });

  it('are lines for the rows of a table of data, and cells for one that serves layout', async () => {
    const table = '<table><caption>T</caption><tr><th>Year<th>Cars<tr><td>2020<td><b>1</b><br>2<tr><td><td>3</table>';
    expect(await blocks(table)).toEqual([
      ['caption', 'T'],
      ['paragraph', 'Year\tCars'],
      ['paragraph', '2020\t1 2'],
      ['paragraph', '\t3'],
    ]);
    expect(await texts('<table><tr><td>a<td><h2>b</h2><p>c</p><p>d</p></table>')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are separators where a paragraph holds only stars', async () => {
    expect(await blocks('<p>a</p><p>* * *</p><p>b</p>')).toEqual([
      ['paragraph', 'a'],
      ['separator', '* * *'],
      ['paragraph', 'b'],
    ]);
  });

  it('stay valid where lists are written wrongly', async () => {
    expect(await texts('<ul>a<li>b</li><ul><li>c</ul><p>d</p></ul><li>e</li>')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('what is not text', () => {
  it.each([
    '<script>x()</script>',
    '<style>p{}</style>',
    '<template><p>x</p></template>',
    '<noscript>x</noscript>',
    '<iframe>x</iframe>',
    '<svg><title>x</title><text>x</text></svg>',
    '<button>x</button>',
    '<select><option>x</select>',
    '<textarea>x</textarea>',
    '<p hidden>x</p>',
    '<div style="color:red; display: none">x</div>',
    '<i class="icon" aria-hidden="true">arrow_forward</i>',
    '<!-- x -->',
  ])('is left out: %s', async (html) => {
    expect(await texts(`<p>a</p>${html}<p>b</p>`)).toEqual(['a', 'b']);
  });

  it('is not a longer text that is only hidden from screen readers', async () => {
    expect(await texts('<main aria-hidden="true"><p>a b</p></main>')).toEqual(['a b']);
  });
});

describe('inline', () => {
  it('keeps emphasis, strength and targets of web and mail links', async () => {
    const html =
      '<base href="https://x.test/dir/"><p><em>a</em><strong>b</strong><a href="c">c</a><a href="javascript:d()">d</a><a href="mailto:e@x.test">e</a></p>';
    expect((await document(html)).toJSON().content[0].content).toEqual([
      { type: 'text', text: 'a', marks: [{ type: 'emphasis' }] },
      { type: 'text', text: 'b', marks: [{ type: 'strong' }] },
      { type: 'text', text: 'c', marks: [{ type: 'link', attrs: { href: 'https://x.test/dir/c' } }] },
      { type: 'text', text: 'd' },
      { type: 'text', text: 'e', marks: [{ type: 'link', attrs: { href: 'mailto:e@x.test' } }] },
    ]);
  });

  it('is not strong in the wrapper that word processors put around a copy', async () => {
    const html = '<b style="font-weight:normal"><p>a <b>b</b></p></b>';
    expect((await document(html)).toJSON().content[0].content).toEqual([
      { type: 'text', text: 'a ' },
      { type: 'text', text: 'b', marks: [{ type: 'strong' }] },
    ]);
  });

  it('writes the quotation marks that a browser draws around q', async () => {
    expect(await texts('<html lang="fr"><body><p>Elle dit <q>oui <q>mais</q></q>.</p></body></html>')).toEqual([
      'Elle dit «\u00a0oui “mais”\u00a0».',
    ]);
    expect(await texts('<p>She says <q>yes <q>but</q></q>.</p>')).toEqual(['She says “yes ‘but’”.']);
  });
});

describe('any page', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      ...'p div ul ol li table tr td th h1 h2 blockquote pre a b em q span figure figcaption hr br section form svg body html'
        .split(' ')
        .flatMap((name) => [`<${name}>`, `</${name}>`]),
    ),
    fc.constantFrom(
      '&nbsp;',
      '&#x2028;',
      '&#0;',
      '<',
      '>',
      '\n',
      '<!--',
      '-->',
      '<a href="x',
      '<p hidden>',
      ' words of a text, long enough, with commas, ',
    ),
  );

  it('comes out as a valid document of canonical characters, or as nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 60 }),
        fc.constantFrom('article' as const, 'page' as const),
        async (pieces, extraction) => {
          const reading = await readHtml(normaliseText(pieces.join('')), { extraction });
          reading.document.check();
          const { text } = canonicalText(reading.document);
          expect(normaliseText(text)).toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('loses no word and no order of words', async () => {
    const tags = 'p div ul ol li table tr td h2 blockquote pre b em q span figure figcaption section x-y'.split(' ');
    const step = fc.oneof(
      fc.constantFrom(...tags.flatMap((name) => [`<${name}>`, `</${name}>`]), '<hr>', '<br>', ' ', '\n'),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        let count = 0;
        const html = steps.map((tag) => tag ?? ` w${++count} `).join('');
        const words = (await texts(`${html}<p>end`)).join('\n').match(/w\d+|end/g);
        expect(words).toEqual([...Array.from({ length: count }, (_, i) => `w${i + 1}`), 'end']);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['<div>', '<b>', '<ul><li>', '<table><tr><td>', '<blockquote>', '<x-y>'])(
    'is refused where %s nests 50,000 deep',
    async (tag) => {
      await expect(readHtml(`${tag.repeat(50_000)}words`)).rejects.toMatchObject({
        failure: { code: 'document-invalid' },
      });
    },
  );

  it('is read where elements nest deeply but not absurdly', async () => {
    expect(await texts(`${'<blockquote>'.repeat(300)}words`)).toEqual(['words']);
    expect(await texts(`${'<div>'.repeat(990)}words`)).toEqual(['words']);
  });

  it('is read where a drawing has thousands of shapes', async () => {
    expect(await texts(`<p>a</p><svg>${'<path d="M0 0"/>'.repeat(3000)}</svg><p>b</p>`)).toEqual(['a', 'b']);
  });

  it('is refused where its markup has no end', async () => {
    await expect(readHtml('<'.repeat(1_000_001))).rejects.toMatchObject({ failure: { code: 'document-invalid' } });
  });

  it('may write empty elements as XML does', async () => {
    const xhtml = '<html><head><title/><script src="a"/></head><body><p>a<br/>b</p></body></html>';
    expect(await texts(expandEmptyTags(xhtml))).toEqual(['a\nb']);
  });
});

describe('a document type', () => {
  const words = 'Le pont est ouvert depuis hier.';
  it.each([
    [
      'with declarations of its own',
      `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${words}</p></body></html>`,
    ],
    ['in the middle of a page', `<p>${words}<!DOCTYPE html><p>Et le quai.`],
    ['with a tag in it', `<!DOCTYPE html PUBLIC "<b>"><html><body><p>${words}</p></body></html>`],
  ])('is no part of the text, nor its end: %s', async (_, html) => {
    const { canonical } = await readSource(fileOf('a.xhtml', html), {});
    expect(canonical.text).toContain(words);
    expect(canonical.text).not.toMatch(/ENTITY|DOCTYPE/);
  });

  it('brings no entity into the text, neither from a file nor by multiplying', async () => {
    const declared = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "&x;&x;">]>';
    const html = `<?xml version="1.0"?>${declared}<html xmlns="http://www.w3.org/1999/xhtml"><body><p>${words} &x; &y;</p></body></html>`;
    const { canonical } = await readSource(fileOf('a.xhtml', html), {});
    expect(canonical.text).toBe(`${words} &x; &y;`);
  });

  it('that does not end leaves nothing to read', async () => {
    const html = `<!DOCTYPE html [${'<!ENTITY a "b">'.repeat(1000)}<html><p>${words}`;
    await expect(readSource(fileOf('a.html', html), {})).rejects.toMatchObject({
      failure: { code: 'text-empty' },
    });
  });
});
