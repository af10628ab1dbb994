import { expect, it } from 'vitest';
import { builtInCodebook } from '../../annotation/built-in-codebook';
import { additionSentence, additionsBetween } from './additions';

const before = { codebook: builtInCodebook(), people: [], annotators: [] };

it('names everything that is new, tags by their whole path', () => {
  const { layers, tags, relationTypes } = before.codebook;
  const [quote, ...others] = layers;
  if (!quote) throw new Error('the built-in codebook has no layer');
  const [speaker, ...rest] = quote.attributes;
  if (!speaker) throw new Error('quotes have no attribute');
  const after = {
    codebook: {
      layers: [
        {
          ...quote,
          attributes: [
            { ...speaker, choices: ['echoed'] },
            ...rest,
            { id: 'tone', type: 'text' as const, name: 'Tone' },
          ],
        },
        ...others,
        { id: 'metaphor', name: 'Metaphor', attributes: [] },
      ],
      tags: [...tags, { id: 'r', name: 'River', parent: 't' }, { id: 't', name: 'Topics', parent: null }],
      relationTypes: [...relationTypes, { id: 'recalls', name: 'recalls' }],
    },
    people: [{ id: 'p', name: 'Ada Ferret', role: '', organisation: '', country: '', aliases: [] }],
    annotators: [{ id: 'desk', name: 'Desk' }],
  };
  expect(additionsBetween(before, after).map(additionSentence)).toEqual([
    'The choice "echoed" of "speaker" was added.',
    `The attribute "Tone" of "${quote.name}" was added.`,
    'The layer "Metaphor" was added.',
    'The tag "Topics" was added.',
    'The tag "Topics › River" was added.',
    'The relation type "recalls" was added.',
    'The person "Ada Ferret" was added.',
    'The annotator "Desk" was added.',
  ]);
});

it('is empty where nothing came', () => {
  expect(additionsBetween(before, structuredClone(before))).toEqual([]);
});
