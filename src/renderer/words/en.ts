import { appWords } from './en/app';
import { articleWords } from './en/article';
import { codebookWords } from './en/codebook';
import { commandsWords } from './en/commands';
import { exportWords } from './en/export';
import { importWords } from './en/import';
import { libraryWords } from './en/library';
import { readingWords } from './en/reading';

/** Every sentence of the screen, in ICU message format; a file a screen. The keys of these files are the keys of all languages. */
export const en = {
  ...appWords,
  ...articleWords,
  ...codebookWords,
  ...commandsWords,
  ...exportWords,
  ...importWords,
  ...libraryWords,
  ...readingWords,
} as const;

export type WordKey = keyof typeof en;
