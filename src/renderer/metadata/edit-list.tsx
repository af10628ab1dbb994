import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { HostApi } from '../../core/host-api';
import type { Article, FieldChange, MetadataEdit } from '../../core/library/article';
import { inverseChanges } from '../../core/library/metadata-edit';
import type { LibraryModel } from '../state/library-model';
import { useStore } from '../state/store';
import { useWords } from '../words/use-words';
import { say, uiLanguage } from '../words/words';
import { metadataLabels } from './labels';

interface EditListProps {
  host: HostApi;
  article: Article;
  library: LibraryModel;
  onTakeBack: (inverse: readonly FieldChange[]) => void;
}

/** The corrections of what is said of an article, the last one first. */
export function EditList({ host, article, library, onTakeBack }: EditListProps) {
  const words = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const own = useStore(library.state, (state) => (state.kind === 'ready' ? state.library.annotator : null));
  const edits = article.provenance.edits ?? [];
  const others = useNamesOfOthers(host, edits, own?.id);
  if (edits.length === 0) return null;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section className="about-edits">
      <h3>{words('about.edits')}</h3>
      <ul>
        {[...edits].reverse().map((edit, place) => {
          const inverse = inverseChanges(article.metadata, edit);
          const sentence = editSentence(edit);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: corrections have no identity but their place.
            <li key={edits.length - place}>
              <span>
                {sentence}
                <small className="hint about-when">
                  {words('about.by', {
                    when: time.format(new Date(edit.at)),
                    who: own?.id === edit.annotator ? own.name : (others.get(edit.annotator) ?? edit.annotator),
                  })}
                </small>
              </span>
              {inverse ? (
                <Button
                  className="quiet-button"
                  aria-label={words('about.takeBackNamed', { edit: sentence })}
                  onPress={() => onTakeBack(inverse)}
                >
                  {words('about.takeBack')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Names of the annotators who made corrections, by id; asked only where others than who annotates here did. */
function useNamesOfOthers(
  host: HostApi,
  edits: readonly MetadataEdit[],
  own: string | undefined,
): ReadonlyMap<string, string> {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const hasOthers = edits.some(({ annotator }) => annotator !== own);
  useEffect(() => {
    if (!hasOthers) return;
    let left = false;
    void host.call('annotators.names', {}).then((result) => {
      if (result.ok && !left) setNames(new Map(result.value.annotators.map(({ id, name }) => [id, name])));
    });
    return () => {
      left = true;
    };
  }, [host, hasOthers]);
  return names;
}

function editSentence({ changes }: MetadataEdit): string {
  return changes
    .map(({ field, before, after }) => {
      const key = before === '' ? 'about.editNew' : after === '' ? 'about.editGone' : 'about.edit';
      return say(key, { field: say(metadataLabels[field]), before, after });
    })
    .join('; ');
}
