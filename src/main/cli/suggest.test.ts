import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SuggestRecord } from '../../core/suggestions/jsonl-record';
import { parseArguments } from './arguments';
import type { Output } from './output';
import { suggestCommand } from './suggest';

const words = '« Le pont est sûr », a assuré Aline Dorval.';

let folder: string;
let printed: string;
let complaints: string[];
const output: Output = {
  write: (text) => {
    printed += text;
  },
  writeBytes: async () => {},
  complain: (line) => complaints.push(line),
  progress: () => {},
};

function run(args: string[], input = ''): Promise<number> {
  const command = parseArguments(['suggest', ...args]);
  if (command.name !== 'suggest') throw new Error('another command');
  return suggestCommand(command, output, Readable.from([Buffer.from(input)]));
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guillemet-suggest-'));
  printed = '';
  complaints = [];
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('guillemet suggest --jsonl', () => {
  it('writes one record a line, in the order of the input, with the ids that were given', async () => {
    const lines = [
      { id: 'b', text: words, language: 'fr' },
      { id: 7, text: '', language: 'fr' },
      { id: 'a', text: `📉 ${words}`, language: 'fr' },
    ];
    const code = await run(['-', '--jsonl'], lines.map((line) => JSON.stringify(line)).join('\n'));
    const records = printed
      .trimEnd()
      .split('\n')
      .map((line) => SuggestRecord.parse(JSON.parse(line)));
    expect(code).toBe(0);
    expect(records.map(({ id }) => id)).toEqual(['b', 7, 'a']);
    expect(records[1]).toEqual({ id: 7, quotes: [], claims: [] });
    for (const record of [records[0], records[2]]) {
      const text = lines.find(({ id }) => id === record?.id)?.text ?? '';
      const [quote] = record?.quotes ?? [];
      expect(text.slice(quote?.start, quote?.end)).toContain('Le pont est sûr');
      expect(quote?.speaker).toBe('Aline Dorval');
    }
  });

  it('names the line that is no request, goes on with the rest, and fails', async () => {
    const code = await run(['-', '--jsonl'], `{"id":1,"text":"a"}\nnonsense\n{"id":2}\n{"id":3,"text":"b"}\n`);
    expect(code).toBe(1);
    expect(
      printed
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual([1, 3]);
    expect(complaints).toEqual(['-, line 2: is not JSON.', expect.stringContaining('-, line 3: text')]);
  });

  it('says which file is not there', async () => {
    const file = join(folder, 'missing.jsonl');
    expect(await run([file, '--jsonl'])).toBe(1);
    expect(complaints).toEqual([expect.stringContaining(file)]);
  });
});

describe('guillemet suggest FILE', () => {
  it('says in words who said what, in the language of the file', async () => {
    const file = join(folder, 'pont.txt');
    await writeFile(file, words);
    expect(await run([file, '--language', 'fr'])).toBe(0);
    expect(printed).toMatch(/^quote {2}\d+–\d+ {2}direct {2}.*Le pont est sûr.* — Aline Dorval \(a assuré\)/);
  });

  it('reads standard input', async () => {
    expect(await run(['-', '--language', 'fr'], words)).toBe(0);
    expect(printed).toContain('Le pont est sûr');
  });

  it('needs exactly one file', () => {
    expect(() => parseArguments(['suggest'])).toThrow(/one file/);
    expect(() => parseArguments(['suggest', 'a', 'b'])).toThrow(/one file/);
  });
});
