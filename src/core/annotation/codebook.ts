import { z } from 'zod';
import { Id } from './annotation';

export const attributeTypes = [
  'text',
  'choice',
  'choices',
  'boolean',
  'number',
  'date',
  'person',
  'span',
  'link',
  'chain',
  'evidence',
] as const;
export type AttributeType = (typeof attributeTypes)[number];

/** `#rrggbb`; shown as the line under a mark and as the dot beside a name. */
export const Colour = z.string().regex(/^#[0-9a-f]{6}$/, 'a colour such as #0072b2');

/** What a user reads of an entry of the codebook beside its name. All may be absent: older codebooks have only names. */
const described = {
  description: z.string().max(10_000).exactOptional(),
  examples: z.array(z.string().max(2_000)).max(100).exactOptional(),
  /** Stays on what bears it, is offered no more. */
  retired: z.boolean().exactOptional(),
};

/** One value of a choice; `name` where it is to be shown by another word than the value itself. */
export const Choice = z.string().trim().min(1).max(200);

export const AttributeDefinition = z.looseObject({
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/, 'an id of letters and digits that begins with a letter'),
  type: z.enum(attributeTypes),
  /** As the user calls it; the id where absent. */
  name: z.string().trim().min(1).max(200).exactOptional(),
  /** For `choice` and `choices`: the allowed values, in the order in which they are offered. */
  choices: z.array(Choice).max(1_000).exactOptional(),
  /** Choices that stay on what bears them and are offered no more. */
  retiredChoices: z.array(Choice).max(1_000).exactOptional(),
  /** Choices whose bearers count as bearing another: what was moved, or called so earlier → what it counts as. */
  mergedChoices: z.record(Choice, Choice).exactOptional(),
  /**
   * Id of the attribute that this one became part of: one of its own layer, or, where that became part of
   * another layer, the one that holds its values there.
   */
  mergedInto: z.string().min(1).max(64).exactOptional(),
  ...described,
});
export type AttributeDefinition = z.infer<typeof AttributeDefinition>;

/** A digit or letter that marks, or tags, by one key. */
export const Key = z.string().regex(/^[a-z0-9]$/, 'one letter or digit');

export const Layer = z.looseObject({
  id: Id,
  name: z.string().trim().min(1).max(200),
  attributes: z.array(AttributeDefinition).max(200),
  colour: Colour.exactOptional(),
  key: Key.exactOptional(),
  /** Id of the layer that this one became part of: its annotations count as annotations of that one. */
  mergedInto: Id.exactOptional(),
  ...described,
});
export type Layer = z.infer<typeof Layer>;

export const Tag = z.looseObject({
  id: Id,
  name: z.string().trim().min(1).max(200),
  /** Id of the tag above it; null at the top. */
  parent: Id.nullable(),
  colour: Colour.exactOptional(),
  key: Key.exactOptional(),
  /** Id of the tag that this one became part of: what bears this one counts as bearing that one. */
  mergedInto: Id.exactOptional(),
  ...described,
});
export type Tag = z.infer<typeof Tag>;

export const RelationType = z.looseObject({
  id: Id,
  name: z.string().trim().min(1).max(200),
  /** Id of the type that this one became part of. */
  mergedInto: Id.exactOptional(),
  ...described,
});
export type RelationType = z.infer<typeof RelationType>;

export const Codebook = z.looseObject({
  layers: z.array(Layer).max(200),
  /** In the order in which they are shown; a tree by `parent`. */
  tags: z.array(Tag).max(20_000).default([]),
  relationTypes: z.array(RelationType).max(200).default([]),
});
export type Codebook = z.infer<typeof Codebook>;
