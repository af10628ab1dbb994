import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibrary } from '../src/main/library/library';
import type { ReaderInput } from '../src/main/readers/article-draft';
import { column, type PdfPage, pdfFile } from '../src/main/readers/testing/pdf-file';
import { ArticleList } from '../src/main/services/article-list';
import { ImportService } from '../src/main/services/import-service';
import { OffThreadReader } from '../src/main/services/source-reader';
import { makeText } from './text';

/** What is printed on standard output, as JSON. Times in ms, memory in bytes. */
export interface ReadersTimes {
  text: { bytes: number; times: number[] };
  pdf: { bytes: number; pages: number; times: number[]; processor: number; toldProgress: boolean };
  /** `processor`: time that all threads used together; less than the other where the machine had more to do. */
  pages: { count: number; bytes: number; milliseconds: number; processor: number };
  /** Of the process with its reading threads, at most. */
  peakBytes: number;
}

/** As the app reads: in the built thread, from bytes to the article as it would be kept. */
const reader = new OffThreadReader(() => join(import.meta.dirname, '..', 'main', 'reading-thread.js'));
const rounds = Number(process.argv[2] ?? 7);

const file = (name: string, bytes: Uint8Array): ReaderInput => ({ kind: 'file', name, bytes });
const { paragraphs } = makeText({ characters: 4_800_000, annotations: 0 });

async function timed(make: () => ReaderInput, onProgress: () => void = () => {}): Promise<number[]> {
  const times: number[] = [];
  // The first one loads the libraries.
  for (let i = -1; i < rounds; i++) {
    const input = make();
    const start = performance.now();
    await reader.read(input, {}, { onProgress });
    if (i >= 0) times.push(performance.now() - start);
  }
  return times;
}

/** A report in two columns with headers, page numbers and words broken at the ends of lines. */
function report(count: number): Uint8Array {
  const words = paragraphs
    .slice(0, 2_000)
    .join(' ')
    .replace(/[^ -~]/g, 'e')
    .split(/\s+/);
  let next = 0;
  const line = (): string => {
    let text = '';
    while (text.length < 42) text += `${text === '' ? '' : ' '}${words[next++ % words.length]}`;
    return next % 5 === 0 ? `${text}-` : text;
  };
  const lines = (): string[] => Array.from({ length: 50 }, line);
  const pages = Array.from(
    { length: count },
    (_, i): PdfPage => ({
      texts: [
        { text: 'Annual report of the river board', x: 50, y: 810, size: 8 },
        { text: `Chapter ${i + 1}`, x: 50, y: 770, size: 18 },
        ...column(lines(), 50, 740),
        ...column(lines(), 310, 740),
        { text: `Page ${i + 1}`, x: 280, y: 30, size: 8 },
      ],
    }),
  );
  return pdfFile(pages);
}

/** A saved page of a news site: an article among menus, teasers and scripts. */
function savedPage(i: number): Uint8Array {
  const own = Array.from({ length: 12 }, (_, p) => paragraphs[(i * 12 + p) % paragraphs.length] ?? '');
  const teasers = Array.from(
    { length: 60 },
    (_, t) => `<div class="teaser"><a href="/${t}"><img src="${t}.jpg"><span>Teaser ${t} of the day</span></a></div>`,
  );
  const menu = Array.from({ length: 80 }, (_, m) => `<li class="item"><a href="/m/${m}">Menu ${m}</a></li>`);
  return Buffer.from(
    `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Article ${i} | Le Fleuve</title><meta property="og:site_name" content="Le Fleuve"><script>${'var a=1;'.repeat(5_000)}</script><style>${'.a{color:red}'.repeat(2_000)}</style></head><body><nav><ul>${menu.join('')}</ul></nav><main><article><h1>Article ${i}</h1>${own.map((text) => `<p>${text} <a href="/x">ici</a></p>`).join('')}</article></main><aside>${teasers.join('')}</aside><footer>Tous droits</footer></body></html>`,
  );
}

async function batch(count: number): Promise<ReadersTimes['pages']> {
  const folder = await mkdtemp(join(tmpdir(), 'guillemet-bench-'));
  const library = await openLibrary(join(folder, 'library'), { mode: 'write', backups: join(folder, 'backups') });
  const articles = new ArticleList(library);
  const imports = new ImportService(library, articles, { version: 'bench', reader });
  let bytes = 0;
  const items = Array.from({ length: count }, (_, i) => ({
    name: `${i}.html`,
    open: async () => {
      const page = savedPage(i);
      bytes += page.length;
      return file(`${i}.html`, page);
    },
  }));
  const used = process.cpuUsage();
  const start = performance.now();
  const report = await imports.keepFiles(items, { choice: {} });
  const milliseconds = performance.now() - start;
  const processor = processorSince(used);
  await articles.close();
  await library.close();
  await rm(folder, { recursive: true, force: true });
  if (report.kept.length !== count) throw new Error(JSON.stringify(report.refused[0]));
  return { count, bytes, milliseconds, processor };
}

/** Of this process with its threads, in ms. */
function processorSince(used: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(used);
  return (user + system) / 1000;
}

let peakBytes = 0;
const watch = setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
}, 50);

const textBytes = Buffer.from(paragraphs.join('\n'), 'utf8');
const text = { bytes: textBytes.length, times: await timed(() => file('long.txt', textBytes.subarray())) };
const pdfBytes = report(300);
let toldProgress = false;
const beforePdf = process.cpuUsage();
const pdfTimes = await timed(
  () => file('report.pdf', pdfBytes),
  () => {
    toldProgress = true;
  },
);
// One more round than is counted loaded the libraries.
const processor = processorSince(beforePdf) / (rounds + 1);
const pdf = { bytes: pdfBytes.length, pages: 300, times: pdfTimes, processor, toldProgress };
const pages = await batch(rounds < 5 ? 200 : 1_000);
clearInterval(watch);
await reader.close();
process.stdout.write(JSON.stringify({ text, pdf, pages, peakBytes } satisfies ReadersTimes));
