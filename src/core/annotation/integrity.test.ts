import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotatedTexts, somePeople } from '../testing/arbitraries';
import { annotationOn } from '../testing/made-articles';
import type { Annotation } from './annotation';
import { builtInCodebook } from './built-in-codebook';
import type { Layer } from './codebook';
import { annotationProblems } from './integrity';
import { selectorAt } from './selector';

const people = new Map(somePeople.map((person) => [person.id, person]));
const codebook = builtInCodebook();
const text = '« Le bac rouvre 📉 », assure la mairie, « dès lundi ».';
const sound = annotationOn(text, 'quote', ['Le bac rouvre 📉', 'dès lundi'], { attributes: { speaker: 'p-0' } });

function problemsOf(more: Partial<Annotation>): string[] {
  return annotationProblems({ ...sound, ...more }, { text, codebook, people }).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
}

describe('annotationProblems', () => {
  it('finds nothing wrong with annotations made on the text', () => {
    fc.assert(
      fc.property(annotatedTexts(), ({ text, annotations }) => {
        for (const annotation of annotations) {
          expect(annotationProblems(annotation, { text, codebook, people })).toEqual([]);
        }
      }),
    );
  });

  it('names the segment that is not its slice of the text', () => {
    const [first, second] = sound.segments as [Annotation['segments'][0], Annotation['segments'][0]];
    expect(problemsOf({ segments: [first, { ...second, exact: 'dès mardi' }] })[0]).toMatch(/^segments\.1: /);
    expect(problemsOf({ segments: [{ ...first, end: text.length + 1 }] })[0]).toMatch(/outside the text/);
    expect(problemsOf({ segments: [{ ...first, start: first.end }] })[0]).toMatch(/outside the text/);
  });

  it('finds a span that cuts a character in two', () => {
    const start = text.indexOf('📉') + 1;
    const segment = { start, end: start + 2, exact: text.slice(start, start + 2), prefix: '', suffix: '' };
    expect(problemsOf({ segments: [segment] })).toEqual([expect.stringContaining('cuts a character in two')]);
  });

  it('finds segments out of order, overlapping or touching', () => {
    const [first, second] = sound.segments as [Annotation['segments'][0], Annotation['segments'][0]];
    const touching = selectorAt(text, { start: first.end, end: first.end + 2 });
    for (const segments of [
      [second, first],
      [first, first],
      [first, touching],
    ]) {
      expect(problemsOf({ segments })).toEqual([expect.stringMatching(/^segments\.1: .*order/)]);
    }
  });

  it('finds a layer, an attribute, a choice and a person that there are not', () => {
    expect(problemsOf({ layer: 'stance' })).toEqual(['layer: the codebook has no layer "stance"']);
    expect(problemsOf({ attributes: { mood: 'x' } })[0]).toMatch(/^attributes\.mood: /);
    expect(problemsOf({ attributes: { type: 'shouted' } })[0]).toMatch(/^attributes\.type: .*direct/);
    expect(problemsOf({ attributes: { speaker: 'p-9' } })[0]).toMatch(/^attributes\.speaker: /);
  });

  it('finds a value of the wrong kind, and checks an attribute that is a span like a segment', () => {
    const cue = selectorAt(text, { start: 22, end: 28 });
    expect(problemsOf({ attributes: { cueSpan: cue } })).toEqual([]);
    expect(problemsOf({ attributes: { cueSpan: { ...cue, exact: 'raconte' } } })).toHaveLength(1);
    expect(problemsOf({ attributes: { cueSpan: 'assure' } })).toEqual(['attributes.cueSpan: must be a span']);
    expect(problemsOf({ attributes: { type: true } })).toEqual(['attributes.type: must be text']);
  });

  it('takes a chain from outlet to source, and finds a link without a name', () => {
    const chain = [{ role: 'agency' as const, name: 'Agence du port' }];
    expect(problemsOf({ attributes: { chain } })).toEqual([]);
    expect(problemsOf({ attributes: { chain: ['Agence du port'] } })).toEqual([
      expect.stringMatching(/^attributes\.chain: .*role and name/),
    ]);
  });

  it('takes a retired choice from what bears it', () => {
    const [quote, claim] = codebook.layers as [Layer, Layer];
    const attributes = quote.attributes.map((attribute) =>
      attribute.id === 'type' ? { ...attribute, choices: ['mixed'], retiredChoices: ['direct'] } : attribute,
    );
    const retired = { ...codebook, layers: [{ ...quote, attributes }, claim] };
    const of = (type: string) =>
      annotationProblems({ ...sound, attributes: { type } }, { text, codebook: retired, people });
    expect(of('direct')).toEqual([]);
    expect(of('indirect')).toHaveLength(1);
  });
});
