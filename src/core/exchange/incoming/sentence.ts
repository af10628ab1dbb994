import { incomingWords } from './words/en';

/** An English sentence with its values, for the command line. */
export function incomingSentence(
  key: keyof typeof incomingWords,
  values: Readonly<Record<string, string | number>>,
): string {
  return incomingWords[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
