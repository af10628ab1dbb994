import { describe, expect, it } from 'vitest';
import { suggest } from './suggest';

const sentence = 'Le maire Paul Roux a dit que la halle ouvrirait. « Nous sommes prêts », a-t-il ajouté. ';

describe('suggest, given what is no article', () => {
  it.each([
    ['a paragraph of a megabyte', sentence.repeat(12_000)],
    ['ten thousand unclosed marks', '« Il dit que '.repeat(10_000)],
    ['a megabyte without a blank', 'a'.repeat(1_000_000)],
    ['a megabyte of marks', '"«“'.repeat(300_000)],
    ['a megabyte of commas', 'a dit,'.repeat(160_000)],
    ['a megabyte of capitals', 'LE MAIRE DIT QUE NON '.repeat(50_000)],
    ['a megabyte of brackets', '('.repeat(500_000) + ')'.repeat(500_000)],
  ])('finishes %s', { timeout: 60_000 }, (_kind, text) => {
    for (const { start, end } of suggest(text, 'fr').quotations) expect(start < end && end <= text.length).toBe(true);
  });

  it.each([
    ['code', 'en', 'const said = "hello"; if (a == "b") { print("x said"); }\nlet y = [1, 2, 3];'],
    ['a table', 'fr', 'Ville\tHabitants\tPart\nLyon\t522 000\t12 %\nNice\t342 000\t8 %'],
    ['titles', 'en', '“The Sea”\n“A House on the Hill”\n“Two Rivers”'],
    ['another script', 'fr', '他说今天会下雨。明天也会。'],
    ['nothing', 'fr', ''],
    ['capitals', 'fr', 'LA MAIRIE FERME. LE PONT AUSSI. TOUT LE MONDE DEHORS.'],
  ])('proposes no quotation in %s', (_kind, language, text) => {
    expect(suggest(text, language).quotations).toEqual([]);
  });
});
