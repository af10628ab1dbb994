import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../words/use-words';
import type { ArticleSession } from './article-session';
import type { ArticleView } from './article-view';
import { finderOf } from './find';

interface FindBarProps {
  session: ArticleSession;
  view: ArticleView;
  onClose: () => void;
}

/** Find in the article: every place is shown, Enter goes to the next, Escape leaves the caret there. */
export function FindBar({ session, view, onClose }: FindBarProps) {
  const say = useWords();
  const find = useMemo(() => finderOf(session.canonical.text), [session]);
  const [words, setWords] = useState('');
  const hits = useMemo(() => find(words), [find, words]);
  const [current, setCurrent] = useState(0);
  const input = useRef<HTMLInputElement>(null);

  useLayoutEffect(() => input.current?.focus(), []);

  function search(next: string) {
    const caret = view.caretOffset;
    setWords(next);
    setCurrent(
      Math.max(
        0,
        find(next).findIndex((hit) => hit.start >= caret),
      ),
    );
  }

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
      <input
        ref={input}
        type="search"
        aria-label={say('find.label')}
        placeholder={say('find.label')}
        value={words}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') close();
        }}
      />
      <output className="hint">
        {words === '' ? '' : say('find.count', { count: hits.length, index: current + 1 })}
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
    </search>
  );
}
