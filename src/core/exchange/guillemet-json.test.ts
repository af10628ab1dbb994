import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Annotation } from '../annotation/annotation';
import { selectorAt } from '../annotation/selector';
import { FailureError } from '../result';
import { annotatedTexts, someAnnotators, somePeople } from '../testing/arbitraries';
import { exampleArticle, exampleLibrary } from '../testing/example-article';
import { annotationOn, articleWith, libraryWith } from '../testing/made-articles';
import { exportFiles, exportText } from './export-file';
import type { ExportArticle, ExportLibrary } from './export-input';
import { exportFormats } from './formats';
import { type ExportedSegment, type ExportedValue, GuillemetExport } from './guillemet-schema';

function written(library: ExportLibrary, ...articles: ExportArticle[]): GuillemetExport {
  return GuillemetExport.parse(JSON.parse(exportText('json', library, articles)));
}

function articleOn(text: string, annotations: readonly Annotation[], id = 'a-1'): ExportArticle {
  return { article: articleWith(text, { id }), text, annotations };
}

function isSegment(value: ExportedValue): value is ExportedSegment {
  return typeof value === 'object' && !Array.isArray(value);
}

function segmentsIn(value: GuillemetExport): ExportedSegment[] {
  return value.articles.flatMap((article) =>
    article.annotations.flatMap(({ segments, attributes }) => [
      ...segments,
      ...Object.values(attributes).filter(isSegment),
    ]),
  );
}

const text = 'La mairie parle : « Le pont 🌉 tient, et le bac part à neuf heures. » Rien de plus.';
const quote = annotationOn(text, 'quote', 'Le pont 🌉 tient, et le bac part à neuf heures.', {
  id: 'q',
  attributes: { speaker: 'p-1' },
});
const claim = annotationOn(text, 'claim', 'le bac part à neuf heures', { id: 'c' });

describe('every segment', () => {
  it('is its slice of the text in UTF-16 and in code points, with its surroundings', () => {
    fc.assert(
      fc.property(annotatedTexts(), ({ text, annotations }) => {
        const exported = written(libraryWith(), articleOn(text, annotations));
        const codePoints = [...text];
        for (const { start, end, exact, prefix, suffix, startCodePoint, endCodePoint } of segmentsIn(exported)) {
          expect(text.slice(start, end)).toBe(exact);
          expect(codePoints.slice(startCodePoint, endCodePoint).join('')).toBe(exact);
          expect(text.endsWith(prefix, start) && text.startsWith(suffix, end)).toBe(true);
        }
      }),
    );
  });

  it('is refused with the article and the annotation named when the text says something else there', () => {
    const moved = { ...claim, segments: claim.segments.map((segment) => ({ ...segment, start: segment.start + 1 })) };
    const wrongCue = {
      ...quote,
      attributes: { cueSpan: { ...selectorAt(text, { start: 3, end: 9 }), exact: 'maison' } },
    };
    for (const format of ['json', 'w3c'] as const) {
      for (const annotation of [moved, wrongCue]) {
        const attempt = () => exportFiles(format, libraryWith(), [articleOn(text, [annotation])]);
        expect(attempt).toThrow(FailureError);
        expect(attempt).toThrow(new RegExp(`Le port rouvre.*${annotation.id}`));
      }
    }
  });

  it('is refused when it cuts an emoji in two, even where its words are the same half', () => {
    const start = text.indexOf('🌉') + 1;
    const half = { start, end: start + 1, exact: text.slice(start, start + 1), prefix: '', suffix: '' };
    expect(() => exportFiles('json', libraryWith(), [articleOn(text, [{ ...claim, segments: [half] }])])).toThrow(
      FailureError,
    );
  });

  it('gets its surroundings from the text where the stored ones are not there', () => {
    const segments = claim.segments.map((segment) => ({ ...segment, prefix: 'elsewhere ', suffix: '' }));
    const [segment] = segmentsIn(written(libraryWith(), articleOn(text, [{ ...claim, segments }])));
    expect(segment?.prefix).toBe(claim.segments[0]?.prefix);
  });
});

describe('the bytes', () => {
  it.each(exportFormats)(
    'are the same for the same annotations in any order, with their keys in any order: %s',
    (format) => {
      const cases = annotatedTexts().chain(({ text, annotations }) =>
        fc
          .shuffledSubarray(annotations, { minLength: annotations.length })
          .map((shuffled) => ({ text, annotations, shuffled })),
      );
      fc.assert(
        fc.property(cases, ({ text, annotations, shuffled }) => {
          const turned = shuffled.map(
            (annotation) => Object.fromEntries(Object.entries(annotation).reverse()) as Annotation,
          );
          const library = libraryWith();
          const again = libraryWith({ people: [...somePeople].reverse(), annotators: [...someAnnotators].reverse() });
          const first = exportText(format, library, [articleOn(text, annotations)]);
          expect(exportText(format, library, [articleOn(text, annotations)])).toBe(first);
          expect(exportText(format, again, [articleOn(text, turned)])).toBe(first);
        }),
        { numRuns: 15 },
      );
    },
  );

  it('are the same for the same articles in any order, each written once', () => {
    const [a, b] = [articleOn(text, [claim], 'a-1'), articleOn(text, [], 'a-2')];
    expect(exportFiles('json', libraryWith(), [b, a, a])).toEqual(exportFiles('json', libraryWith(), [a, b]));
  });

  it('hold no raw line separator, whatever a note holds', () => {
    const bytes = exportText('json', libraryWith(), [articleOn(text, [{ ...claim, note: 'a\u2028b\u2029c' }])]);
    expect(bytes).not.toMatch(/[\u2028\u2029]/);
    expect(JSON.parse(bytes).articles[0].annotations[0].note).toBe('a\u2028b\u2029c');
  });
});

