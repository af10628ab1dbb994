import { useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { foldName } from '../../core/annotation/person';
import type { HostApi, Outcome } from '../../core/host-api';
import type { TrashedArticle } from '../../core/library/article';
import type { Failure, Result } from '../../core/result';
import { AppDialog } from '../ui/app-dialog';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';

/** How many are shown at once; the filter brings the others. */
const shownAtMost = 200;

/** What lies in the trash: it can be restored, one or all, or removed for good after a question. */
export function TrashDialog({ host, onClose }: { host: HostApi; onClose: () => void }) {
  const say = useWords();
  const [articles, setArticles] = useState<TrashedArticle[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [filter, setFilter] = useState('');
  const [isAsking, setAsking] = useState(false);

  const read = useCallback(async () => {
    const result = await host.call('trash.list', {});
    if (result.ok) setArticles(result.value);
    else setFailure(result.error);
  }, [host]);
  useEffect(() => void read(), [read]);

  async function act(doing: Promise<Result<Outcome>>) {
    const result = await doing;
    setFailure(result.ok ? (result.value.refused[0]?.failure ?? null) : result.error);
    setAsking(false);
    await read();
  }

  const all = articles ?? [];
  const ids = all.map(({ id }) => id);
  const folded = foldName(filter);
  const matching = all.filter(({ title, outlet }) => foldName(`${title} ${outlet}`).includes(folded));
  const count = all.length;

  const footer = isAsking ? (
    <>
      <p className="hint" role="alert">
        {say('trash.ask', { count })}
      </p>
      <Button key="cancel" className="button" autoFocus onPress={() => setAsking(false)}>
        {say('import.cancel')}
      </Button>
      <Button className="button danger" onPress={() => void act(host.call('trash.empty', { articleIds: ids }))}>
        {say('trash.remove')}
      </Button>
    </>
  ) : (
    <>
      <Button className="button" isDisabled={count === 0} onPress={() => setAsking(true)}>
        {say('trash.empty')}
      </Button>
      <Button
        className="button primary"
        isDisabled={count === 0}
        onPress={() => void act(host.call('articles.restore', { articleIds: ids }))}
      >
        {say('trash.restoreAll')}
      </Button>
    </>
  );

  return (
    <AppDialog title={say('trash.title')} onClose={onClose} footer={<MayWrite>{footer}</MayWrite>}>
      {failure ? (
        <p className="warning" role="alert">
          {sayFailure(failure)}
        </p>
      ) : null}
      {count > 10 ? (
        <input
          type="search"
          aria-label={say('library.search')}
          placeholder={say('library.search')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      ) : null}
      {articles !== null && count === 0 ? <p className="hint">{say('trash.nothing')}</p> : null}
      <MayWrite>
        <ul className="trash-list">
          {matching.slice(0, shownAtMost).map(({ id, title, outlet, version, problem }) => (
            <li key={id}>
              <span className="trash-title">
                {title}
                {version === undefined ? '' : ` (${say('versions.badge', { number: version })})`}
                <span className={problem === undefined ? 'hint' : 'warning'}>{problem ?? outlet}</span>
              </span>
              <Button
                className="button"
                aria-label={say('trash.restoreNamed', { title })}
                onPress={() => void act(host.call('articles.restore', { articleIds: [id] }))}
              >
                {say('trash.restore')}
              </Button>
            </li>
          ))}
        </ul>
      </MayWrite>
      {matching.length > shownAtMost ? (
        <p className="hint">{say('trash.more', { count: matching.length - shownAtMost })}</p>
      ) : null}
    </AppDialog>
  );
}
