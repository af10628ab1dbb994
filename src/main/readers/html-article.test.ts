import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../core/text/canonical';
import { readHtml } from './html';

const paragraph = (n: number) =>
  `<p>Paragraph ${n} of the report, which says enough, with a comma or two, to be taken for the text that it is.</p>`;

const page = `<!doctype html><html lang="en"><head><title>The mill grinds again | Valley Gazette</title></head>
<body class="home"><div role="dialog" aria-modal="true"><p>We use cookies.</p></div>
<header class="site"><p>Valley Gazette</p><nav><ul><li><a href="/">Home</a><li><a href="/sports">Sports</a></ul></nav></header>
<div class="ad-banner">Buy our socks today</div>
<main><article><header><h1>The mill grinds again</h1>
<p class="lead">Ten years after the flood took its door, the mill on Stone Creek is open, its owner said, “for good this time”.</p>
<p class="byline">By A. Ilo</p><ul class="share"><li><a href="#">Share</a></ul></header>
<figure><img src="mill.jpg"><figcaption>The wheel in March. Photo: R. Solis</figcaption></figure>
<div class="body">${paragraph(1)}${paragraph(2)}<hr><h2 class="related-topic">A long winter</h2>${paragraph(3)}
<aside>Subscribe to our letter</aside>
<blockquote><p>“We never gave up, not once, not even in the winter of the flood.”</p></blockquote>
<figure><img src="door.jpg"><figcaption class="media">The new door</figcaption></figure>
<ul><li>A short point, and</li><li>another <a href="/one">one</a></li></ul>
${paragraph(4)}<div class="social-share">Share on <a href="#">everything</a></div>
<p>“No.”</p><p>A line<br>and another</p>${paragraph(5)}
<h2>Read also</h2><ul class="related"><li><a href="/2">Socks are back</a></li></ul></div></article>
<section class="comments"><h2>Comments</h2><p>First!</p></section></main>
<footer><p>All rights reserved</p><form><input value="x"><button>Search</button></form></footer></body></html>`;

async function read(html: string, extraction?: 'article' | 'page') {
  const reading = await readHtml(html, { extraction });
  const { text, blocks } = canonicalText(reading.document);
  return { ...reading, blocks: blocks.map((block) => [block.type, text.slice(block.start, block.end)] as const) };
}

describe('the article of a page', () => {
  it('has its title, lead, captions, rules and headings, and nothing of what surrounds it', async () => {
    const { blocks, extraction } = await read(page);
    expect(extraction).toBe('article');
    expect(blocks.map(([type, text]) => `${type}: ${text.slice(0, 24)}`)).toEqual([
      'heading: The mill grinds again',
      'paragraph: Ten years after the floo',
      'caption: The wheel in March. Phot',
      'paragraph: Paragraph 1 of the repor',
      'paragraph: Paragraph 2 of the repor',
      'separator: ',
      'heading: A long winter',
      'paragraph: Paragraph 3 of the repor',
      'paragraph: “We never gave up, not o',
      'caption: The new door',
      'paragraph: A short point, and',
      'paragraph: another one',
      'paragraph: Paragraph 4 of the repor',
      'paragraph: “No.”',
      'paragraph: A line\nand another',
      'paragraph: Paragraph 5 of the repor',
    ]);
  });

  it('is the whole page when that is chosen', async () => {
    const { blocks, extraction } = await read(page, 'page');
    const texts = blocks.map(([, text]) => text);
    expect(extraction).toBe('page');
    expect(texts).toEqual(
      expect.arrayContaining(['Home', 'Buy our socks today', 'By A. Ilo', 'First!', 'All rights reserved']),
    );
  });

  it('is found among divs and line breaks, without one paragraph element', async () => {
    const lines = [1, 2, 3].map(
      (n) => `Line ${n} of a text in divs, long enough, with commas, to count as one of its paragraphs.`,
    );
    const html = `<html><body><div class="menu"><a href="/">Home</a></div><div id="main">${lines.join('<br><br>')}</div><div class="footer">Contact</div></body></html>`;
    expect((await read(html)).blocks.map(([, text]) => text)).toEqual(lines);
  });

  it('may stand in the body itself', async () => {
    const lines = [1, 2, 3].map(
      (n) => `Line ${n} of a bare text, long enough, with commas, to count as one of its paragraphs.`,
    );
    expect((await read(lines.join('<br><br>'))).blocks.map(([, text]) => text)).toEqual(lines);
  });

  it('is short where the page is short', async () => {
    const html =
      '<html><head><title>Brief</title></head><body><nav><a href="/">Home</a></nav><article><h1>Brief</h1><p>One sentence, and that is all there is.</p></article><footer>About us, contact</footer></body></html>';
    expect((await read(html)).blocks).toEqual([
      ['heading', 'Brief'],
      ['paragraph', 'One sentence, and that is all there is.'],
    ]);
  });

  it('is the page where there is none, even when it is asked for', async () => {
    expect(await read('<p></p>', 'article')).toMatchObject({ extraction: 'page' });
  });
});

describe('reading a page', () => {
  it('runs nothing and fetches nothing', async () => {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const flag = 'guillemetRan';
    try {
      const html = `<html><head><base href="${origin}/"><link rel="stylesheet" href="a.css"><script src="b.js"></script>
        <script>globalThis.${flag} = 1</script><meta http-equiv="refresh" content="0; url=${origin}/c"></head>
        <body onload="globalThis.${flag} = 2"><img src="d.png" onerror="globalThis.${flag} = 3"><iframe src="e"></iframe>
        <object data="f"></object><svg onload="globalThis.${flag} = 4"></svg><video src="g" autoplay></video>
        <x-element is="x-element"></x-element>${paragraph(1)}${paragraph(2)}</body></html>`;
      for (const extraction of ['article', 'page'] as const) await readHtml(html, { extraction });
      await fetch(`${origin}/control`);
    } finally {
      server.close();
    }
    expect(requests).toEqual(['/control']);
    expect(Object.hasOwn(globalThis, flag)).toBe(false);
  });
});