describe('a claim', () => {
  it('inside a quote has its speaker as claimant and names the quote', () => {
    const [, exported] = written(libraryWith(), articleOn(text, [claim, quote])).articles[0]?.annotations ?? [];
    expect(exported?.attributes.claimant).toBe('p-1');
    expect(exported?.inherited).toEqual({ claimant: 'q' });
  });

  it('with a claimant of its own names no quote, even when it was once written down as inherited', () => {
    const own = { ...claim, attributes: { claimant: 'p-0' }, inherited: { claimant: 'q' } };
    const [, exported] = written(libraryWith(), articleOn(text, [own, quote])).articles[0]?.annotations ?? [];
    expect(exported?.attributes.claimant).toBe('p-0');
    expect(exported).not.toHaveProperty('inherited');
  });

  it("takes no claimant from another annotator's quote", () => {
    const theirs = { ...quote, annotator: someAnnotators[1].id };
    const [, exported] = written(libraryWith(), articleOn(text, [claim, theirs])).articles[0]?.annotations ?? [];
    expect(exported?.attributes).not.toHaveProperty('claimant');
  });

  it('finds the smallest quote around it among many, wherever they begin', () => {
    const wide = annotationOn(text, 'quote', text, { id: 'wide', attributes: { speaker: 'p-0' } });
    const same = annotationOn(text, 'quote', 'le bac part à neuf heures', { id: 'z', attributes: { speaker: 'p-2' } });
    const before = annotationOn(text, 'quote', 'La mairie', { id: 'b', attributes: { speaker: 'p-0' } });
    const exported = written(libraryWith(), articleOn(text, [wide, before, quote, same, claim]));
    expect(exported.articles[0]?.annotations.find(({ id }) => id === 'c')?.inherited).toEqual({ claimant: 'z' });
  });
});

describe('the register', () => {
  it('is reduced to those whom the annotations refer to, by name', () => {
    const other = annotationOn(text, 'quote', 'Rien de plus.', { id: 'r', attributes: { speaker: 'p-0' } });
    const exported = written(libraryWith(), articleOn(text, [quote, other]));
    expect(exported.people.map(({ name }) => name)).toEqual(['Ada Ferret', 'Zoé Lindqvist']);
    expect(exported.annotators).toEqual([someAnnotators[0]]);
  });

  it('takes in the people of any attribute of that type of any layer', () => {
    const { codebook } = libraryWith();
    const layer = { id: 'stance', name: 'Stance', attributes: [{ id: 'towards', type: 'person' as const }] };
    const library = libraryWith({ codebook: { ...codebook, layers: [...codebook.layers, layer] } });
    const stance = { ...claim, layer: 'stance', attributes: { towards: 'p-2' } };
    expect(written(library, articleOn(text, [stance])).people.map(({ id }) => id)).toEqual(['p-2']);
  });

  it('without a person whom an annotation names leaves the id and warns', () => {
    const library = libraryWith({ people: [] });
    expect(exportFiles('json', library, [articleOn(text, [quote])]).losses).toEqual([
      { kind: 'unknown-people', count: 1 },
    ]);
    const file = exportText('json', library, [articleOn(text, [quote])]);
    expect(JSON.parse(file).articles[0].annotations[0].attributes.speaker).toBe('p-1');
  });
});

describe('fields that this version does not know', () => {
  it('are kept after the known ones, sorted, wherever they were stored', () => {
    const article = articleWith(text);
    const stored: ExportArticle = {
      text,
      article: {
        ...article,
        zone: { b: 1, a: 2 },
        metadata: { ...article.metadata, section: 'Fleuve', text: 'not this' },
      },
      annotations: [{ ...claim, weight: 3, basis: 'poll', segments: claim.segments.map((s) => ({ ...s, page: 2 })) }],
    };
    const exported = written(libraryWith(), stored).articles[0];
    expect(Object.keys(exported ?? {}).slice(-3)).toEqual(['relations', 'section', 'zone']);
    expect(exported?.text).toBe(text);
    const [annotation] = exported?.annotations ?? [];
    expect(Object.keys(annotation ?? {}).slice(-3)).toEqual(['origin', 'basis', 'weight']);
    expect(Object.keys(annotation?.segments[0] ?? {}).at(-1)).toBe('page');
  });
});

describe('the example', () => {
  it('orders annotations by the text and attributes by the layer', () => {
    const [article] = written(exampleLibrary, exampleArticle).articles;
    expect(article?.annotations.map(({ layer }) => layer)).toEqual(['quote', 'claim']);
    expect(Object.keys(article?.annotations[0]?.attributes ?? {})).toEqual([
      'speaker',
      'speakerSpan',
      'cueSpan',
      'type',
    ]);
  });
});
