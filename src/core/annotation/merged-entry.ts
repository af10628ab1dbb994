import { sameValue } from './change';
import type { Codebook } from './codebook';

/** What becomes of one entry of a codebook that is taken in. */
export interface MergedEntry {
  kind: 'layer' | 'attribute' | 'tag' | 'relation';
  /** Names from the top: a layer and its attribute, tags down to this one. */
  path: readonly string[];
  /** Layer of an attribute; its own id else. Names of what is built in hang on it. */
  layer?: string;
  outcome: 'new' | 'changed' | 'same';
  /** Fields that the codebook has otherwise until now. */
  fields: readonly string[];
  /** Fields that stay as they are here: a key that is taken, the type of an attribute, a place below itself. */
  kept: readonly string[];
}

/** `known`: the entry as it is here; its fields and those of `merged` are compared. */
export function outcomeOf(known: object | undefined, merged: object): Pick<MergedEntry, 'outcome' | 'fields'> {
  if (!known) return { outcome: 'new', fields: [] };
  const before: Readonly<Record<string, unknown>> = { ...known };
  const fields = Object.entries(merged).flatMap(([field, value]) => (sameValue(before[field], value) ? [] : [field]));
  return { outcome: fields.length > 0 ? 'changed' : 'same', fields };
}

/** Whose each key is: one that another entry has already is not taken from it. */
export class KeyBearers {
  private readonly bearers = new Map<string, string>();

  constructor({ layers, tags }: Codebook) {
    for (const { id, key, retired } of layers) if (key && !retired) this.bearers.set(key, `layer ${id}`);
    for (const { id, key, retired, mergedInto } of tags) {
      if (key && !retired && mergedInto === undefined) this.bearers.set(key, `tag ${id}`);
    }
  }

  /** True where the entry has the key from now on. */
  take(key: string | undefined, bearer: string): boolean {
    if (key === undefined) return true;
    const other = this.bearers.get(key);
    if (other !== undefined && other !== bearer) return false;
    this.bearers.set(key, bearer);
    return true;
  }
}
