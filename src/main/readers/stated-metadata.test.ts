import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Metadata } from '../../core/library/article';
import { completeMetadata, languageTag, linkTarget } from './stated-metadata';

describe('metadata made of what a source states', () => {
  it('always fits the schema', () => {
    const field = fc.option(fc.string({ unit: 'grapheme', maxLength: 6000 }), { nil: undefined });
    const source = fc.record({
      title: field,
      language: field,
      byline: field,
      outlet: field,
      published: field,
      url: field,
    });
    fc.assert(
      fc.property(source, fc.string(), (stated, fallback) => {
        expect(Metadata.safeParse(completeMetadata(stated, fallback, 'und')).success).toBe(true);
      }),
    );
  });

  it('is one line each, and cut with a sign', () => {
    const { title, byline } = completeMetadata({ title: ' a\r\n b\tc ', byline: 'x'.repeat(3000) }, 'f', 'en');
    expect(title).toBe('a b c');
    expect(byline).toBe(`${'x'.repeat(1999)}…`);
  });

  it('has the fallback for a title of blanks', () => {
    expect(completeMetadata({ title: ' \n ' }, 'report', 'en').title).toBe('report');
  });

  it.each([
    ['2025-02-13T18:40:00+01:00', '2025-02-13T18:40:00+01:00'],
    ['2025-02-13', '2025-02-13'],
    ['Thu, 13 Feb 2025 18:40:00 GMT', '2025-02-13T18:40:00Z'],
    ['February 13, 2025', '2025-02-13'],
    ['13 February 2025', '2025-02-13'],
    ['02/03/2025', '02/03/2025'],
    ['13 février 2025', '13 février 2025'],
    ['last Tuesday', 'last Tuesday'],
  ])('states the date %j as %j', (published, expected) => {
    expect(completeMetadata({ published }, 'f', 'en').published).toBe(expected);
  });
});

it('language tags come out canonical, or not at all', () => {
  expect(['FR', 'fr_FR', 'en-gb', 'zh-hant-tw'].map(languageTag)).toEqual(['fr', 'fr-FR', 'en-GB', 'zh-Hant-TW']);
  expect([undefined, '', 'x', 'français', 'en--us', 'i-klingon-of-the-empire'].map(languageTag)).toEqual(
    Array(6).fill(null),
  );
});

it('link targets are http, https or mailto', () => {
  expect(linkTarget(' HTTPS://x.test/a b ')).toBe('https://x.test/a%20b');
  expect(linkTarget('b', 'https://x.test/a/')).toBe('https://x.test/a/b');
  for (const target of [
    'javascript:x()',
    'java\nscript:x()',
    'data:text/html,x',
    'file:///x',
    '/a',
    '',
    `https://x.test/${'a'.repeat(4000)}`,
  ]) {
    expect(linkTarget(target)).toBeNull();
  }
});
