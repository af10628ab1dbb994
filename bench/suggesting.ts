import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suggest } from '../src/core/suggestions/suggest';
import { readSource } from '../src/main/readers/read-source';

/** What is printed on standard output, as JSON: one a language. */
export interface SuggestingTimes {
  language: string;
  bytes: number;
  /** From the text to all suggestions, on one thread, in ms. */
  times: number[];
}

const samples = { fr: 'conseil-municipal.md', en: 'river-cleanup.md' };
const folder = join(import.meta.dirname, '..', '..', 'resources', 'samples');

const all: SuggestingTimes[] = [];
for (const [language, name] of Object.entries(samples)) {
  const { canonical } = await readSource({ kind: 'file', name, bytes: await readFile(join(folder, name)) }, {});
  // A real article, with quotations and names, over and over: made-up words would leave the engine nothing to do.
  const text = `${canonical.text}\n`.repeat(Math.ceil(1_000_000 / Buffer.byteLength(canonical.text)));
  const times: number[] = [];
  for (let i = 0; i < Number(process.argv[2] ?? 7); i++) {
    const start = performance.now();
    suggest(text, language);
    times.push(performance.now() - start);
  }
  all.push({ language, bytes: Buffer.byteLength(text), times });
}
process.stdout.write(JSON.stringify(all));
