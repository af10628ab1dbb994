import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isListed, type Person } from '../../core/annotation/person';
import { type Library, openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote, madeText, replacing } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { AnnotationService } from './annotation-service';
import { ArticleList } from './article-list';
import { PeopleService } from './people-service';

const path = temporaryFolder();
let library: Library;
let people: PeopleService;
let events: string[];

const zoe: Person = { id: 'p-1', name: 'Zoé Lindqvist', role: '', organisation: '', country: 'SE', aliases: [] };
const minister: Person = {
  id: 'p-2',
  name: 'la ministre',
  role: 'minister',
  organisation: '',
  country: '',
  aliases: [],
};

beforeEach(async () => {
  library = await openLibrary(path('Desk'), { mode: 'write' });
  events = [];
  people = new PeopleService(library, (name) => events.push(name));
  await people.put(zoe);
  await people.put(minister);
});
afterEach(() => library.close());

async function stored(): Promise<Person[]> {
  return (await openLibrary(path('Desk'), { mode: 'read' })).file.people;
}

describe('an edit of a person', () => {
  it('changes its fields alone, so that two made at once both stay', async () => {
    await Promise.all([
      people.edit('p-1', { role: 'minister' }),
      people.edit('p-1', { aliases: ['Z. Lindqvist'], anonymous: false }),
    ]);
    expect((await stored())[0]).toEqual({ ...zoe, role: 'minister', aliases: ['Z. Lindqvist'], anonymous: false });
    expect(events).toHaveLength(4);
  });

  it('of nobody, or of who became part of another, is refused and changes nothing', async () => {
    await people.merge('p-1', 'p-2');
    const before = await stored();
    for (const id of ['p-2', 'p-9']) {
      await expect(people.edit(id, { role: 'x' })).rejects.toMatchObject({ failure: { code: 'person-missing' } });
    }
    expect(await stored()).toEqual(before);
  });
});

describe('a merge', () => {
  it('keeps both entries, the one with the names of both and the other as a pointer', async () => {
    const { before, after } = await people.merge('p-1', 'p-2');
    expect(before).toEqual({ into: zoe, from: minister });
    expect(await stored()).toEqual([
      { ...zoe, role: 'minister', aliases: ['la ministre'] },
      { ...minister, mergedInto: 'p-1' },
    ]);
    expect([after.into, after.from]).toEqual(await stored());
  });

  it('is taken back as a whole', async () => {
    await people.split(await people.merge('p-1', 'p-2'));
    expect(await stored()).toEqual([zoe, minister]);
  });

  it('is not taken back over what was changed since', async () => {
    const merge = await people.merge('p-1', 'p-2');
    await people.edit('p-1', { country: 'FI' });
    const before = await stored();
    await expect(people.split(merge)).rejects.toMatchObject({ failure: { code: 'person-changed' } });
    expect(await stored()).toEqual(before);
  });

  it('of a person with itself or with who is not there is refused', async () => {
    await expect(people.merge('p-1', 'p-1')).rejects.toMatchObject({ failure: { code: 'person-invalid' } });
    await expect(people.merge('p-1', 'p-9')).rejects.toMatchObject({ failure: { code: 'person-missing' } });
    expect(await stored()).toEqual([zoe, minister]);
  });

  it('that one entry could not hold is refused before anything is written', async () => {
    const many = (id: string, name: string): Person => ({
      ...zoe,
      id,
      name,
      aliases: Array.from({ length: 150 }, (_, index) => `${name} ${index}`),
    });
    await people.put(many('p-3', 'Ada'));
    await people.put(many('p-4', 'Ida'));
    await expect(people.merge('p-3', 'p-4')).rejects.toMatchObject({
      failure: { code: 'person-invalid', path: ['aliases'] },
    });
    expect((await stored()).every(({ mergedInto }) => mergedInto === undefined)).toBe(true);
  });
});

describe('taking out of the register', () => {
  const code = (expected: string) => ({ failure: { code: expected } });

  /** A quote whose speaker is the minister. */
  async function quoteMinister(): Promise<void> {
    await library.addArticle(madeArticle('a-1', madeText));
    const made = { ...madeQuote('q-1', library.annotator.id), attributes: { speaker: 'p-2' } };
    await (await library.annotations('a-1')).apply(adding(made), library.annotator.id);
  }

  it('hides who is named nowhere, and puts them back as they were', async () => {
    const removed = await people.remove(['p-1', 'p-2']);
    expect(removed).toEqual([zoe, minister]);
    expect((await stored()).some(isListed)).toBe(false);
    await expect(people.edit('p-1', { role: 'x' })).rejects.toMatchObject(code('person-missing'));
    await people.restore(removed);
    expect(await stored()).toEqual([zoe, minister]);
    await expect(people.restore(removed)).rejects.toMatchObject(code('person-changed'));
  });

  it('of who is named is refused, and takes nobody else out with it', async () => {
    await quoteMinister();
    expect(await people.use()).toEqual(new Map([['p-2', 1]]));
    await expect(people.remove(['p-1', 'p-2'])).rejects.toMatchObject({
      failure: { code: 'person-in-use', details: { name: 'la ministre', count: 1 } },
    });
    expect(await stored()).toEqual([zoe, minister]);
  });

  it('counts what refers to an entry that became part of it, and articles in the trash', async () => {
    await quoteMinister();
    await people.merge('p-1', 'p-2');
    await library.trashArticle('a-1');
    expect(await people.use()).toEqual(new Map([['p-1', 1]]));
    await expect(people.remove(['p-1'])).rejects.toMatchObject(code('person-in-use'));
  });

  it('is taken back where undoing brings an annotation back that names them', async () => {
    await library.addArticle(madeArticle('a-1', madeText));
    const annotations = new AnnotationService(library, new ArticleList(library), () => {});
    const made = { ...madeQuote('q-1', library.annotator.id), attributes: { speaker: 'p-2' } };
    await annotations.apply('a-1', adding(made));
    await annotations.apply('a-1', replacing(made, null, 'c-delete'));
    await people.remove(['p-2']);
    await annotations.undo('a-1', 'c-undo');
    expect(await stored()).toEqual([zoe, minister]);
  });
});
