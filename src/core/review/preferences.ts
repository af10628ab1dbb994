import { z } from 'zod';
import type { Suggestion } from './suggestion';

/** Which suggestions an analyst wants to see. */
export const SuggestionPreferences = z.object({
  quotes: z.boolean(),
  claims: z.boolean(),
  /** Primary language subtags (`fr`) in which nothing is suggested. */
  languagesOff: z.array(z.string()),
  /** The uncertain ones as well as the sure ones. */
  all: z.boolean(),
});
export type SuggestionPreferences = z.infer<typeof SuggestionPreferences>;

export const defaultPreferences: SuggestionPreferences = { quotes: true, claims: true, languagesOff: [], all: false };

/** `fr` of `fr-CA`. */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}

/** True where anything at all is to be suggested in an article of the language. */
export function suggestsIn(language: string, { quotes, claims, languagesOff }: SuggestionPreferences): boolean {
  return (quotes || claims) && !languagesOff.includes(primaryLanguage(language));
}

/** True where a suggestion is of a kind, and as certain, as the analyst wants to see. */
export function isWanted({ layer, tier }: Suggestion, { quotes, claims, all }: SuggestionPreferences): boolean {
  return (layer === 'quote' ? quotes : claims) && (all || tier === 'sure');
}
