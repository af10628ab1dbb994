import type { AttributeDefinition, Codebook, Layer } from '../../core/annotation/codebook';
import { codebook } from '../state/codebook';
import { isWordKey, say } from '../words/words';

/** English names of what is built in: where a library still calls it so, it is said in the language of the screen. */
const builtInNames: Readonly<Record<string, string>> = { quote: 'Quote', claim: 'Claim' };

export function layerOf(id: string, of: Codebook = codebook.get()): Layer | null {
  return of.layers.find((layer) => layer.id === id) ?? null;
}

/** A layer by the name that the user knows; the id of one that the codebook does not have. */
export function layerName(id: string): string {
  const layer = layerOf(id);
  if (layer && layer.name !== builtInNames[id]) return layer.name;
  const key = `layer.${id}`;
  return isWordKey(key) ? say(key) : id;
}

export function attributeName(layer: string, { id, name }: Pick<AttributeDefinition, 'id' | 'name'>): string {
  const key = `attribute.${layer}.${id}`;
  return name ?? (isWordKey(key) ? say(key) : id);
}

/** One value of a choice; those that are built in in the language of the screen. */
export function choiceName(layer: string, attribute: string, choice: string): string {
  const key = `choice.${layer}.${attribute}.${choice}`;
  return isWordKey(key) ? say(key) : choice;
}

export function relationTypeName(id: string): string {
  const type = codebook.get().relationTypes.find((known) => known.id === id);
  const key = `relation.${id}`;
  return (!type || type.name === id) && isWordKey(key) ? say(key) : (type?.name ?? id);
}
