import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { VersionView } from '../../core/calls/version-calls';
import type { HostApi } from '../../core/host-api';
import { versionNumber } from '../../core/library/article';
import type { ArticleSession } from '../article/article-session';
import { announce } from '../state/announcer';
import { openArticle, screen } from '../state/screen';
import { AppDialog } from '../ui/app-dialog';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { sayFailure, say as sayNow, uiLanguage } from '../words/words';
import { askForNewVersion } from './new-version';
import { versionStep } from './version-step';

/** Which version is shown, the way to the others, to what changed between them, and to a new one. */
export function VersionBar({ host, session }: { host: HostApi; session: ArticleSession }) {
  const say = useWords();
  const { article, supersededBy } = session;
  const [versions, setVersions] = useState<readonly VersionView[]>([]);
  const [isTakingBack, setTakingBack] = useState(false);
  const number = versionNumber(article);
  const isAlone = number === 1 && supersededBy === null;

  useEffect(() => {
    if (isAlone) return;
    let left = false;
    void host.call('version.list', { articleId: article.id }).then((result) => {
      if (!left && result.ok) setVersions(result.value);
    });
    return () => {
      left = true;
    };
  }, [host, article.id, isAlone]);

  const there = versions.filter(({ isThere }) => isThere);
  const earlier = there.filter((version) => version.number < number).at(-1);
  const later = there.find((version) => version.number > number);
  // What changed to get here; of the first, what changed since.
  const compared = earlier
    ? { before: earlier.articleId, after: article.id }
    : later && { before: article.id, after: later.articleId };
  return (
    <div className={supersededBy ? 'version-bar earlier' : 'version-bar'}>
      {supersededBy ? <p role="note">{say('versions.isEarlier', { number })}</p> : null}
      {there.length > 1 ? (
        <select aria-label={say('versions.switch')} value={article.id} onChange={(event) => goTo(event.target.value)}>
          {there.map((version) => (
            <option key={version.articleId} value={version.articleId}>
              {say('versions.option', { number: version.number, date: dateOf(version.imported) })}
            </option>
          ))}
        </select>
      ) : null}
      {compared ? (
        <Button className="quiet-button" onPress={() => versionStep.set({ kind: 'read', ...compared })}>
          {say('versions.whatChanged')}
        </Button>
      ) : null}
      {supersededBy ? (
        <Button className="button" onPress={() => goTo(supersededBy)}>
          {say('versions.toNewest')}
        </Button>
      ) : session.refusal ? null : (
        <MayWrite>
          <Button className="quiet-button" onPress={() => askForNewVersion(article)}>
            {say('versions.openNew')}
          </Button>
          {earlier ? (
            <Button className="quiet-button" onPress={() => setTakingBack(true)}>
              {say('versions.takeBack', { number })}
            </Button>
          ) : null}
        </MayWrite>
      )}
      {isTakingBack ? (
        <TakeBackDialog host={host} articleId={article.id} number={number} onClose={() => setTakingBack(false)} />
      ) : null}
    </div>
  );
}

function TakeBackDialog({
  host,
  articleId,
  number,
  onClose,
}: {
  host: HostApi;
  articleId: string;
  number: number;
  onClose: () => void;
}) {
  const say = useWords();
  const [problem, setProblem] = useState('');
  async function takeBack() {
    const result = await host.call('version.takeBack', { articleId });
    if (!result.ok) return setProblem(sayFailure(result.error));
    announce(sayNow('versions.tookBack', { number }));
    onClose();
    goTo(result.value.articleId);
  }
  const footer = (
    <>
      <Button className="button" autoFocus onPress={onClose}>
        {say('versions.cancel')}
      </Button>
      <Button className="button danger" onPress={() => void takeBack()}>
        {say('versions.takeBack', { number })}
      </Button>
    </>
  );
  return (
    <AppDialog title={say('versions.takeBack', { number })} onClose={onClose} footer={footer}>
      <p>{say('versions.takeBackHelp', { number })}</p>
      {problem === '' ? null : <p role="alert">{problem}</p>}
    </AppDialog>
  );
}

/** To another version, which leaving leads to the same place from. */
function goTo(articleId: string): void {
  const shown = screen.get();
  openArticle(articleId, shown.name === 'article' ? { back: shown.back } : {});
}

function dateOf(time: string): string {
  return new Intl.DateTimeFormat(uiLanguage.get(), { dateStyle: 'medium' }).format(new Date(time));
}
