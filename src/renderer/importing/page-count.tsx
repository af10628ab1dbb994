import { useWords } from '../words/use-words';
import type { Pages } from './batch-run';

/** Which page of a file is being read; not announced, since it changes many times a second. */
export function PageCount({ pages: { done, total } }: { pages: Pages }) {
  const say = useWords();
  return <span className="page-count">{say('import.page.of', { page: Math.min(done + 1, total), total })}</span>;
}
