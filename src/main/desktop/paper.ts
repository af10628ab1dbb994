/** Countries whose printers hold Letter (CLDR, `paperSize`, ISO 3166-1 alpha-2); all others have A4. */
const withLetter: ReadonlySet<string> = new Set([
  ...['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE'],
]);

/** The paper that is usual in a country; A4 where the country is not known. */
export function paperOf(country: string): 'A4' | 'Letter' {
  return withLetter.has(country.toUpperCase()) ? 'Letter' : 'A4';
}
