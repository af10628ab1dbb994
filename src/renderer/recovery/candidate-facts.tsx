import type { RecoveryCandidate } from '../../core/calls/recovery-calls';
import { useStore } from '../state/store';
import { useWords } from '../words/use-words';
import { uiLanguage } from '../words/words';

/** What a candidate holds, of when it is, what it lacks, and how it was verified. */
export function CandidateFacts({ candidate }: { candidate: RecoveryCandidate }) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const when = (time: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(time));
  const { source, file, time, lastChange, articles, people, annotations, characters } = candidate;
  const holds = [
    characters === null ? '' : say('recovery.characters', { count: characters }),
    annotations === null ? '' : say('recovery.annotations', { count: annotations }),
    people === null ? '' : say('recovery.people', { count: people }),
    articles === null ? '' : say('recovery.articles', { count: articles }),
  ];
  const times = [
    lastChange === null ? '' : say('recovery.lastChange', { time: when(lastChange) }),
    time === null ? '' : say('recovery.written', { time: when(time) }),
  ];
  const lacks = [
    candidate.missing === 0 ? '' : say('recovery.missing', { count: candidate.missing }),
    candidate.misplaced ? say('recovery.misplaced', { count: candidate.misplaced }) : '',
  ];
  return (
    <>
      <strong>{say(`recovery.from.${source}`)}</strong>
      <span className="candidate-holds">{listed(holds)}</span>
      {listed(lacks) === '' ? null : <span className="warning">{listed(lacks)}</span>}
      <small>{listed(times)}</small>
      <small>{listed([say(`recovery.by.${candidate.verified}`), file])}</small>
    </>
  );
}

function listed(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
