import type { ArticleState } from '../../core/library/article';
import type { WordKey } from '../words/en';
import { useWords } from '../words/use-words';

export const stateWords: Record<ArticleState, WordKey> = {
  new: 'state.new',
  'in-work': 'state.inWork',
  done: 'state.done',
};

const signs: Record<ArticleState, string> = { new: '○', 'in-work': '◐', done: '●' };

/** How far an article is, as a sign and in words. */
export function StateSign({ state }: { state: ArticleState }) {
  const say = useWords();
  return (
    <span className={`state-sign state-${state}`}>
      <span aria-hidden="true">{signs[state]}</span> {say(stateWords[state])}
    </span>
  );
}
