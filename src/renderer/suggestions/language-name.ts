import { say, uiLanguage } from '../words/words';

/** What a language is called in the language of the screen, as within a sentence. `code`: a primary subtag. */
export function languageName(code: string): string {
  if (code === 'und') return say('suggestions.unknownLanguage');
  return new Intl.DisplayNames(uiLanguage.get(), { type: 'language' }).of(code) ?? code;
}
