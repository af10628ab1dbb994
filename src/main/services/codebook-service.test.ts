import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../core/annotation/annotation';
import type { Codebook, Layer, Tag } from '../../core/annotation/codebook';
import { mergeRelationType } from '../../core/annotation/codebook-edits';
import { templateCodebook } from '../../core/annotation/codebook-templates';
import { partKey } from '../../core/annotation/codebook-use';
import { mergeLayer } from '../../core/annotation/layer-merge';
import { type Library, openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote, madeText } from '../library/testing/made-library';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { ArticleList } from './article-list';
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
    expect((await codebooks.use()).annotations.get(partKey({ kind: 'tag', tag: 'sea' }))).toBe(1);
    await library.close();
    library = await openLibrary(path('Desk'), { mode: 'write' });
    const again = new CodebookService(library, () => {});
    expect((await again.use()).annotations.get(partKey({ kind: 'layer', layer: 'quote' }))).toBe(1);
    expect((await again.use()).articles.get(partKey({ kind: 'layer', layer: 'quote' }))).toBe(1);
  });
});

describe('a layer that became part of another', () => {
  const opinion: Layer = {
    id: 'opinion',
    name: 'Opinion',
    attributes: [{ id: 'tone', type: 'choice', choices: ['calm', 'angry'] }],
  };
  const key = (layer: string) => partKey({ kind: 'layer', layer });

  async function markOpinion(): Promise<Annotation> {
    await codebooks.change(now(), { ...now(), layers: [...now().layers, opinion] });
    await library.addArticle(madeArticle('a-1', madeText));
    const made = { ...madeQuote('o-1', library.annotator.id), layer: 'opinion', attributes: { tone: 'calm' } };
    await (await library.annotations('a-1')).apply(adding(made), library.annotator.id);
    return made;
  }
  const stored = async () => (await library.readStored('a-1', library.annotator.id)).annotations.get('o-1');
  const read = async () => (await library.readWork('a-1')).annotations.get('o-1');

  it('leaves its annotations on disk as they are, and has them counted and read as the other one’s', async () => {
    const made = await markOpinion();
    const before = now();
    await codebooks.change(before, mergeLayer(before, 'opinion', 'claim'));
    expect(await stored()).toEqual(made);
    expect(await read()).toMatchObject({ layer: 'claim', attributes: { tone: 'calm' } });
    const { annotations } = await codebooks.use();
    expect([annotations.get(key('claim')), annotations.get(key('opinion'))]).toEqual([1, undefined]);
    await codebooks.change(now(), before);
    expect(await read()).toEqual(made);
  });

  it('is not taken away with its pointer while an annotation still bears its name on disk', async () => {
    await markOpinion();
    await codebooks.change(now(), mergeLayer(now(), 'opinion', 'claim'));
    const without = { ...now(), layers: now().layers.filter(({ id }) => id !== 'opinion') };
    await expect(codebooks.change(now(), without)).rejects.toMatchObject({
      failure: { code: 'codebook-in-use', details: { name: 'Opinion', count: 1 } },
    });
  });

  it('is counted with the other one in the list of articles, also by a host that finds a cache from before', async () => {
    await markOpinion();
    const articles = new ArticleList(library);
    expect(await articles.read()).toMatchObject([{ claims: 0 }]);
    await library.close();
    await articles.close();
    library = await openLibrary(path('Desk'), { mode: 'write' });
    codebooks = new CodebookService(library, () => {});
    const again = new ArticleList(library);
    expect(await again.read()).toMatchObject([{ claims: 0 }]);
    await codebooks.change(now(), mergeLayer(now(), 'opinion', 'claim'));
    expect(await again.read()).toMatchObject([{ claims: 1 }]);
    await again.close();
    expect(await new ArticleList(library).read()).toMatchObject([{ claims: 1 }]);
  });
});

describe('a codebook as a file', () => {
  it('comes back as it was, under the name of its library', async () => {
    const made = { ...templateCodebook('fact-check', 'fr'), tags: [sea] };
    const layered = mergeLayer(made, 'source', 'claim');
    await codebooks.change(now(), mergeRelationType(layered, 'repeats', 'supports'));
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
