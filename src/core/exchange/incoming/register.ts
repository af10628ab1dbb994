import { z } from 'zod';
import { type AttributeValue, ChainLink, Evidence, Id } from '../../annotation/annotation';
import type { AttributeDefinition, Codebook, Layer, RelationType, Tag } from '../../annotation/codebook';
import { withWholeMerges } from '../../annotation/layer-merge';
import { foldName, isListed, type Person } from '../../annotation/person';
import { TagTree } from '../../annotation/tag-tree';
import { asciiLabel, partName } from '../labels';
import { guidOf } from '../refi/guid';
import type { Incoming } from './incoming';
import { because, type Reason } from './reason';

/** What all articles of a library share, as far as a file may add to it. */
export interface Shared {
  codebook: Codebook;
  people: Person[];
  annotators: { id: string; name: string }[];
}

/** Ids of attributes that are places, as Guillemet names them in codes and links. */
export const placeName = /^[a-z][A-Za-z0-9]{0,59}Span$/;

/** The layer of what a file only gives codes to. */
const passage: Layer = { id: 'passage', name: 'Passage', attributes: [] };

/**
 * Finds what a file names in the library, and adds what is not there: nothing is dropped. A label is a layer by id or name, else a new layer;
 * a tag is found by its path, else made; a person by name or alias, else entered, unless two people bear the name.
 */
export class Register {
  private layers: Layer[];
  private readonly tags: Tag[];
  private readonly tagsByPath = new Map<string, string>();
  private readonly relationTypes: RelationType[];
  private readonly people: Person[];
  private readonly annotators: { id: string; name: string }[];
  /** Ids of tags and people of the file → ids of the library. */
  private readonly tagIds = new Map<string, string>();
  private readonly personIds = new Map<string, string>();
  constructor(
    shared: Shared,
    private readonly annotatorId: (name: string) => string,
  ) {
    this.layers = [...shared.codebook.layers];
    this.tags = [...shared.codebook.tags];
    this.relationTypes = [...shared.codebook.relationTypes];
    this.people = [...shared.people];
    this.annotators = [...shared.annotators];
    this.rest = shared.codebook;
    for (const { tag, path } of new TagTree(shared.codebook).ordered) this.tagsByPath.set(keyOf(path), tag.id);
  }

  private readonly rest: Codebook;

  /** The library's own with what was added. */
  get shared(): Shared {
    const { layers, tags, relationTypes, people, annotators } = this;
    return { codebook: withWholeMerges({ ...this.rest, layers, tags, relationTypes }), people, annotators };
  }

  /** Takes in the codebook, people and annotators of a file, by id where they are the same, else by name. */
  takeIn({ codebook, people, annotators }: Incoming): void {
    for (const layer of codebook.layers) this.takeInLayer(layer);
    for (const type of codebook.relationTypes) {
      if (!this.relationTypes.some(({ id }) => id === type.id)) this.relationTypes.push(type);
    }
    for (const { tag, path } of new TagTree(codebook).ordered) {
      if (this.tags.some(({ id, name }) => id === tag.id && name === tag.name)) this.tagIds.set(tag.id, tag.id);
      else if (this.isOwnCode(path)) continue;
      else if (path.length === 1 && tag.name === passage.name) this.passageLayer();
      else this.tagIds.set(tag.id, this.tagFor([...path], tag));
    }
    for (const person of people) this.takeInPerson(person);
    for (const { id, name } of annotators) {
      if (this.annotators.some((known) => known.id === id || known.name === name)) continue;
      this.annotators.push({ id, name });
    }
  }

  /** The codes of our own layers, their attributes and choices stand in a REFI-QDA codebook beside the tags. */
  private isOwnCode([first = '', second, third]: readonly string[]): boolean {
    if (this.isPart(first) || placeName.test(first)) return true;
    const layer = this.layerNamed(first);
    if (!layer || second === undefined) return layer !== undefined;
    const isAttribute = layer.attributes.some(({ id }) => id === second);
    return isAttribute || (third === undefined && this.choiceNamed(layer.id, second) !== null);
  }

