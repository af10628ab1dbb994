import { describe, expect, it } from 'vitest';
import { annotationOn } from '../testing/made-articles';
import { type CitationSource, citationLocale, citationOf, namesOfChain } from './citation';

const text = 'Le bac reprend\n« Le bac rouvre lundi, assure-t-elle, et il coûte moins. »';

const source: CitationSource = {
  annotation: annotationOn(text, 'quote', ['« Le bac rouvre lundi,', 'et il coûte moins. »']),
  metadata: {
    title: 'Le bac « reprend »',
    outlet: 'La Gazette du fleuve',
    byline: 'Une rédactrice',
    published: '2026-03-01',
    url: 'https://gazette.example/bac_(1)?a=1&b=2',
  },
  speaker: { name: 'Zoé Lindqvist', role: 'directrice', organisation: 'Port & Cie' },
  passedOnBy: ['Agence de la côte'],
  locale: 'fr',
};

const nothing = { title: '', outlet: '', byline: '', published: '', url: '' };

describe('a citation', () => {
  it('says in French who said what, through whom, where and when', () => {
    expect(citationOf(source).plain.replaceAll('\u202F', '_')).toBe(
      '«_Le bac rouvre lundi […] et il coûte moins._», Zoé Lindqvist, directrice, Port & Cie, d’après Agence de la côte, ' +
        'dans «_Le bac “reprend”_», Une rédactrice, La Gazette du fleuve, 1er mars 2026, https://gazette.example/bac_(1)?a=1&b=2',
    );
  });

  it('says it in English with English marks and date', () => {
    expect(citationOf({ ...source, locale: 'en-GB' }).plain).toBe(
      '“Le bac rouvre lundi […] et il coûte moins.”, Zoé Lindqvist, directrice, Port & Cie, quoted by Agence de la côte, ' +
        'in “Le bac ‘reprend’”, Une rédactrice, La Gazette du fleuve, 1 March 2026, https://gazette.example/bac_(1)?a=1&b=2',
    );
  });

  it('is one line of Markdown with a link that brackets do not end', () => {
    const { markdown } = citationOf(source);
    expect(markdown).toContain('*La Gazette du fleuve*, 1er mars 2026');
    expect(markdown).toContain('Port \\& Cie');
    expect(markdown).toMatch(
      /, \[https:\/\/gazette\.example\/bac\\_\(1\)\?a=1\\&b=2\]\(https:\/\/gazette\.example\/bac%5F%281%29\?a=1&b=2\)$/u,
    );
    expect(markdown).not.toContain('\n');
  });

  it('is a paragraph of HTML in its language', () => {
    const { html } = citationOf(source);
    expect(html).toMatch(/^<p lang="fr">«\u202FLe bac rouvre/u);
    expect(html).toContain('<cite>La Gazette du fleuve</cite>');
    expect(html).toContain('<a href="https://gazette.example/bac_(1)?a=1&amp;b=2">');
  });

  it('leaves out what is not known', () => {
    const annotation = annotationOn(text, 'quote', ['Le bac rouvre lundi']);
    const bare = { ...source, annotation, metadata: nothing, speaker: null, passedOnBy: [] };
    expect(citationOf(bare)).toEqual({
      plain: '«\u202FLe bac rouvre lundi\u202F»',
      markdown: '«\u202FLe bac rouvre lundi\u202F»',
      html: '<p lang="fr">«\u202FLe bac rouvre lundi\u202F»</p>',
    });
    const speaker = { name: 'Zoé Lindqvist', role: '', organisation: '' };
    expect(citationOf({ ...bare, speaker }).plain).toMatch(/», Zoé Lindqvist$/u);
  });

  it('says that a source is anonymous, and that words are reported', () => {
    const annotation = { ...source.annotation, attributes: { type: 'indirect' } };
    const speaker = { name: 'une élue', role: '', organisation: '', anonymous: true };
    expect(citationOf({ ...source, annotation, speaker }).plain).toContain(
      ', une élue (source anonyme, discours indirect), ',
    );
  });

  it('names nobody twice on the way from the speaker', () => {
    const passedOnBy = ['zoe lindqvist', 'Agence', 'AGENCE', 'La Gazette du fleuve', ' '];
    expect(citationOf({ ...source, passedOnBy }).plain.match(/d’après [^,]+/gu)).toEqual(['d’après Agence']);
  });

  it('goes along an attribution chain from the first source', () => {
    const chain = [
      { role: 'outlet', name: 'La Gazette' },
      { role: 'agency', name: 'Agence' },
      { role: 'document', name: 'un rapport' },
    ];
    expect(namesOfChain(chain)).toEqual(['un rapport', 'Agence']);
    expect(namesOfChain('un rapport')).toEqual([]);
    expect(namesOfChain(undefined)).toEqual([]);
  });

  it('carries no live markup, neither in HTML nor in Markdown', () => {
    const evil = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) *a* `b`';
    const metadata = {
      ...nothing,
      title: evil,
      outlet: evil,
      byline: evil,
      published: evil,
      url: 'javascript:alert(1)',
    };
    const { html, markdown } = citationOf({
      ...source,
      metadata,
      speaker: { name: evil, role: evil, organisation: evil },
    });
    expect(html).not.toMatch(/<(?!\/?(?:p|cite)\b)|href/u);
    expect(markdown).not.toMatch(/(?<!\\)[<[\]`]/u);
    expect(html).toContain('javascript:alert(1)</p>');
  });

  it('lets no address out of its attribute', () => {
    const metadata = { ...nothing, url: 'https://gazette.example/"onmouseover="alert(1)' };
    expect(citationOf({ ...source, metadata }).html).not.toContain('href');
  });

  it('begins no list or heading where it begins with a name', () => {
    const bare = { ...source, annotation: { segments: [], attributes: {} }, metadata: nothing, passedOnBy: [] };
    const markdownOf = (name: string) =>
      citationOf({ ...bare, speaker: { name, role: '', organisation: '' } }).markdown;
    expect(markdownOf('1. Bezirk')).toBe('1\\. Bezirk');
    expect(markdownOf('# 4')).toBe('\\# 4');
    expect(markdownOf('- 4')).toBe('\\- 4');
  });

  it('keeps names from right to left from turning around what stands beside them', () => {
    const speaker = { name: 'أمل ناصر', role: 'maire', organisation: '' };
    const { plain, markdown, html } = citationOf({ ...source, speaker });
    expect(plain).toContain(', \u2068أمل ناصر\u2069, maire');
    expect(markdown).toContain(', \u2068أمل ناصر\u2069, maire');
    expect(html).toContain(', <bdi>أمل ناصر</bdi>, maire');
    const turning = { name: '\u202EZoé\u2069', role: '', organisation: '' };
    expect(citationOf({ ...source, speaker: turning }).plain).toContain(', Zoé, ');
  });
});

describe('the language of a citation', () => {
  it.each([
    ['fr', 'en', 'fr'],
    ['fr-ca', 'en', 'fr-CA'],
    ['en-GB', 'fr', 'en-GB'],
    ['de', 'fr', 'fr'],
    ['und', 'en', 'en'],
    ['frr', 'en', 'en'],
    ['en-a', 'fr', 'en'],
  ] as const)('of an article in %s on a screen in %s is %s', (article, screen, locale) => {
    expect(citationLocale(article, screen)).toBe(locale);
  });
});
