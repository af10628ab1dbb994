import { useEffect, useState } from 'react';
import { type AnnotationFilter, matcherOf, narrows, noAnnotationFilter } from '../../core/annotation/annotation-filter';
import { codebook, tagTreeOf } from '../state/codebook';
import type { LibraryModel } from '../state/library-model';
import { useStore } from '../state/store';
import { useAfterPaint } from '../state/use-after-paint';
import { type ArticleSession, everything } from './article-session';

/** The filter of an open article's annotations. The session lets through what it lets through. */
export function useAnnotationFilter(
  session: ArticleSession,
  library: LibraryModel,
): [AnnotationFilter, (filter: AnnotationFilter) => void] {
  const [filter, setFilter] = useState(noAnnotationFilter);
  const { ordered } = useAfterPaint(session.state);
  const book = useStore(codebook, (value) => value);
  const people = useStore(library.state, () => library.register);
  // A claim's claimant may come from another annotation, so that what matches depends on all.
  const all = narrows(filter) ? ordered : null;
  useEffect(() => {
    const matches =
      all === null ? everything : matcherOf(filter, all, { people, tree: tagTreeOf(book), codebook: book });
    session.state.update({ matches });
  }, [session, filter, all, people, book]);
  return [filter, setFilter];
}
