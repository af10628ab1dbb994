import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../core/annotation/annotation';
import type { Change } from '../../core/annotation/change';
import { journalLine } from '../library/journal-file';
import { openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote, replacing } from '../library/testing/made-library';
import { randomNumbers } from '../library/testing/random';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { checkFolder, checkLibrary } from './check-service';
import { repairLibrary } from './repair-service';

const path = temporaryFolder();
const desk = () => path('Desk');
const article = (...names: string[]) => path('Desk', 'articles', 'a-1', ...names);
let me = '';
let sound: Annotation[] = [];

/** Six changes in the journal; the snapshot holds all of them, its `.bak` the first three. */
beforeEach(async () => {
  const first = await openLibrary(desk(), { mode: 'write' });
  me = first.annotator.id;
  await first.addArticle(madeArticle('a-1'));
  const early = await first.annotations('a-1');
  for (const id of ['v-1', 'v-2', 'v-3']) await early.apply(adding(madeQuote(id, me)), me);
  await first.close();
  const second = await openLibrary(desk(), { mode: 'write' });
  await second.putPerson({ id: 'p-1', name: 'Zoé', role: '', organisation: '', country: '', aliases: [] });
  const late = await second.annotations('a-1');
  const v4 = madeQuote('v-4', me);
  await late.apply(adding(v4), me);
  await late.apply(replacing(v4, { ...v4, note: 'à vérifier' }, 'c-edit'), me);
  await late.apply(adding(madeQuote('v-5', me)), me);
  await second.close();
  sound = await annotations();
});

