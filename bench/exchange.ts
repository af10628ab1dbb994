import { fork } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { exportFormats } from '../src/core/exchange/formats';
import { openLibrary } from '../src/main/library/library';
import { prepareExport } from '../src/main/services/exchange/export-job';
import { writeExport } from '../src/main/services/export-service';
import { writeManyArticles } from './many-articles';

/** What is printed on standard output, as JSON. Times in ms, of the whole library to a file on disk. */
export interface ExchangeTimes {
  articles: number;
  formats: { format: string; times: number[]; fileBytes: number; residentBytes: number; residentTenthBytes: number }[];
}

interface Exported {
  time: number;
  fileBytes: number;
  /** Most that the process had in memory, in bytes. */
  residentBytes: number;
}

const [, , first = '1', library, format] = process.argv;

if (library !== undefined && format !== undefined) {
  // One export in a process of its own, so that its memory is its own.
  process.stdout.write(JSON.stringify(await exportOnce(library, format)));
} else {
  process.stdout.write(JSON.stringify(await measure(Number(first))));
}

async function exportOnce(folder: string, name: string): Promise<Exported> {
  const chosen = exportFormats.find((known) => known === name) ?? 'json';
  const out = join(folder, '..', `out-${process.pid}`);
  const opened = await openLibrary(folder, { mode: 'read' });
  const start = performance.now();
  await writeExport(await prepareExport(opened, { articleIds: await opened.articleIds(), format: chosen }), out);
  const time = performance.now() - start;
  const { size } = await stat(out);
  await rm(out);
  await opened.close();
  return { time, fileBytes: size, residentBytes: process.resourceUsage().maxRSS * 1024 };
}

async function measure(rounds: number): Promise<ExchangeTimes> {
  const articles = 1_000;
  // Beside the build rather than in the system's temporary folder, which may be kept in memory.
  const folder = await mkdtemp(join(import.meta.dirname, 'exchange-'));
  try {
    const [all, tenth] = [join(folder, 'All'), join(folder, 'Tenth')];
    await writeManyArticles(all, articles);
    await writeManyArticles(tenth, articles / 10);
    const formats: ExchangeTimes['formats'] = [];
    for (const format of exportFormats) {
      const runs: Exported[] = [];
      for (let round = 0; round < rounds; round++) runs.push(await inChild(all, format));
      const small = await inChild(tenth, format);
      formats.push({
        format,
        times: runs.map(({ time }) => time),
        fileBytes: runs[0]?.fileBytes ?? 0,
        residentBytes: Math.max(...runs.map(({ residentBytes }) => residentBytes)),
        residentTenthBytes: small.residentBytes,
      });
    }
    return { articles, formats };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function inChild(folder: string, name: string): Promise<Exported> {
  const child = fork(import.meta.filename, ['1', folder, name], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let printed = '';
  child.stdout?.on('data', (data) => {
    printed += data;
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(printed) as Exported);
      else reject(new Error(`exporting ${name} ended with ${code}`));
    });
  });
}
