import { expect, it } from 'vitest';
import { selectorAt } from '../annotation/selector';
import { annotationOn, spanOf } from '../testing/made-articles';
import { likelyPlace, placedAt } from './placing';

const before = 'Trois agents manquent, assure Zoé Lindqvist.';
const text = 'Le bac reprend. Quatre agents manquent encore, selon Zoé Lindqvist.';
const time = '2026-03-06T08:00:00Z';
const unplaced = { textSha256: 'a'.repeat(64) };
const annotation = annotationOn(before, 'quote', 'Trois agents manquent', {
  unplaced,
  attributes: {
    type: 'indirect',
    cueSpan: selectorAt(before, spanOf(before, 'assure')),
    speakerSpan: selectorAt(before, spanOf(before, 'Zoé Lindqvist')),
  },
  origin: { kind: 'suggestion', rule: 'marks', engine: '1', edited: false },
});

it('an annotation is placed on whole words, with the speaker that is found and without the cue that is gone', () => {
  const span = spanOf(text, ' Quatre agents manquent');
  const placed = placedAt(text, annotation, span, time);
  expect(placed).toMatchObject({
    segments: [selectorAt(text, spanOf(text, 'Quatre agents manquent'))],
    attributes: { type: 'indirect', speakerSpan: selectorAt(text, spanOf(text, 'Zoé Lindqvist')) },
    modified: time,
    origin: { edited: true },
  });
  expect(placed).not.toHaveProperty('unplaced');
  expect(placed?.attributes).not.toHaveProperty('cueSpan');
});

it('an annotation is not placed on blanks', () => {
  expect(placedAt(text, annotation, { start: 15, end: 16 }, time)).toBeNull();
});

it('a likely place is one whose words are nearly those that were marked', () => {
  const place = likelyPlace(text, annotation);
  expect(text.slice(place?.start, place?.end)).toContain('agents manquent');
  expect(likelyPlace('Rien de tel.', annotation)).toBeNull();
});