  /** The attribute of a layer that has the choice, and the choice as it is written there; null where none or several have it. */
  choiceNamed(layerId: string, name: string): { attribute: string; choice: string } | null {
    const wanted = foldName(name);
    const found = (this.layerById(layerId)?.attributes ?? []).flatMap(({ id, choices = [], retiredChoices = [] }) =>
      [...choices, ...retiredChoices]
        .filter((choice) => foldName(choice) === wanted)
        .map((choice) => ({ attribute: id, choice })),
    );
    const [only, ...others] = found;
    return only !== undefined && others.length === 0 ? only : null;
  }

  private takeInLayer(layer: Layer): void {
    const known = this.layers.find(({ id }) => id === layer.id);
    if (!known) {
      this.layers = [...this.layers, layer];
      return;
    }
    for (const attribute of layer.attributes) {
      const own = known.attributes.find(({ id }) => id === attribute.id);
      if (!own) this.putAttribute(layer.id, attribute);
      else
        for (const choice of [...(attribute.choices ?? []), ...(attribute.retiredChoices ?? [])])
          this.allow(layer.id, own, choice);
    }
  }

  private takeInPerson(person: Person): void {
    const same = this.people.find(({ id }) => id === person.id);
    if (same && foldName(same.name) === foldName(person.name)) {
      this.personIds.set(person.id, person.id);
      this.putBack(person.id);
      return;
    }
    const named = this.peopleNamed(person.name);
    const [only] = named;
    if (only && named.length === 1) {
      this.personIds.set(person.id, only.id);
      return;
    }
    const id = same ? `p-${guidOf('person', person.id, person.name)}` : person.id;
    this.people.push({ ...person, id });
    this.personIds.set(person.id, id);
  }

  /** Who was taken out of the register is in it again once something names them. */
  private putBack(id: string): void {
    const index = this.people.findIndex((person) => person.id === id);
    const person = this.people[index];
    if (person?.removed !== true) return;
    const { removed: _, ...back } = person;
    this.people[index] = back;
  }

  private peopleNamed(name: string): Person[] {
    const wanted = foldName(name);
    return this.people.filter(
      (person) => isListed(person) && [person.name, ...person.aliases].some((known) => foldName(known) === wanted),
    );
  }

  /** Id of a person by name, or by an id of the file; null where two people bear the name. */
  private personFor(stated: string): string | null {
    const name = cut(stated, 500);
    const known = this.personIds.get(name);
    if (known !== undefined) return known;
    if (this.people.some(({ id }) => id === name)) {
      this.putBack(name);
      return name;
    }
    const named = this.peopleNamed(name);
    if (named.length > 1) return null;
    if (named[0]) return named[0].id;
    const id = `p-${guidOf('person', foldName(name))}`;
    this.people.push({ id, name, role: '', organisation: '', country: '', aliases: [] });
    return id;
  }

  /** Id of the annotator of that name; `own` where the file names nobody. */
  annotatorFor(stated: string | null, own: string): string {
    const name = cut(stated ?? '', 200);
    if (name === '') return own;
    const known = this.annotators.find((each) => each.name === name || each.id === name);
    if (known) return known.id;
    let id = this.annotatorId(name);
    if (this.annotators.some((each) => each.id === id)) id = `annotator-${guidOf('annotator', name).slice(0, 8)}`;
    this.annotators.push({ id, name });
    return id;
  }

  /** One that became part of another is found by its own name too, where no other has taken that. */
  private layerNamed(stated: string): Layer | undefined {
    const label = cut(stated, 200);
    const wanted = foldName(label);
    const ascii = asciiLabel(label).toLowerCase();
    const layers = [...this.layers].sort(
      (a, b) => Number(a.mergedInto !== undefined) - Number(b.mergedInto !== undefined),
    );
    return (
      layers.find(({ id }) => id === label) ??
      layers.find(({ id, name }) => id.toLowerCase() === wanted || foldName(name) === wanted) ??
      (ascii === ''
        ? undefined
        : layers.find(
            ({ id, name }) => asciiLabel(name).toLowerCase() === ascii || asciiLabel(id).toLowerCase() === ascii,
          ))
    );
  }

  /** True for the name or id of an attribute that is a place, as Speaker and `cueSpan` are. */
  private isPart(label: string): boolean {
    return this.layers.some(({ attributes }) =>
      attributes.some(({ id, type }) => type === 'span' && (id === label || partName(id) === label)),
    );
  }

