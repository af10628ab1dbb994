import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { LibraryAccess, Writer } from '../../core/calls/access-calls';
import type { HostApi } from '../../core/host-api';
import { libraryAccess, takeOver } from '../state/access';
import { announce } from '../state/announcer';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import { sayFailure, say as sayNow, uiLanguage } from '../words/words';

/** Says that this window only reads, who writes instead, and how to change that. Nothing while it writes. */
export function AccessBanner({ host }: { host: HostApi }) {
  const say = useWords();
  const { access, request, failure } = useStore(libraryAccess, (state) => state);
  const wasReading = useRef(false);

  useEffect(() => {
    if (wasReading.current && access.kind === 'writing') announce(sayNow('access.writing'));
    wasReading.current = access.kind === 'reading';
  }, [access]);

  if (access.kind === 'writing') return null;
  return (
    <section className="access-banner" aria-label={say('access.title')}>
      <p role="alert">
        <strong>{say('access.title')}</strong> {sentenceOf(access)} {failure ? sayFailure(failure) : ''}
      </p>
      <span className="access-asking" role="status">
        {request === 'asking' ? say('access.asking') : ''}
      </span>
      <Button className="button" isDisabled={request === 'asking'} onPress={() => void takeOver(host, false)}>
        {say(actionOf(access))}
      </Button>
      {request === 'silent' && access.writer ? <SilentDialog host={host} writer={access.writer} /> : null}
    </section>
  );
}

function sentenceOf({ writer, takenBy }: Extract<LibraryAccess, { kind: 'reading' }>): string {
  if (takenBy && (writer === null || isSame(writer, takenBy))) {
    return writer ? sayNow('access.taken', valuesOf(takenBy)) : sayNow('access.takenFree', valuesOf(takenBy));
  }
  return writer ? sayNow('access.held', valuesOf(writer)) : sayNow('access.free');
}

function actionOf({ writer, takenBy }: Extract<LibraryAccess, { kind: 'reading' }>) {
  if (writer === null) return 'access.write';
  return takenBy ? 'access.takeBack' : 'access.takeOver';
}

function isSame(a: Writer, b: Writer): boolean {
  return a.host === b.host && a.pid === b.pid;
}

function valuesOf({ host, pid, isHere, since }: Writer) {
  return { place: isHere ? 'here' : 'elsewhere', machine: host, pid: String(pid), time: timeOf(since) };
}

/** The hour for today, the day with it for any other; what is no time stays as it was written. */
function timeOf(since: string): string {
  const time = new Date(since);
  if (Number.isNaN(time.getTime())) return since;
  const isToday = time.toDateString() === new Date().toDateString();
  const options: Intl.DateTimeFormatOptions = isToday
    ? { timeStyle: 'short' }
    : { dateStyle: 'medium', timeStyle: 'short' };
  return new Intl.DateTimeFormat(uiLanguage.get(), options).format(time);
}

/** The second question, before somebody who does not answer is overridden. */
function SilentDialog({ host, writer }: { host: HostApi; writer: Writer }) {
  const say = useWords();
  const close = () => libraryAccess.update({ request: 'none' });
  const footer = (
    <>
      <Button className="button" autoFocus onPress={close}>
        {say('access.leave')}
      </Button>
      <Button className="button" onPress={() => void takeOver(host, false)}>
        {say('access.askAgain')}
      </Button>
      <Button className="button danger" onPress={() => void takeOver(host, true)}>
        {say('access.force')}
      </Button>
    </>
  );
  return (
    <AppDialog title={say('access.silentTitle')} onClose={close} footer={footer}>
      <p>{say('access.silent', valuesOf(writer))}</p>
      <p>{say('access.silentHelp')}</p>
    </AppDialog>
  );
}
