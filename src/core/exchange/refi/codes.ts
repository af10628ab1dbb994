import type { Codebook } from '../../annotation/codebook';
import { TagTree } from '../../annotation/tag-tree';
import type { Names } from '../names';
import { xmlAttributes, xmlText } from '../xml';
import { guidOf } from './guid';

/** A code of the tree that a REFI-QDA codebook is. */
export interface Code {
  guid: string;
  name: string;
  colour?: string | undefined;
  description?: string | undefined;
  children: Code[];
}

export const layerGuid = (layer: string) => guidOf('layer', layer);
export const valueGuid = (layer: string, attribute: string, value: string) => guidOf('value', layer, attribute, value);
export const partGuid = (attribute: string) => guidOf('part', attribute);
export const tagGuid = (tag: string) => guidOf('tag', tag);

/**
 * Layers, below them their attributes with choices, below those the choices; then the tags as they stand. For an
 * attribute that is a person the people stand below it. `people`, `tags`: ids that annotations refer to.
 */
export function codesOf(
  codebook: Codebook,
  names: Names,
  people: ReadonlySet<string>,
  tags: ReadonlySet<string>,
): Code[] {
  const layers = codebook.layers.map(({ id: layer, name, colour, description, attributes }): Code => {
    const groups = attributes.flatMap(({ id, type, choices = [], retiredChoices = [] }): Code[] => {
      const group = (values: [value: string, name: string][]): Code => ({
        guid: guidOf('attribute', layer, id),
        name: id,
        children: values.map(([value, shown]) => ({ guid: valueGuid(layer, id, value), name: shown, children: [] })),
      });
      if (type === 'choice' || type === 'choices') {
        return [group([...choices, ...retiredChoices].map((choice) => [choice, choice]))];
      }
      if (type !== 'person' || people.size === 0) return [];
      return [group([...people].sort().map((person) => [person, names.person(person)]))];
    });
    return { guid: layerGuid(layer), name, colour, description, children: groups };
  });
  const parts = [
    ...new Set(
      codebook.layers.flatMap(({ attributes }) => attributes.filter(({ type }) => type === 'span').map(({ id }) => id)),
    ),
  ].map((id): Code => ({ guid: partGuid(id), name: id, children: [] }));
  const tree = new TagTree(codebook);
  const known = new Map<string, Code>();
  const tops: Code[] = [];
  for (const { tag, depth } of tree.ordered) {
    const code: Code = {
      guid: tagGuid(tag.id),
      name: tag.name,
      colour: tag.colour,
      description: tag.description,
      children: [],
    };
    known.set(tag.id, code);
    const parent = depth === 0 ? undefined : tree.ordered.find(({ children }) => children.includes(tag.id));
    (parent ? (known.get(parent.tag.id)?.children ?? tops) : tops).push(code);
  }
  for (const tag of [...tags].sort()) {
    if (tree.resolve(tag) === null) tops.push({ guid: tagGuid(tag), name: tag, children: [] });
  }
  return [...layers, ...parts, ...tops];
}

export function codeXml({ guid, name, colour, description, children }: Code, margin: string): string {
  const attributes = xmlAttributes({ guid, name, isCodable: 'true', color: colour?.toUpperCase() });
  const inside = [
    ...(description === undefined || description === ''
      ? []
      : [`${margin}  <Description>${xmlText(description)}</Description>\n`]),
    ...children.map((child) => codeXml(child, `${margin}  `)),
  ];
  if (inside.length === 0) return `${margin}<Code${attributes}/>\n`;
  return `${margin}<Code${attributes}>\n${inside.join('')}${margin}</Code>\n`;
}
