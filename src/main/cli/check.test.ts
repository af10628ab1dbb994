import { readFile, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { parseArguments } from './arguments';
import { checkCommand } from './commands';

const path = temporaryFolder();
let me = '';

beforeEach(async () => {
  const library = await openLibrary(path('Desk'), { mode: 'write' });
  me = library.annotator.id;
  await library.addArticle(madeArticle());
  await (await library.annotations('a-1')).apply(adding(madeQuote('v-1', me)), me);
  await library.close();
});

async function check(
  ...options: string[]
): Promise<{ code: number; out: string; complaints: string[]; progress: string[] }> {
  const command = parseArguments(['check', '--library', path('Desk'), ...options]);
  if (command.name !== 'check') throw new Error('not a check');
  const seen = { out: '', complaints: [] as string[], progress: [] as string[] };
  const output = {
    write: (text: string) => {
      seen.out += text;
    },
    writeBytes: async () => {},
    complain: (line: string) => void seen.complaints.push(line),
    progress: (line: string) => void seen.progress.push(line),
  };
  return { code: await checkCommand(command, output), ...seen };
}

describe('guillemet check', () => {
  it('mends nothing unless it is asked to', async () => {
    const file = path('Desk', 'articles', 'a-1', `${me}.json`);
    await writeFile(file, '');
    expect(await check()).toMatchObject({ code: 1, complaints: [expect.stringContaining('1 problem found')] });
    expect(await readFile(file, 'utf8')).toBe('');
  });

  it('has a damaged library.json as one finding, in words and as JSON, with the others', async () => {
    await writeFile(path('Desk', 'library.json'), '{"format":');
    await writeFile(path('Desk', 'articles', 'a-1', 'original.txt'), 'other words');
    const words = await check();
    expect(words).toMatchObject({ code: 1, complaints: [`${path('Desk')}: 2 problems found.`] });
    expect(words.out).toMatch(/library\.json is damaged.*check --repair/);
    expect(words.out).toContain('1 article, 1 annotation: 2 problems');
    const { problems } = JSON.parse((await check('--json')).out);
    expect(problems).toEqual([
      { article: null, message: expect.stringContaining('library.json is damaged') },
      { article: 'a-1', message: expect.stringContaining('original') },
    ]);
  });

  it('says how far it is, and takes that away at the end', async () => {
    const { progress } = await check();
    expect(progress).toEqual(['Checking 0 of 1 articles', '']);
  });

  it('--repair says in words what was mended and where the old file stands, and ends with 0', async () => {
    await writeFile(path('Desk', 'articles', 'a-1', `${me}.json`), '');
    const { code, out, complaints } = await check('--repair');
    expect(out).toMatch(
      /^a-1: .*\.json was damaged and was built again from the journal.* It stands as .*corrupt-\d+\.$/m,
    );
    expect(out).toContain('1 article, 1 annotation: everything is sound');
    expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
  });

  it('--repair --json says the same to machines', async () => {
    await writeFile(path('Desk', 'articles', 'a-1', `${me}.json`), '');
    const { out } = await check('--repair', '--json');
    expect(JSON.parse(out)).toMatchObject({
      articles: 1,
      problems: [],
      repairs: [{ article: 'a-1', action: 'mended', setAside: expect.stringContaining('.corrupt-') }],
    });
  });

  it('--repair ends with 1 while something is not as it was', async () => {
    await writeFile(path('Desk', 'articles', 'a-1', 'original.txt'), 'other words');
    expect(await check('--repair')).toMatchObject({ code: 1, out: expect.stringContaining('its hash differs') });
  });
});
