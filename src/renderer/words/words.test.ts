import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { frenchSpacing } from '../../core/french-spacing';
import { en } from './en';
import { fr } from './fr';
import { type Argument, argumentsOf, type Message, pluralsOf, textOf } from './testing/messages';
import { codesOf, exactKeys, patternsOf, saidKeys } from './testing/uses';

/** The page as it is written, without its words and its tests, and where failures get their codes. */
const page = sourcesOf(
  import.meta.glob<string>(
    ['../**/*.{ts,tsx}', '!./en/**', '!./fr/**', '!./{en,fr}.ts', '!./testing/**', '!../**/*.test.ts'],
    {
      query: '?raw',
      import: 'default',
      eager: true,
    },
  ),
);
const raising = sourcesOf(
  import.meta.glob<string>(
    ['../../**/*.{ts,tsx}', '!./en/**', '!./fr/**', '!./{en,fr}.ts', '!./testing/**', '!../../**/*.test.ts'],
    {
      query: '?raw',
      import: 'default',
      eager: true,
    },
  ),
);

/** The sentences as they are written, by file. */
const files = import.meta.glob<string>(['./{en,fr}/*.ts', '../../core/{commands,exchange/incoming}/words/*.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const catalogues = { en, fr } as const;
const languages = ['en', 'fr'] as const;
const keys = Object.keys(en);

function sourcesOf(files: Record<string, string>): readonly string[] {
  return Object.values(files);
}

function parsed(language: 'en' | 'fr', key: string): Message {
  const words = (catalogues[language] as Record<string, string>)[key] ?? '';
  return new IntlMessageFormat(language === 'fr' ? frenchSpacing(words) : words, language).getAst();
}

describe('the keys of the sentences', () => {
  it('are those that the page asks for', () => {
    const asked = new Set(page.flatMap(saidKeys));
    expect(asked.size).toBeGreaterThan(100);
    expect([...asked].filter((key) => !Object.hasOwn(en, key))).toEqual([]);
  });

  it('have a sentence for every pattern that the page makes keys by', () => {
    const patterns = page.flatMap(patternsOf);
    expect(patterns.length).toBeGreaterThan(10);
    expect(patterns.filter((pattern) => !keys.some((key) => pattern.test(key)))).toEqual([]);
  });

  it.each(languages)('stand in one file each: %s', (language) => {
    const written = Object.entries(files).flatMap(([path, text]) =>
      path.includes(`/${language}/`) || path.endsWith(`/words/${language}.ts`)
        ? [...text.matchAll(/^ {2}'([\w.-]+)':/gm)].map(([, key]) => key)
        : [],
    );
    expect(written.length).toBeGreaterThan(500);
    expect(written.filter((key, index) => written.indexOf(key) !== index)).toEqual([]);
  });

  it('are all used', () => {
    const exact = new Set(page.flatMap(exactKeys));
    const patterns = page.flatMap(patternsOf);
    expect(keys.filter((key) => !exact.has(key) && !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
  });

  it('of failures are codes that something raises', () => {
    const codes = new Set(raising.flatMap(codesOf));
    const failures = keys.filter((key) => key.startsWith('error.'));
    expect(failures.filter((key) => !codes.has(key.slice('error.'.length)))).toEqual([]);
  });

  it('are the same in both languages, in the same order', () => {
    expect(Object.keys(fr)).toEqual(keys);
  });
});

describe('a sentence', () => {
  it.each(languages)('can be read by the message format: %s', (language) => {
    expect(keys.filter((key) => isUnreadable(language, key))).toEqual([]);
  });

  it('takes the same values in both languages', () => {
    const shown = (list: readonly Argument[]) => list.map(({ name, kinds }) => `${name}: ${kinds.join(' ')}`);
    for (const key of keys) {
      expect({ key, values: shown(argumentsOf(parsed('fr', key))) }).toEqual({
        key,
        values: shown(argumentsOf(parsed('en', key))),
      });
    }
  });

  it.each(languages)('has every form of a number that it needs: %s', (language) => {
    const lacking = keys.filter((key) =>
      pluralsOf(parsed(language, key)).some((forms) => {
        const hasOne = forms.includes('one') || forms.includes('=1') || forms.every((form) => /^=|^other$/.test(form));
        return !hasOne || !forms.includes('other');
      }),
    );
    expect(lacking).toEqual([]);
  });

  it.each(languages)('knows no form of a number that the language has not: %s', (language) => {
    const known = new Intl.PluralRules(language).resolvedOptions().pluralCategories as readonly string[];
    const strange = (form: string) => !form.startsWith('=') && !known.includes(form);
    expect(keys.filter((key) => pluralsOf(parsed(language, key)).flat().some(strange))).toEqual([]);
  });
});

describe('the typography', () => {
  const wrong = (language: 'en' | 'fr', rule: RegExp) => keys.filter((key) => rule.test(textOf(parsed(language, key))));

  it('has curved apostrophes, dots in one, and no straight quotation marks, in both languages', () => {
    for (const language of languages) expect(wrong(language, /['"]|\.\.\./u)).toEqual([]);
  });

  it('of French never breaks a line before ; : ! ? or inside guillemets', () => {
    expect(wrong('fr', / [;:!?»]|« /u)).toEqual([]);
  });

  it('of French has a blank before ; : ! ? and inside guillemets', () => {
    // An address (`https://`) and a time (18:30) are no sentences.
    expect(wrong('fr', /[\p{L}\p{N}»)](?:[;!?]|:(?!\/\/|\p{N}))|[^\u202F]»|«[^\u202F]/u)).toEqual([]);
  });

  it('of French has guillemets, and of English none', () => {
    expect(wrong('fr', /[“”]/u)).toEqual([]);
    expect(wrong('en', /[«»]/u)).toEqual([]);
  });

  it('of English has no blank before ; : ! ?', () => {
    expect(wrong('en', /[ \u00A0\u202F][;:!?]/u)).toEqual([]);
  });
});

function isUnreadable(language: 'en' | 'fr', key: string): boolean {
  try {
    return parsed(language, key).length === 0;
  } catch {
    return true;
  }
}
