import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectorAt } from '../annotation/selector';
import { annotatedTexts, someAnnotators } from '../testing/arbitraries';
import { exampleArticle, exampleLibrary } from '../testing/example-article';
import { annotationOn, articleWith, libraryWith, spanOf } from '../testing/made-articles';
import { exportText } from './export-file';
import type { ExportArticle, ExportLibrary } from './export-input';

interface Target {
  type: string;
  source: string;
  state?: object;
  selector: [
    { type: string; start: number; end: number },
    { type: string } & Record<'exact' | 'prefix' | 'suffix', string>,
  ];
}

interface Item {
  id: string;
  type: string;
  motivation: string[];
  body: Record<string, string>[];
  target: Target | Target[];
  creator: object;
  created: string;
  [key: string]: unknown;
}

interface Collection {
  '@context': unknown[];
  id: string;
  type: string;
  label: string;
  total: number;
  first?: { id: string; type: string; partOf: string; startIndex: number; items: Item[] };
}

function collectionOf(library: ExportLibrary, ...articles: ExportArticle[]): Collection {
  return JSON.parse(exportText('w3c', library, articles));
}

function itemsOf(...articles: ExportArticle[]): Item[] {
  return collectionOf(libraryWith(), ...articles).first?.items ?? [];
}

function targetsOf({ target }: Item): Target[] {
  return Array.isArray(target) ? target : [target];
}

const example = collectionOf(exampleLibrary, exampleArticle);
const [quote, speaker, cue, claim] = (example.first?.items ?? []) as [Item, Item, Item, Item];

const text = 'La mairie parle : « Le pont 🌉 tient. » Rien de plus.';
const base = annotationOn(text, 'claim', 'Le pont 🌉 tient');
const articleOn = (annotations: ExportArticle['annotations'], url = ''): ExportArticle => {
  const article = articleWith(text);
  return { article: { ...article, metadata: { ...article.metadata, url } }, text, annotations };
};

describe('the collection', () => {
  it('holds one page with all its items, counted', () => {
    expect(example).toMatchObject({ type: 'AnnotationCollection', label: 'Le bac reprend', total: 4 });
    expect(example.first).toMatchObject({ type: 'AnnotationPage', partOf: example.id, startIndex: 0 });
    expect(example.first?.items).toHaveLength(4);
  });

  it('has no page where there is no annotation', () => {
    const empty = collectionOf(libraryWith(), articleOn([]));
    expect(empty.total).toBe(0);
    expect(empty).not.toHaveProperty('first');
  });

  it('is named after the library when it holds several articles', () => {
    const second = { ...articleOn([]), article: articleWith(text, { id: 'a-2' }) };
    expect(collectionOf(libraryWith(), articleOn([]), second).label).toBe('Spring desk');
  });

  it('uses no key that a JSON-LD reader would drop', () => {
    const terms =
      /^(@context|id|type|label|generator|name|total|first|partOf|startIndex|items|motivation|body|value|purpose|format|target|source|selector|state|sourceDate|cached|start|end|exact|prefix|suffix|creator|created|modified|dcterms:references|guillemet:[a-zA-Z0-9]+)$/;
    const check = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(check);
      else if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
          expect(key).toMatch(terms);
          check(inner);
        }
      }
    };
    const { '@context': context, ...rest } = example;
    expect(context[0]).toBe('http://www.w3.org/ns/anno.jsonld');
    check(rest);
  });
});

describe('every target', () => {
  it('has a position in code points and a quote, and both are the same words', () => {
    fc.assert(
      fc.property(annotatedTexts(), ({ text, annotations }) => {
        const codePoints = [...text];
        const items = itemsOf({ article: articleWith(text), text, annotations });
        for (const { selector } of items.flatMap(targetsOf)) {
          const [position, { type, exact, prefix, suffix }] = selector;
          expect([position.type, type]).toEqual(['TextPositionSelector', 'TextQuoteSelector']);
          const { start, end } = position;
          expect(codePoints.slice(start, end).join('')).toBe(exact);
          expect(codePoints.slice(0, start).join('').endsWith(prefix)).toBe(true);
          expect(codePoints.slice(end).join('').startsWith(suffix)).toBe(true);
        }
      }),
    );
  });

  it('stands for one segment, and every segment has one', () => {
    fc.assert(
      fc.property(annotatedTexts(), ({ text, annotations }) => {
        const items = itemsOf({ article: articleWith(text), text, annotations });
        const segments = annotations.flatMap((annotation) => annotation.segments.map(({ exact }) => exact));
        const marked = items.filter(({ motivation }) => motivation.includes('highlighting')).flatMap(targetsOf);
        expect(marked.map(({ selector }) => selector[1].exact).sort()).toEqual(segments.sort());
      }),
    );
  });

  it('names the page and the copy of its text that was marked, or else the text by its hash', () => {
    const copy = `urn:guillemet:text:${'1'.repeat(64)}`;
    const sourceAt = (url: string) => targetsOf(itemsOf(articleOn([base], url))[0] as Item)[0];
    expect(sourceAt('https://gazette.example/é')).toMatchObject({
      source: 'https://gazette.example/%C3%A9',
      state: { type: 'TimeState', cached: copy },
    });
    for (const url of ['', 'gazette.example', 'file:///home/a.html']) {
      expect(sourceAt(url)?.source).toBe(copy);
      expect(sourceAt(url)).not.toHaveProperty('state');
    }
  });
});

