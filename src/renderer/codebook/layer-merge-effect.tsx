import type { Layer } from '../../core/annotation/codebook';
import { attributesTaken } from '../../core/annotation/layer-merge';
import { useWords } from '../words/use-words';
import { attributeName, layerName } from './names';

/** What becomes of each attribute of a layer that is to become part of another. */
export function LayerMergeEffect({ source, target }: { source: Layer; target: Layer }) {
  const say = useWords();
  const taken = attributesTaken(source, target);
  if (taken.length === 0) return null;
  const into = layerName(target.id);
  return (
    <ul className="codebook-effect">
      {taken.map(({ attribute, into: held, isAdded }) => {
        const name = attributeName(source.id, attribute);
        const there = attributeName(target.id, held);
        const said = isAdded
          ? say('codebook.attributeAdded', { name, into })
          : say('codebook.attributeHeld', { name, into: there });
        return <li key={attribute.id}>{said}</li>;
      })}
    </ul>
  );
}
