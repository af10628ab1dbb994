import { describe, expect, it } from 'vitest';
import type { Annotation } from '../annotation/annotation';
import type { Decision } from '../annotation/decision';
import { acceptedAnnotation, decisionOn, withEditNoted } from '../review/acceptance';
import { suggestionOn } from '../review/testing';
import { articleWith, libraryWith } from '../testing/made-articles';
import { exportText } from './export-file';

const text = '« Le bac reprend », assure Zoé Lindqvist. Il coûte 2 euros. Rien de plus.';
const sha = articleWith(text).textSha256;
const reviewer = { text, textSha256: sha, language: 'fr', annotator: 'desk', time: '2026-03-05T08:00:00Z' };
const quote = suggestionOn(text, '« Le bac reprend »', { speaker: 'Zoé Lindqvist' });
const claim = suggestionOn(text, 'Il coûte 2 euros.', { layer: 'claim' });
const nothing = suggestionOn(text, 'Rien de plus.');

function lines(annotations: Annotation[], decisions: Decision[]) {
  const article = { article: articleWith(text), text, annotations, decisions };
  const written = exportText('decisions', libraryWith(), [article]);
  return written
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

describe('exported decisions', () => {
  const accepted = acceptedAnnotation(quote, 'v-1', 'p-1', reviewer);
  const corrected = withEditNoted(accepted, { ...accepted, attributes: { type: 'mixed' } });

  it('give the text once, and each decision with what was proposed, in the order of the text', () => {
    const [record, ...others] = lines(
      [accepted],
      [decisionOn(nothing, 'd-2', null, reviewer), decisionOn(quote, 'd-1', 'v-1', reviewer)],
    );
    expect(others).toEqual([]);
    expect(record).toMatchObject({ id: 'a-1', language: 'fr', text, textSha256: sha });
    expect(record.decisions).toMatchObject([
      {
        decision: 'accepted',
        edited: false,
        suggestion: { layer: 'quote', rule: 'quoted-then-cue', segments: [{ exact: '« Le bac reprend »' }] },
        annotation: { layer: 'quote', speaker: expect.any(String) },
      },
      { decision: 'rejected', edited: false, suggestion: { segments: [{ exact: 'Rien de plus.' }] }, annotation: null },
    ]);
  });

  it('say what an accepted one was edited into', () => {
    const [record] = lines([corrected], [decisionOn(quote, 'd-1', 'v-1', reviewer)]);
    expect(record.decisions).toMatchObject([
      { decision: 'accepted', edited: true, annotation: { attributes: { type: 'mixed' } } },
    ]);
  });

  it('say that the annotation of an accepted one is gone', () => {
    const [record] = lines([], [decisionOn(claim, 'd-1', 'v-1', reviewer)]);
    expect(record.decisions).toMatchObject([{ decision: 'accepted', edited: true, annotation: null }]);
  });

  it('leave out articles about which nobody decided', () => {
    expect(lines([accepted], [])).toEqual([]);
  });
});
