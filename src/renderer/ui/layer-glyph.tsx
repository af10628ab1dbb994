import type { ReactNode } from 'react';
import type { LayerHue } from '../../core/annotation/layer-colours';
import { layerName } from '../codebook/names';
import { codebook } from '../state/codebook';
import { layerTint } from '../state/layer-tint';
import { useStore } from '../state/store';
import { say } from '../words/words';

interface LayerGlyphProps {
  layer: string;
  /** False where the layer's name stands beside the glyph already. */
  named?: boolean;
  /** Said with the name: that it is a suggestion. */
  isSuggested?: boolean;
}

/** The sign of a layer, since colour is never the only one: guillemets for quotes, a flag for claims, a shape for each hue. */
export function LayerGlyph({ layer, named = false, isSuggested = false }: LayerGlyphProps) {
  const tint = useStore(codebook, (book) => layerTint(layer, book));
  const name = isSuggested ? say('suggestion.title', { layer: layerName(layer) }) : layerName(layer);
  return (
    <span
      className={`glyph tint-${tint}`}
      {...(named ? { role: 'img', 'aria-label': name, title: name } : { 'aria-hidden': true })}
    >
      {layer === 'quote' ? '«»' : layer === 'claim' ? <Flag /> : <Shape of={tint} />}
    </span>
  );
}

/** What layers of that colour bear, to choose it by. */
export function HueGlyph({ hue }: { hue: LayerHue }) {
  return (
    <span className={`glyph tint-${hue}`} aria-hidden="true">
      <Shape of={hue} />
    </span>
  );
}

const shapes: Readonly<Record<string, ReactNode>> = {
  green: <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" />,
  pink: <circle cx="8" cy="8" r="6" />,
  sky: <rect x="2.5" y="2.5" width="11" height="11" rx="1.5" />,
  vermilion: <path d="M8 2 14.5 13.5h-13Z" />,
  blue: <path d="M5 2h6l3 6-3 6H5L2 8Z" />,
  orange: <path d="m8 1.2 2 4.6 5 .4-3.8 3.3 1.2 4.9L8 11.8l-4.4 2.6 1.2-4.9L1 6.2l5-.4Z" />,
};

// Drawn, not typed: not every machine has a face with these signs.
function Shape({ of: tint }: { of: string }) {
  return (
    <svg className="hue-shape" viewBox="0 0 16 16" width="12" height="12" fill="currentColor" aria-hidden="true">
      {shapes[tint] ?? <path d="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 2.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z" />}
    </svg>
  );
}

function Flag() {
  return (
    <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
      <path
        d="M3.5 14.5v-13M3.5 2.5c3-1.5 5.5 1.5 9 0v6.5c-3.5 1.5-6-1.5-9 0"
        fill="currentColor"
        fillOpacity="0.25"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
