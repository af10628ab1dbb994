import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { countLayers } from '../../core/annotation/annotation';
import { announcement } from '../state/announcer';
import { useAfterPaint } from '../state/use-after-paint';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import type { ArticleSession } from './article-session';
import { type BorderMode, borderValues } from './border-mode';

/** Always there: whether everything is on disk, what was done last, and how much is marked. */
export function StatusLine({ session, borders }: { session: ArticleSession; borders: BorderMode | null }) {
  const say = useWords();
  const { save, ordered } = useAfterPaint(session.state);
  const said = useAfterPaint(announcement);
  const { quotes, claims } = useMemo(() => countLayers(ordered), [ordered]);
  return (
    <footer className="status-line">
      <span
        className={`save-state ${save.kind}`}
        role={save.kind === 'failed' ? 'alert' : undefined}
        data-save={save.kind}
      >
        {save.kind === 'failed'
          ? say('status.failed', { reason: sayFailure(save.failure) })
          : say(save.kind === 'saved' ? 'status.saved' : 'status.saving')}
      </span>
      {save.kind === 'failed' ? (
        <Button className="quiet-button" onPress={() => session.retry()}>
          {say('status.retry')}
        </Button>
      ) : null}
      <span className="said">{said.text}</span>
      {borders ? <BorderState session={session} borders={borders} /> : null}
      <span className="counts">{say('article.counts', { quotes, claims })}</span>
    </footer>
  );
}

/** Which border the arrow keys move. */
function BorderState({ session, borders }: { session: ArticleSession; borders: BorderMode }) {
  const say = useWords();
  const chosen = useAfterPaint(borders.state);
  const segments = chosen && session.state.get().annotations.get(chosen.annotationId)?.segments;
  if (!segments) return null;
  return <span className="border-state">{say('borders.mode', borderValues(chosen, segments.length))}</span>;
}
