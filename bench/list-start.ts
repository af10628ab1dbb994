import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { openLibrary } from '../src/main/library/library';
import { ArticleList } from '../src/main/services/article-list';

/** One start up to the rows of the list; printed as JSON. */
export interface ListStart {
  rows: number;
  /** In ms. */
  time: number;
  /** Of the process once it has the rows. */
  residentBytes: number;
}

const [, , what, path = ''] = process.argv;
const start = performance.now();
if (what === 'lowdb') {
  const low = new Low(new JSONFile<{ articles: unknown[] }>(path), { articles: [] });
  await low.read();
  tell(low.data.articles.length);
} else {
  const library = await openLibrary(path, { mode: 'write' });
  const list = new ArticleList(library);
  tell((await list.read()).length);
  await list.close();
  await library.close();
}

function tell(rows: number): void {
  const time = performance.now() - start;
  const residentBytes = process.memoryUsage.rss();
  process.stdout.write(JSON.stringify({ rows, time, residentBytes } satisfies ListStart));
}
