import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctNames, exportFileName } from './file-name';

const nameOf = (title: string) => exportFileName(title, '.guillemet.json', 'article');

describe('exportFileName', () => {
  it('is readable: small letters without accents, apostrophes and signs as one hyphen', () => {
    expect(nameOf('Titre de l’article : « Où va l’œuvre ? »')).toBe('titre-de-l-article-ou-va-l-oeuvre.guillemet.json');
  });

  it('keeps letters that have no Latin spelling, with their marks', () => {
    expect(nameOf('Что такое йод?')).toBe('что-такое-йод.guillemet.json');
    expect(nameOf('हिन्दी समाचार')).toBe('हिन्दी-समाचार.guillemet.json');
  });

  it('stands in for a title without letters and avoids names that Windows keeps for devices', () => {
    expect(nameOf('« … »')).toBe('article.guillemet.json');
    expect(nameOf('CON')).toBe('article-con.guillemet.json');
    expect(nameOf('Lpt1')).toBe('article-lpt1.guillemet.json');
  });

  it('ends a long title between words', () => {
    expect(nameOf('une phrase assez longue '.repeat(9))).toBe(
      'une-phrase-assez-longue-une-phrase-assez-longue-une-phrase-assez.guillemet.json',
    );
  });

  it('is taken by every file system, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const name = nameOf(title);
        expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*\.guillemet\.json$/u);
        expect(name.length).toBeLessThanOrEqual(80);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
      }),
    );
  });
});

it('tells names that are alike apart, also from those that bear a number of their own', () => {
  expect(distinctNames(['desk', 'desk', 'desk-2', 'quay', 'desk'])).toEqual([
    'desk',
    'desk-2',
    'desk-2-2',
    'quay',
    'desk-3',
  ]);
});
