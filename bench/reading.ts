import { readSource } from '../src/main/readers/read-source';
import { makeText } from './text';

/** What is printed on standard output, as JSON. */
export interface ReadingTimes {
  bytes: number;
  /** From the bytes of a text file to the article as it would be kept, in ms. */
  times: number[];
}

const { paragraphs } = makeText({ characters: 4_800_000, annotations: 0 });
const bytes = Buffer.from(paragraphs.join('\n'), 'utf8');
const times: number[] = [];
for (let i = 0; i < Number(process.argv[2] ?? 7); i++) {
  const start = performance.now();
  await readSource({ kind: 'file', name: 'long.txt', bytes }, {});
  times.push(performance.now() - start);
}
process.stdout.write(JSON.stringify({ bytes: bytes.length, times } satisfies ReadingTimes));
