import { describe, expect, it } from 'vitest';
import { annotationOn } from '../testing/made-articles';
import { borderOffset, bordersOf, nextBorder } from './border-order';
import type { Border } from './marking';

const text = 'Le bac rouvre. « Il rouvre lundi », dit la mairie.';
const two = annotationOn(text, 'quote', ['Il rouvre lundi', 'la mairie']);

describe('the borders of an annotation', () => {
  it('come in the order of the text, each once, then none', () => {
    const seen: Border[] = [];
    for (let border = nextBorder(two, null); border; border = nextBorder(two, border)) seen.push(border);
    expect(seen).toEqual(bordersOf(two));
    expect(seen.map((border) => borderOffset(two, border))).toEqual([
      text.indexOf('Il'),
      text.indexOf(' »'),
      text.indexOf('la mairie'),
      text.length - 1,
    ]);
  });

  it('come backwards from the last', () => {
    expect(nextBorder(two, null, -1)).toEqual({ segment: 1, side: 'end' });
    expect(nextBorder(two, { segment: 1, side: 'start' }, -1)).toEqual({ segment: 0, side: 'end' });
    expect(nextBorder(two, { segment: 0, side: 'start' }, -1)).toBeNull();
  });

  it('lie nowhere where the segment is gone', () => {
    expect(borderOffset(two, { segment: 2, side: 'start' })).toBeNull();
  });
});
