import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Verification } from '../../core/calls/provenance-calls';
import type { HostApi } from '../../core/host-api';
import type { Article } from '../../core/library/article';
import type { Failure } from '../../core/result';
import { downloadFile } from '../export/download';
import { useStore } from '../state/store';
import { useWords } from '../words/use-words';
import { sayFailure, uiLanguage } from '../words/words';
import { originFacts } from './origin-facts';

/** Where an article comes from and how its text was made; verified on the spot, and its file given back. */
export function OriginPanel({ host, article }: { host: HostApi; article: Article }) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const [verification, setVerification] = useState<Verification | 'running' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [said, setSaid] = useState('');
  const help = useId();
  const articleId = article.id;

  async function verify() {
    setVerification('running');
    const result = await host.call('provenance.verify', { articleId });
    setVerification(result.ok ? result.value : null);
    setFailure(result.ok ? null : result.error);
  }

  async function keepFile() {
    const outcome = await giveFile(host, articleId);
    setFailure(outcome.failure);
    setSaid(outcome.isSaved ? say('origin.kept') : '');
  }

  return (
    <>
      {failure ? (
        <p className="warning" role="alert">
          {sayFailure(failure)}
        </p>
      ) : null}
      <dl className="origin-facts">
        {originFacts(article, say, language).map(({ label, value, isCode }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{isCode ? <code>{value}</code> : value}</dd>
          </div>
        ))}
      </dl>
      <div className="origin-verification" role="status">
        {verification === 'running' ? say('origin.verifying') : null}
        {verification === null || verification === 'running' ? null : <Findings verification={verification} />}
      </div>
      <div className="about-actions">
        <span className="hint about-help" id={help}>
          {say('origin.keepHelp')}
        </span>
        <span className="hint" role="status">
          {said}
        </span>
        <Button className="button" aria-describedby={help} onPress={() => void keepFile()}>
          {say('origin.keep')}
        </Button>
        <Button className="button primary" isDisabled={verification === 'running'} onPress={() => void verify()}>
          {say('origin.verify')}
        </Button>
      </div>
    </>
  );
}

function Findings({ verification }: { verification: Verification }) {
  const say = useWords();
  const { original, text, rereading, readerVersion } = verification;
  const findings = [
    { isSound: original === 'same', sentence: say('origin.original', { state: original }) },
    { isSound: text === 'same', sentence: say('origin.textState', { state: text }) },
    {
      isSound: rereading === 'same',
      sentence: say('origin.rereading', {
        state: rereading === 'other-version' ? 'otherVersion' : rereading,
        version: readerVersion,
      }),
    },
  ];
  return (
    <ul>
      {findings.map(({ isSound, sentence }) => (
        <li key={sentence} className={isSound ? 'sound' : 'warning'}>
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path
              d={isSound ? 'M3 8.5 6.5 12 13 4.5' : 'M8 3v6M8 12v1'}
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
              strokeLinecap="round"
            />
          </svg>
          {sentence}
        </li>
      ))}
    </ul>
  );
}

/** By the host's save dialog, else as a download: the page itself never shows or runs it. */
async function giveFile(host: HostApi, articleId: string): Promise<{ isSaved: boolean; failure: Failure | null }> {
  const info = await host.call('host.info', {});
  if (info.ok && info.value.savesFiles) {
    const result = await host.call('provenance.saveOriginal', { articleId });
    if (!result.ok) return { isSaved: false, failure: result.error };
    return { isSaved: result.value.fileName !== null, failure: null };
  }
  const result = await host.call('provenance.original', { articleId });
  if (!result.ok) return { isSaved: false, failure: result.error };
  // Whatever it is: bytes to be kept.
  downloadFile(result.value.fileName, 'application/octet-stream', result.value.base64);
  return { isSaved: true, failure: null };
}
