import { useEffect, useState } from 'react';
import type { AnnotatorOfArticle } from '../../core/calls/annotators-calls';
import type { HostApi } from '../../core/host-api';
import { announce } from '../state/announcer';
import { useWords } from '../words/use-words';
import { sayFailure } from '../words/words';

interface AnnotatorFilterProps {
  host: HostApi;
  articleId: string;
  /** Whose annotations are shown; null for one's own. */
  other: AnnotatorOfArticle | null;
  onShowAnnotator: (annotator: AnnotatorOfArticle | null) => void;
}

/** Whose annotations are shown. There only where more than one has annotated the article. */
export function AnnotatorFilter({ host, articleId, other, onShowAnnotator }: AnnotatorFilterProps) {
  const say = useWords();
  const [annotators, setAnnotators] = useState<readonly AnnotatorOfArticle[]>([]);
  useEffect(() => {
    let left = false;
    void host.call('annotators.list', { articleId }).then((result) => {
      if (left) return;
      if (result.ok) setAnnotators(result.value.annotators);
      else announce(sayFailure(result.error));
    });
    return () => {
      left = true;
    };
  }, [host, articleId]);
  const [own, ...others] = annotators;
  if (!own || others.length === 0) return null;
  return (
    <div className="annotation-filter-fields">
      <label>
        {say('annotators.label')}
        <select
          value={other?.id ?? own.id}
          onChange={(event) => onShowAnnotator(others.find(({ id }) => id === event.target.value) ?? null)}
        >
          {annotators.map(({ id, name, annotations }) => (
            <option key={id} value={id}>
              {say('annotators.option', { name: id === own.id ? say('annotators.me', { name }) : name, annotations })}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
