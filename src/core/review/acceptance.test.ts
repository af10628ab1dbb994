import { describe, expect, it } from 'vitest';
import { isSelector } from '../annotation/annotation';
import { builtInCodebook } from '../annotation/built-in-codebook';
import { Decision } from '../annotation/decision';
import { annotationProblems, decisionProblems } from '../annotation/integrity';
import { somePeople } from '../testing/arbitraries';
import { acceptedAnnotation, decisionOn, withEditNoted } from './acceptance';
import { suggestionOn } from './testing';

const text = '« Le bac 🚢 reprend », assure Zoé Lindqvist, « et il coûtera 6,4 millions d’euros en 2027 ».';
const reviewer = { text, textSha256: 'a'.repeat(64), language: 'fr', annotator: 'desk', time: '2026-03-05T08:00:00Z' };
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const person = somePeople[0]?.id ?? '';

const quote = suggestionOn(text, '« Le bac 🚢 reprend » … « et il coûtera 6,4 millions d’euros en 2027 »', {
  cue: span('assure'),
  speakerSpan: span('Zoé Lindqvist'),
  speaker: 'Zoé Lindqvist',
});
const claim = suggestionOn(text, 'il coûtera 6,4 millions d’euros en 2027', {
  layer: 'claim',
  quantity: '6,4 millions',
  unit: 'euros',
  date: '2027',
});

describe('an accepted suggestion', () => {
  const accepted = acceptedAnnotation(quote, 'v-1', person, reviewer);

  it('is an annotation like any other, with segments, cue, speaker and type', () => {
    const people = new Map(somePeople.map((one) => [one.id, one]));
    expect(annotationProblems(accepted, { text, codebook: builtInCodebook(), people })).toEqual([]);
    expect(accepted.segments.map(({ exact }) => exact)).toEqual([
      '« Le bac 🚢 reprend »',
      '« et il coûtera 6,4 millions d’euros en 2027 »',
    ]);
    const { cueSpan, speakerSpan, speaker, type } = accepted.attributes;
    expect([cueSpan, speakerSpan].map((value) => isSelector(value) && value.exact)).toEqual([
      'assure',
      'Zoé Lindqvist',
    ]);
    expect([speaker, type]).toEqual([person, 'direct']);
  });

  it('says where it comes from', () => {
    expect(accepted.origin).toEqual({
      kind: 'suggestion',
      rule: 'quoted-then-cue',
      engine: '1',
      confidence: 0.95,
      edited: false,
    });
  });

  it('names nobody where nobody is known', () => {
    expect(acceptedAnnotation(quote, 'v-1', null, reviewer).attributes).not.toHaveProperty('speaker');
  });

  it('that is a claim brings its number, unit and date along', () => {
    expect(acceptedAnnotation(claim, 'v-2', null, reviewer).attributes).toEqual({
      type: 'quantity',
      quantity: 6_400_000,
      unit: 'euros',
      date: '2027',
    });
  });

  it('counts as edited from the first change of its words or attributes on, and for good', () => {
    const edited = withEditNoted(accepted, { ...accepted, attributes: { ...accepted.attributes, type: 'mixed' } });
    expect(edited.origin).toMatchObject({ edited: true });
    expect(withEditNoted(edited, { ...edited, attributes: accepted.attributes }).origin).toMatchObject({
      edited: true,
    });
  });

  it('does not count as edited for a note or a tag', () => {
    expect(withEditNoted(accepted, { ...accepted, note: 'Checked.', tags: ['ferry'] }).origin).toEqual(accepted.origin);
  });
});

describe('a decision', () => {
  it('keeps what was proposed, word for word, and what became of it', () => {
    const decision = decisionOn(claim, 'd-1', 'v-2', reviewer);
    expect(Decision.parse(decision)).toEqual(decision);
    expect(decisionProblems(decision, text)).toEqual([]);
    expect(decision).toMatchObject({ verdict: 'accepted', annotation: 'v-2', annotator: 'desk' });
    expect(decision.suggestion).toMatchObject({ layer: 'claim', attributes: { quantity: 6_400_000 } });
  });

  it('without an annotation is a rejection', () => {
    expect(decisionOn(quote, 'd-1', null, reviewer)).toMatchObject({ verdict: 'rejected', annotation: null });
  });

  it('on other words than those of the text is not sound', () => {
    const decision = decisionOn(quote, 'd-1', null, reviewer);
    expect(decisionProblems(decision, text.replace('assure', 'promet'))).toMatchObject([
      { path: ['suggestion', 'cue'] },
    ]);
  });
});