async function annotations(): Promise<Annotation[]> {
  const library = await openLibrary(desk(), { mode: 'read' });
  return (await library.readAnnotations('a-1')).sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function contents(): Promise<Map<string, string>> {
  const entries = await readdir(desk(), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')] as const)));
}

/** Repairs, and fails itself when a byte is gone that could be read in no other file afterwards. */
async function repair(): ReturnType<typeof repairLibrary> {
  const before = await contents();
  const report = await repairLibrary(desk());
  const after = await contents();
  const removed = new Set(report.repairs.filter(({ action }) => action === 'removed').map(({ file }) => file));
  for (const [file, content] of before) {
    const isRemoved = [...removed].some((name) => file.startsWith(name));
    if (!isRemoved && after.get(file) !== content) expect([...after.values()]).toContain(content);
  }
  return report;
}

async function lines(): Promise<string[]> {
  return (await readFile(article(`${me}.journal`), 'utf8')).split('\n').slice(0, -1);
}

async function breakLine(...numbers: number[]): Promise<void> {
  const broken = (await lines()).map((line, index) => (numbers.includes(index + 1) ? line.replace('v-', 'w-') : line));
  await writeFile(article(`${me}.journal`), broken.map((line) => `${line}\n`).join(''));
}

async function goesOn(): Promise<void> {
  const library = await openLibrary(desk(), { mode: 'write' });
  const before = (await library.readAnnotations('a-1')).length;
  await (await library.annotations('a-1')).apply(adding(madeQuote('v-after', me)), me);
  await library.close();
  expect(await annotations()).toHaveLength(before + 1);
}

describe('a repair', () => {
  it('changes no byte of a library that is sound', async () => {
    const before = await contents();
    expect(await repairLibrary(desk())).toEqual({ repairs: [], problems: [] });
    expect(await contents()).toEqual(before);
  });

  it('has nothing left to do the second time', async () => {
    await breakLine(2);
    await writeFile(article(`${me}.json`), '');
    expect((await repair()).repairs).toHaveLength(2);
    expect(await repair()).toEqual({ repairs: [], problems: [] });
    await goesOn();
  });

  it('leaves a library alone that is open elsewhere', async () => {
    const library = await openLibrary(desk(), { mode: 'write' });
    await breakLine(2);
    const before = await contents();
    await expect(repairLibrary(desk())).rejects.toMatchObject({ failure: { code: 'library-locked' } });
    expect(await contents()).toEqual(before);
    await library.close();
  });

  it('refuses a folder that is no library, and leaves nothing in it', async () => {
    await mkdir(path('Other'));
    await expect(repairLibrary(path('Other'))).rejects.toMatchObject({ failure: { code: 'library-missing' } });
    await expect(repairLibrary(path('Nowhere'))).rejects.toMatchObject({ failure: { code: 'library-missing' } });
    expect(await readdir(path('Other'))).toEqual([]);
  });

  it('reports an annotation whose words are elsewhere, and guesses nothing', async () => {
    const file = article(`${me}.json`);
    await rm(article(`${me}.journal`));
    await writeFile(file, (await readFile(file, 'utf8')).replace('"exact":"chalutiers"', '"exact":"chalutière"'));
    const before = await contents();
    expect(await repair()).toEqual({ repairs: [], problems: [] });
    expect(await contents()).toEqual(before);
    const { problems } = await checkLibrary(await openLibrary(desk(), { mode: 'read' }));
    expect(problems).toEqual([expect.objectContaining({ annotation: 'v-1' })]);
  });

  it('removes what killed processes left, and nothing else', async () => {
    const left = [
      '.library.json.12-0123456789ab.tmp',
      'articles/.incoming-12-abc',
      `articles/a-1/.${me}.json.7-0123456789ab.tmp`,
    ];
    const kept = ['.gitignore', 'articles/a-1/.notes.tmp', 'articles/.DS_Store'];
    const before = (await contents()).size;
    await mkdir(path('Desk', 'articles', '.incoming-12-abc'));
    await writeFile(path('Desk', 'articles', '.incoming-12-abc', 'article.json'), '{');
    for (const name of [left[0], left[2], ...kept]) await writeFile(path('Desk', String(name)), 'x');
    const { repairs } = await repair();
    expect(repairs.map(({ file, action }) => [file, action])).toEqual(
      left.map((name) => [path('Desk', name), 'removed']),
    );
    expect((await contents()).size).toBe(before + kept.length);
  });
});

describe('a journal damaged in the middle', () => {
  it('loses no annotation where the snapshot is sound, and is set aside byte for byte', async () => {
    await breakLine(2);
    const damaged = await readFile(article(`${me}.journal`));
    const { repairs, problems } = await repair();
    expect(problems).toEqual([]);
    expect(repairs).toEqual([expect.objectContaining({ article: 'a-1', file: article(`${me}.journal`) })]);
    expect(repairs[0]?.setAside).toMatch(/\.journal\.corrupt-\d+$/);
    expect(await readFile(String(repairs[0]?.setAside))).toEqual(damaged);
    expect(await annotations()).toEqual(sound);
    await goesOn();
  });

  it('keeps its sound beginning and each later change that still fits, and names the one that does not', async () => {
    await rm(article(`${me}.json`));
    await rm(article(`${me}.json.bak`));
    await breakLine(4);
    const { problems } = await repair();
    expect((await annotations()).map(({ id }) => id)).toEqual(['v-1', 'v-2', 'v-3', 'v-5']);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/c-edit \(edit-attributes of v-4/),
      expect.stringMatching(/^One change is lost at line 4/),
    ]);
    expect((await lines()).map((line) => JSON.parse(line).change.revision)).toEqual([1, 2, 3, 4]);
    await goesOn();
  });

  it('whose first line is broken gives all others back', async () => {
    await rm(article(`${me}.json`));
    await rm(article(`${me}.json.bak`));
    await breakLine(1);
    const { problems } = await repair();
    expect((await annotations()).map(({ id }) => id)).toEqual(['v-2', 'v-3', 'v-4', 'v-5']);
    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('line 1') })]);
  });

  it('whose last line is broken says that a change is lost', async () => {
    await rm(article(`${me}.json`));
    await rm(article(`${me}.json.bak`));
    await breakLine(6);
    const { problems } = await repair();
    expect(problems).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/^One change is lost at line 6/) }),
    ]);
    expect(await annotations()).toEqual(sound.filter(({ id }) => id !== 'v-5'));
    await goesOn();
  });

  it('whose last line is broken is no loss where the snapshot holds that change', async () => {
    await breakLine(6);
    expect((await repair()).problems).toEqual([]);
    expect(await annotations()).toEqual(sound);
    await goesOn();
  });

  it('by the conflict marks of a merge gives back the changes of both sides', async () => {
    await rm(article(`${me}.json`));
    await rm(article(`${me}.json.bak`));
    const all = await lines();
    const text = [...all.slice(0, 3), '<<<<<<< ours', ...all.slice(3, 5), '=======', all[5], '>>>>>>> theirs', ''];
    await writeFile(article(`${me}.journal`), text.join('\n'));
    await repair();
    expect(await annotations()).toEqual(sound);
  });
});

