import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { newLibraryFile } from './library-file';
import { OpenLibraryFile } from './open-library-file';
import { temporaryFolder } from './testing/temporary-folder';

const path = temporaryFolder();
const allowed = async () => {};
const renamed =
  (name: string) =>
  <T extends { name: string }>(data: T) => ({ ...data, name: `${data.name} ${name}` });
const stored = async () => JSON.parse(await readFile(path('library.json'), 'utf8'));

async function opened(): Promise<OpenLibraryFile> {
  const json = await OpenLibraryFile.open(path(), newLibraryFile('Desk'));
  await json.begin((data) => data);
  return json;
}

describe('library.json, open', () => {
  it('is missing where nothing is given to begin with', async () => {
    await expect(OpenLibraryFile.open(path())).rejects.toMatchObject({ failure: { code: 'library-damaged' } });
  });

  it('takes changes one at a time, and takes back a refused one alone', async () => {
    const json = await opened();
    const refused = () => Promise.reject(new Error('the lock is lost'));
    const results = await Promise.allSettled([
      json.change(renamed('one'), allowed),
      json.change(renamed('two'), refused),
      json.change(renamed('three'), allowed),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(json.data.name).toBe('Desk one three');
    expect(await stored()).toEqual(json.data);
  });

  it('joins a change with what another program has written since', async () => {
    const json = await opened();
    const theirs = {
      ...(await stored()),
      people: [{ id: 'p-1', name: 'Zoé', role: '', organisation: '', country: '', aliases: [] }],
    };
    await writeFile(path('library.json'), JSON.stringify(theirs));
    await json.change(renamed('ours'), allowed);
    expect(await stored()).toMatchObject({ name: 'Desk ours', people: [{ name: 'Zoé' }] });
    expect(await json.takeIn(allowed)).toBe(false);
  });

  it('tells whether another program has changed it', async () => {
    const json = await opened();
    expect(await json.readChanged()).toBe(false);
    await writeFile(path('library.json'), JSON.stringify({ ...(await stored()), name: 'Elsewhere' }));
    expect(await json.readChanged()).toBe(true);
    expect(json.data.name).toBe('Elsewhere');
  });
});
