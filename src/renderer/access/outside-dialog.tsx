import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Annotation } from '../../core/annotation/annotation';
import type { OutsideChoice, OutsideQuestion } from '../../core/calls/outside-calls';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { typeName, wordsOf } from '../article/annotation-label';
import { layerName } from '../codebook/names';
import type { LibraryModel } from '../state/library-model';
import { AppDialog } from '../ui/app-dialog';
import { MayWrite } from '../ui/may-write';
import type { WordKey } from '../words/en';
import { useWords } from '../words/use-words';
import { isWordKey, sayFailure, uiLanguage } from '../words/words';

interface OutsideDialogProps {
  host: HostApi;
  library: LibraryModel;
  question: OutsideQuestion;
  /** How many there are to decide, this one too. */
  left: number;
  onClose: () => void;
}

/** One annotation in the two wordings that it was given here and elsewhere: which one stands, or both. */
export function OutsideDialog({ host, library, question, left, onClose }: OutsideDialogProps) {
  const say = useWords();
  const [failure, setFailure] = useState<Failure | null>(null);
  const { ours, theirs } = question;

  async function choose(choice: OutsideChoice) {
    const result = await host.call('outside.answer', { questionId: question.id, choice });
    setFailure(result.ok ? null : result.error);
  }

  const footer = (
    <MayWrite>
      <Button className="button" onPress={() => void choose('ours')}>
        {say(ours ? 'outside.keepOurs' : 'outside.leaveDeleted')}
      </Button>
      <Button className="button" onPress={() => void choose('theirs')}>
        {say(theirs ? 'outside.takeTheirs' : 'outside.delete')}
      </Button>
      {ours && theirs ? (
        <Button className="button primary" onPress={() => void choose('both')}>
          {say('outside.both')}
        </Button>
      ) : null}
    </MayWrite>
  );
  return (
    <AppDialog title={say('outside.question')} onClose={onClose} footer={footer} size="wide">
      <p>{say('outside.questionHelp', { title: question.articleTitle, left })}</p>
      {failure ? (
        <p className="warning" role="alert">
          {sayFailure(failure)}
        </p>
      ) : null}
      <div className="outside-sides">
        <Side library={library} heading={say('outside.ours')} annotation={ours} other={theirs} />
        <Side library={library} heading={say('outside.theirs')} annotation={theirs} other={ours} />
      </div>
    </AppDialog>
  );
}

interface SideProps {
  library: LibraryModel;
  heading: string;
  annotation: Annotation | null;
  other: Annotation | null;
}

/** What is different stands out, and not by colour alone. */
function Side({ library, heading, annotation, other }: SideProps) {
  const say = useWords();
  if (!annotation) {
    return (
      <section aria-label={heading}>
        <h3>{heading}</h3>
        <p className="hint">{say('outside.deleted')}</p>
      </section>
    );
  }
  const [mine, others] = [fieldsOf(annotation, library), other ? fieldsOf(other, library) : {}];
  const names = [...new Set([...Object.keys(mine), ...Object.keys(others)])];
  return (
    <section aria-label={heading}>
      <h3>{heading}</h3>
      <p className="hint">
        {layerName(annotation.layer)} ·{' '}
        {say('outside.by', { name: annotation.annotator, time: timeOf(annotation.modified) })}
      </p>
      <blockquote>{wordsOf(annotation)}</blockquote>
      <dl>
        {names.map((name) => (
          <div key={name}>
            <dt>{isWordKey(`inspector.${name}`) ? say(`inspector.${name}` as WordKey) : name}</dt>
            <dd>{mine[name] === others[name] ? mine[name] : <strong>{mine[name] ?? '–'}</strong>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** As the inspector names and shows them: people by name, words of the text in quotation marks. */
function fieldsOf(annotation: Annotation, library: LibraryModel): Record<string, string> {
  const { note, tags, attributes } = annotation;
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const isWords = typeof value === 'object' && value !== null && 'exact' in value;
    fields[name] = isWords ? `« ${value.exact} »` : library.nameOf(value) || String(value);
  }
  if (attributes.type !== undefined) fields.type = typeName(annotation);
  if (tags.length > 0) fields.tags = tags.join(', ');
  if (note !== '') fields.note = note;
  return fields;
}

function timeOf(time: string): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };
  return new Intl.DateTimeFormat(uiLanguage.get(), options).format(new Date(time));
}
