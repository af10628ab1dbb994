import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { maxHits } from '../src/core/calls/search-calls';
import { sortConcordance } from '../src/core/search/concordance';
import { matcherFor } from '../src/core/search/matcher';
import { plainQuery, type SearchQuery } from '../src/core/search/query';
import { canonicalText } from '../src/core/text/canonical';
import { articleSchema } from '../src/core/text/schema';
import type { ArticleFile } from '../src/main/library/article-file';
import { openLibrary } from '../src/main/library/library';
import { ArticleList } from '../src/main/services/article-list';
import { PatternThread } from '../src/main/services/search/pattern-thread';
import { breather, scan } from '../src/main/services/search/scan';
import { SearchedArticles } from '../src/main/services/search/searched-articles';

/** Searches of one process; printed as JSON. Times in ms. */
export interface SearchStart {
  /** From the list to texts that can be searched. */
  prepare: number;
  words: number[];
  phrase: number[];
  pattern: number[];
  /** Of the process after all searches. */
  residentBytes: number;
}

/** Asked in turn: rare and common words, in all texts and within a layer. */
const queries: Record<'words' | 'phrase' | 'pattern', Partial<SearchQuery>[]> = {
  words: [{ text: 'harbour' }, { text: 'ÉSTIMATES town' }, { text: 'nowhere' }, { text: 'quay', scope: 'annotations' }],
  phrase: [
    { text: 'would open in spring', kind: 'phrase' },
    { text: 'of town 4321', kind: 'phrase' },
    { text: 'quay', kind: 'phrase', wholeWord: true, matchCase: true },
  ],
  pattern: [
    { text: 'town \\d{4}\\b', kind: 'regex' },
    { text: '(open|clos)(ed|es)? in (spring|autumn)', kind: 'regex' },
    { text: '\\b\\p{Lu}\\w+ board', kind: 'regex' },
  ],
};

const [, , what, path = '', rounds = '5'] = process.argv;
const start = performance.now();
if (what === 'lowdb') await searchFile();
else await searchLibrary();

async function searchLibrary(): Promise<void> {
  const library = await openLibrary(path, { mode: 'write' });
  // As in the app, where the list is there first.
  const list = new ArticleList(library);
  await list.read();
  const begin = performance.now();
  const searched = new SearchedArticles(library, () => {});
  await searched.all();
  const prepare = performance.now() - begin;
  const patterns = new PatternThread();
  const run = async (part: Partial<SearchQuery>) => {
    const query = { ...plainQuery, ...part };
    const matcher = matcherFor(query);
    const articles = await searched.all();
    const { lines } = await scan({
      query,
      matcher,
      articles,
      keep: maxHits,
      people: null,
      patterns,
      isWanted: () => true,
    });
    const order = { by: 'right', language: 'en', titleOf: () => '', publishedOf: () => '' } as const;
    await sortConcordance(lines, order, breather());
  };
  tell(prepare, await timed('words', run), await timed('phrase', run), await timed('pattern', run));
  await list.close();
  await library.close();
}

/** What one would write without a second thought: everything in one file, and a loop. */
async function searchFile(): Promise<void> {
  const low = new Low(new JSONFile<{ articles: { file: ArticleFile }[] }>(path), { articles: [] });
  await low.read();
  const texts = low.data.articles.map(({ file }) => canonicalText(articleSchema.nodeFromJSON(file.document)).text);
  const prepare = performance.now() - start;
  const run = async ({ text = '', kind }: Partial<SearchQuery>) => {
    const pattern = kind === 'regex' ? new RegExp(text, 'giu') : null;
    const words = text.toLowerCase();
    const found: string[] = [];
    for (const each of texts) {
      if (pattern) for (const match of each.matchAll(pattern)) found.push(match[0]);
      else if (each.toLowerCase().includes(words)) found.push(each.slice(0, 80));
    }
    found.sort();
  };
  tell(prepare, await timed('words', run), await timed('phrase', run), await timed('pattern', run));
}

async function timed(
  kind: keyof typeof queries,
  run: (query: Partial<SearchQuery>) => Promise<void>,
): Promise<number[]> {
  const times: number[] = [];
  // The first round warms up and is not counted.
  for (let round = -1; round < Number(rounds); round++) {
    for (const query of queries[kind]) {
      const begin = performance.now();
      await run(query);
      if (round >= 0) times.push(performance.now() - begin);
    }
  }
  return times;
}

function tell(prepare: number, words: number[], phrase: number[], pattern: number[]): void {
  const residentBytes = process.memoryUsage.rss();
  process.stdout.write(JSON.stringify({ prepare, words, phrase, pattern, residentBytes } satisfies SearchStart));
}
