/** Words that multiply, by primary language subtag. */
const magnitudes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
  fr: { mille: 1e3, million: 1e6, milliard: 1e9, billion: 1e12 },
  de: { tausend: 1e3, million: 1e6, millionen: 1e6, milliarde: 1e9, milliarden: 1e9, billion: 1e12, billionen: 1e12 },
  es: { mil: 1e3, millón: 1e6, millones: 1e6, billón: 1e12, billones: 1e12 },
  it: { mila: 1e3, mille: 1e3, milione: 1e6, milioni: 1e6, miliardo: 1e9, miliardi: 1e9 },
  pt: { mil: 1e3, milhão: 1e6, milhões: 1e6, bilhão: 1e9, bilhões: 1e9, bilião: 1e12, biliões: 1e12 },
};

/**
 * The number that words of a text stand for: `6,4 millions` is 6,400,000 in French. Null where they can be
 * read in two ways or not at all: an attribute that is left empty misleads nobody.
 */
export function quantityOf(words: string, language: string): number | null {
  const code = language.toLowerCase().split('-')[0] ?? '';
  const [figure, ...factors] = words
    .trim()
    // A blank inside a figure groups its digits.
    .replace(/(?<=\d)[\u0020\u00a0\u2009\u202f'’](?=\d{3}(?!\d))/gu, '')
    .split(/[\s\u00a0\u202f]+/u);
  const number = figureOf(figure ?? '', code);
  if (number === null) return null;
  let product = number;
  for (const factor of factors) {
    const known = magnitudes[code] ?? {};
    const word = factor.toLowerCase();
    const times = known[word] ?? known[word.replace(/s$/, '')];
    if (times === undefined) return null;
    product *= times;
  }
  // 6.4 × 10⁶ is not quite a whole number in binary.
  return Number(product.toPrecision(15));
}

/** English groups digits by commas and sets decimals off by a point; the other languages do it the other way round. */
function figureOf(figure: string, code: string): number | null {
  const [group, decimal] = code === 'en' ? [',', '.'] : ['.', ','];
  const parts = figure.split(decimal);
  const whole = parts[0] ?? '';
  if (parts.length > 2 || (parts[1] !== undefined && !/^\d+$/.test(parts[1]))) return null;
  if (!/^\d+$/.test(whole) && !new RegExp(`^\\d{1,3}(?:\\${group}\\d{3})+$`).test(whole)) return null;
  return Number(`${whole.replaceAll(group, '')}.${parts[1] ?? '0'}`);
}
