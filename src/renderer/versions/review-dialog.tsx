import { useEffect, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Chosen, ToReview, VersionProposal } from '../../core/calls/version-calls';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import type { ImportQueue } from '../importing/import-queue';
import { announce } from '../state/announcer';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { sayFailure, say as sayNow } from '../words/words';
import { ReviewItem } from './review-item';
import { TextDiff } from './text-diff';
import { type VersionStep, versionStep } from './version-step';

interface ReviewDialogProps {
  host: HostApi;
  queue: ImportQueue;
  step: Extract<VersionStep, { kind: 'review' }>;
}

/** How many annotations are shown at first, and with each "more". */
const page = 50;

const nameOf = ({ annotator, before }: ToReview) => `${annotator} ${before.id}`;

/** What becomes of every annotation where a preview is kept as a new version; what is doubtful is decided one by one. */
export function ReviewDialog({ host, queue, step }: ReviewDialogProps) {
  const say = useWords();
  const { articleId, preview, metadata } = step;
  const [proposal, setProposal] = useState<VersionProposal | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [choices, setChoices] = useState<ReadonlyMap<string, Chosen>>(new Map());
  const [shown, setShown] = useState(page);
  const [isBusy, setBusy] = useState(false);
  const [asked, setAsked] = useState(0);
  const heading = useId();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts the times it is looked at again.
  useEffect(() => {
    let left = false;
    void host.call('version.propose', { articleId, previewId: preview.id }).then((result) => {
      if (left) return;
      if (result.ok) setProposal(result.value);
      else setFailure(result.error);
    });
    return () => {
      left = true;
    };
  }, [host, articleId, preview.id, asked]);

  const chosenFor = (item: ToReview): Chosen => choices.get(nameOf(item)) ?? { choice: 'unplaced' };

  async function open() {
    if (!proposal || isBusy) return;
    setBusy(true);
    const chosen = proposal.review.map((item) => {
      return { annotator: item.annotator, id: item.before.id, ...chosenFor(item) };
    });
    const { revisions, number } = proposal;
    const request = { articleId, previewId: preview.id, metadata, revisions, choices: chosen };
    const result = await host.call('version.open', request);
    setBusy(false);
    if (result.ok) {
      announce(sayNow('versions.opened', { number }));
      versionStep.set(null);
      return queue.keptAsVersion(result.value.articleId);
    }
    setFailure(result.error);
    if (result.error.code === 'change-conflict') setAsked((count) => count + 1);
  }

  const review = proposal?.review ?? [];
  const reworded = review.filter(({ outcome }) => outcome === 'reworded');
  const left = review.filter((item) => chosenFor(item).choice === 'unplaced').length;
  const choose = (items: readonly ToReview[], chosen: Chosen) =>
    setChoices(new Map([...choices, ...items.map((item) => [nameOf(item), chosen] as const)]));

  return (
    <AppDialog
      title={say('versions.reviewTitle', {
        title: proposal?.before.title ?? metadata.title,
        number: proposal?.number ?? 2,
      })}
      onClose={() => versionStep.set(null)}
      size="wide"
      footer={
        <>
          <span className="hint" role="status">
            {proposal && left > 0 ? say('versions.left', { count: left }) : ''}
          </span>
          <Button className="button" onPress={() => versionStep.set(null)}>
            {say('versions.back')}
          </Button>
          <Button className="button primary" autoFocus isDisabled={!proposal || isBusy} onPress={() => void open()}>
            {say('versions.open', { number: proposal?.number ?? 2 })}
          </Button>
        </>
      }
    >
      {failure ? <p role="alert">{sayFailure(failure)}</p> : null}
      {proposal === null && failure === null ? <p role="status">{say('versions.comparing')}</p> : null}
      {proposal ? (
        <>
          <Counts counts={proposal.counts} />
          {review.length > 0 ? (
            <section className="version-review" aria-labelledby={heading}>
              <header>
                <h3 id={heading}>{say('versions.toDecide', { count: review.length })}</h3>
                {reworded.length > 1 ? (
                  <Button className="quiet-button" onPress={() => choose(reworded, { choice: 'accept' })}>
                    {say('versions.acceptAll', { count: reworded.length })}
                  </Button>
                ) : null}
              </header>
              {review.slice(0, shown).map((item) => (
                <ReviewItem
                  key={nameOf(item)}
                  item={item}
                  annotator={
                    proposal.annotators.length > 1
                      ? (proposal.annotators.find(({ id }) => id === item.annotator)?.name ?? item.annotator)
                      : ''
                  }
                  text={proposal.after.text}
                  chosen={chosenFor(item)}
                  onChoose={(chosen) => choose([item], chosen)}
                />
              ))}
              {review.length > shown ? (
                <Button className="button" onPress={() => setShown(shown + page)}>
                  {say('versions.more', { count: review.length - shown })}
                </Button>
              ) : null}
            </section>
          ) : null}
          <details className="version-diff">
            <summary>{say('versions.whatChanged')}</summary>
            <TextDiff
              before={proposal.before.text}
              after={proposal.after.text}
              names={[say('versions.earlier'), say('versions.newer')]}
            />
          </details>
        </>
      ) : null}
    </AppDialog>
  );
}

const outcomes = ['exact', 'moved', 'reworded', 'orphan'] as const;

function Counts({ counts }: { counts: VersionProposal['counts'] }) {
  const say = useWords();
  return (
    <ul className="version-counts" aria-label={say('versions.counts')}>
      {outcomes.map((outcome) => (
        <li key={outcome} className={counts[outcome] === 0 ? 'none' : outcome}>
          {say(`versions.count.${outcome}`, { count: counts[outcome] })}
        </li>
      ))}
    </ul>
  );
}