describe('a quote', () => {
  it('says what it is, how it is reported and who speaks', () => {
    expect(quote.id).toBe('urn:uuid:3f6a2f0c-6b1e-4f57-9a8e-0c8a4d9e7b01');
    expect(quote.motivation).toEqual(['highlighting', 'classifying']);
    expect(quote.body.map(({ purpose, value }) => [purpose, value])).toEqual([
      ['classifying', 'quote'],
      ['identifying', 'Zoé Lindqvist'],
      ['classifying', 'direct'],
    ]);
    expect(quote).toMatchObject({
      'guillemet:origin': 'suggestion',
      'guillemet:engine': '1',
      'guillemet:edited': true,
    });
  });

  it('has its speaker and its cue as annotations of their own, linked to it', () => {
    const link = { type: 'SpecificResource', source: quote.id, purpose: 'linking' };
    expect(speaker.motivation).toEqual(['identifying', 'linking']);
    expect(speaker.body).toContainEqual(link);
    expect(speaker.body.find(({ purpose }) => purpose === 'identifying')?.value).toBe('Zoé Lindqvist');
    expect(targetsOf(speaker)[0]?.selector[1].exact).toBe('Zoé Lindqvist');
    expect(cue.motivation).toEqual(['classifying', 'linking']);
    expect(cue.body).toContainEqual(link);
    expect(targetsOf(cue)[0]?.selector[1].exact).toBe('assure');
  });
});

describe('a claim', () => {
  it('has its claimant, restatement, type, tags and note as bodies', () => {
    expect(claim.body.map(({ purpose, value }) => [purpose, value])).toEqual([
      ['classifying', 'claim'],
      ['identifying', 'Zoé Lindqvist'],
      ['describing', 'La traversée coûtera deux euros de moins.'],
      ['classifying', 'prediction'],
      ['tagging', 'prix'],
    ]);
    expect(claim.body[1]?.['guillemet:inheritedFrom']).toBe(quote.id);
    const [noted] = itemsOf(articleOn([{ ...base, note: 'à revoir', attributes: { claimant: 'p-0' } }]));
    expect(noted?.motivation).toContain('commenting');
    expect(noted?.body.at(-1)).toMatchObject({ purpose: 'commenting', value: 'à revoir' });
    expect(noted?.body[1]).not.toHaveProperty('guillemet:inheritedFrom');
  });
});

describe('layers of the library', () => {
  it('have each attribute as the body that its type asks for', () => {
    const layer = {
      id: 'stance',
      name: 'Stance',
      attributes: [
        { id: 'page', type: 'link' as const },
        { id: 'weight', type: 'number' as const },
        { id: 'where', type: 'span' as const },
      ],
    };
    const library = libraryWith({ codebook: { layers: [layer], tags: [], relationTypes: [] } });
    const where = selectorAt(text, spanOf(text, 'Rien'));
    const stance = {
      ...base,
      layer: 'stance',
      attributes: { weight: 2, where, page: 'https://a.example/', x: ['1', '2'] },
    };
    const items = collectionOf(library, articleOn([stance])).first?.items as [Item, Item];
    expect(items[0].body.slice(1)).toEqual([
      { type: 'SpecificResource', source: 'https://a.example/', purpose: 'linking', 'guillemet:attribute': 'page' },
      expect.objectContaining({ value: '2', purpose: 'describing', 'guillemet:attribute': 'weight' }),
      expect.objectContaining({ value: '1', 'guillemet:attribute': 'x' }),
      expect.objectContaining({ value: '2', 'guillemet:attribute': 'x' }),
    ]);
    expect(items[1].id).toBe(`${items[0].id}:where`);
  });
});

describe('identifiers and times', () => {
  it('are never shared by two annotations, not even by those that bear the same id', () => {
    const attributes = { speakerSpan: selectorAt(text, { start: 3, end: 9 }) };
    const uuid = '0b3c2f7e-8a55-4d0e-9a55-6a0b7b1f0003';
    const one = { ...base, id: `v-${uuid}`, layer: 'quote', attributes };
    const annotations = [one, { ...one, id: `w-${uuid}` }, { ...one, annotator: someAnnotators[1].id }];
    const ids = itemsOf(articleOn(annotations), { ...articleOn([one]), article: articleWith(text, { id: 'a-2' }) }).map(
      ({ id }) => id,
    );
    expect(ids).toHaveLength(8);
    expect(new Set(ids).size).toBe(8);
  });

  it('are in UTC with seconds, as the model asks', () => {
    const [item] = itemsOf(
      articleOn([{ ...base, created: '2026-03-04T10:30:00+01:00', modified: '2026-03-04T09:30Z' }]),
    );
    expect(item?.created).toBe('2026-03-04T09:30:00.000Z');
    expect(item?.modified).toBe('2026-03-04T09:30:00.000Z');
  });

  it('name the annotator, by id where the library has no name', () => {
    expect(itemsOf(articleOn([base]))[0]?.creator).toMatchObject({ type: 'Person', name: 'First desk' });
    expect(itemsOf(articleOn([{ ...base, annotator: 'gone' }]))[0]?.creator).toMatchObject({ name: 'gone' });
  });
});
