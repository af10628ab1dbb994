import { Button } from 'react-aria-components';
import type { Annotation } from '../../../core/annotation/annotation';
import { type RelationEnd, relationsOf } from '../../../core/annotation/relation';
import { relationTypeName } from '../../codebook/names';
import { CommandKey } from '../../ui/key-cap';
import { LayerGlyph } from '../../ui/layer-glyph';
import { useWords } from '../../words/use-words';
import { shortened, wordsOf } from '../annotation-label';

interface RelationListProps {
  annotation: Annotation;
  ordered: readonly Annotation[];
  onGo: (annotation: Annotation) => void;
  onRemove: (end: RelationEnd) => void;
}

/** What the selected annotation has to do with others, from both ends; each leads there. */
export function RelationList({ annotation, ordered, onGo, onRemove }: RelationListProps) {
  const say = useWords();
  const ends = relationsOf(annotation, ordered);
  const [before, after] = say('inspector.relate', { key: '\u0001' }).split('\u0001');
  return (
    <section className="relations" aria-label={say('inspector.relations')}>
      <h2>{say('inspector.relations')}</h2>
      {ends.length === 0 ? (
        <p className="hint">
          {before}
          <CommandKey of="relate" />
          {after}
        </p>
      ) : (
        <ul>
          {ends.map((end) => (
            <li key={`${end.direction}-${end.relation.id}`}>
              <span className="relation-type">
                {end.direction === 'out' ? '→' : '←'} {relationTypeName(end.relation.type)}
              </span>
              <Button className="quiet-button relation-other" onPress={() => onGo(end.other)}>
                <LayerGlyph layer={end.other.layer} named /> {shortened(wordsOf(end.other), 60)}
              </Button>
              <Button
                className="icon-button"
                aria-label={say('inspector.removeNamed', { name: relationTypeName(end.relation.type) })}
                onPress={() => onRemove(end)}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
