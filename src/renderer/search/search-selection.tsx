import { useState } from 'react';
import { Button } from 'react-aria-components';
import { layerName } from '../codebook/names';
import { announcement } from '../state/announcer';
import { codebook } from '../state/codebook';
import { useStore } from '../state/store';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import type { SearchModel, SearchState } from './search-model';

interface SearchSelectionProps {
  state: SearchState;
  model: SearchModel;
  onAnnotate: (layer: string) => void;
  onTakeBack: () => void;
}

/** What can be done with the selected hits, and the way back from it. */
export function SearchSelection({ state, model, onAnnotate, onTakeBack }: SearchSelectionProps) {
  const say = useWords();
  const layers = useStore(codebook, (book) => book.layers).filter((layer) => layer.retired !== true);
  const said = useStore(announcement, (value) => value);
  const [layer, setLayer] = useState('claim');
  const { lines, selected, query, annotated } = state;
  const count = selected.size > 0 ? selected.size : Math.min(1, lines.length);
  return (
    <footer className="status-line search-selection">
      <Button className="quiet-button" isDisabled={lines.length === 0} onPress={() => model.selectAll()}>
        {say('search.selectAll')}
      </Button>
      <span>{say('library.selected', { count: selected.size })}</span>
      <MayWrite>
        <label>
          {say('search.as')}{' '}
          <select value={layer} onChange={(event) => setLayer(event.target.value)}>
            {layers.map(({ id }) => (
              <option key={id} value={id}>
                {layerName(id)}
              </option>
            ))}
          </select>
        </label>
        <Button
          className="button"
          isDisabled={count === 0 || query.scope === 'notes'}
          onPress={() => onAnnotate(layer)}
        >
          {say('search.annotate', { count })}
        </Button>
        {annotated ? (
          <Button className="quiet-button" onPress={onTakeBack}>
            {say('search.takeBack', { count: annotated.made })}
          </Button>
        ) : null}
      </MayWrite>
      <span className="said">{said.text}</span>
    </footer>
  );
}
