import { z } from 'zod';
import type { Suggestion } from './suggestion';

/** Which suggestions a user wants to see: a part of the user's settings, each of them named as it is there. */
export const SuggestionPreferences = z.strictObject({
  /** Whether anything is suggested at all. */
  suggests: z.boolean(),
  suggestsQuotes: z.boolean(),
  suggestsClaims: z.boolean(),
  /** Primary language subtags (`fr`) in which nothing is suggested. */
  suggestsNotIn: z.array(z.string().regex(/^[a-z]{2,8}$/)).max(500),
  /** The uncertain ones as well as the sure ones. */
  suggestsUncertain: z.boolean(),
});
export type SuggestionPreferences = z.infer<typeof SuggestionPreferences>;

export const usualPreferences: SuggestionPreferences = {
  suggests: true,
  suggestsQuotes: true,
  suggestsClaims: true,
  suggestsNotIn: [],
  suggestsUncertain: false,
};

/** Primary language subtags that the engine knows by more than their quotation marks. */
export const suggestionLanguages = ['fr', 'en', 'de', 'es', 'it', 'pt'] as const;

/** `fr` of `fr-CA`. */
export function primaryLanguage(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? '';
}

/** The languages in which nothing is suggested, with this one among them or not. */
export function withLanguage({ suggestsNotIn }: SuggestionPreferences, code: string, isOn: boolean): string[] {
  const others = suggestsNotIn.filter((known) => known !== code);
  return isOn ? others : [...others, code];
}

/** True where anything at all is to be suggested in an article of the language. */
export function suggestsIn(language: string, preferences: SuggestionPreferences): boolean {
  const { suggests, suggestsQuotes, suggestsClaims, suggestsNotIn } = preferences;
  return suggests && (suggestsQuotes || suggestsClaims) && !suggestsNotIn.includes(primaryLanguage(language));
}

/** True where a suggestion is of a kind, and as certain, as the user wants to see. */
export function isWanted({ layer, tier }: Suggestion, preferences: SuggestionPreferences): boolean {
  const { suggestsQuotes, suggestsClaims, suggestsUncertain } = preferences;
  return (layer === 'quote' ? suggestsQuotes : suggestsClaims) && (suggestsUncertain || tier === 'sure');
}
