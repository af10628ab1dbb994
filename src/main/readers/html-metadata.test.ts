import { describe, expect, it } from 'vitest';
import { readHtml } from './html';

async function stated(head: string, body = '<p>Text.</p>', attributes = '') {
  return (await readHtml(`<html ${attributes}><head>${head}</head><body>${body}</body></html>`)).stated;
}

const jsonLd = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('what a page says of its article', () => {
  it('is taken from schema.org data first', async () => {
    const head = jsonLd({
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebSite', name: 'No' },
        {
          '@type': ['NewsArticle'],
          headline: 'L&#039;eau &amp; le feu',
          author: [{ '@type': 'Person', name: 'A. Ilo' }, 'R. Solis'],
          publisher: { name: 'The Gazette' },
          datePublished: '2025-02-13T18:40:00+01:00',
          inLanguage: 'fr',
          mainEntityOfPage: { '@id': 'https://x.test/ld' },
        },
      ],
    });
    expect(await stated(`${head}<meta property="og:title" content="No">`)).toEqual({
      title: "L'eau & le feu",
      byline: 'A. Ilo, R. Solis',
      outlet: 'The Gazette',
      published: '2025-02-13T18:40:00+01:00',
      url: 'https://x.test/ld',
      language: 'fr',
    });
  });

  it('is taken from meta elements, the canonical link and the language of the page', async () => {
    const head =
      '<title>No | Site</title><link rel="canonical" href="https://x.test/a"><meta property="og:url" content="https://x.test/b">' +
      '<META PROPERTY="og:title" CONTENT="Yes"><meta name="author" content="A. Ilo"><meta property="og:site_name" content="Site">' +
      '<meta property="article:published_time" content="2025-01-02">';
    expect(await stated(head, undefined, 'LANG="pt-br"')).toEqual({
      title: 'Yes',
      byline: 'A. Ilo',
      outlet: 'Site',
      published: '2025-01-02',
      url: 'https://x.test/a',
      language: 'pt-BR',
    });
  });

  it('is taken from its own words at last', async () => {
    const body =
      '<header><h1>Site</h1></header><article><h1>The mill</h1><a rel="author" href="/ilo">A. Ilo</a><time datetime="2025-03-04">Tuesday</time></article>';
    expect(await stated('<title>The mill - Site</title>', body)).toMatchObject({
      title: 'The mill',
      byline: 'A. Ilo',
      published: '2025-03-04',
    });
    expect((await stated('<title>Only this</title>')).title).toBe('Only this');
  });

  it('has the address that a browser noted when it saved the page', async () => {
    const { stated: found } = await readHtml(
      '<!DOCTYPE html>\n<!-- saved from url=(0022)https://x.test/a?b=1 -->\n<html><body><p>Text.</p></body></html>',
    );
    expect(found.url).toBe('https://x.test/a?b=1');
  });

  it('has no address that is not of the web', async () => {
    expect(
      (await stated('<link rel="canonical" href="javascript:x()"><meta property="og:url" content="/a">')).url,
    ).toBeUndefined();
  });

  it('survives data that is broken', async () => {
    const broken = '<script type="application/ld+json">{"@type": "NewsArticle", </script>';
    const odd = jsonLd([null, 3, { '@type': 'NewsArticle', headline: { a: 1 }, author: [null, 7], inLanguage: [] }]);
    expect((await stated(`${broken}${odd}<title>Still</title>`)).title).toBe('Still');
  });

  it('has no language that is no language tag', async () => {
    expect((await stated('', undefined, 'lang="{{ lang }}"')).language).toBeUndefined();
    expect((await stated('<meta property="og:locale" content="fr_CA">')).language).toBe('fr-CA');
  });
});
