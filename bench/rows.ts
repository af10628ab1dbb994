import type { AppTimes } from './app';
import type { DurableTimes } from './durable';
import type { JournalTimes } from './journal';
import type { ListTimes } from './list';
import type { KeyTimes } from './painted';
import type { ReadersTimes } from './readers';
import type { PageTimes } from './rounds';
import { median, percentile } from './statistics';
import type { SuggestingTimes } from './suggesting';
import { megabytes, ms, type Row } from './table';
import { largeSize, type Size } from './text';

/** Name and version of each peer, by its page. */
export type Peers = Record<'recogito' | 'v-annotator', string>;

/** Of the design: one frame. */
const frame = 16.7;
/** Of the design: a durable change, in ms. */
const durable = 25;

export function openingRows(all: readonly PageTimes[], size: Size, peers: Peers): Row[] {
  const what = 'open, data in memory to first frame';
  return comparisons(all, ({ opened }) => opened).map(({ own, other, times }, i) => {
    const ratio = median(own) / median(times);
    const bar = size === largeSize && i === 0 ? { bar: '≤ 0.5 × fastest peer', met: ratio <= 0.5 } : {};
    return {
      what,
      size: sizeName(size),
      guillemet: pair(own),
      peer: `${nameOf(other, peers)}: ${pair(times)}`,
      ratio,
      ...bar,
    };
  });
}

/** A frame may begin right before or right after the press: what waits for it is told apart from what the page does. */
const measures = [
  { name: 'key to painted', of: ({ painted }: KeyTimes) => painted },
  { name: 'key to painted, without the wait for a frame', of: ({ work }: KeyTimes) => work },
];

export function markingRows(all: readonly PageTimes[], size: Size, peers: Peers): Row[] {
  return measures.flatMap(({ name, of }) =>
    comparisons(all, ({ marked }) => marked.map(of)).map(({ own, other, times }, i) => ({
      what: `mark, ${name}`,
      size: sizeName(size),
      guillemet: pair(own),
      peer: `${nameOf(other, peers)}: ${pair(times)}`,
      ratio: median(own) / median(times),
      ...(i === 0 ? frameBar(own, size) : {}),
    })),
  );
}

export function appRows(app: AppTimes, size: Size): Row[] {
  const row = (what: string, times: readonly number[]): Row => ({ what, size: sizeName(size), guillemet: pair(times) });
  return [
    row('the app: click on the row to first frame', app.opened),
    ...measures.map(({ name, of }) => {
      const times = app.marked.map(of);
      return { ...row(`the app: mark, ${name}`, times), ...frameBar(times, size) };
    }),
    row('the app: mark, key to “Saved”', app.saved),
  ];
}

export function memoryRows(all: readonly PageTimes[], app: AppTimes, size: Size, peers: Peers): Row[] {
  const what = 'memory of the page’s process';
  const own = all.find(({ contender }) => contender.page === 'guillemet')?.bytes ?? null;
  const rows: Row[] = [];
  for (const other of all) {
    if (other.contender.page === 'guillemet' || own === null || other.bytes === null) continue;
    const peer = `${nameOf(other, peers)}: ${megabytes(other.bytes)}`;
    rows.push({ what, size: sizeName(size), guillemet: megabytes(own), peer, ratio: own / other.bytes });
  }
  if (app.hostBytes !== null) {
    rows.push({ what: 'memory of the host’s process', size: sizeName(size), guillemet: megabytes(app.hostBytes) });
  }
  return rows;
}

export function floorRow({ marked }: PageTimes): Row {
  return {
    what: 'for comparison: a key that changes one word',
    size: 'an empty page',
    guillemet: '',
    peer: `the browser alone: ${pair(marked.map(({ painted }) => painted))}`,
  };
}

export function durableRows({ acknowledged, disk, lowdb, snapshot, residentBytes }: DurableTimes): Row[] {
  const what = 'change acknowledged as durable';
  const rows = acknowledged.flatMap(({ annotations, times }): Row[] => {
    const size = `${annotations.toLocaleString('en')} annotations`;
    const file = lowdb.find((other) => other.annotations === annotations)?.times ?? [];
    const guillemet = triple(times);
    const met = percentile(times, 0.95) <= durable;
    return [
      {
        what,
        size,
        guillemet,
        peer: `append 1 kB + fdatasync: ${triple(disk)}`,
        ratio: median(times) / median(disk),
        bar: `p95 ≤ ${durable} ms`,
        met,
      },
      {
        what,
        size,
        guillemet,
        peer: `lowdb’s JSONFile, not synced: ${triple(file)}`,
        ratio: median(times) / median(file),
      },
    ];
  });
  const size = `${acknowledged.at(-1)?.annotations.toLocaleString('en')} annotations`;
  return [
    ...rows,
    { what: 'snapshot, written behind', size, guillemet: ms(snapshot) },
    { what: 'memory of the process that did this', size, guillemet: megabytes(residentBytes) },
  ];
}

