import type { AttributeValue, ChainLink, Evidence } from '../annotation/annotation';
import type { AttributeDefinition, Layer } from '../annotation/codebook';
import { type Person, resolvePerson } from '../annotation/person';
import { TagTree } from '../annotation/tag-tree';
import type { ExportLibrary } from './export-input';
import type { ExportedSegment, ExportedValue } from './guillemet-schema';

/** Between the names of a tag and those above it. */
export const pathSeparator = ' › ';

/** The names behind the ids of a library, for formats that people read. */
export class Names {
  private readonly people: ReadonlyMap<string, Person>;
  private readonly annotators: ReadonlyMap<string, string>;
  private readonly layers: ReadonlyMap<string, Layer>;
  private readonly relationTypes: ReadonlyMap<string, string>;
  private readonly tags: TagTree;

  constructor(library: ExportLibrary) {
    this.people = new Map(library.people.map((person) => [person.id, person]));
    this.annotators = new Map(library.annotators.map(({ id, name }) => [id, name]));
    this.layers = new Map(library.codebook.layers.map((layer) => [layer.id, layer]));
    this.relationTypes = new Map(library.codebook.relationTypes.map(({ id, name }) => [id, name]));
    this.tags = new TagTree(library.codebook);
  }

  /** Merged entries are followed; the id where the register does not know it. */
  person(id: string): string {
    return resolvePerson(this.people, id)?.name ?? id;
  }

  personEntry(id: string): Person | null {
    return resolvePerson(this.people, id);
  }

  annotator(id: string): string {
    return this.annotators.get(id) ?? id;
  }

  layer(id: string): string {
    return this.layers.get(id)?.name ?? id;
  }

  relationType(id: string): string {
    return this.relationTypes.get(id) ?? id;
  }

  /** Names from the top of the tree to the tag; the id alone where the codebook does not know it. */
  tag(id: string): string[] {
    const tag = this.tags.resolve(id);
    return (tag && this.tags.placeOf(tag.id)?.path.slice()) ?? [id];
  }

  /** Id of the tag that stands for it today. */
  tagId(id: string): string {
    return this.tags.resolve(id)?.id ?? id;
  }

  definition(layer: string, attribute: string): AttributeDefinition | undefined {
    return this.layers.get(layer)?.attributes.find(({ id }) => id === attribute);
  }

  attribute(layer: string, id: string): string {
    return this.definition(layer, id)?.name ?? id;
  }

  /** A value in words for people; a span is what it covers. */
  readable(layer: string, attribute: string, value: ExportedValue | AttributeValue): string {
    if (typeof value === 'string') {
      return this.definition(layer, attribute)?.type === 'person' ? this.person(value) : value;
    }
    if (Array.isArray(value)) {
      const separator = value.some((item) => typeof item === 'object' && 'role' in item) ? ' ← ' : '; ';
      return value.map(readableItem).join(separator);
    }
    return typeof value === 'object' ? (value as ExportedSegment).exact : String(value);
  }

  /** A value as text that `valueFrom` understands: lists of parts as JSON, people by name. */
  plain(layer: string, attribute: string, value: ExportedValue): string {
    if (Array.isArray(value)) return JSON.stringify(value);
    return this.readable(layer, attribute, value);
  }
}

function readableItem(item: string | ChainLink | Evidence): string {
  if (typeof item === 'string') return item;
  if ('role' in item) return `${item.role}: ${item.name}`;
  const { title, link, note } = item as Evidence;
  return [title, link, note].filter((part) => part !== '').join(' — ');
}
