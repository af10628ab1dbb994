import { describe, expect, it } from 'vitest';
import { suggestionOn } from '../../core/review/testing';
import { annotationOn } from '../../core/testing/made-articles';
import { entriesOf, isSuggestion, type ListEntry } from './list-entries';

const text = 'The ferry sails again, says Ada Roux. It cost 4 million. The quay stays shut.';
const marked = (words: string) => annotationOn(text, 'quote', words, { id: words });
const suggested = (words: string) => suggestionOn(text, words);
const shown = (entries: readonly ListEntry[]) =>
  entries.map((entry) => {
    const { start, end } = isSuggestion(entry) ? entry : (entry.segments[0] ?? { start: 0, end: 0 });
    return `${isSuggestion(entry) ? '?' : ''}${text.slice(start, end)}`;
  });

describe('the rows beside the text', () => {
  it('stand in the order of the text, before, between and after what is marked', () => {
    const entries = entriesOf([marked('says'), marked('4 million')], ['ferry', 'Ada Roux', 'shut'].map(suggested));
    expect(shown(entries)).toEqual(['?ferry', 'says', '?Ada Roux', '4 million', '?shut']);
  });

  it('have the longer one first where two begin together, and what is marked before what is suggested', () => {
    const entries = entriesOf(
      [marked('It cost'), marked('The quay stays')],
      ['It cost 4 million', 'It', 'The quay stays'].map(suggested),
    );
    expect(shown(entries)).toEqual(['?It cost 4 million', 'It cost', '?It', 'The quay stays', '?The quay stays']);
  });

  it('are those of the annotations alone where nothing is suggested, and of the suggestions where nothing is marked', () => {
    const annotations = [marked('ferry')];
    expect(entriesOf(annotations, [])).toBe(annotations);
    expect(shown(entriesOf([], [suggested('ferry')]))).toEqual(['?ferry']);
  });
});
