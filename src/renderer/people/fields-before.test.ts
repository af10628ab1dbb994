import { expect, it } from 'vitest';
import type { Person } from '../../core/annotation/person';
import { fieldsBefore } from './fields-before';

const person: Person = {
  id: 'p-1',
  name: 'Zoé Lindqvist',
  role: '',
  organisation: '',
  country: '',
  aliases: ['Z. L.'],
};

it('gives the fields that an edit changed as they were, empty where there was nothing, and no others', () => {
  const after = { ...person, aliases: [], note: 'minister', anonymous: false };
  expect(fieldsBefore({ before: person, after })).toEqual({ aliases: ['Z. L.'], note: '' });
  expect(fieldsBefore({ before: after, after: person })).toEqual({ aliases: [], note: 'minister' });
  expect(fieldsBefore({ before: person, after: person })).toEqual({});
});
