/**
 * What a spreadsheet would not leave as the text it is: formulas (their first characters, full-width ones
 * too), numbers, dates, times and truth values.
 */
const formula = /^[=+\-@\t\r＝＋－＠]/;
const numeric = /^\s*[\d.,:/()\s%€$£¥+-]*\d[\d.,:/()\s%€$£¥+-]*(?:e[+-]?\d+)?\s*$/i;
const truth = /^\s*(?:true|false|vrai|faux)\s*$/i;
const month =
  /\b(?:jan|feb|févr|fev|mar|apr|avr|may|mai|jun|juin|jul|juil|aug|août|aout|sep|oct|nov|dec|déc)[a-zéû]*\.?\b/iu;

/** True for text that must be marked as text to stay what it is. */
export function needsGuard(text: string): boolean {
  if (formula.test(text.replace(/^[\s\u00A0]+/, '')) || numeric.test(text) || truth.test(text)) return true;
  return text.length <= 30 && /\d/.test(text) && month.test(text);
}

/** Text with an apostrophe before it where a spreadsheet would make something else of it, or has one already. */
export function guardCell(text: string): string {
  return needsGuard(text.replace(/^'+/, '')) ? `'${text}` : text;
}

/** The other way: what `guardCell` was given. */
export function unguardCell(text: string): string {
  return text.startsWith("'") && needsGuard(text.replace(/^'+/, '')) ? text.slice(1) : text;
}
