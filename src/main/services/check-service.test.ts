import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { checkFolder, checkLibrary } from './check-service';

const path = temporaryFolder();
const article = (...names: string[]) => path('Desk', 'articles', 'a-1', ...names);
let me = '';

beforeEach(async () => {
  const library = await openLibrary(path('Desk'), { mode: 'write' });
  me = library.annotator.id;
  for (const id of ['a-1', 'a-2']) {
    await library.addArticle(madeArticle(id));
    const store = await library.annotations(id);
    for (const annotation of ['v-1', 'v-2']) await store.apply(adding(madeQuote(annotation, me)), me);
  }
  await library.close();
});

async function bytes(): Promise<string[]> {
  const entries = await readdir(path(), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  return Promise.all(files.sort().map(async (file) => `${file} ${await readFile(file, 'latin1')}`));
}

/** Problems as lines; fails itself when looking changed a byte. */
async function problems(): Promise<string[]> {
  const before = await bytes();
  const report = await checkLibrary(await openLibrary(path('Desk'), { mode: 'read' }));
  expect(await bytes()).toEqual(before);
  return report.problems.map(({ article: id, annotation, message }) => `${id} ${annotation ?? ''}: ${message}`);
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

describe('a check', () => {
  it('counts what is there and finds nothing wrong with what is sound', async () => {
    expect(await checkLibrary(await openLibrary(path('Desk'), { mode: 'read' }))).toEqual({
      library: path('Desk'),
      articles: 2,
      trashed: 0,
      annotations: 4,
      problems: [],
    });
  });

  it('finds an original that was altered, or is missing', async () => {
    await edit(article('original.txt'), 'lundi', 'mardi');
    expect(await problems()).toEqual([expect.stringMatching(/^a-1 : The original of .* was altered/)]);
    await rm(article('original.txt'));
    expect(await problems()).toEqual([expect.stringMatching(/^a-1 : .*original\.txt is missing/)]);
  });

  it('finds a text that was altered', async () => {
    await edit(article('article.json'), 'chalutiers', 'chalands');
    expect(await problems()).toEqual([expect.stringMatching(/^a-1 : .*hash differs/)]);
  });

  it('finds both when both were altered', async () => {
    await edit(article('article.json'), 'chalutiers', 'chalands');
    await edit(article('original.txt'), 'lundi', 'mardi');
    expect(await problems()).toHaveLength(2);
  });

  it('finds a document that is none, and a length that is not the text’s', async () => {
    await edit(article('article.json'), '"type":"paragraph"', '"type":"parade"');
    expect(await problems()).toEqual([expect.stringMatching(/^a-1 : .*hash differs/)]);
    await edit(article('article.json'), '"type":"parade"', '"type":"paragraph"');
    await edit(article('article.json'), '"characters":', '"characters":1');
    expect(await problems()).toEqual([expect.stringMatching(/^a-1 : .* characters, not 1/)]);
  });

  it('finds an annotation whose words are not those at its place, and a layer and person that are none', async () => {
    await edit(article(`${me}.json`), '"exact":"chalutiers"', '"exact":"chalutière"');
    expect(await problems()).toEqual([
      expect.stringMatching(/^a-1 : .*does not hold what its journal makes: v-1\.$/),
      expect.stringMatching(/^a-1 v-1: quote at \[\d+, \d+\): segments\.0: the text at .* is not the words/),
    ]);
    await edit(article(`${me}.json`), '"attributes":{}', '"attributes":{"speaker":"p-9"}');
    await edit(article(`${me}.json`), '"id":"v-2","layer":"quote"', '"id":"v-2","layer":"frame"');
    expect(await problems()).toEqual([
      expect.stringContaining('does not hold what its journal makes: v-1, v-2.'),
      expect.stringContaining('segments.0'),
      expect.stringMatching(/^a-1 v-1: .*attributes\.speaker: .*p-9/),
      expect.stringMatching(/^a-1 v-2: .*layer: .*frame/),
    ]);
  });

  it('finds a damaged journal, a damaged snapshot and a damaged article, each by its file, and goes on', async () => {
    await edit(article(`${me}.journal`), 'chalutiers', 'chalutierx');
    expect(await problems()).toEqual([expect.stringMatching(/^a-1 : .*\.journal is damaged at line 1/)]);
    await writeFile(article(`${me}.json`), '');
    expect(await problems()).toEqual([expect.stringMatching(/^a-1 : .*\.json is damaged: it is empty/)]);
    await writeFile(article('article.json'), '{}');
    expect(await problems()).toEqual([expect.stringMatching(/^a-1 : .*article\.json is damaged/)]);
    expect(await checkLibrary(await openLibrary(path('Desk'), { mode: 'read' }))).toMatchObject({
      articles: 2,
      annotations: 2,
    });
  });

  it('finds annotations of somebody whom the library does not know', async () => {
    await writeFile(article('stranger.journal'), '');
    expect(await problems()).toEqual([expect.stringMatching(/^a-1 : .*"stranger".*left out/)]);
  });

  it('finds a folder among the articles that is none', async () => {
    await mkdir(path('Desk', 'articles', 'a-1 (copy)'));
    expect(await problems()).toEqual([expect.stringMatching(/^null : articles\/a-1 \(copy\) is not an article/)]);
  });

  it('looks into the trash as into the library', async () => {
    const library = await openLibrary(path('Desk'), { mode: 'write' });
    await library.trashArticle('a-1');
    await library.close();
    const trashed = path('Desk', 'trash', 'a-1');
    expect(await checkFolder(path('Desk'))).toMatchObject({ articles: 2, trashed: 1, annotations: 4, problems: [] });
    await edit(`${trashed}/original.txt`, 'lundi', 'mardi');
    await edit(`${trashed}/${me}.journal`, 'chalutiers', 'chalutierx');
    await cp(path('Desk', 'articles', 'a-2'), path('Desk', 'trash', 'a-2'), { recursive: true });
    expect(await problems()).toEqual([
      expect.stringMatching(/^a-2 : .*both in the library and in the trash/),
      expect.stringMatching(/^a-1 : In the trash: The original of .* was altered/),
      expect.stringMatching(/^a-1 : In the trash: .*\.journal is damaged at line 1/),
    ]);
  });

  it('finds ids of people, annotators, layers and attributes that stand for two things', async () => {
    const file = path('Desk', 'library.json');
    const value = JSON.parse(await readFile(file, 'utf8'));
    const person = { id: 'p-1', name: 'Zoé', role: '', organisation: '', country: '', aliases: [] };
    const layer = { id: 'quote', name: 'Quote', attributes: [] };
    const twice = { id: 'f', name: 'F', attributes: ['a', 'a'].map((id) => ({ id, type: 'text' })) };
    await writeFile(
      file,
      JSON.stringify({
        ...value,
        people: [person, { ...person, name: 'Zoé L.' }],
        annotators: [...value.annotators, ...value.annotators],
        codebook: { layers: [...value.codebook.layers, layer, twice] },
      }),
    );
    expect(await problems()).toEqual([
      expect.stringContaining('two people bear the id "p-1"'),
      expect.stringContaining(`two annotators bear the id "${me}"`),
      expect.stringContaining('two layers bear the id "quote"'),
      expect.stringContaining('two attributes of the layer "f" bear the id "a"'),
    ]);
  });

  it('has a damaged or lost library.json as one finding among the others, and goes on', async () => {
    await edit(article('original.txt'), 'lundi', 'mardi');
    await writeFile(path('Desk', 'library.json'), '{"format":');
    const damaged = await checkFolder(path('Desk'));
    expect(damaged).toMatchObject({ articles: 2, annotations: 4 });
    expect(damaged.problems.map(({ article: id, message }) => `${id} ${message}`)).toEqual([
      expect.stringMatching(/^null .*library\.json is damaged/),
      expect.stringMatching(/^a-1 .*original/),
    ]);
    await rm(path('Desk', 'library.json'));
    await writeFile(path('Desk', 'library.json.bak'), '');
    expect((await checkFolder(path('Desk'))).problems[0]?.message).toMatch(/lost its library\.json/);
  });

  it('tells how far it is', async () => {
    const seen: string[] = [];
    await checkFolder(path('Desk'), ({ done, total }) => void seen.push(`${done}/${total}`));
    expect(seen).toEqual(['0/2', '1/2', '2/2']);
  });

  it('does not mind a torn last line, which was never acknowledged', async () => {
    await writeFile(article(`${me}.journal`), `${await readFile(article(`${me}.journal`), 'utf8')}{"crc":"0`);
    expect(await problems()).toEqual([]);
  });
});
