import { useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { OutsideNews, OutsideQuestion } from '../../core/calls/outside-calls';
import type { HostApi } from '../../core/host-api';
import type { LibraryModel } from '../state/library-model';
import { useWords } from '../words/use-words';
import { OutsideDialog } from './outside-dialog';

/** Says what other programs did to the library, and that the user has something to decide about it. */
export function OutsideNotice({ host, library }: { host: HostApi; library: LibraryModel }) {
  const say = useWords();
  const [news, setNews] = useState<OutsideNews | null>(null);
  const [questions, setQuestions] = useState<readonly OutsideQuestion[]>([]);
  const [isDeciding, setDeciding] = useState(false);

  const read = useCallback(async () => {
    const result = await host.call('outside.questions', {});
    if (!result.ok) return;
    setQuestions(result.value);
    if (result.value.length === 0) setDeciding(false);
  }, [host]);

  useEffect(() => {
    void read();
    const stops = [
      host.on('outside.news', (more) => setNews((earlier) => (earlier ? sumOf(earlier, more) : more))),
      host.on('outside.questions', () => void read()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [host, read]);

  const parts = news === null ? [] : sentencesOf(news, say);
  if (parts.length === 0 && questions.length === 0) return null;
  return (
    <section className="access-banner outside-notice" aria-label={say('outside.title')}>
      <p role="status">
        <strong>{say('outside.title')}</strong> {parts.join(' ')}{' '}
        {questions.length > 0 ? say('outside.questions', { count: questions.length }) : ''}
      </p>
      {questions.length > 0 ? (
        <Button className="button primary" onPress={() => setDeciding(true)}>
          {say('outside.decide')}
        </Button>
      ) : null}
      {parts.length > 0 ? (
        <Button className="icon-button" aria-label={say('dialog.close')} onPress={() => setNews(null)}>
          ×
        </Button>
      ) : null}
      {isDeciding && questions[0] ? (
        <OutsideDialog
          key={questions[0].id}
          host={host}
          library={library}
          question={questions[0]}
          left={questions.length}
          onClose={() => setDeciding(false)}
        />
      ) : null}
    </section>
  );
}

function sumOf(a: OutsideNews, b: OutsideNews): OutsideNews {
  return {
    added: a.added + b.added,
    removed: a.removed + b.removed,
    joined: [...new Set([...a.joined, ...b.joined])],
    copies: [...new Set([...a.copies, ...b.copies])],
  };
}

function sentencesOf({ added, removed, joined, copies }: OutsideNews, say: ReturnType<typeof useWords>): string[] {
  const sentences: string[] = [];
  if (added > 0) sentences.push(say('outside.added', { count: added }));
  if (removed > 0) sentences.push(say('outside.removed', { count: removed }));
  for (const title of joined) sentences.push(say('outside.joined', { title }));
  for (const name of copies) sentences.push(say('outside.copy', { name }));
  return sentences;
}
