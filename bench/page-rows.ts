import type { AppTimes } from './app';
import type { KeyTimes } from './painted';
import type { PageTimes } from './rounds';
import { median, percentile } from './statistics';
import { megabytes, pair, type Row } from './table';
import { largeSize, type Size } from './text';

/** Name and version of each peer, by its page. */
export type Peers = Record<'recogito' | 'v-annotator', string>;

/** Of the design: one frame. */
const frame = 16.7;
/** Of the design: from one frame to the next while scrolling, in ms. */
const scrolled = 33;

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
      ...(i === 0 && size === largeSize ? frameBar(own) : {}),
    })),
  );
}

export function appRows(app: AppTimes, size: Size): Row[] {
  const row = (what: string, times: readonly number[]): Row => ({ what, size: sizeName(size), guillemet: pair(times) });
  return [
    row('the app: click on the row to first frame', app.opened),
    ...measures.map(({ name, of }) => {
      const times = app.marked.map(of);
      return { ...row(`the app: mark, ${name}`, times), ...(size === largeSize ? frameBar(times) : {}) };
    }),
    row('the app: mark, key to “Saved”', app.saved),
  ];
}

/** While a wheel turns; the steadier the better. */
export function scrollingRows(all: readonly PageTimes[], size: Size, peers: Peers): Row[] {
  return comparisons(all, ({ frames }) => frames).map(({ own, other, times }, i) => ({
    what: 'scroll, from frame to frame',
    size: sizeName(size),
    guillemet: pair(own),
    peer: `${nameOf(other, peers)}: ${pair(times)}`,
    ratio: percentile(own, 0.95) / percentile(times, 0.95),
    ...(i === 0 && size === largeSize ? scrollBar(own) : {}),
  }));
}

/** Of a text that is hard to show, Guillemet alone. */
export function hardRows({ opened, marked, moved, frames, bytes }: PageTimes, size: Size): Row[] {
  const row = (what: string, times: readonly number[], bar: Pick<Row, 'bar' | 'met'> = {}): Row => ({
    what,
    size: sizeName(size),
    guillemet: pair(times),
    ...bar,
  });
  return [
    row('open, data in memory to first frame', opened),
    ...measures.map(({ name, of }) => row(`mark, ${name}`, marked.map(of), frameBar(marked.map(of)))),
    ...measures.map(({ name, of }) => row(`caret, arrow ${name}`, moved.map(of))),
    row('scroll, from frame to frame', frames, scrollBar(frames)),
    ...(bytes === null ? [] : [{ what: memoryOfPage, size: sizeName(size), guillemet: megabytes(bytes) }]),
  ];
}

const memoryOfPage = 'memory of the page’s process';

export function memoryRows(all: readonly PageTimes[], app: AppTimes, size: Size, peers: Peers): Row[] {
  const own = all.find(({ contender }) => contender.page === 'guillemet')?.bytes ?? null;
  const rows: Row[] = [];
  for (const other of all) {
    if (other.contender.page === 'guillemet' || own === null || other.bytes === null) continue;
    const peer = `${nameOf(other, peers)}: ${megabytes(other.bytes)}`;
    rows.push({ what: memoryOfPage, size: sizeName(size), guillemet: megabytes(own), peer, ratio: own / other.bytes });
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

function frameBar(times: readonly number[]): Pick<Row, 'bar' | 'met'> {
  return { bar: `p95 ≤ ${frame} ms`, met: percentile(times, 0.95) <= frame };
}

function scrollBar(frames: readonly number[]): Pick<Row, 'bar' | 'met'> {
  return { bar: `p95 ≤ ${scrolled} ms`, met: percentile(frames, 0.95) <= scrolled };
}

function nameOf({ contender }: PageTimes, peers: Peers): string {
  const name = contender.page === 'recogito' || contender.page === 'v-annotator' ? peers[contender.page] : '';
  return contender.variant === '' ? name : `${name} (${contender.variant})`;
}

function sizeName({ characters, annotations, shape }: Size): string {
  return `${characters.toLocaleString('en')} / ${annotations.toLocaleString('en')}${shape ? `, ${shape}` : ''}`;
}
