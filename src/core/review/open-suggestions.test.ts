import { describe, expect, it } from 'vitest';
import type { Annotation } from '../annotation/annotation';
import type { Decision } from '../annotation/decision';
import { annotationOn } from '../testing/made-articles';
import { decisionOn } from './acceptance';
import { openSuggestions } from './open-suggestions';
import { suggestionOn } from './testing';

const text =
  'Le port rouvre. « La criée reprend lundi », dit Léa Morin, « et la halle mardi ». Le quai a coûté 4 millions.';
const textSha256 = 'a'.repeat(64);
const reviewer = { text, textSha256, language: 'fr', annotator: 'desk', time: '2026-03-05T08:00:00Z' };

const quote = suggestionOn(text, '« La criée reprend lundi » … « et la halle mardi »');
const claim = suggestionOn(text, 'Le quai a coûté 4 millions.', { layer: 'claim' });
const both = [quote, claim];

function open(suggestions = both, annotations: Annotation[] = [], decisions: Decision[] = [], sha = textSha256) {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  return openSuggestions(suggestions, { text, textSha256: sha, ordered: annotations, decisions: byId });
}

describe('a suggestion', () => {
  it('is open as long as nobody said anything about its words', () => {
    expect(open()).toEqual(both);
  });

  it('is not open where the same words are marked in the same layer, a few signs more or less', () => {
    const marked = annotationOn(text, 'quote', 'La criée reprend lundi », dit Léa Morin, « et la halle mardi');
    expect(open(both, [marked])).toEqual([claim]);
  });

  it('is open where the words are marked in another layer, or only a small part of them is', () => {
    const other = annotationOn(text, 'claim', 'La criée reprend lundi », dit Léa Morin, « et la halle mardi');
    const part = annotationOn(text, 'quote', 'criée');
    expect(open(both, [part, other])).toEqual(both);
  });

  it('is not open once it was accepted or rejected, whatever became of the annotation', () => {
    expect(open(both, [], [decisionOn(quote, 'd-1', null, reviewer)])).toEqual([claim]);
    expect(open(both, [], [decisionOn(claim, 'd-2', 'v-deleted-since', reviewer)])).toEqual([quote]);
  });

  it('of a newer engine that takes almost the same words is known to be decided', () => {
    const newer = suggestionOn(text, '« La criée reprend lundi », dit Léa Morin, « et la halle mardi ».', {
      engine: '2',
    });
    expect(open([newer], [], [decisionOn(quote, 'd-1', null, reviewer)])).toEqual([]);
  });

  it('of a newer engine that cuts elsewhere is heard again', () => {
    const newer = suggestionOn(text, '« La criée reprend lundi »', { engine: '2' });
    expect(open([newer], [], [decisionOn(quote, 'd-1', null, reviewer)])).toEqual([newer]);
  });

  it('of the same engine is told apart from its neighbour, however much they share', () => {
    const longer = suggestionOn(text, '« La criée reprend lundi », dit Léa Morin, « et la halle mardi ».');
    expect(open([longer], [], [decisionOn(quote, 'd-1', null, reviewer)])).toEqual([longer]);
  });

  it('that was decided in an earlier wording of the article is known by its words', () => {
    const earlier = { ...reviewer, text: `Mis à jour. ${text}`, textSha256: 'b'.repeat(64) };
    const there = suggestionOn(earlier.text, 'Le quai a coûté 4 millions.', { layer: 'claim' });
    expect(open(both, [], [decisionOn(there, 'd-1', null, earlier)])).toEqual([quote]);
  });
});
