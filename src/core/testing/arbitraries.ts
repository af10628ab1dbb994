import fc from 'fast-check';
import { type Annotation, type AttributeValue, segmentsAt } from '../annotation/annotation';
import { mergeAttribute } from '../annotation/attribute-edits';
import { claimTypes, quoteTypes } from '../annotation/built-in-codebook';
import {
  type AttributeDefinition,
  attributeTypes,
  type Codebook,
  type Layer,
  type RelationType,
  type Tag,
} from '../annotation/codebook';
import { mergeRelationType } from '../annotation/codebook-edits';
import { mergeLayer } from '../annotation/layer-merge';
import { foldName, type Person } from '../annotation/person';
import { selectorAt } from '../annotation/selector';
import { normaliseText } from '../text/normalise';
import { snapSpan } from '../text/segmentation';
import type { Span } from '../text/span';

/** What makes counting text hard: letters of two, three and four bytes, clusters, marks, blanks, line ends. */
const pieces = [
  ...['mot', 'élan', 'e\u0301lan', 'Ünal', 'œuvre', 'z\u0351\u036B\u0343', 'Straße'],
  ...['📉', '👩‍👩‍👧‍👦', '👍🏽', '🇫🇷', '🇫🇷🇩🇪🇬🇷', '𝒜𝒷', '1️⃣'],
  ...['שלום', 'مرحبا', '\u200F', 'नमस्ते', '한국', 'ก็', '漢字'],
  ...['«\u00A0', '\u202F»', '“', '”', '"', '’', '\u2014'],
  ...[' ', '\u00A0', ', ', '. ', '  ', '\t', ' \u0301'],
  ...['\n', '\r\n', '\r', '\u2028', '\u0085'],
];

/** Text as a file may hold it: any line end, lone surrogates and controls among the rest. */
export function decodedTexts(): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    { weight: 1, arbitrary: fc.constantFrom('\u0000', '\uFEFF', '\uFFFE', '\uD83D', '\uDE00', '\f', '\v') },
  );
  return fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(''));
}

/** Canonical text with at least one character that is not a blank. */
export function canonicalTexts(): fc.Arbitrary<string> {
  return fc.tuple(decodedTexts(), decodedTexts()).map(([before, after]) => normaliseText(`${before}a${after}`));
}

/** A span as a user marks it: whole graphemes, no blanks at its ends. */
export function spansOver(text: string): fc.Arbitrary<Span> {
  const offset = fc.nat({ max: text.length });
  const letter = /\S/u.exec(text)?.index ?? 0;
  return fc
    .tuple(offset, offset)
    .map(([a, b]) => snapSpan(text, { start: a, end: b }) ?? snapSpan(text, { start: letter, end: letter + 1 }))
    .filter((span) => span !== null);
}

export const somePeople: readonly Person[] = ['Ada Ferret', 'Zoé Lindqvist', 'أمل ناصر'].map((name, index) => ({
  id: `p-${index}`,
  name,
  role: index === 0 ? 'minister' : '',
  organisation: '',
  country: '',
  aliases: [],
}));

export const someAnnotators = [
  { id: 'first-desk', name: 'First desk' },
  { id: 'second-desk', name: 'Second desk' },
] as const;

const times = fc
  .tuple(fc.integer({ min: 0, max: 2_000_000_000 }), fc.constantFrom('Z', '+02:00'))
  .map(([seconds, zone]) => new Date(seconds * 1000).toISOString().replace('.000Z', zone));

const origins: fc.Arbitrary<Annotation['origin']> = fc.oneof(
  fc.constant({ kind: 'manual' as const }),
  fc.record({
    kind: fc.constant('suggestion' as const),
    rule: fc.constantFrom('marks', 'verb-before'),
    engine: fc.constant('1'),
    edited: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('import' as const), format: fc.constant('w3c') }),
);

type Attributes = Record<string, AttributeValue>;

function attributesOver(text: string, layer: string): fc.Arbitrary<Attributes> {
  const person = fc.constantFrom(...somePeople.map(({ id }) => id));
  const span = spansOver(text).map((at) => selectorAt(text, at));
  const fields: Record<string, fc.Arbitrary<AttributeValue>> = layer === 'quote'
    ? { type: fc.constantFrom(...quoteTypes), cueSpan: span, speakerSpan: span, speaker: person }
    : { restatement: fc.string({ unit: 'grapheme' }), type: fc.constantFrom(...claimTypes), claimant: person };
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Attributes>;
}

