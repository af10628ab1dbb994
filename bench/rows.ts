import type { DurableTimes } from './durable';
import type { JournalTimes } from './journal';
import type { ListTimes } from './list';
import type { ReadersTimes } from './readers';
import { median, percentile } from './statistics';
import type { SuggestingTimes } from './suggesting';
import { megabytes, ms, pair, type Row } from './table';

/** Of the design: a durable change, in ms. */
const durable = 25;

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
  const perCore = pages.count / (pages.processor / 1000);
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
      guillemet: `${perSecond.toFixed(1)} a second; ${perCore.toFixed(1)} in a second of processor time`,
      bar: '≥ 20 a second',
      met: perSecond >= 20,
    },
    { what: 'memory of the process that did this, at most', size: '', guillemet: megabytes(peakBytes) },
  ];
}

export function suggestingRows(all: readonly SuggestingTimes[]): Row[] {
  return all.flatMap(({ language, shape, bytes, times, quarterTimes }) => {
    const what = `suggest, ${language}, ${shape === 'paragraphs' ? 'one core' : shape}`;
    // The best of each: what is asked is how the work grows.
    const growth = Math.min(...times) / Math.min(...quarterTimes);
    return [
      {
        what,
        size: megabytes(bytes),
        guillemet: `${pair(times)} (${(bytes / median(times) / 1_000).toFixed(1)} MB a second)`,
        bar: '≥ 1 MB a second',
        met: bytes / median(times) >= 1_000,
      },
      {
        what: `${what}, by a quarter of the text`,
        size: megabytes(bytes),
        guillemet: `${growth.toFixed(1)} × the time`,
        bar: '≤ 5 × the time',
        met: growth <= 5,
      },
    ];
  });
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

function triple(times: readonly number[]): string {
  return `${pair(times)} / ${ms(percentile(times, 0.99))}`;
}
