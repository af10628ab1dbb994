import { z } from 'zod';
import { Id } from './annotation';

export const attributeTypes = ['text', 'choice', 'boolean', 'number', 'date', 'person', 'span', 'link'] as const;

export const AttributeDefinition = z.looseObject({
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/),
  type: z.enum(attributeTypes),
  /** For `choice`: the allowed values, in the order in which they are offered. */
  choices: z.array(z.string()).optional(),
});
export type AttributeDefinition = z.infer<typeof AttributeDefinition>;

export const Layer = z.looseObject({
  id: Id,
  name: z.string().min(1),
  attributes: z.array(AttributeDefinition),
});
export type Layer = z.infer<typeof Layer>;

export const Codebook = z.looseObject({
  layers: z.array(Layer),
});
export type Codebook = z.infer<typeof Codebook>;

export const quoteTypes = ['direct', 'indirect', 'mixed'] as const;
export type QuoteType = (typeof quoteTypes)[number];

export const claimTypes = ['quantity', 'comparison', 'cause', 'law', 'prediction', 'event', 'other'] as const;
export type ClaimType = (typeof claimTypes)[number];

/** What every new library starts with: the two layers that Guillemet exists for. */
export function builtInCodebook(): Codebook {
  return {
    layers: [
      {
        id: 'quote',
        name: 'Quote',
        attributes: [
          { id: 'speaker', type: 'person' },
          { id: 'speakerSpan', type: 'span' },
          { id: 'cueSpan', type: 'span' },
          { id: 'type', type: 'choice', choices: [...quoteTypes] },
        ],
      },
      {
        id: 'claim',
        name: 'Claim',
        attributes: [
          { id: 'claimant', type: 'person' },
          { id: 'restatement', type: 'text' },
          { id: 'type', type: 'choice', choices: [...claimTypes] },
        ],
      },
    ],
  };
}
