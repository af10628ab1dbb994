import { randomUUID } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { type Annotation, segmentsAt } from '../src/core/annotation/annotation';
import { type BenchLibrary, makeLibrary } from './library';
import { annotationsOf } from './opened-article';
import { largeSize, type MadeText, makeText } from './text';

/** What is printed on standard output, as JSON. Times in ms, one a change. */
export interface DurableTimes {
  /** From the call `annotations.apply` to its acknowledgement, by annotations in the article. */
  acknowledged: { annotations: number; times: number[] }[];
  /** 1 kB appended and `fdatasync`, the least that a durable change can cost on this disk. */
  disk: number[];
  /** lowdb with its own adapter: the whole file written, without any sync. */
  lowdb: { annotations: number; times: number[] }[];
  /** Closing after the changes: the snapshot that was left to write, at the large size. */
  snapshot: number;
  /** Of this process after all that, in bytes. */
  residentBytes: number;
}

const rounds = Number(process.argv[2] ?? 300);
// The same text both times, so that only the number of annotations differs.
const made = makeText(largeSize);
const text = made.paragraphs.join('\n');

// Beside the build rather than in the system's temporary folder, which may be kept in memory.
const folder = await mkdtemp(join(import.meta.dirname, 'library-'));
try {
  const times: DurableTimes = { acknowledged: [], disk: [], lowdb: [], snapshot: 0, residentBytes: 0 };
  for (const annotations of [10, largeSize.annotations]) {
    const some: MadeText = { ...made, spans: made.spans.slice(0, annotations) };
    const library = await makeLibrary(join(folder, `library-${annotations}`), some);
    times.acknowledged.push({ annotations, times: await timeChanges(library) });
    times.residentBytes = process.memoryUsage.rss();
    const closing = performance.now();
    await library.close();
    times.snapshot = performance.now() - closing;
    times.lowdb.push({ annotations, times: await timeLowdb(some) });
  }
  times.disk = await timeDisk();
  process.stdout.write(JSON.stringify(times));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function timeChanges({ call, articleId, annotator }: BenchLibrary): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const annotation = newAnnotation(i, annotator);
    const ops = [{ kind: 'annotation' as const, id: annotation.id, before: null, after: annotation }];
    const start = performance.now();
    await call('annotations.apply', { articleId, change: { id: `c-${randomUUID()}`, kind: 'mark-claim', ops } });
    times.push(performance.now() - start);
  }
  return times;
}

async function timeLowdb(some: MadeText): Promise<number[]> {
  const path = join(folder, `lowdb-${some.spans.length}.json`);
  const low = new Low<{ annotations: Annotation[] }>(new JSONFile(path), { annotations: annotationsOf(some, 'bench') });
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    low.data.annotations.push(newAnnotation(i, 'bench'));
    const start = performance.now();
    await low.write();
    times.push(performance.now() - start);
  }
  return times;
}

async function timeDisk(): Promise<number[]> {
  const handle = await open(join(folder, 'appended'), 'a');
  const kilobyte = Buffer.alloc(1024, 'x');
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    await handle.write(kilobyte);
    await handle.datasync();
    times.push(performance.now() - start);
  }
  await handle.close();
  return times;
}

function newAnnotation(index: number, annotator: string): Annotation {
  const start = index * 97;
  const now = new Date().toISOString();
  return {
    id: `a-${randomUUID()}`,
    layer: 'claim',
    segments: segmentsAt(text, [{ start, end: start + 60 }]),
    attributes: {},
    tags: [],
    note: '',
    annotator,
    created: now,
    modified: now,
    origin: { kind: 'manual' },
  };
}
