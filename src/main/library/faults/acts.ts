import type { Operation } from '../../../core/annotation/change';
import { newId } from '../ids';
import { type Library, openLibrary } from '../library';
import { adding, madeArticle, madeQuote } from '../testing/made-library';

/** What a user does that is acknowledged; each act changes what is stored. */
export const acts = {
  async apply(library: Library): Promise<unknown> {
    const me = library.annotator.id;
    return (await library.annotations('a-1')).apply(adding(madeQuote(newId('v'), me)), me);
  },
  async undo(library: Library): Promise<unknown> {
    return (await library.annotations('a-1')).undo(newId('c'), library.annotator.id);
  },
  putPerson(library: Library, id: string = newId('p')): Promise<unknown> {
    return library.putPerson({ id, name: `Person ${id}`, role: '', organisation: '', country: '', aliases: [] });
  },
  addArticle(library: Library): Promise<unknown> {
    return library.addArticle(madeArticle(newId('a')));
  },
  addVersion(library: Library): Promise<unknown> {
    return library.addVersion('a-1', async ({ file, works }) => {
      const ops = [...(works.get(library.annotator.id)?.annotations.values() ?? [])].map((after): Operation => {
        return { kind: 'annotation', id: after.id, before: null, after };
      });
      const { id, textSha256, provenance } = file.article;
      const earlier = [{ id, textSha256, imported: provenance.imported }];
      const added = madeArticle(newId('a'), undefined, { version: { earlier } });
      const annotator = library.annotator.id;
      const change = {
        id: newId('c'),
        kind: 'new-version' as const,
        ops,
        revision: 1,
        at: provenance.imported,
        annotator,
      };
      return { ...added, changes: new Map([[annotator, [change]]]) };
    });
  },
  setState(library: Library): Promise<unknown> {
    return library.setState('a-2', 'done');
  },
};

/** A library with two articles, a person, and three marks of the library's annotator on `a-1`. */
export async function madeDesk(folder: string): Promise<void> {
  const library = await openLibrary(folder, { mode: 'write' });
  const me = library.annotator.id;
  for (const id of ['a-1', 'a-2']) await library.addArticle(madeArticle(id));
  await acts.putPerson(library, 'p-1');
  const store = await library.annotations('a-1');
  for (const id of ['v-1', 'v-2', 'v-3']) await store.apply(adding(madeQuote(id, me)), me);
  await library.close();
}