describe('a damaged snapshot', () => {
  it('is built again from a journal that reaches back to the first change, wherever it was cut off', async () => {
    const whole = await readFile(article(`${me}.json`));
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.alloc(whole.length),
      ...[1, 90, 300, 700].map((at) => whole.subarray(0, at)),
    ]) {
      await writeFile(article(`${me}.json`), bytes);
      const { repairs, problems } = await repair();
      expect(problems).toEqual([]);
      expect(await readFile(String(repairs[0]?.setAside))).toEqual(bytes);
      expect(await readFile(article(`${me}.json`))).toEqual(whole);
    }
    await goesOn();
  });

  it('is built again from .bak and the journal after it where the journal does not reach back', async () => {
    await writeFile(article(`${me}.json`), '{"format":');
    await writeFile(article(`${me}.journal`), `${(await lines()).slice(2).join('\n')}\n`);
    const { repairs, problems } = await repair();
    expect(problems).toEqual([]);
    expect(repairs).toEqual([expect.objectContaining({ message: expect.stringContaining('.json.bak') })]);
    expect(await annotations()).toEqual(sound);
    await goesOn();
  });

  it('brought back from .bak alone says up to where', async () => {
    await writeFile(article(`${me}.json`), '');
    await rm(article(`${me}.journal`));
    const { problems } = await repair();
    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('after revision 3') })]);
    expect(await annotations()).toHaveLength(3);
  });

  it('is left as it is, and named, where there is nothing to build it from', async () => {
    await writeFile(article(`${me}.json`), '{"format":');
    await rm(article(`${me}.json.bak`));
    await rm(article(`${me}.journal`));
    const before = await contents();
    expect(await repair()).toEqual({
      repairs: [],
      problems: [{ article: 'a-1', message: expect.stringContaining('nothing sound to mend it from') }],
    });
    expect(await contents()).toEqual(before);
  });

  it('that a hand has changed so that the journal after it does not fit gives way to the whole journal', async () => {
    const early = await readFile(article(`${me}.json.bak`), 'utf8');
    await writeFile(article(`${me}.json`), early.replace('"id":"v-3"', '"id":"v-4"'));
    const { repairs } = await repair();
    expect(repairs).toHaveLength(1);
    expect(await annotations()).toEqual(sound);
  });

  it('beside the journal of another history keeps its annotations, and the journal is set aside', async () => {
    const foreign = (await lines()).map((line) => JSON.parse(line).change as Change);
    const text = foreign.map((change) => journalLine({ ...change, id: `${change.id}-elsewhere` })).join('');
    await writeFile(article(`${me}.journal`), text);
    const { repairs } = await repair();
    expect(await readFile(String(repairs[0]?.setAside), 'utf8')).toBe(text);
    expect(await annotations()).toEqual(sound);
    await goesOn();
    expect(await repair()).toEqual({ repairs: [], problems: [] });
  });

  it('of a newer Guillemet is left as it is', async () => {
    const file = article(`${me}.json`);
    await writeFile(file, (await readFile(file, 'utf8')).replace('"schemaVersion":1', '"schemaVersion":99'));
    const before = await contents();
    expect(await repair()).toEqual({ repairs: [], problems: [] });
    expect(await contents()).toEqual(before);
  });
});

describe('a snapshot that was altered', () => {
  it('but can be read is brought back to what its journal proves, and the altered one is kept beside it', async () => {
    const file = article(`${me}.json`);
    const altered = (await readFile(file, 'utf8')).replace('"exact":"chalutiers"', '"exact":"chalutière"');
    await writeFile(file, altered);
    const { repairs, problems } = await repair();
    expect(problems).toEqual([]);
    expect(await readFile(String(repairs[0]?.setAside), 'utf8')).toBe(altered);
    expect(await annotations()).toEqual(sound);
    expect(await repair()).toEqual({ repairs: [], problems: [] });
    await goesOn();
  });

  it('is left as it is where the journal does not go back to the first change', async () => {
    const file = article(`${me}.json`);
    await writeFile(article(`${me}.journal`), `${(await lines()).slice(1).join('\n')}\n`);
    await writeFile(file, (await readFile(file, 'utf8')).replace('"note":"à vérifier"', '"note":"vérifié"'));
    expect(await repair()).toEqual({ repairs: [], problems: [] });
    expect((await annotations()).map(({ note }) => note)).toContain('vérifié');
  });
});

