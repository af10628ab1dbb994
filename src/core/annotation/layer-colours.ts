import { isBuiltInLayer } from './built-in-codebook';

/**
 * Colours that stay apart for colour-blind eyes (Okabe and Ito, 2008), by the name of the tint that the page
 * draws them with, in the order in which new layers take them.
 */
export const layerColours = {
  green: '#009e73',
  pink: '#cc79a7',
  sky: '#56b4e9',
  vermilion: '#d55e00',
  blue: '#0072b2',
  orange: '#e69f00',
} as const;
export type LayerHue = keyof typeof layerColours;

export const layerHues = Object.keys(layerColours) as LayerHue[];

/** What a layer is drawn with; `plain` where it has no colour. */
export type Tint = 'quote' | 'claim' | LayerHue | 'plain';

/** The tint of a layer by its id and colour. A layer that the codebook does not have is plain. */
export function tintOf(id: string, colour: string | undefined): Tint {
  if (colour) return hueOf(colour);
  return isBuiltInLayer(id) ? (id as 'quote' | 'claim') : 'plain';
}

const nearest = new Map<string, LayerHue>();

/** The hue that a colour (`#rrggbb`) is drawn in: another tool's colour may be any, and text must stay legible on it. */
export function hueOf(colour: string): LayerHue {
  let hue = nearest.get(colour);
  if (!hue) {
    const lab = oklab(colour);
    const away = (name: LayerHue) =>
      Math.hypot(...oklab(layerColours[name]).map((part, index) => part - lab[index as 0]));
    hue = layerHues.reduce((best, name) => (away(name) < away(best) ? name : best));
    nearest.set(colour, hue);
  }
  return hue;
}

/** Distances in it are those that eyes see (Ottosson, 2020). */
function oklab(colour: string): [number, number, number] {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