/** Sound annotations of both layers by two annotators, overlapping, nested and interrupted as it comes. */
export function annotationsOver(text: string, maxLength = 12): fc.Arbitrary<Annotation[]> {
  const one = fc.constantFrom('quote', 'claim').chain((layer) =>
    fc.record({
      id: fc.oneof(
        fc.uuid().map((uuid) => `v-${uuid}`),
        fc.nat().map((number) => `n${number}`),
      ),
      layer: fc.constant(layer),
      segments: fc.array(spansOver(text), { minLength: 1, maxLength: 3 }).map((spans) => segmentsAt(text, spans)),
      attributes: attributesOver(text, layer),
      tags: fc.array(fc.constantFrom('budget', 'à vérifier', '📌'), { maxLength: 2 }),
      note: fc.constantFrom('', 'voir p. 2', 'zone\u2028ligne'),
      annotator: fc.constantFrom(...someAnnotators.map(({ id }) => id)),
      created: times,
      modified: times,
      origin: origins,
    }),
  );
  return fc.uniqueArray(one, { selector: ({ id }) => id, maxLength });
}

export interface AnnotatedText {
  text: string;
  annotations: Annotation[];
}

export function annotatedTexts(): fc.Arbitrary<AnnotatedText> {
  return canonicalTexts().chain((text) => annotationsOver(text).map((annotations) => ({ text, annotations })));
}

const lineText = fc
  .oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('=1+1', '007', "'x", 'a, "b"; c', 'énergie / vent', '«\u00A0mot\u00A0»', '\\n', '🦊'),
  )
  .map((text) => text.replace(/[\r\n\u2028\u2029\u0085]/gu, ' ').trim());
const nameText = lineText.filter((text) => text !== '');
const longText = fc.array(lineText, { maxLength: 3 }).map((lines) => lines.join('\n'));

/** Codebooks that are sound, in our own words or worse. */
export function codebooks(): fc.Arbitrary<Codebook> {
  const described = fc.record(
    {
      description: longText.filter((text) => text !== ''),
      examples: fc.array(nameText, { minLength: 1, maxLength: 3 }),
      retired: fc.constant(true),
    },
    { requiredKeys: [] },
  );
  const colour = fc.constantFrom('#009e73', '#cc79a7', '#123456');
  const choices = fc.uniqueArray(nameText, { minLength: 1, maxLength: 4 });
  const attributes = fc
    .uniqueArray(
      fc.tuple(fc.stringMatching(/^[a-z][A-Za-z0-9]{0,5}$/), fc.constantFrom(...attributeTypes), choices, described),
      {
        selector: ([id]) => id,
        maxLength: 4,
      },
    )
    .map((all) =>
      all.map(([id, type, offered, more]): AttributeDefinition => {
        const hasChoices = type === 'choice' || type === 'choices';
        return { id, type, ...(hasChoices ? { choices: offered } : {}), ...more };
      }),
    );
  const names = fc.uniqueArray(nameText, { selector: foldName, maxLength: 6 });
  const tree = names.chain((all) =>
    fc
      .tuple(
        ...all.map((_, index) =>
          fc.tuple(fc.integer({ min: -1, max: index - 1 }), fc.option(colour, { nil: undefined }), described),
        ),
      )
      .map((parts) =>
        parts.map(([above, tint, more], index): Tag => {
          const key = index < 3 ? { key: String(index) } : {};
          return {
            id: `t-${index}`,
            name: all[index] ?? '',
            parent: above < 0 ? null : `t-${above}`,
            ...(tint ? { colour: tint } : {}),
            ...key,
            ...more,
          };
        }),
      ),
  );
  const layers = names.chain((all) =>
    fc
      .tuple(...all.map(() => fc.tuple(attributes, described)))
      .map((parts) =>
        parts.map(
          ([own, more], index): Layer => ({ id: `l-${index}`, name: all[index] ?? '', attributes: own, ...more }),
        ),
      ),
  );
  const relationTypes = names.chain((all) =>
    fc
      .tuple(...all.map(() => described))
      .map((parts) =>
        parts.map((more, index): RelationType => ({ id: `rt-${index}`, name: all[index] ?? '', ...more })),
      ),
  );
  const pair = fc.tuple(fc.nat(5), fc.nat(5));
  // Most have nothing merged, as most codebooks.
  const merges = fc.array(pair, { maxLength: 2 });
  return fc
    .tuple(fc.record({ layers, tags: tree, relationTypes }), merges, merges, merges)
    .map(([book, ofLayers, ofAttributes, ofTypes]) => {
      const layered = ofLayers.reduce((merged, [a, b]) => mergeLayer(merged, `l-${a}`, `l-${b}`), book);
      const typed = ofTypes.reduce((merged, [a, b]) => mergeRelationType(merged, `rt-${a}`, `rt-${b}`), layered);
      return ofAttributes.reduce((merged, [index, other]) => {
        const layer = merged.layers[index];
        if (!layer || layer.mergedInto !== undefined) return merged;
        const [into, ...alike] = layer.attributes.filter(({ type }) => type === layer.attributes[other]?.type);
        return alike.reduce((all, { id }) => mergeAttribute(all, layer.id, id, into?.id ?? ''), merged);
      }, typed);
    });
}
