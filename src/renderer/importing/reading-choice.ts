import type { Preview, ReadingChoice } from '../../core/host-api';

/** How a preview was asked to be read, so that what the user chose before holds when one thing more is chosen. */
export function choiceOf(preview: Preview, change: ReadingChoice): ReadingChoice {
  const { chapters, encoding, encodingFrom, extraction, records } = preview;
  // In another encoding its columns may have other names.
  const keepsColumns = change.encoding === undefined;
  return {
    ...(encodingFrom === 'chosen' ? { encoding } : {}),
    ...(extraction === 'none' ? {} : { extraction }),
    ...(chapters ? { chapters: chapters.filter(({ chosen }) => chosen).map(({ id }) => id) } : {}),
    ...(records && keepsColumns ? { record: records.record, mapping: records.mapping } : {}),
    ...change,
  };
}
