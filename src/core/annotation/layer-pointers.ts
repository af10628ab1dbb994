import type { AttributeDefinition, Layer } from './codebook';
import { withFields } from './codebook-edits';
import type { MergedEntry } from './merged-entry';

/** What layers and attributes of a codebook that is taken in are called here, and where those go that became part of others there. */
export class LayerPointers {
  /** Ids of the other → ids here. */
  private readonly layers = new Map<string, string>();
  private readonly attributes = new Map<string, string>();

  layer(other: string, here: string): void {
    this.layers.set(other, here);
  }

  attribute(otherLayer: string, other: string, here: string): void {
    this.attributes.set(`${otherLayer} ${other}`, here);
  }

  /** The layers with the merges of the others, but for those that were merged here already, or that would lead round in a circle. */
  follow(layers: readonly Layer[], others: readonly Layer[], entries: MergedEntry[]): Layer[] {
    let followed = [...layers];
    for (const other of others) {
      const layer = followed.find(({ id }) => id === this.layers.get(other.id));
      if (!layer || layer.mergedInto !== undefined) continue;
      const into = this.targetOf(other, layer, followed);
      // Its attributes point to those of the other layer.
      if (other.mergedInto !== undefined && into === undefined) continue;
      const holding = followed.find(({ id }) => id === into) ?? layer;
      const pointed = withFields<Layer>(layer, {
        mergedInto: into,
        attributes: layer.attributes.map((attribute) => this.pointed(attribute, other, holding, layer)),
      });
      followed = followed.map((each) => (each === layer ? pointed : each));
      if (into !== undefined) tell(entries, layer.id);
    }
    return followed;
  }

  private targetOf({ mergedInto }: Layer, layer: Layer, layers: readonly Layer[]): string | undefined {
    const target = mergedInto === undefined ? undefined : layers.find(({ id }) => id === this.layers.get(mergedInto));
    let last = target;
    for (let steps = 0; last?.mergedInto !== undefined && steps < layers.length; steps++) {
      const next: string = last.mergedInto;
      last = layers.find(({ id }) => id === next);
    }
    return last === undefined || last.id === layer.id ? undefined : target?.id;
  }

  /** Where the one that it is part of there has another type here, it is left alone: its values find a place of their own. */
  private pointed(attribute: AttributeDefinition, other: Layer, holding: Layer, layer: Layer): AttributeDefinition {
    const told = other.attributes.find(({ id }) => this.attributes.get(`${other.id} ${id}`) === attribute.id);
    if (told?.mergedInto === undefined || attribute.mergedInto !== undefined) return attribute;
    const target = this.attributes.get(`${other.mergedInto ?? other.id} ${told.mergedInto}`);
    const isRound = target === attribute.id && holding === layer;
    const holds = holding.attributes.some(({ id, type }) => id === target && type === attribute.type);
    return isRound || !holds ? attribute : withFields<AttributeDefinition>(attribute, { mergedInto: target });
  }
}

/** Says of the entry of a layer that it became part of another. */
function tell(entries: MergedEntry[], layer: string): void {
  const index = entries.findIndex((entry) => entry.kind === 'layer' && entry.layer === layer);
  const entry = entries[index];
  if (!entry || entry.outcome === 'new') return;
  entries[index] = { ...entry, outcome: 'changed', fields: [...entry.fields, 'mergedInto'] };
}
