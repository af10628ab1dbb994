import { useCallback, useEffect, useState } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import type { Damage } from '../../core/calls/recovery-calls';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { announce } from '../state/announcer';
import { LanguageSwitch } from '../ui/language-switch';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import { CandidateFacts } from './candidate-facts';
import { sayReason } from './reason';

interface RecoveryScreenProps {
  host: HostApi;
  /** Null where the library itself cannot be opened. */
  articleId: string | null;
  /** Why it cannot be opened. */
  failure: Failure;
  /** A file was restored: what could not be opened may be tried again. */
  onRestored: () => void;
  /** Where there is somewhere to go back to. */
  onBack?: () => void;
}

/** Shows what a damaged file could be again, one file after the other, and restores what is chosen. */
export function RecoveryScreen({ host, articleId, failure, onRestored, onBack }: RecoveryScreenProps) {
  const say = useWords();
  const [damages, setDamages] = useState<Damage[] | null>(null);
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isRestoring, setRestoring] = useState(false);

  const look = useCallback(async () => {
    const result = await host.call('recovery.candidates', { articleId });
    setRefusal(result.ok ? null : result.error);
    const found = result.ok ? result.value : [];
    setDamages(found);
    setChosen(found[0]?.candidates[0]?.id ?? null);
  }, [host, articleId]);
  useEffect(() => void look(), [look]);

  const damage = damages?.[0];

  async function restore() {
    if (!damage || chosen === null || isRestoring) return;
    setRestoring(true);
    const result = await host.call('recovery.restore', { target: damage.target, candidateId: chosen });
    setRestoring(false);
    if (!result.ok) {
      await look();
      setRefusal(result.error);
      return;
    }
    const [aside] = result.value.setAside;
    announce(aside === undefined ? say('recovery.restoredNew') : say('recovery.restored', { file: nameOf(aside) }));
    // Another file of the article may be damaged too: it is shown if the article still cannot be opened.
    if (articleId !== null) await look();
    onRestored();
  }

  return (
    <main className="recovery-screen" aria-busy={damages === null || isRestoring}>
      <div className="recovery-tools">
        <LanguageSwitch />
      </div>
      <h1>{say(articleId === null ? 'recovery.library' : 'recovery.article')}</h1>
      <p className="recovery-damage">
        {damage
          ? say('recovery.damaged', { file: damage.file, reason: sayReason(damage.failure, say) })
          : failure.message}
      </p>
      {refusal ? (
        <p className="warning" role="alert">
          {sayFailure(refusal)}
        </p>
      ) : null}
      {damages === null ? <p className="hint">{say('recovery.looking')}</p> : null}
      {damage && damage.candidates.length > 0 ? (
        <RadioGroup key={damage.file} className="candidates" value={chosen} onChange={setChosen}>
          <Label>{say('recovery.choose')}</Label>
          {damage.candidates.map((candidate, index) => (
            <Radio key={candidate.id} className="format candidate" value={candidate.id} autoFocus={index === 0}>
              <CandidateFacts candidate={candidate} />
            </Radio>
          ))}
        </RadioGroup>
      ) : null}
      {damage && damage.candidates.length === 0 ? <p role="alert">{say('recovery.nothing')}</p> : null}
      <footer className="recovery-footer">
        <p className="hint">{damage && damage.candidates.length > 0 ? say('recovery.safe') : ''}</p>
        {onBack ? (
          <Button className="button" onPress={onBack}>
            {say('article.back')}
          </Button>
        ) : null}
        {damage && chosen !== null ? (
          <Button className="button primary" isDisabled={isRestoring} onPress={() => void restore()}>
            {say(isRestoring ? 'recovery.restoring' : 'recovery.restore')}
          </Button>
        ) : null}
        {damages !== null && !damage ? (
          <Button className="button primary" onPress={onRestored}>
            {say('recovery.again')}
          </Button>
        ) : null}
      </footer>
    </main>
  );
}

/** The last part of a path of any system. */
function nameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