  layerFor(label: string): Layer {
    const known = this.layerNamed(label);
    if (known) return known;
    const name = cut(label, 200) || 'Passage';
    const id =
      asciiLabel(name).toLowerCase().slice(0, 40).replace(/_+$/, '') || `layer-${guidOf('layer', name).slice(0, 8)}`;
    const layer: Layer = {
      id: this.layers.some((each) => each.id === id) ? `layer-${guidOf('layer', name).slice(0, 8)}` : id,
      name,
      attributes: [],
    };
    this.layers = [...this.layers, layer];
    return layer;
  }

  passageLayer(): Layer {
    if (!this.layers.some(({ id }) => id === passage.id)) {
      this.layers = [...this.layers, passage];
    }
    return passage;
  }

  layerById(id: string): Layer | undefined {
    return this.layers.find((layer) => layer.id === id);
  }

  knownLayer(label: string): Layer | undefined {
    return this.layerNamed(label);
  }

  /** Id of the tag at that path, made with all above it where it is not there. `model`: what is said of it. */
  tagFor(stated: readonly string[], model?: Tag): string {
    const path = stated.map((part) => cut(part, 200));
    const [only, ...deeper] = path;
    if (only !== undefined && deeper.length === 0) {
      const mapped = this.tagIds.get(only);
      if (mapped !== undefined) return mapped;
      if (this.tags.some(({ id }) => id === only)) return only;
    }
    let parent: string | null = null;
    for (const [depth, name] of path.entries()) {
      if (name === '') continue;
      const here = path.slice(0, depth + 1);
      const known = this.tagsByPath.get(keyOf(here));
      if (known !== undefined) {
        parent = known;
        continue;
      }
      const isLast = depth === path.length - 1;
      const proposed: string = isLast && model ? model.id : path.length === 1 ? name : `t-${guidOf('tag', ...here)}`;
      const isFree = Id.safeParse(proposed).success && !this.tags.some((tag) => tag.id === proposed);
      const id: string = !isFree ? `t-${guidOf('tag', '', ...here)}` : proposed;
      const {
        parent: _,
        id: __,
        name: ___,
        key: ____,
        ...more
      } = isLast && model ? model : { parent, id, name, key: '' };
      this.tags.push({ ...more, id, name, parent });
      this.tagsByPath.set(keyOf(here), id);
      parent = id;
    }
    return parent ?? '';
  }

  relationTypeFor(stated: string): string {
    const type = cut(stated, 200);
    const wanted = foldName(type);
    const known = this.relationTypes.find(
      ({ id, name }) => id === type || id.toLowerCase() === wanted || foldName(name) === wanted,
    );
    if (known) return known.id;
    const id = asciiLabel(type).toLowerCase().slice(0, 60) || `relation-${guidOf('relation', type).slice(0, 8)}`;
    if (!this.relationTypes.some((each) => each.id === id)) {
      this.relationTypes.push({ id, name: type || id });
    }
    return id;
  }

  /** A value as the attribute wants it, or why it cannot be. An unknown attribute becomes one of text. */
  valueFor(layerId: string, name: string, value: AttributeValue): { id: string; value: AttributeValue } | Reason {
    const layer = this.layerById(layerId);
    const wanted = name.toLowerCase();
    // Others name an attribute with its layer before it: `QuoteType`, `quote_type`.
    const own = layer && [layer.id, layer.name].map((each) => foldName(each)).find((each) => wanted.startsWith(each));
    const bare = own === undefined ? wanted : wanted.slice(own.length).replace(/^[_-]/, '');
    const attribute =
      layer?.attributes.find(({ id }) => id === name) ??
      layer?.attributes.find(({ id }) => id.toLowerCase() === bare) ??
      layer?.attributes.find((each) => each.id.toLowerCase() === wanted || `${each.id.toLowerCase()}value` === wanted);
    if (!attribute) {
      const id = /^[A-Za-z][A-Za-z0-9]{0,63}$/.test(name)
        ? name
        : `x${guidOf('attribute', name).replaceAll('-', '').slice(0, 12)}`;
      if (!layer?.attributes.some((each) => each.id === id))
        this.putAttribute(layerId, { id, type: 'text', name: cut(name, 200) || id });
      return { id, value: typeof value === 'string' ? value : JSON.stringify(value) };
    }
    const typed = this.typedValue(layerId, attribute, value);
    return typed === null
      ? because('value', {
          attribute: name,
          value: shortened(typeof value === 'object' ? JSON.stringify(value) : String(value)),
        })
      : { id: attribute.id, value: typed };
  }