export function readersRows({ text, pdf, pages, peakBytes }: ReadersTimes): Row[] {
  const perSecond = pages.count / (pages.milliseconds / 1000);
  return [
    {
      what: 'read a text file into an article',
      size: megabytes(text.bytes),
      guillemet: pair(text.times),
      bar: 'p95 ≤ 1,000 ms',
      met: percentile(text.times, 0.95) <= 1_000,
    },
    {
      what: 'read a PDF into an article, with progress',
      size: `${pdf.pages} pages, ${megabytes(pdf.bytes)}`,
      guillemet: `${pair(pdf.times)} (processor ${ms(pdf.processor)})`,
      bar: 'p95 ≤ 10,000 ms',
      met: pdf.toldProgress && percentile(pdf.times, 0.95) <= 10_000,
    },
    {
      what: 'read and keep saved pages, one after the other',
      size: `${pages.count.toLocaleString('en')} pages, ${megabytes(pages.bytes)}`,
      guillemet: `${perSecond.toFixed(1)} a second (processor ${ms(pages.processor / pages.count)} each)`,
      bar: '≥ 20 a second',
      met: perSecond >= 20,
    },
    { what: 'memory of the process that did this, at most', size: '', guillemet: megabytes(peakBytes) },
  ];
}

export function suggestingRows(all: readonly SuggestingTimes[]): Row[] {
  return all.map(({ language, bytes, times }) => ({
    what: `suggest, ${language}, one core`,
    size: megabytes(bytes),
    guillemet: pair(times),
    bar: '≥ 1 MB a second',
    met: bytes / median(times) >= 1_000,
  }));
}

export function listRows({ articles, warm, cold, lowdb, warmBytes, coldBytes, lowdbBytes }: ListTimes): Row[] {
  const size = `${articles.toLocaleString('en')} articles`;
  const file = `one lowdb file, read whole: ${pair(lowdb)}`;
  return [
    {
      what: 'list of the library, from its cache',
      size,
      guillemet: pair(warm),
      peer: file,
      ratio: median(warm) / median(lowdb),
      bar: 'p95 ≤ 1,000 ms',
      met: percentile(warm, 0.95) <= 1_000,
    },
    {
      what: 'list of the library, cache made again',
      size,
      guillemet: pair(cold),
      bar: 'p95 ≤ 20,000 ms',
      met: percentile(cold, 0.95) <= 20_000,
    },
    {
      what: 'memory with the list read: from its cache; made again',
      size,
      guillemet: `${megabytes(warmBytes)}; ${megabytes(coldBytes)}`,
      peer: `one lowdb file: ${megabytes(lowdbBytes)}`,
      bar: '≤ 400 MB',
      met: Math.max(warmBytes, coldBytes) <= 400_000_000,
    },
  ];
}

export function journalRows({ lines, replayed, sealed, lowdb }: JournalTimes): Row[] {
  const size = `${lines.toLocaleString('en')} journal lines`;
  const row = (what: string, times: readonly number[]): Row => ({
    what,
    size,
    guillemet: pair(times),
    peer: `one lowdb file: ${pair(lowdb)}`,
    ratio: median(times) / median(lowdb),
    bar: 'p95 ≤ 300 ms',
    met: percentile(times, 0.95) <= 300,
  });
  return [
    row('open annotations, the journal alone, replayed', replayed),
    row('open annotations, closed before: snapshot and sealed history', sealed),
  ];
}

export function searchRows({ articles, search, searchLowdb }: ListTimes): Row[] {
  const size = `${articles.toLocaleString('en')} articles`;
  const row = (what: string, kind: 'words' | 'phrase' | 'pattern', bar: number): Row => ({
    what,
    size,
    guillemet: pair(search[kind]),
    peer: `one lowdb file, a plain loop: ${pair(searchLowdb[kind])}`,
    ratio: median(search[kind]) / median(searchLowdb[kind]),
    bar: `p95 ≤ ${bar.toLocaleString('en')} ms`,
    met: percentile(search[kind], 0.95) <= bar,
  });
  return [
    {
      what: 'search: texts read into memory, once',
      size,
      guillemet: ms(search.prepare),
      peer: `one lowdb file: ${ms(searchLowdb.prepare)}`,
    },
    row('search for words', 'words', 150),
    row('search for a phrase', 'phrase', 150),
    row('search by regular expression', 'pattern', 1_000),
    {
      what: 'memory with all texts ready to be searched',
      size,
      guillemet: megabytes(search.residentBytes),
      peer: `one lowdb file: ${megabytes(searchLowdb.residentBytes)}`,
      bar: '≤ 400 MB',
      met: search.residentBytes <= 400_000_000,
    },
  ];
}

/** Guillemet beside each peer, the fastest first. */
function comparisons(
  all: readonly PageTimes[],
  timesOf: (times: PageTimes) => readonly number[],
): { own: readonly number[]; other: PageTimes; times: readonly number[] }[] {
  const own = all.find(({ contender }) => contender.page === 'guillemet');
  return all
    .filter((other) => own && other !== own)
    .map((other) => ({ own: own ? timesOf(own) : [], other, times: timesOf(other) }))
    .sort((a, b) => median(a.times) - median(b.times));
}

function frameBar(times: readonly number[], size: Size): Pick<Row, 'bar' | 'met'> {
  return size === largeSize ? { bar: `p95 ≤ ${frame} ms`, met: percentile(times, 0.95) <= frame } : {};
}

function nameOf({ contender }: PageTimes, peers: Peers): string {
  const name = contender.page === 'recogito' || contender.page === 'v-annotator' ? peers[contender.page] : '';
  return contender.variant === '' ? name : `${name} (${contender.variant})`;
}

function sizeName({ characters, annotations }: Size): string {
  return `${characters.toLocaleString('en')} / ${annotations.toLocaleString('en')}`;
}

function pair(times: readonly number[]): string {
  return `${ms(median(times))} / ${ms(percentile(times, 0.95))}`;
}

function triple(times: readonly number[]): string {
  return `${pair(times)} / ${ms(percentile(times, 0.99))}`;
}
