import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Codebook, Tag } from '../../core/annotation/codebook';
import { templateCodebook } from '../../core/annotation/codebook-templates';
import { partKey } from '../../core/annotation/codebook-use';
import { type Library, openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote, madeText } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { CodebookService } from './codebook-service';

const path = temporaryFolder();
let library: Library;
let codebooks: CodebookService;
let events: string[];

beforeEach(async () => {
  library = await openLibrary(path('Desk'), { mode: 'write' });
  events = [];
  codebooks = new CodebookService(library, (name) => events.push(name));
});
afterEach(() => library.close());

const sea: Tag = { id: 'sea', name: 'Sea', parent: null };
const now = (): Codebook => library.file.codebook;
const withTags = (...tags: Tag[]): Codebook => ({ ...now(), tags });

async function tagSomething(): Promise<void> {
  await library.addArticle(madeArticle('a-1', madeText));
  const store = await library.annotations('a-1');
  await store.apply(adding({ ...madeQuote('q-1', library.annotator.id), tags: ['sea'] }), library.annotator.id);
}

describe('a change of the codebook', () => {
  it('is on disk when it is acknowledged, and told', async () => {
    await codebooks.change(now(), templateCodebook('fact-check', 'fr'));
    expect(events).toEqual(['library.changed']);
    const reader = await openLibrary(path('Desk'), { mode: 'read' });
    expect(reader.file.codebook).toEqual(templateCodebook('fact-check', 'fr'));
  });

  it('is taken back by the change in the other direction', async () => {
    const before = now();
    const after = await codebooks.change(before, withTags(sea));
    expect(await codebooks.change(after, before)).toEqual(before);
  });

  it('made on a codebook that is no longer there is refused, and changes nothing', async () => {
    const early = now();
    await codebooks.change(early, withTags(sea));
    const late = codebooks.change(early, { ...early, tags: [{ ...sea, name: 'Lake' }] });
    await expect(late).rejects.toMatchObject({ failure: { code: 'change-conflict' } });
    expect(now().tags).toEqual([sea]);
  });

  it('that is not sound is refused with the path to what is wrong', async () => {
    await expect(codebooks.change(now(), withTags({ ...sea, parent: 'gone' }))).rejects.toMatchObject({
      failure: { code: 'codebook-invalid', path: ['after', 'tags', 0, 'parent'] },
    });
    expect(now().tags).toEqual([]);
  });

  it('takes nothing away that an annotation uses, and says how many do', async () => {
    await codebooks.change(now(), withTags(sea));
    await tagSomething();
    await expect(codebooks.change(now(), withTags())).rejects.toMatchObject({
      failure: { code: 'codebook-in-use', details: { name: 'Sea', count: 1 } },
    });
    await codebooks.change(now(), withTags({ ...sea, retired: true }));
    expect(now().tags).toEqual([{ ...sea, retired: true }]);
  });

  it('takes away what nothing uses', async () => {
    await codebooks.change(now(), withTags(sea));
    expect((await codebooks.change(now(), withTags())).tags).toEqual([]);
  });

  it('comes after another that is on its way', async () => {
    const before = now();
    const first = codebooks.change(before, withTags(sea));
    const second = codebooks.change(
      { ...before, tags: [sea] },
      { ...before, tags: [sea, { ...sea, id: 'lake', name: 'Lake' }] },
    );
    await Promise.all([first, second]);
    expect(now().tags.map(({ id }) => id)).toEqual(['sea', 'lake']);
  });
});

describe('the use of the codebook', () => {
  it('counts what is open and what is on disk', async () => {
    await codebooks.change(now(), withTags(sea));
    await tagSomething();
    expect((await codebooks.use()).get(partKey({ kind: 'tag', tag: 'sea' }))).toBe(1);
    await library.close();
    library = await openLibrary(path('Desk'), { mode: 'write' });
    const again = new CodebookService(library, () => {});
    expect((await again.use()).get(partKey({ kind: 'layer', layer: 'quote' }))).toBe(1);
  });
});

describe('a codebook as a file', () => {
  it('comes back as it was, under the name of its library', async () => {
    await codebooks.change(now(), { ...templateCodebook('fact-check', 'fr'), tags: [sea] });
    for (const format of ['json', 'csv'] as const) {
      const { fileName, bytes } = codebooks.file(format);
      expect(fileName).toBe(`desk-codebook.${format}`);
      expect(codebooks.read(fileName, bytes)).toEqual({ codebook: now(), problems: [] });
    }
  });

  it('keeps layers what they are where another tool only has codes', async () => {
    await codebooks.change(now(), withTags(sea));
    const { fileName, bytes } = codebooks.file('qdc');
    expect(codebooks.read(fileName, bytes)).toEqual({ codebook: now(), problems: [] });
  });

  it('changes nothing when it is read, sound or not', async () => {
    const before = now();
    codebooks.read('codes.csv', Buffer.from('kind,name\ntag,Lake\n'));
    codebooks.read('codes.csv', Buffer.from('kind,name\ntaag,Lake\n'));
    expect(now()).toBe(before);
    expect(events).toEqual([]);
  });

  it('that is none is refused', () => {
    expect(() => codebooks.read('letter.txt', Buffer.from('Dear all'))).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: 'codebook-unknown' }) }),
    );
  });
});
