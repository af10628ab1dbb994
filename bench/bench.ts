import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { timeApp } from './app';
import { type Contender, launch } from './browser';
import type { DurableTimes } from './durable';
import type { ExchangeTimes } from './exchange';
import { exchangeRows } from './exchange-rows';
import type { JournalTimes } from './journal';
import type { ListTimes } from './list';
import {
  appRows,
  floorRow,
  hardRows,
  markingRows,
  memoryRows,
  openingRows,
  type Peers,
  scrollingRows,
} from './page-rows';
import type { ReadersTimes } from './readers';
import { quickest, timePages } from './rounds';
import { durableRows, journalRows, listRows, readersRows, searchRows, suggestingRows } from './rows';
import type { SuggestingTimes } from './suggesting';
import { ms, type Row, tableOf } from './table';
import { hardSizes, largeSize, makeText, smallSize } from './text';

/** Measures everything and prints the table; progress goes to standard error. */

const built = import.meta.dirname;
const root = join(built, '..', '..');
const quick = process.argv.includes('--quick');
const rounds = quick ? { opens: 2, marks: 8 } : { opens: 7, marks: 60 };

const guillemet: Contender = { page: 'guillemet', variant: '' };
const recogito = ['SPANS, offsets', 'SPANS, ranges', 'CSS highlights, offsets', 'CSS highlights, ranges'];

const versions: Peers = { recogito: versionOf('@recogito/text-annotator'), 'v-annotator': versionOf('v-annotator') };
const rows: Row[] = [];

say('durable changes');
const durable = await part<DurableTimes>('durable', quick ? 60 : 300);
say('reading files');
const readers = await part<ReadersTimes>('readers', quick ? 2 : 7);
say('a journal of 10,000 lines');
const journal = await part<JournalTimes>('journal', quick ? 3 : 15);
say('a list of 10,000 articles');
const list = await part<ListTimes>('list', quick ? 2 : 7);

say('exporting 1,000 articles');
const exchange = await part<ExchangeTimes>('exchange', quick ? 1 : 3);
say('suggesting');
const suggesting = await part<SuggestingTimes[]>('suggesting', quick ? 2 : 7);

const browser = await launch();
const version = browser.version();
say('an empty page');
const [floor] = await timePages(browser, built, [{ page: 'empty', variant: '' }], smallSize, {
  opens: 1,
  marks: rounds.marks,
});
say('variants of the peers');
const variants = recogito.map((variant): Contender => ({ page: 'recogito', variant }));
const { best, tried } = await quickest(browser, built, variants, largeSize, quick ? 1 : 3);
const contenders: Contender[] = [guillemet, best, { page: 'v-annotator', variant: '' }];
for (const size of [smallSize, largeSize]) {
  say(`pages with ${size.characters} characters`);
  const times = await timePages(browser, built, contenders, size, rounds);
  say(`the app with ${size.characters} characters`);
  const app = await timeApp(browser, root, makeText(size), rounds);
  rows.push(...openingRows(times, size, versions), ...markingRows(times, size, versions), ...appRows(app, size));
  rows.push(...scrollingRows(times, size, versions), ...memoryRows(times, app, size, versions));
}
for (const size of hardSizes) {
  say(`pages: ${size.shape}`);
  const [times] = await timePages(browser, built, [guillemet], size, rounds);
  if (times) rows.push(...hardRows(times, size));
}
await browser.close();
if (floor) rows.push(floorRow(floor));
rows.push(
  ...durableRows(durable),
  ...readersRows(readers),
  ...journalRows(journal),
  ...listRows(list),
  ...searchRows(list),
  ...exchangeRows(exchange),
  ...suggestingRows(suggesting),
);

const [processor] = cpus();
process.stdout.write(`
Guillemet, ${new Date().toISOString().slice(0, 10)}${quick ? ' (--quick: few rounds, rough figures)' : ''}
Chromium ${version}, Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} × ${processor?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB
Times: median / 95th percentile. Opens: ${rounds.opens} rounds; marks: ${rounds.marks} places.
@recogito/text-annotator, opens at ${largeSize.characters} characters: ${tried.map(({ contender, opened }) => `${contender.variant} ${ms(opened)}`).join('; ')}. The quickest is compared.

${tableOf(rows)}
`);

async function part<T>(name: string, count: number): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(built, `${name}.mjs`), String(count)], {
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout) as T;
}

function versionOf(name: string): string {
  const file = join(root, 'bench', 'node_modules', name, 'package.json');
  return `${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`;
}

function say(step: string): void {
  process.stderr.write(`${step} …\n`);
}
