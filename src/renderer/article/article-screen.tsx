import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { mergedPartsOf } from '../../core/annotation/merged-parts';
import type { AnnotatorOfArticle } from '../../core/calls/annotators-calls';
import type { HostApi, OpenedArticle } from '../../core/host-api';
import type { Failure, Result } from '../../core/result';
import { RecoveryScreen } from '../recovery/recovery-screen';
import { announce } from '../state/announcer';
import { codebook } from '../state/codebook';
import type { LibraryModel } from '../state/library-model';
import { leaveArticle } from '../state/screen';
import { useWords } from '../words/use-words';
import { sayFailure, say as sayNow } from '../words/words';
import { ArticleSession } from './article-session';
import { OpenArticle, type ReadingPlace } from './open-article';

interface ArticleScreenProps {
  host: HostApi;
  library: LibraryModel;
  articleId: string;
  /** How often the connection was lost and came back. */
  returns: number;
}

/** Opens the article, and opens it again when it was changed in a way that cannot be followed. */
export function ArticleScreen({ host, library, articleId, returns }: ArticleScreenProps) {
  const say = useWords();
  /** `times`: how often it was opened; another session is another view, built anew. */
  const [shown, setShown] = useState<{
    session: ArticleSession;
    other: AnnotatorOfArticle | null;
    times: number;
  } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [opening, setOpening] = useState(0);
  /** Whose annotations are looked at; null for one's own. */
  const [other, setOther] = useState<AnnotatorOfArticle | null>(null);
  const resume = useRef<ReadingPlace | null>(null);
  const current = useRef<ArticleSession | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `opening` and `returns` count the times it is opened again.
  useEffect(() => {
    let left = false;
    const reopen = () => setOpening((count) => count + 1);
    void openFor(host, articleId, other).then((result) => {
      if (left) return;
      if (!result.ok) return setFailure(result.error);
      const annotator = other?.id ?? library.annotator;
      const refusal = other ? 'annotators.readOnly' : result.value.supersededBy ? 'versions.readOnly' : null;
      const opened = new ArticleSession(host, result.value, annotator, reopen, refusal);
      const before = current.current;
      current.current = opened;
      setFailure(null);
      setShown((earlier) => ({ session: opened, other, times: (earlier?.times ?? 0) + 1 }));
      if (!before) return;
      // What was on its way when the connection or the common ground was lost is not lost with it.
      before.close();
      if (other) return announce(sayNow('annotators.shown', { name: other.name }));
      const lost = opened.carryOn(before.unsavedChanges);
      announce(sayNow(before.refusal === 'annotators.readOnly' ? 'annotators.own' : 'said.reloaded', { lost }));
    });
    return () => {
      left = true;
    };
  }, [host, library, articleId, other, opening, returns]);

  // Whoever wrote meanwhile may have changed it, and what could not be saved before can be now.
  useEffect(() => {
    const follow = () => void renew(host, articleId, current, () => setOpening((count) => count + 1));
    const stops = [
      host.on('library.access', ({ kind }) => kind === 'writing' && follow()),
      host.on('article.outside', (changed) => changed.articleId === articleId && follow()),
      onMerges(follow),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [host, articleId]);

  useEffect(() => () => current.current?.close(), []);

  if (failure?.code === 'library-damaged') {
    return (
      <RecoveryScreen
        host={host}
        articleId={articleId}
        failure={failure}
        onRestored={() => setOpening((count) => count + 1)}
        onBack={() => leaveArticle()}
      />
    );
  }
  if (failure) {
    return (
      <main className="message-screen">
        <p role="alert">{sayFailure(failure)}</p>
        <Button className="button" onPress={() => leaveArticle()}>
          {say('article.back')}
        </Button>
      </main>
    );
  }
  if (!shown) return null;
  return (
    <OpenArticle
      key={shown.times}
      {...{ host, library, resume }}
      session={shown.session}
      other={shown.other}
      onShowAnnotator={(annotator) => {
        // What is not saved yet lives in this session alone.
        if (shown.session.unsavedChanges.length > 0) announce(sayNow('annotators.unsaved'));
        else setOther(annotator);
      }}
    />
  );
}

/** Tells when annotations count otherwise, since parts of the codebook were merged in another window. */
function onMerges(act: () => void): () => void {
  let { key } = mergedPartsOf(codebook.get());
  return codebook.subscribe(() => {
    const before = key;
    key = mergedPartsOf(codebook.get()).key;
    if (key !== before) act();
  });
}

/** The article with one's own annotations, or with another annotator's in their place. */
async function openFor(
  host: HostApi,
  articleId: string,
  other: AnnotatorOfArticle | null,
): Promise<Result<OpenedArticle>> {
  const opened = await host.call('article.open', { articleId });
  if (!opened.ok || !other) return opened;
  const work = await host.call('annotators.read', { articleId, annotator: other.id });
  if (!work.ok) return work;
  return { ok: true, value: { ...opened.value, ...work.value, decisions: [], undoable: false, redoable: false } };
}

/** Brings the session up to date where its text is still the same; `reopen` does what cannot be done in place. */
async function renew(
  host: HostApi,
  articleId: string,
  current: { readonly current: ArticleSession | null },
  reopen: () => void,
): Promise<void> {
  const result = await host.call('article.open', { articleId });
  const session = current.current;
  if (!session) return;
  if (session.refusal !== null || !result.ok || result.value.article.textSha256 !== session.article.textSha256)
    return reopen();
  // A newer version took its place.
  if (result.value.supersededBy !== undefined) return reopen();
  announce(sayNow('said.reloaded', { lost: session.renew(result.value) }));
}
