import { describe, expect, it } from 'vitest';
import { layerHues, type Tint } from '../../core/annotation/layer-colours';
import { darkTints, lightTints } from '../../core/exchange/html/colours';
import classes from './tints.css?raw';
import tokens from './tokens.css?raw';

const tints: Tint[] = ['quote', 'claim', ...layerHues, 'plain'];
const themes = ['light', 'dark'] as const;

function colour(token: string, theme: (typeof themes)[number]): string {
  const found = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens);
  const value = found?.[theme === 'light' ? 1 : 2];
  if (!value) throw new Error(`no token --${token}`);
  return value;
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each(themes)('in the %s theme', (theme) => {
  it.each(tints)('the text is legible on the tint "%s", and its signs on the page', (tint) => {
    for (const ground of ['wash', 'strong']) {
      expect(contrast(colour('ink', theme), colour(`${tint}-${ground}`, theme))).toBeGreaterThanOrEqual(4.5);
    }
    for (const ground of ['paper', 'surface', 'sunken']) {
      expect(contrast(colour(`${tint}-ink`, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each([...layerHues, 'plain'])('the line "%s" stands out from the page', (tint) => {
    for (const ground of ['paper', 'surface', `${tint}-wash`]) {
      const least = ground === 'paper' || ground === 'surface' ? 3 : 2.5;
      expect(contrast(colour(`${tint}-line`, theme), colour(ground, theme))).toBeGreaterThanOrEqual(least);
    }
  });
});

it('has a class for every tint', () => {
  for (const tint of tints) expect(classes).toContain(`.tint-${tint} {`);
});

it.each(tints)('the report draws "%s" as the page does', (tint) => {
  for (const theme of themes) {
    const { wash, line, ink } = (theme === 'light' ? lightTints : darkTints)[tint];
    expect({ wash, line, ink }).toEqual({
      wash: colour(`${tint}-wash`, theme),
      line: colour(`${tint}-line`, theme),
      ink: colour(`${tint}-ink`, theme),
    });
  }
});
