import type { LanguageData } from '../language';
import { compileLexicon, type Lexicon } from '../lexicon';
import { german } from './de';
import { english } from './en';
import { spanish } from './es';
import { french } from './fr';
import { italian } from './it';
import { portuguese } from './pt';
import { unknown } from './unknown';

const languages: readonly LanguageData[] = [french, english, german, spanish, italian, portuguese];

const compiled = new Map<string, Lexicon>();

/** The lexicon for a BCP 47 tag; that of marks alone where the language is not known. Compiled at the first use. */
export function lexiconOf(language: string): { lexicon: Lexicon; known: boolean } {
  const code = language.toLowerCase().split(/[-_]/)[0] ?? '';
  const data = languages.find((one) => one.code === code);
  const key = data?.code ?? '';
  let lexicon = compiled.get(key);
  if (!lexicon) {
    lexicon = compileLexicon(data ?? unknown);
    compiled.set(key, lexicon);
  }
  return { lexicon, known: data !== undefined };
}
