import { IntlMessageFormat } from 'intl-messageformat';
import { frenchSpacing } from '../../core/french-spacing';
import type { Failure } from '../../core/result';
import { Store } from '../state/store';
import { en, type WordKey } from './en';
import { fr } from './fr';

export type Values = Record<string, string | number>;
export type UiLanguage = 'en' | 'fr';

const catalogues: Record<UiLanguage, Record<WordKey, string>> = { en, fr };

/** The language of the screen; the browser's until the settings are read. */
export const uiLanguage = new Store<UiLanguage>(systemLanguage());

function systemLanguage(): UiLanguage {
  return navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/** Shows the screen in a language; `system` is the browser's. To be kept it must be set: `changeSettings`. */
export function chooseLanguage(language: UiLanguage | 'system'): void {
  uiLanguage.set(language === 'system' ? systemLanguage() : language);
}

const formats = new Map<string, IntlMessageFormat>();

/** The sentence in the language of the screen. */
export function say(key: WordKey, values: Values = {}): string {
  const language = uiLanguage.get();
  const cached = `${language}:${key}`;
  let format = formats.get(cached);
  if (!format) {
    const words = catalogues[language][key];
    format = new IntlMessageFormat(language === 'fr' ? frenchSpacing(words) : words, language);
    formats.set(cached, format);
  }
  return String(format.format(values));
}

/** What went wrong, in the language of the screen where we have words for it. */
export function sayFailure({ code, message, details }: Failure): string {
  const key = `error.${code}`;
  if (!isWordKey(key)) return message;
  try {
    return say(key, details ?? {});
  } catch {
    // A detail that the sentence names is missing: the host's own sentence is complete.
    return message;
  }
}

export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(en, key);
}
