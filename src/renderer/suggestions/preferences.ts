import { defaultPreferences, SuggestionPreferences } from '../../core/review/preferences';
import { Store } from '../state/store';

const key = 'suggestion-preferences';

/** What the analyst wants to be suggested; the one place of the page that knows it. */
export const suggestionPreferences = new Store<SuggestionPreferences>(read());

export function setPreferences(change: Partial<SuggestionPreferences>): void {
  const next = { ...suggestionPreferences.get(), ...change };
  write(next);
  suggestionPreferences.set(next);
}

function read(): SuggestionPreferences {
  try {
    return SuggestionPreferences.parse(JSON.parse(localStorage.getItem(key) ?? ''));
  } catch {
    return defaultPreferences;
  }
}

function write(preferences: SuggestionPreferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // Where the browser keeps nothing they last as long as the page.
  }
}
