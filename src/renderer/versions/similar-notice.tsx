import { Button } from 'react-aria-components';
import type { SimilarArticle } from '../../core/calls/version-calls';
import type { Preview } from '../../core/host-api';
import type { Metadata } from '../../core/library/article';
import { useStore } from '../state/store';
import type { WordKey } from '../words/en';
import { useWords } from '../words/use-words';
import { newVersionOf } from './new-version';
import { versionStep } from './version-step';

/** How an article of the library came to be named beside a preview. */
type Candidate = Omit<SimilarArticle, 'because'> & { because: SimilarArticle['because'] | 'asked' };

const sentences: Record<Candidate['because'], WordKey> = {
  asked: 'versions.asked',
  url: 'versions.sameUrl',
  text: 'versions.sameText',
  title: 'versions.sameTitle',
};

/** Names the articles that a preview may be another version of, with what can be done about it. */
export function SimilarNotice({ preview, metadata }: { preview: Preview; metadata: Metadata }) {
  const say = useWords();
  const asked = useStore(newVersionOf, (value) => value);
  const similar = preview.similarTo ?? [];
  const known = similar.find(({ id }) => id === asked?.id);
  const candidates: Candidate[] = [
    ...(asked && preview.sameAs?.id !== asked.id
      ? [{ resemblance: 0, ...known, ...asked, because: 'asked' as const }]
      : []),
    ...similar.filter(({ id }) => id !== asked?.id),
  ];
  if (candidates.length === 0) return null;
  return (
    <ul className="similar-notice" aria-label={say('versions.similar')}>
      {candidates.map(({ id, title, because, resemblance }) => (
        <li key={id}>
          <span>
            {say(sentences[because], { title })}{' '}
            {resemblance > 0 ? say('versions.resemblance', { share: Math.floor(resemblance * 100) }) : ''}
          </span>
          <Button
            className="button"
            aria-label={say('versions.compareWith', { title })}
            onPress={() => versionStep.set({ kind: 'compare', articleId: id, preview, metadata })}
          >
            {say('versions.compare')}
          </Button>
          <Button
            className={because === 'asked' ? 'button primary' : 'button'}
            autoFocus={because === 'asked'}
            aria-label={say('versions.openAsOf', { title })}
            onPress={() => versionStep.set({ kind: 'review', articleId: id, preview, metadata })}
          >
            {say('versions.openAs')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
