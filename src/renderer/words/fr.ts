import type { WordKey } from './en';
import { accessWords } from './fr/access';
import { appWords } from './fr/app';
import { articleWords } from './fr/article';
import { commandsWords } from './fr/commands';
import { exportWords } from './fr/export';
import { importWords } from './fr/import';
import { libraryWords } from './fr/library';
import { outsideWords } from './fr/outside';

export const fr: Record<WordKey, string> = {
  ...accessWords,
  ...appWords,
  ...articleWords,
  ...commandsWords,
  ...exportWords,
  ...importWords,
  ...libraryWords,
  ...outsideWords,
};
