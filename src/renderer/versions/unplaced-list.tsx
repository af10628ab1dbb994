import { Button } from 'react-aria-components';
import type { Annotation } from '../../core/annotation/annotation';
import { removal } from '../../core/annotation/relation';
import { likelyPlace, placedAt } from '../../core/versions/placing';
import { shortened, wordsOf } from '../article/annotation-label';
import type { ArticleSession } from '../article/article-session';
import type { ArticleView } from '../article/article-view';
import { layerName } from '../codebook/names';
import { announce } from '../state/announcer';
import { useStore } from '../state/store';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { say as sayNow } from '../words/words';

/** Annotations of an earlier version whose words are not in this one: each is placed by hand, or deleted. */
export function UnplacedList({ session, view }: { session: ArticleSession; view: ArticleView }) {
  const say = useWords();
  const unplaced = useStore(session.state, (state) => state.unplaced);
  if (unplaced.length === 0) return null;
  return (
    <section className="unplaced" aria-label={say('versions.unplaced', { count: unplaced.length })}>
      <h2>{say('versions.unplaced', { count: unplaced.length })}</h2>
      <p className="hint">{say('versions.unplacedHelp')}</p>
      <MayWrite>
        <ul>
          {unplaced.map((annotation) => {
            const words = shortened(wordsOf(annotation), 120);
            const named = { words: shortened(words, 40) };
            return (
              <li key={annotation.id}>
                <p className="unplaced-words">
                  <strong>{layerName(annotation.layer)}</strong> {words}
                </p>
                <span className="unplaced-actions">
                  <Button
                    className="quiet-button"
                    aria-label={say('versions.findIt', named)}
                    onPress={() => find(session, view, annotation)}
                  >
                    {say('versions.find')}
                  </Button>
                  <Button
                    className="quiet-button"
                    aria-label={say('versions.placeIt', named)}
                    onPress={() => place(session, view, annotation)}
                  >
                    {say('versions.place')}
                  </Button>
                  <Button
                    className="quiet-button"
                    aria-label={say('versions.dropIt', named)}
                    onPress={() => drop(session, view, annotation)}
                  >
                    {say('versions.drop')}
                  </Button>
                </span>
              </li>
            );
          })}
        </ul>
      </MayWrite>
    </section>
  );
}

/** Selects what is most like its words. */
function find({ canonical }: ArticleSession, view: ArticleView, annotation: Annotation): void {
  const span = likelyPlace(canonical.text, annotation);
  if (!span) return announce(sayNow('versions.notFound'));
  view.show(span);
  announce(sayNow('versions.found', { words: shortened(canonical.text.slice(span.start, span.end)) }));
}

/** Puts it on the selected words. */
function place(session: ArticleSession, view: ArticleView, before: Annotation): void {
  const { start, end } = view.selection;
  const after = start < end ? placedAt(session.canonical.text, before, { start, end }, new Date().toISOString()) : null;
  if (!after) return announce(sayNow('versions.selectFirst'));
  session.change('place', [{ kind: 'annotation', id: before.id, before, after }], before.id);
  view.focus();
  announce(sayNow('versions.placed', { words: shortened(wordsOf(after)) }));
}

function drop(session: ArticleSession, view: ArticleView, annotation: Annotation): void {
  const all = session.currentWork.annotations.values();
  session.change('delete', removal([annotation], all, new Date().toISOString()));
  view.focus();
  announce(sayNow('versions.dropped'));
}
