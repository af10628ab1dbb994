import { describe, expect, it } from 'vitest';
import { annotationOn } from '../testing/made-articles';
import type { Annotation } from './annotation';
import { type AnnotationFilter, matcherOf, narrows, noAnnotationFilter } from './annotation-filter';
import { builtInCodebook } from './built-in-codebook';
import type { Person } from './person';
import { TagTree } from './tag-tree';

const text = 'La maire a promis : « Nous planterons trois mille arbres ». Son adjoint en doute beaucoup.';
const quote = annotationOn(text, 'quote', 'Nous planterons trois mille arbres', {
  id: 'quote',
  attributes: { speaker: 'p-old', type: 'direct' },
});
const claim = annotationOn(text, 'claim', 'trois mille arbres', { id: 'claim', tags: ['t-oak'], note: 'À vérifier' });
const doubt = annotationOn(text, 'quote', 'en doute beaucoup', {
  id: 'doubt',
  origin: { kind: 'suggestion', rule: 'r', engine: 'e', edited: true },
});
const all = [quote, claim, doubt];

const person = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  id,
  name,
  role: '',
  organisation: '',
  country: '',
  aliases: [],
  ...more,
});
const people = new Map(
  [person('p-old', 'Mme Orsel', { mergedInto: 'p-new' }), person('p-new', 'Éloïse Orsel')].map((one) => [one.id, one]),
);
const tree = new TagTree({
  tags: [
    { id: 't-trees', name: 'Trees', parent: null },
    { id: 't-oak', name: 'Oaks', parent: 't-trees' },
  ],
});

function found(filter: Partial<AnnotationFilter>, of: readonly Annotation[] = all): string[] {
  const matches = matcherOf({ ...noAnnotationFilter, ...filter }, of, { people, tree, codebook: builtInCodebook() });
  return of.filter(matches).map(({ id }) => id);
}

describe('matcherOf', () => {
  it('lets everything through that no part forbids', () => {
    expect(found({})).toEqual(['quote', 'claim', 'doubt']);
  });

  it('finds words, notes, tags above and people without case and accents', () => {
    expect(found({ text: 'TROIS arbres' })).toEqual(['quote', 'claim']);
    expect(found({ text: 'a verifier' })).toEqual(['claim']);
    expect(found({ text: 'trees' })).toEqual(['claim']);
    expect(found({ text: 'eloise' })).toEqual(['quote', 'claim']);
    expect(found({ text: 'trois platanes' })).toEqual([]);
  });

  it('takes a tag for those below it', () => {
    expect(found({ tag: 't-trees' })).toEqual(['claim']);
  });

  it('finds a person through merges, and the claims inside of what the person says', () => {
    expect(found({ person: 'p-new' })).toEqual(['quote', 'claim']);
    expect(found({ person: 'p-old' })).toEqual(['quote', 'claim']);
  });

  it('tells a claim with a claimant of its own from the quote around it', () => {
    const own = { ...claim, attributes: { claimant: 'p-other' } };
    expect(found({ person: 'p-new' }, [quote, own])).toEqual(['quote']);
  });

  it('knows what is left to do and how a mark began', () => {
    expect(found({ state: 'no-speaker' })).toEqual(['doubt']);
    expect(found({ state: 'untyped' })).toEqual(['claim']);
    expect(found({ state: 'untagged' })).toEqual(['quote', 'doubt']);
    expect(found({ state: 'noted' })).toEqual(['claim']);
    expect(found({ state: 'edited' })).toEqual(['doubt']);
    expect(found({ state: 'imported' })).toEqual([]);
  });

  it('holds a choice against one value and against several', () => {
    const several = { ...claim, id: 'several', attributes: { places: ['north', 'south'] } };
    expect(found({ layer: 'quote', choice: { attribute: 'type', value: 'direct' } })).toEqual(['quote']);
    expect(found({ choice: { attribute: 'places', value: 'south' } }, [several, quote])).toEqual(['several']);
  });

  it('wants every part to hold', () => {
    expect(found({ layer: 'claim', person: 'p-new' })).toEqual(['claim']);
    expect(found({ layer: 'quote', tag: 't-trees' })).toEqual([]);
  });
});

describe('narrows', () => {
  it('is true as soon as one part is set', () => {
    expect(narrows(noAnnotationFilter)).toBe(false);
    expect(narrows({ ...noAnnotationFilter, choice: { attribute: 'type', value: 'direct' } })).toBe(true);
  });
});
