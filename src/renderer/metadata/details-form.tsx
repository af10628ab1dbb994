import { type FormEvent, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import type { HostApi } from '../../core/host-api';
import type { Article, FieldChange } from '../../core/library/article';
import { fieldChanges, refusedFields, withChanges } from '../../core/library/metadata-edit';
import type { Failure } from '../../core/result';
import type { LibraryModel } from '../state/library-model';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';
import { EditList } from './edit-list';
import { MetadataFields } from './metadata-fields';

interface DetailsFormProps {
  host: HostApi;
  library: LibraryModel;
  article: Article;
}

/** What is said of an article, to be corrected; each correction stays known and can be taken back. */
export function DetailsForm({ host, library, article }: DetailsFormProps) {
  const say = useWords();
  const form = useId();
  const [typed, setTyped] = useState<readonly Pick<FieldChange, 'field' | 'after'>[]>([]);
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const { metadata } = article;
  const shown = withChanges(metadata, typed);
  const changes = fieldChanges(metadata, shown);
  const isRefused = refusedFields(changes).length > 0;

  async function correct(wanted: readonly FieldChange[]) {
    const result = await host.call('article.correct', { articleId: article.id, changes: [...wanted] });
    setFailure(result.ok ? null : result.error);
    setSaid(result.ok ? say('about.saved') : '');
    if (result.ok) setTyped(typed.filter(({ field }) => !wanted.some((one) => one.field === field)));
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (isRefused) return;
    if (changes.length === 0) setSaid(say('about.unchanged'));
    else void correct(changes);
  }

  return (
    <MayWrite>
      <form id={form} className="about-details" onSubmit={onSubmit}>
        {failure ? (
          <p className="warning" role="alert">
            {sayFailure(failure)}
          </p>
        ) : null}
        <MetadataFields
          before={metadata}
          metadata={shown}
          onChange={(field, after) => {
            setSaid('');
            setTyped([...typed.filter((one) => one.field !== field), { field, after }]);
          }}
        />
        <div className="about-actions">
          <span className="hint" role="status">
            {said}
          </span>
          <Button className="button primary" type="submit" isDisabled={isRefused || changes.length === 0}>
            {say('about.save')}
          </Button>
        </div>
      </form>
      <EditList host={host} article={article} library={library} onTakeBack={(inverse) => void correct(inverse)} />
    </MayWrite>
  );
}
