import { layerName } from '../codebook/names';

interface LayerGlyphProps {
  layer: string;
  /** False where the layer's name stands beside the glyph already. */
  named?: boolean;
}

/** The sign of a layer, since colour is never the only one: guillemets for quotes, a flag for claims. */
export function LayerGlyph({ layer, named = false }: LayerGlyphProps) {
  const name = named ? { role: 'img', 'aria-label': layerName(layer) } : { 'aria-hidden': true };
  return (
    <span className={`glyph layer-${layer}`} {...name}>
      {layer === 'quote' ? '«»' : layer === 'claim' ? <Flag /> : <Diamond />}
    </span>
  );
}

// Drawn, not typed: not every machine has a face with these signs.
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

function Diamond() {
  return (
    <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z" fill="currentColor" />
    </svg>
  );
}
