import type { Codebook } from '../annotation/codebook';

/** The labels that a format gives to layers and to places such as speaker and cue. */
export interface Labels {
  layer(id: string): string;
  /** Of an attribute that is a place in the text: `speakerSpan` is a Speaker, `cueSpan` a Cue. */
  part(attribute: string): string;
}

/** Letters, digits, `-` and `_` of ASCII, beginning with a letter: what brat and UIMA take for a name. */
export function asciiLabel(name: string): string {
  const letters = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[A-Za-z]/.test(letters) ? letters : letters === '' ? '' : `L_${letters}`;
}

/**
 * Labels by the names of the layers, made fit for a format by `shaped`. A layer whose name leaves nothing, or is
 * that of another, goes by its id, so that no two layers share a label.
 */
export function labelsOf(codebook: Codebook, shaped: (name: string) => string): Labels {
  const parts = new Map<string, string>();
  for (const { attributes } of codebook.layers) {
    for (const { id, type } of attributes) if (type === 'span') parts.set(id, shaped(partName(id)));
  }
  const taken = new Set(parts.values());
  const layers = new Map<string, string>();
  for (const { id, name } of codebook.layers) {
    const label = [shaped(name), shaped(id), `${shaped(id) || 'Layer'}_${layers.size}`].find(
      (candidate) => candidate !== '' && !taken.has(candidate),
    );
    layers.set(id, label ?? id);
    taken.add(label ?? id);
  }
  return {
    layer: (id) => layers.get(id) ?? (shaped(id) || id),
    part: (attribute) => parts.get(attribute) ?? shaped(partName(attribute)),
  };
}

/** `speakerSpan` → `Speaker`. */
export function partName(attribute: string): string {
  const name = attribute.replace(/(?<=.)Span$/, '');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
