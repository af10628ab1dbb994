import type { Codebook } from '../../core/annotation/codebook';
import { type Tint, tintOf } from '../../core/annotation/layer-colours';
import { codebook } from './codebook';

const tints = new WeakMap<Codebook, ReadonlyMap<string, Tint>>();

/** The `tint-…` class of a layer and the first part of its tokens. A look-up, since it is asked for each annotation that is drawn. */
export function layerTint(id: string, of: Codebook = codebook.get()): Tint {
  let known = tints.get(of);
  if (!known) {
    known = new Map(of.layers.map((layer) => [layer.id, tintOf(layer.id, layer.colour)]));
    tints.set(of, known);
  }
  return known.get(id) ?? tintOf(id, undefined);
}
