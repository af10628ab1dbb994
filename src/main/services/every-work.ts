import type { Work } from '../../core/annotation/change';
import type { Library } from '../library/library';
import { eachAtOnce } from './article-list';

/**
 * Does something with what everybody made of each article, as it is stored, articles in the trash among them: they may come
 * back. What cannot be read is passed over: `check` tells of it.
 */
export async function eachWork(library: Library, act: (works: readonly Readonly<Work>[]) => void): Promise<void> {
  await eachAtOnce(await library.articleIds(), async (id) => {
    const { known, unknown } = await library.annotatorsOf(id).catch(() => ({ known: [], unknown: [] }));
    const works: Readonly<Work>[] = [];
    for (const annotator of [...known, ...unknown]) {
      const work = await library.readStored(id, annotator).catch(() => null);
      if (work) works.push(work);
    }
    act(works);
  });
  await eachAtOnce(await library.trashedIds(), async (id) => act(await library.trashedWorks(id).catch(() => [])));
}
