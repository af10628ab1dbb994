import { isBuiltInLayer } from '../../core/annotation/built-in-codebook';
import type { Codebook } from '../../core/annotation/codebook';
import { hueOf, type LayerHue } from '../../core/annotation/layer-colours';
import { codebook } from './codebook';

/** The `tint-…` class of a layer and the first part of its tokens: `plain` where it has no colour. */
export type Tint = 'quote' | 'claim' | LayerHue | 'plain';

const tints = new WeakMap<Codebook, ReadonlyMap<string, Tint>>();

/** A look-up, since it is asked for each annotation that is drawn. A layer that the codebook does not have is plain. */
export function layerTint(id: string, of: Codebook = codebook.get()): Tint {
  let known = tints.get(of);
  if (!known) {
    known = new Map(of.layers.map((layer) => [layer.id, layer.colour ? hueOf(layer.colour) : usualTint(layer.id)]));
    tints.set(of, known);
  }
  return known.get(id) ?? usualTint(id);
}

function usualTint(id: string): Tint {
  return isBuiltInLayer(id) ? (id as 'quote' | 'claim') : 'plain';
}
