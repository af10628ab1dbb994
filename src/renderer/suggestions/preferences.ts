import { sameValue } from '../../core/annotation/change';
import type { Settings } from '../../core/calls/settings-calls';
import { SuggestionPreferences } from '../../core/review/preferences';
import { settings } from '../state/settings';
import { Store } from '../state/store';

/** What the user wants to be suggested. Changes when one of these settings does, and for no other. */
export const suggestionPreferences = new Store(preferencesOf(settings.get()));

settings.subscribe(() => {
  const next = preferencesOf(settings.get());
  if (!sameValue(next, suggestionPreferences.get())) suggestionPreferences.set(next);
});

function preferencesOf(all: Settings): SuggestionPreferences {
  return SuggestionPreferences.strip().parse(all);
}
