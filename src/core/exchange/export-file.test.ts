import { describe, expect, it } from 'vitest';
import { exampleArticle, exampleLibrary } from '../testing/example-article';
import { annotationOn, articleWith, libraryWith } from '../testing/made-articles';
import { exportFile } from './export-file';

describe('exportFile', () => {
  it('names one article after its title and several after the library', () => {
    const other = { ...exampleArticle, article: { ...exampleArticle.article, id: 'a-2' } };
    expect(exportFile('json', exampleLibrary, [exampleArticle]).fileName).toBe('le-bac-reprend.guillemet.json');
    expect(exportFile('w3c', exampleLibrary, [exampleArticle]).fileName).toBe('le-bac-reprend.w3c.json');
    expect(exportFile('json', exampleLibrary, [exampleArticle, other]).fileName).toBe('spring-desk.guillemet.json');
  });

  it('says nothing is lost in our own format', () => {
    expect(exportFile('json', exampleLibrary, [exampleArticle]).warnings).toEqual([]);
  });

  it('counts what the W3C format cannot carry', () => {
    expect(exportFile('w3c', exampleLibrary, [exampleArticle]).warnings).toEqual([
      'The text, its author, outlet and date are not in the file (1 article), nor is the codebook.',
      'Of 1 person only the name is written: no role, organisation, country or alias.',
      '1 annotation has several segments, written as several targets; a reader that takes one target shows the first.',
    ]);
  });

  it('warns of quotes that no reader can tell apart by their words', () => {
    const text = `unique ${'encore '.repeat(2000)}fin`;
    const start = 7 * 1000;
    const segment = { start, end: start + 6, exact: text.slice(start, start + 6), prefix: '', suffix: '' };
    const annotation = { ...annotationOn(text, 'claim', 'unique'), segments: [segment] };
    const { warnings } = exportFile('w3c', libraryWith(), [
      { article: articleWith(text), text, annotations: [annotation] },
    ]);
    expect(warnings.at(-1)).toMatch(/^1 quote selector matches more than one place/);
  });
});
