import { describe, expect, it } from 'vitest';
import { exampleArticle, exampleLibrary } from '../testing/example-article';
import { annotationOn, articleWith, libraryWith } from '../testing/made-articles';
import { exportFiles } from './export-file';
import { exportFormats } from './formats';
import { lossKinds, lossSentence } from './losses';

describe('an export', () => {
  it('names one article after its title and several after the library', () => {
    const other = { ...exampleArticle, article: { ...exampleArticle.article, id: 'a-2' } };
    const nameOf = (format: 'json' | 'w3c', ...articles: (typeof exampleArticle)[]) =>
      exportFiles(format, exampleLibrary, articles).files.map(({ path }) => path);
    expect(nameOf('json', exampleArticle)).toEqual(['le-bac-reprend.guillemet.json']);
    expect(nameOf('w3c', exampleArticle)).toEqual(['le-bac-reprend.w3c.json']);
    expect(nameOf('json', exampleArticle, other)).toEqual(['spring-desk.guillemet.json']);
  });

  it.each(exportFormats)('gives each file a path of its own, for two articles of one title: %s', (format) => {
    const other = { ...exampleArticle, article: { ...exampleArticle.article, id: 'a-2' } };
    const paths = exportFiles(format, exampleLibrary, [exampleArticle, other]).files.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.every((path) => /^[^/\\:]+(\/[^/\\:]+)*$/.test(path) && !path.includes('..'))).toBe(true);
  });

  it.each(exportFormats)('is written where nothing is annotated, and where there is no article: %s', (format) => {
    expect(exportFiles(format, exampleLibrary, [{ ...exampleArticle, annotations: [] }]).losses).not.toContainEqual(
      expect.objectContaining({ kind: 'notes' }),
    );
    expect(() => exportFiles(format, exampleLibrary, [])).not.toThrow();
  });

  it('loses nothing in our own format', () => {
    expect(exportFiles('json', exampleLibrary, [exampleArticle]).losses).toEqual([]);
  });

  it('counts what the W3C format cannot carry', () => {
    expect(exportFiles('w3c', exampleLibrary, [exampleArticle]).losses).toEqual([
      { kind: 'texts', count: 1 },
      { kind: 'metadata', count: 1 },
      { kind: 'codebook', count: 1 },
      { kind: 'segments', count: 1 },
      { kind: 'people-details', count: 1 },
    ]);
  });

  it('counts annotations that lie across another of their layer, and attributes, people, tags and notes', () => {
    const text = 'un deux trois quatre';
    const annotations = [
      annotationOn(text, 'claim', 'un deux', { id: 'a', note: 'à voir', tags: ['x', 'y'] }),
      annotationOn(text, 'claim', 'deux trois', { id: 'b', attributes: { claimant: 'p-1', type: 'law' } }),
      annotationOn(text, 'claim', 'quatre', { id: 'c', relations: [{ id: 'r', type: 'supports', to: 'a' }] }),
    ];
    const { losses } = exportFiles('conll', libraryWith(), [{ article: articleWith(text), text, annotations }]);
    expect(Object.fromEntries(losses.map(({ kind, count }) => [kind, count]))).toMatchObject({
      overlaps: 2,
      attributes: 1,
      people: 1,
      tags: 2,
      notes: 1,
      relations: 1,
    });
  });

  it('warns of quotes that no reader can tell apart by their words', () => {
    const text = `unique ${'encore '.repeat(2000)}fin`;
    const start = 7 * 1000;
    const segment = { start, end: start + 6, exact: text.slice(start, start + 6), prefix: '', suffix: '' };
    const annotation = { ...annotationOn(text, 'claim', 'unique'), segments: [segment] };
    const { losses } = exportFiles('w3c', libraryWith(), [
      { article: articleWith(text), text, annotations: [annotation] },
    ]);
    expect(losses).toContainEqual({ kind: 'ambiguous-quotes', count: 1 });
  });

  it.each(lossKinds)('says a loss in a sentence, of one and of several: %s', (kind) => {
    for (const count of [1, 2]) expect(lossSentence({ kind, count })).toMatch(/^(\d|Of |The |Author).*\.$/);
  });
});
