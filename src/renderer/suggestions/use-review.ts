import { useEffect, useState } from 'react';
import type { ArticleSession } from '../article/article-session';
import type { LibraryModel } from '../state/library-model';
import { afterPaint } from '../state/use-after-paint';
import { findSuggestions } from './find-suggestions';
import { suggestionPreferences } from './preferences';
import { Review } from './review';

/** The review of an open article's suggestions, for as long as the article is open. */
export function useReview(session: ArticleSession, library: LibraryModel): Review {
  const [review] = useState(
    () =>
      new Review({ session, library, preferences: suggestionPreferences, find: findSuggestions, later: afterPaint }),
  );
  // Begun when the article is on screen: no text waits for its suggestions.
  useEffect(() => {
    const stop = session.refusal === null ? afterPaint(() => review.begin()) : () => {};
    return () => {
      stop();
      review.close();
    };
  }, [review, session]);
  return review;
}