describe('a damaged article.json', () => {
  const file = () => article('article.json');

  it('wherever it is cut off after its beginning, is made again from the original, byte for byte', async () => {
    const whole = await readFile(file(), 'utf8');
    for (const end of [whole.indexOf('"document"'), whole.length - 40, whole.length - 2]) {
      await writeFile(file(), whole.slice(0, end));
      const { repairs, problems } = await repair();
      expect(problems).toEqual([]);
      expect(await readFile(String(repairs[0]?.setAside), 'utf8')).toBe(whole.slice(0, end));
      expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual(JSON.parse(whole));
    }
    expect(await repair()).toEqual({ repairs: [], problems: [] });
  });

  it('whose text was altered is given the text back that was imported', async () => {
    const whole = await readFile(file(), 'utf8');
    await writeFile(file(), whole.replace('chalutiers', 'chalands'));
    expect((await repair()).repairs).toHaveLength(1);
    expect(await readFile(file(), 'utf8')).toBe(whole);
  });

  it('comes back from .bak where its beginning is lost, with a word on its state', async () => {
    const library = await openLibrary(desk(), { mode: 'write' });
    await library.setState('a-1', 'done');
    await library.close();
    await writeFile(file(), Buffer.alloc(900));
    const { repairs } = await repair();
    expect(repairs).toEqual([expect.objectContaining({ message: expect.stringMatching(/\.bak.*state/) })]);
    expect(await annotations()).toEqual(sound);
  });

  it('in the trash is mended as well, and its annotations are', async () => {
    const library = await openLibrary(desk(), { mode: 'write' });
    await library.trashArticle('a-1');
    await library.close();
    const trashed = path('Desk', 'trash', 'a-1');
    const whole = await readFile(`${trashed}/article.json`, 'utf8');
    await writeFile(`${trashed}/article.json`, whole.slice(0, -9));
    await writeFile(`${trashed}/${me}.json`, '');
    expect((await repair()).repairs.map(({ file: mended }) => mended)).toEqual([
      `${trashed}/article.json`,
      `${trashed}/${me}.json`,
    ]);
    expect((await checkFolder(desk())).problems).toEqual([]);
  });

  it('is left as it is, and named, where neither original nor .bak gives its text', async () => {
    await writeFile(file(), '');
    const before = await contents();
    expect((await repair()).problems).toEqual([
      { article: 'a-1', message: expect.stringMatching(/article\.json is damaged: it is empty.*nothing sound/) },
    ]);
    expect(await contents()).toEqual(before);
  });
});

describe('a damaged library.json', () => {
  const file = () => path('Desk', 'library.json');

  it('comes back from .bak, and stands set aside as it was found', async () => {
    await writeFile(file(), '{"format":"guillemet-libr');
    const { repairs } = await repair();
    expect(repairs).toEqual([expect.objectContaining({ article: null, file: file(), action: 'mended' })]);
    expect(await readFile(String(repairs[0]?.setAside), 'utf8')).toBe('{"format":"guillemet-libr');
    expect(await annotations()).toEqual(sound);
  });

  it('that is missing comes back from .bak', async () => {
    await rm(file());
    expect((await repair()).repairs).toEqual([expect.objectContaining({ setAside: null, action: 'mended' })]);
    expect(await annotations()).toEqual(sound);
  });

  it('without a sound copy is named, and nothing is changed', async () => {
    await writeFile(file(), '');
    await writeFile(`${file()}.bak`, '{}');
    const before = await contents();
    expect(await repairLibrary(desk())).toEqual({
      repairs: [],
      problems: [{ article: null, message: expect.stringContaining('library.json is damaged: it is empty') }],
    });
    expect(await contents()).toEqual(before);
  });
});

describe('random damage', () => {
  it('to journal and snapshots never invents an annotation, and what is kept can be opened', async () => {
    const states = new Set([...sound, madeQuote('v-4', me)].map((annotation) => JSON.stringify(annotation)));
    const read = (name: string) => readFile(article(name));
    const journal = await read(`${me}.journal`);
    const snapshots = [`${me}.json`, `${me}.json.bak`];
    const whole = await Promise.all(snapshots.map(read));
    const random = randomNumbers(20_260);
    const below = (limit: number) => Math.floor(random() * limit);
    let kept = 0;
    for (let round = 0; round < 120; round++) {
      for (const [index, name] of snapshots.entries()) {
        const bytes = whole[index] ?? Buffer.alloc(0);
        await writeFile(article(name), random() < 0.3 ? bytes : bytes.subarray(0, below(bytes.length)));
      }
      const bytes = Buffer.from(journal);
      for (let fault = below(4); fault > 0; fault--) bytes[below(bytes.length)] = below(256);
      await writeFile(article(`${me}.journal`), random() < 0.2 ? bytes.subarray(0, below(bytes.length)) : bytes);
      const { problems } = await repair();
      if (problems.some(({ message }) => message.includes('nothing sound'))) continue;
      for (const annotation of await annotations()) {
        expect(states).toContain(JSON.stringify(annotation));
        kept++;
      }
    }
    expect(kept).toBeGreaterThan(120);
  });
});