  private typedValue(layer: string, attribute: AttributeDefinition, value: AttributeValue): AttributeValue | null {
    const text = typeof value === 'string' ? value : null;
    switch (attribute.type) {
      case 'number': {
        const number = typeof value === 'number' ? value : Number(text ?? Number.NaN);
        return Number.isFinite(number) && text !== '' ? number : null;
      }
      case 'boolean':
        return typeof value === 'boolean' ? value : text === 'true' ? true : text === 'false' ? false : null;
      case 'person':
        return text === null || text.trim() === '' ? null : this.personFor(text);
      case 'choice':
        if (typeof value === 'object') return null;
        this.allow(layer, attribute, String(value));
        return String(value).trim().slice(0, 200) === String(value) ? String(value) : null;
      case 'choices': {
        const listed = z.array(z.string()).safeParse(text?.startsWith('[') ? jsonOr(text) : [value].flat());
        if (!listed.success) return null;
        for (const choice of listed.data) this.allow(layer, attribute, choice);
        return listed.data;
      }
      case 'chain':
        return parsed(z.array(ChainLink).max(50), text?.startsWith('[') ? jsonOr(text) : [value].flat().map(chainLink));
      case 'evidence':
        return parsed(z.array(Evidence).max(500), text?.startsWith('[') ? jsonOr(text) : [value].flat().map(evidence));
      case 'span':
        return null;
      default:
        return text ?? JSON.stringify(value);
    }
  }

  private allow(layer: string, { id }: AttributeDefinition, choice: string): void {
    const current = this.layerById(layer)?.attributes.find((each) => each.id === id);
    if (!current || choice.trim() === '' || choice.length > 200) return;
    const { choices = [], retiredChoices = [], mergedChoices = {} } = current;
    if ([...choices, ...retiredChoices].includes(choice) || Object.hasOwn(mergedChoices, choice)) return;
    this.putAttribute(layer, { ...current, choices: [...choices, choice] });
  }

  /** An attribute of a layer that is a place in the text, made where the layer has none of that id. */
  addPlace(layerId: string, id: string): AttributeDefinition | undefined {
    const known = this.layerById(layerId)?.attributes.find((attribute) => attribute.id === id);
    if (known) return known.type === 'span' ? known : undefined;
    const place: AttributeDefinition = { id, type: 'span' };
    this.putAttribute(layerId, place);
    return place;
  }

  private putAttribute(layerId: string, attribute: AttributeDefinition): void {
    this.layers = this.layers.map((layer) => {
      if (layer.id !== layerId) return layer;
      const index = layer.attributes.findIndex(({ id }) => id === attribute.id);
      const attributes = index === -1 ? [...layer.attributes, attribute] : layer.attributes.with(index, attribute);
      return { ...layer, attributes };
    });
  }
}

/** A name without blanks around it and no longer than it may be, in UTF-16 units, nor with half a character at its end. */
function cut(name: string, length: number): string {
  return name
    .trim()
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trim();
}

/** Words as a message shows them. */
export function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')}…` : words;
}

function keyOf(path: readonly string[]): string {
  return path.map(foldName).join('\n');
}

/** `agency: Name` as a link of a chain; what is none stays what it is. */
function chainLink(item: unknown): unknown {
  const found = typeof item === 'string' ? /^([a-z]+): (.+)$/su.exec(item) : null;
  return found ? { role: found[1], name: found[2] } : item;
}

/** A title, an address and a note, a line each, as evidence. */
function evidence(item: unknown): unknown {
  if (typeof item !== 'string') return item;
  const [title = '', ...others] = item.split('\n');
  const link = others[0] !== undefined && /^https?:/.test(others[0]) ? others[0] : '';
  return { title, link, note: others.slice(link === '' ? 0 : 1).join('\n') };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T | null {
  const result = schema.safeParse(value);
  return result.success ? result.data : null;
}
