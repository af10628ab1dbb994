import { lengthOf } from '../../core/annotation/annotation';
import type { ArticleSession } from './article-session';

/** What is told of a click in the text. */
export interface ClickReceiver {
  /** Called with the id of a suggestion that was clicked. */
  onSuggestion: (id: string) => void;
  /** Called with the offset of a click that goes on to the next annotation there. */
  onCycle: (offset: number) => void;
}

/**
 * A click goes to the smallest annotation under it, further clicks at the same place through the rest, then
 * to a suggestion; with Alt it goes through the annotations alone, and says how many there are. `offset` is UTF-16.
 */
export function clickText(session: ArticleSession, receiver: ClickReceiver, offset: number, event: MouseEvent): void {
  if (event.altKey) return receiver.onCycle(offset);
  const target = event.target instanceof Element ? event.target : null;
  const under = annotationsUnder(session, offset, target?.closest('[data-at]') ?? null);
  const { selected } = session.state.get();
  const next = under[under.findIndex(({ id }) => id === selected) + 1];
  const suggestion = target?.closest('[data-suggestion]')?.getAttribute('data-suggestion');
  if (!next && suggestion) receiver.onSuggestion(suggestion);
  else session.select(next?.id ?? under[0]?.id ?? null);
}

/** Those that cover what was clicked of a drawn piece, the shortest first. */
function annotationsUnder(session: ArticleSession, offset: number, piece: Element | null) {
  if (!piece) return [];
  // A click on the second half of a letter has the offset behind it, which may be the next piece's.
  const [start, end] = ['data-at', 'data-end'].map((name) => Number(piece.getAttribute(name))) as [number, number];
  const at = Math.max(start, Math.min(offset, end - 1));
  return session
    .annotationsAt(at)
    .filter(({ segments }) => segments.some(({ start, end }) => start <= at && at < end))
    .sort((a, b) => lengthOf(a) - lengthOf(b));
}
