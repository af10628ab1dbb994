import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { HostApi } from '../../core/host-api';
import { matcherFor, searchedText } from '../../core/search/matcher';
import { plainQuery, type SearchQuery } from '../../core/search/query';
import type { Span } from '../../core/text/span';
import { layerName } from '../codebook/names';
import { QueryOptions } from '../search/query-options';
import { announce } from '../state/announcer';
import { codebook } from '../state/codebook';
import { useStore } from '../state/store';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import type { ArticleActions } from './actions';
import type { ArticleSession } from './article-session';
import type { ArticleView } from './article-view';

interface FindBarProps {
  host: HostApi;
  session: ArticleSession;
  view: ArticleView;
  actions: ArticleActions;
  onClose: () => void;
}

/** As `phrase`, since in one article words are looked for as they are typed. */
const firstQuery: SearchQuery = { ...plainQuery, kind: 'phrase' };

/** Find in the article: every place is shown, Enter goes to the next, Escape leaves the caret there. */
export function FindBar({ host, session, view, actions, onClose }: FindBarProps) {
  const say = useWords();
  const layers = useStore(codebook, (book) => book.layers).filter((layer) => layer.retired !== true);
  const [query, setQuery] = useState(firstQuery);
  const [layer, setLayer] = useState('claim');
  const { hits, problem } = useHits(host, session, query);
  const [current, setCurrent] = useState(0);
  const input = useRef<HTMLInputElement>(null);

  useLayoutEffect(() => input.current?.focus(), []);

  // From the caret on, each time that something else is looked for.
  useEffect(() => {
    const caret = view.caretOffset;
    setCurrent(
      Math.max(
        0,
        hits.findIndex((hit) => hit.start >= caret),
      ),
    );
  }, [hits, view]);

  useEffect(() => {
    view.setFound({ hits, currentHit: current });
    const hit = hits[current];
    if (hit) view.reveal(hit);
  }, [hits, current, view]);

  useEffect(() => () => view.setFound({ hits: [], currentHit: -1 }), [view]);

  const go = (direction: 1 | -1) => {
    if (hits.length > 0) setCurrent((current + direction + hits.length) % hits.length);
  };

  function close() {
    const hit = hits[current];
    onClose();
    if (hit) view.setSelection(hit.start, hit.end);
    else view.focus();
  }

  return (
    <search className="find-bar">
      <div className="find-line">
        <input
          ref={input}
          type="search"
          aria-label={say('find.label')}
          placeholder={say('find.label')}
          value={query.text}
          onChange={(event) => setQuery({ ...query, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
            if (event.key === 'Escape') close();
          }}
        />
        <output className={problem === '' ? 'hint' : 'warning'}>
          {problem !== ''
            ? problem
            : query.text === ''
              ? ''
              : say('find.count', { count: hits.length, index: current + 1 })}
        </output>
        <Button className="icon-button" aria-label={say('find.previous')} onPress={() => go(-1)}>
          ↑
        </Button>
        <Button className="icon-button" aria-label={say('find.next')} onPress={() => go(1)}>
          ↓
        </Button>
        <Button className="icon-button" aria-label={say('find.close')} onPress={close}>
          ×
        </Button>
      </div>
      <div className="find-line">
        <QueryOptions
          query={query}
          isPhrase
          onChange={(part) => setQuery({ ...query, ...part, ...(part.kind === 'words' ? { kind: 'phrase' } : {}) })}
        />
        <MayWrite>
          <span className="find-annotate">
            <select aria-label={say('search.as')} value={layer} onChange={(event) => setLayer(event.target.value)}>
              {layers.map(({ id }) => (
                <option key={id} value={id}>
                  {layerName(id)}
                </option>
              ))}
            </select>
            <Button
              className="button"
              isDisabled={hits.length === 0}
              onPress={() => {
                const { made, skipped } = actions.markAll(layer, hits);
                announce(say('search.annotated', { made, articles: 1, skipped }));
              }}
            >
              {say('find.annotateAll', { count: hits.length })}
            </Button>
          </span>
        </MayWrite>
      </div>
    </search>
  );
}

const none: readonly Span[] = [];

/** Words are found here; a regular expression, which may go astray, on the host, which can stop it. */
function useHits(
  host: HostApi,
  session: ArticleSession,
  query: SearchQuery,
): { hits: readonly Span[]; problem: string } {
  const { text } = session.canonical;
  const isPattern = query.kind === 'regex';
  const searched = useMemo(() => searchedText(text), [text]);
  const here = useMemo(
    () => (isPattern ? none : (matcherFor(query)?.find(searched) ?? none)),
    [isPattern, query, searched],
  );
  const [there, setThere] = useState<{ hits: readonly Span[]; problem: string }>({ hits: none, problem: '' });
  const articleId = session.article.id;

  useEffect(() => {
    if (!isPattern) return;
    let isOver = false;
    const articleIds = [articleId];
    const asked = host.call('search.run', { query, order: 'article', language: 'und', articleIds, name: 'article' });
    void asked.then((result) => {
      if (isOver) return;
      if (result.ok) setThere({ hits: result.value.lines.map(({ start, end }) => ({ start, end })), problem: '' });
      else setThere({ hits: none, problem: sayFailure(result.error) });
    });
    return () => {
      isOver = true;
    };
  }, [host, isPattern, query, articleId]);

  return isPattern ? there : { hits: here, problem: '' };
}
