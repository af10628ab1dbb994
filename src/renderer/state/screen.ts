import type { Span } from '../../core/text/span';
import { Store } from './store';

export type Screen =
  | { name: 'library' }
  | { name: 'search' }
  | { name: 'people' }
  | { name: 'codebook' }
  | {
      name: 'article';
      articleId: string;
      /** Where to begin, UTF-16; at the first words where absent. */
      show?: Span;
      /** Where leaving the article leads. */
      back: Screen;
    };

/** Which screen is shown. */
export const screen = new Store<Screen>({ name: 'library' });

export function openArticle(articleId: string, { show, back }: { show?: Span; back?: Screen } = {}): void {
  screen.set({ name: 'article', articleId, ...(show ? { show } : {}), back: back ?? { name: 'library' } });
}

/** From an article to where it was opened from. */
export function leaveArticle(): void {
  const shown = screen.get();
  screen.set(shown.name === 'article' ? shown.back : { name: 'library' });
}
