import type { WordKey } from './en';
import { appWords } from './fr/app';
import { articleWords } from './fr/article';
import { commandsWords } from './fr/commands';
import { exportWords } from './fr/export';
import { importWords } from './fr/import';
import { libraryWords } from './fr/library';
import { suggestionsWords } from './fr/suggestions';

export const fr: Record<WordKey, string> = {
  ...appWords,
  ...articleWords,
  ...commandsWords,
  ...exportWords,
  ...importWords,
  ...libraryWords,
  ...suggestionsWords,
};
