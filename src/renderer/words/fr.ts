import { commandNames } from '../../core/commands/words/fr';
import { incomingWords } from '../../core/exchange/incoming/words/fr';
import type { WordKey } from './en';
import { aboutWords } from './fr/about';
import { accessWords } from './fr/access';
import { annotationFilterWords } from './fr/annotation-filter';
import { appWords } from './fr/app';
import { articleWords } from './fr/article';
import { articleNotesWords } from './fr/article-notes';
import { bordersWords } from './fr/borders';
import { codebookWords } from './fr/codebook';
import { codebookFilesWords } from './fr/codebook-files';
import { codebookScreenWords } from './fr/codebook-screen';
import { commandsWords } from './fr/commands';
import { exportWords } from './fr/export';
import { filtersWords } from './fr/filters';
import { historyWords } from './fr/history';
import { importWords } from './fr/import';
import { librariesWords } from './fr/libraries';
import { libraryWords } from './fr/library';
import { metadataWords } from './fr/metadata';
import { outsideWords } from './fr/outside';
import { peopleWords } from './fr/people';
import { printingWords } from './fr/printing';
import { readingWords } from './fr/reading';
import { recoveryWords } from './fr/recovery';
import { searchWords } from './fr/search';
import { settingsWords } from './fr/settings';
import { suggestionsWords } from './fr/suggestions';
import { takeInWords } from './fr/take-in';
import { versionsWords } from './fr/versions';

export const fr: Record<WordKey, string> = {
  ...aboutWords,
  ...accessWords,
  ...annotationFilterWords,
  ...appWords,
  ...articleWords,
  ...articleNotesWords,
  ...bordersWords,
  ...codebookWords,
  ...codebookFilesWords,
  ...codebookScreenWords,
  ...commandNames,
  ...commandsWords,
  ...exportWords,
  ...filtersWords,
  ...historyWords,
  ...importWords,
  ...librariesWords,
  ...libraryWords,
  ...metadataWords,
  ...printingWords,
  ...readingWords,
  ...searchWords,
  ...settingsWords,
  ...outsideWords,
  ...peopleWords,
  ...suggestionsWords,
  ...versionsWords,
  ...takeInWords,
  ...incomingWords,
  ...recoveryWords,
};
