import type { WordKey } from './en';
import { appWords } from './fr/app';
import { articleWords } from './fr/article';
import { commandsWords } from './fr/commands';
import { exportWords } from './fr/export';
import { importWords } from './fr/import';
import { libraryWords } from './fr/library';
import { recoveryWords } from './fr/recovery';

export const fr: Record<WordKey, string> = {
  ...appWords,
  ...articleWords,
  ...commandsWords,
  ...exportWords,
  ...importWords,
  ...libraryWords,
  ...recoveryWords,
};
