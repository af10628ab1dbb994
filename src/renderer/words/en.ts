import { appWords } from './en/app';
import { articleWords } from './en/article';
import { commandsWords } from './en/commands';
import { exportWords } from './en/export';
import { importWords } from './en/import';
import { libraryWords } from './en/library';
import { recoveryWords } from './en/recovery';

/** Every sentence of the screen, in ICU message format; a file a screen. The keys of these files are the keys of all languages. */
export const en = {
  ...appWords,
  ...articleWords,
  ...commandsWords,
  ...exportWords,
  ...importWords,
  ...libraryWords,
  ...recoveryWords,
} as const;

export type WordKey = keyof typeof en;
