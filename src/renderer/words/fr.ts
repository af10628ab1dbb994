import type { WordKey } from './en';
import { appWords } from './fr/app';
import { articleWords } from './fr/article';
import { codebookWords } from './fr/codebook';
import { commandsWords } from './fr/commands';
import { exportWords } from './fr/export';
import { importWords } from './fr/import';
import { libraryWords } from './fr/library';
import { readingWords } from './fr/reading';

export const fr: Record<WordKey, string> = {
  ...appWords,
  ...articleWords,
  ...codebookWords,
  ...commandsWords,
  ...exportWords,
  ...importWords,
  ...libraryWords,
  ...readingWords,
};
