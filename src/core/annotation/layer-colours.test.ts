import { describe, expect, it } from 'vitest';
import { hueOf, layerColours, layerHues } from './layer-colours';

describe('the hue of a colour', () => {
  it('is its own for each that is offered', () => {
    for (const hue of layerHues) expect(hueOf(layerColours[hue])).toBe(hue);
  });

  it.each([
    ['#00aa80', 'green'],
    ['#ff0000', 'vermilion'],
    ['#0000ff', 'blue'],
    ['#ffd700', 'orange'],
    ['#e05ca0', 'pink'],
    ['#70c8ff', 'sky'],
  ])('is the nearest one for %s, which another tool may have given', (colour, hue) => {
    expect(hueOf(colour)).toBe(hue);
  });
});
