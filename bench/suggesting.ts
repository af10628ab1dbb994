import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suggest } from '../src/core/suggestions/suggest';
import { readSource } from '../src/main/readers/read-source';

/** What is printed on standard output, as JSON: one a language and shape. */
export interface SuggestingTimes {
  language: string;
  shape: 'paragraphs' | 'one paragraph';
  bytes: number;
  /** Of the processor, from the text to all suggestions, on one thread, in ms: what else the machine does is left out. */
  times: number[];
  /** The same for a quarter of the text. */
  quarterTimes: number[];
}

const samples = { fr: 'conseil-municipal.md', en: 'river-cleanup.md' };
const folder = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const rounds = Number(process.argv[2] ?? 7);

const all: SuggestingTimes[] = [];
for (const [language, name] of Object.entries(samples)) {
  const { canonical } = await readSource({ kind: 'file', name, bytes: await readFile(join(folder, name)) }, {});
  const shapes = { paragraphs: `${canonical.text}\n`, 'one paragraph': `${canonical.text.replaceAll('\n', ' ')} ` };
  for (const shape of ['paragraphs', 'one paragraph'] as const) {
    const article = shapes[shape];
    // A real article, with quotations and names, over and over: made-up words would leave the engine nothing to do.
    const copies = 4 * Math.ceil(250_000 / Buffer.byteLength(article));
    const [text, quarter] = [article.repeat(copies), article.repeat(copies / 4)];
    const measured: SuggestingTimes = {
      language,
      shape,
      bytes: Buffer.byteLength(text),
      times: [],
      quarterTimes: [],
    };
    for (let i = 0; i < rounds; i++) {
      measured.quarterTimes.push(timed(quarter, language));
      measured.times.push(timed(text, language));
    }
    all.push(measured);
  }
}
process.stdout.write(JSON.stringify(all));

function timed(text: string, language: string): number {
  const before = process.cpuUsage();
  suggest(text, language);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
