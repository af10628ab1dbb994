import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { type Annotation, segmentsAt } from '../src/core/annotation/annotation';
import { articleSchema } from '../src/core/text/schema';
import { stringifyAnnotationFile } from '../src/main/library/annotation-file';
import type { ArticleFile } from '../src/main/library/article-file';
import { sha256 } from '../src/main/library/ids';
import { openLibrary } from '../src/main/library/library';
import type { ListStart } from './list-start';
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

/** Written straight to the disk, without the syncs that the app does; the files are the same. */
async function makeLibrary(path: string, onePath: string): Promise<void> {
  const library = await openLibrary(path, { mode: 'write' });
  const annotator = library.annotator.id;
  await library.close();
  const one: { articles: { file: ArticleFile; annotations: Annotation[] }[] } = { articles: [] };
  for (let i = 0; i < articles; i++) {
    const { file, annotations } = makeArticle(i, annotator);
    const { id } = file.article;
    const at = join(path, 'articles', id);
    await mkdir(at);
    await writeFile(join(at, 'article.json'), `${JSON.stringify(file)}\n`);
    const head = { format: 'guillemet-annotations', schemaVersion: 1, articleId: id, annotator, revision: 20 } as const;
    await writeFile(join(at, `${annotator}.json`), stringifyAnnotationFile({ ...head, annotations }));
    one.articles.push({ file, annotations });
  }
  await new Low(new JSONFile<typeof one>(onePath), one).write();
}

function makeArticle(index: number, annotator: string): { file: ArticleFile; annotations: Annotation[] } {
  const line = `The harbour board of town ${index} said that the quay would open in spring, “and that it would cost less”. `;
  const estimates = index % 50 === 0 ? 'Nobody knew the éstimates. ' : '';
  const paragraphs = Array.from({ length: 8 }, (_, i) => `${i}. ${estimates}${line.repeat(5)}`.slice(0, 511));
  const text = paragraphs.join('\n');
  const document = articleSchema
    .node(
      'doc',
      null,
      paragraphs.map((words) => articleSchema.node('paragraph', null, [articleSchema.text(words)])),
    )
    .toJSON() as ArticleFile['document'];
  const id = `a-${String(index).padStart(6, '0')}`;
  const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
  const annotations = Array.from({ length: 20 }, (_, i): Annotation => {
    const start = 4 + i * 200;
    return {
      id: `q-${i}`,
      layer: i % 2 === 0 ? 'quote' : 'claim',
      segments: segmentsAt(text, [{ start, end: start + 60 }]),
      attributes: {},
      tags: [],
      note: '',
      annotator,
      created: at,
      modified: at,
      origin: { kind: 'manual' },
    };
  });
  const article: ArticleFile['article'] = {
    id,
    metadata: {
      title: `The quay of town ${index}`,
      language: index % 3 === 0 ? 'fr' : 'en',
      byline: '',
      outlet: `Courier ${index % 40}`,
      published: at.slice(0, 10),
      url: '',
    },
    original: { name: 'quay.txt', mediaType: 'text/plain', bytes: text.length, sha256: sha256(text) },
    provenance: { reader: 'text', readerVersion: '1', encoding: 'utf-8', extraction: 'none', imported: at },
    textSha256: sha256(text),
    characters: text.length,
  };
  return { file: { format: 'guillemet-article', schemaVersion: 1, article, document }, annotations };
}
