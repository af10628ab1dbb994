import type { WordKey } from './en';
import { accessWords } from './fr/access';
import { appWords } from './fr/app';
import { articleWords } from './fr/article';
import { codebookWords } from './fr/codebook';
import { commandsWords } from './fr/commands';
import { exportWords } from './fr/export';
import { filtersWords } from './fr/filters';
import { historyWords } from './fr/history';
import { importWords } from './fr/import';
import { librariesWords } from './fr/libraries';
import { libraryWords } from './fr/library';
import { outsideWords } from './fr/outside';
import { readingWords } from './fr/reading';
import { recoveryWords } from './fr/recovery';
import { searchWords } from './fr/search';
import { settingsWords } from './fr/settings';
import { suggestionsWords } from './fr/suggestions';

export const fr: Record<WordKey, string> = {
  ...accessWords,
  ...appWords,
  ...articleWords,
  ...codebookWords,
  ...commandsWords,
  ...exportWords,
  ...filtersWords,
  ...historyWords,
  ...importWords,
  ...librariesWords,
  ...libraryWords,
  ...readingWords,
  ...searchWords,
  ...settingsWords,
  ...outsideWords,
  ...suggestionsWords,
  ...recoveryWords,
};
