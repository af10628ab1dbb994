import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type { ListStart } from './list-start';
import { type ManyArticle, writeManyArticles } from './many-articles';
import type { SearchStart } from './search-start';

/** What is printed on standard output, as JSON. Times in ms from the start of the library's opening to its rows. */
export interface ListTimes {
  articles: number;
  warm: number[];
  cold: number[];
  /** Everything in one lowdb file with lowdb's own adapter, read whole. */
  lowdb: number[];
  /** Of the Node process that listed, in bytes. */
  warmBytes: number;
  coldBytes: number;
  lowdbBytes: number;
  search: SearchStart;
  /** The same questions, asked of the one lowdb file. */
  searchLowdb: SearchStart;
}

const rounds = Number(process.argv[2] ?? 5);
const articles = Number(process.argv[3] ?? 10_000);

// Beside the build rather than in the system's temporary folder, which may be kept in memory.
const folder = await mkdtemp(join(import.meta.dirname, 'list-'));
try {
  const library = join(folder, 'Library');
  const one = join(folder, 'one.json');
  await makeLibrary(library, one);
  const cold: ListStart[] = [];
  const warm: ListStart[] = [];
  const lowdb: ListStart[] = [];
  for (let i = 0; i < Math.max(1, Math.ceil(rounds / 3)); i++) {
    await rm(join(library, '.index.json'), { force: true });
    cold.push(await list('library', library));
  }
  for (let i = 0; i < rounds; i++) {
    warm.push(await list('library', library));
    lowdb.push(await list('lowdb', one));
  }
  const times = (starts: ListStart[]) => starts.map(({ time }) => time);
  const most = (starts: ListStart[]) => Math.max(...starts.map(({ residentBytes }) => residentBytes));
  const result: ListTimes = {
    articles,
    warm: times(warm),
    cold: times(cold),
    lowdb: times(lowdb),
    warmBytes: most(warm),
    coldBytes: most(cold),
    lowdbBytes: most(lowdb),
    search: await start<SearchStart>('search-start', 'library', library, String(rounds)),
    searchLowdb: await start<SearchStart>('search-start', 'lowdb', one, String(rounds)),
  };
  process.stdout.write(JSON.stringify(result));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function list(what: 'library' | 'lowdb', path: string): Promise<ListStart> {
  const listed = await start<ListStart>('list-start', what, path);
  if (listed.rows !== articles) throw new Error(`${listed.rows} of ${articles} articles were listed`);
  return listed;
}

/** In a process of its own, so that nothing is in its memory. */
async function start<T>(program: string, ...args: string[]): Promise<T> {
  const child = spawn(process.execPath, [join(import.meta.dirname, `${program}.mjs`), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (data) => {
    printed += data;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return JSON.parse(printed) as T;
}

async function makeLibrary(path: string, onePath: string): Promise<void> {
  const one: { articles: ManyArticle[] } = { articles: [] };
  await writeManyArticles(path, articles, (article) => one.articles.push(article));
  await new Low(new JSONFile<typeof one>(onePath), one).write();
}
