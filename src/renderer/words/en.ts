import { commandNames } from '../../core/commands/words/en';
import { incomingWords } from '../../core/exchange/incoming/words/en';
import { aboutWords } from './en/about';
import { accessWords } from './en/access';
import { annotationFilterWords } from './en/annotation-filter';
import { appWords } from './en/app';
import { articleWords } from './en/article';
import { articleNotesWords } from './en/article-notes';
import { bordersWords } from './en/borders';
import { codebookWords } from './en/codebook';
import { codebookFilesWords } from './en/codebook-files';
import { codebookScreenWords } from './en/codebook-screen';
import { commandsWords } from './en/commands';
import { exportWords } from './en/export';
import { filtersWords } from './en/filters';
import { historyWords } from './en/history';
import { importWords } from './en/import';
import { librariesWords } from './en/libraries';
import { libraryWords } from './en/library';
import { metadataWords } from './en/metadata';
import { outsideWords } from './en/outside';
import { peopleWords } from './en/people';
import { printingWords } from './en/printing';
import { readingWords } from './en/reading';
import { recoveryWords } from './en/recovery';
import { searchWords } from './en/search';
import { settingsWords } from './en/settings';
import { suggestionsWords } from './en/suggestions';
import { takeInWords } from './en/take-in';
import { versionsWords } from './en/versions';

/** Every sentence of the screen, in ICU message format; a file a screen. The keys of these files are the keys of all languages. */
export const en = {
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
} as const;

export type WordKey = keyof typeof en;
