import type { ArticleState } from '../../core/library/article';
import type { WordKey } from '../words/en';
import { useWords } from '../words/use-words';

export const stateWords: Record<ArticleState, WordKey> = {
  new: 'state.new',
  'in-work': 'state.inWork',
  done: 'state.done',
};

/** What of the circle is filled. Drawn, as the bundled faces have no such letters. */
const fillings: Record<ArticleState, string> = {
  new: '',
  'in-work': 'M5 1a4 4 0 0 1 0 8z',
  done: 'M5 1a4 4 0 0 1 0 8a4 4 0 0 1 0-8z',
};

/** How far an article is, as a sign and in words. */
export function StateSign({ state }: { state: ArticleState }) {
  const say = useWords();
  return (
    <span className={`state-sign state-${state}`}>
      <svg aria-hidden="true" viewBox="0 0 10 10" width="10" height="10">
        <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" />
        <path d={fillings[state]} fill="currentColor" />
      </svg>{' '}
      {say(stateWords[state])}
    </span>
  );
}
