import { z } from 'zod';
import { Id } from '../annotation/annotation';
import { Change } from '../annotation/change';
import { Person } from '../annotation/person';
import { Failure } from '../result';
import { ConcordanceLine, concordanceOrders } from '../search/concordance';
import { SearchQuery } from '../search/query';

/** How many hits are kept of one search; all are counted. */
export const maxHits = 10_000;

export const SearchRequest = z.object({
  query: SearchQuery,
  order: z.enum(concordanceOrders),
  /** Language of the screen, for the order of words. */
  language: z.string().max(35),
  /** These articles alone; null for all. */
  articleIds: z.array(Id).max(100_000).nullable(),
  /** A newer search with the same name ends this one with `search-superseded`. */
  name: z.string().max(100),
});
export type SearchRequest = z.infer<typeof SearchRequest>;

export const SearchResult = z.object({
  /** The first ones in the order of articles, then sorted. */
  lines: z.array(ConcordanceLine).max(maxHits),
  /** All there are, those beyond the first ones too. */
  hits: z.int(),
  articles: z.int(),
  /** Of the register, by name, role, organisation or alias. */
  people: z.array(Person),
});
export type SearchResult = z.infer<typeof SearchResult>;

const Place = z.object({ articleId: Id, start: z.int().min(0), end: z.int().min(1) });

/** The change that an article's journal got. */
const Batch = z.array(z.object({ articleId: Id, change: Change })).max(100_000);

export const searchCalls = {
  /** Reads the texts into memory where they are not; `search.preparing` tells how far it is. */
  'search.prepare': { input: z.object({}), output: z.object({ articles: z.int() }) },
  /** Raises `search-pattern-invalid`, `search-pattern-slow` and `search-superseded`. */
  'search.run': { input: SearchRequest, output: SearchResult },
  /** Marks the places: one change in each article. What bears the same annotation already is passed over. */
  'search.annotate': {
    input: z.object({ layer: Id, places: z.array(Place).min(1).max(maxHits) }),
    output: z.object({
      made: z.int(),
      skipped: z.int(),
      batch: Batch,
      refused: z.array(z.object({ articleId: Id, failure: Failure })),
    }),
  },
  /** Takes a batch back as a whole; where an annotation was changed since, its article is refused. */
  'search.takeBack': {
    input: z.object({ batch: Batch.min(1) }),
    output: z.object({ done: z.array(Id), refused: z.array(z.object({ articleId: Id, failure: Failure })) }),
  },
} as const;

export const searchEvents = {
  'search.preparing': z.object({ done: z.int(), total: z.int() }),
} as const;
