import { type Suggestion, suggestionsFrom } from '../../core/review/suggestion';
import { suggest } from '../../core/suggestions/suggest';

/** What the page asks of the worker. */
export interface FindOrder {
  text: string;
  language: string;
}

/** Suggestions in the order of the text; `isLast` with the last ones, which may be none. */
export interface FoundBatch {
  suggestions: Suggestion[];
  isLast: boolean;
}

/** So many at a time: taking them in costs the page a small part of a frame. */
const batchSize = 500;

addEventListener('message', ({ data }: MessageEvent<FindOrder>) => {
  const found = suggestionsFrom(suggest(data.text, data.language));
  for (let from = 0; ; from += batchSize) {
    const batch: FoundBatch = {
      suggestions: found.slice(from, from + batchSize),
      isLast: from + batchSize >= found.length,
    };
    postMessage(batch);
    if (batch.isLast) return;
  }
});
