import { expect, it } from 'vitest';
import type { Annotation } from '../../annotation/annotation';
import { annotationOn } from '../../testing/made-articles';
import { withKnownIds } from './known-ids';

const text = 'Le bac part à neuf heures.';
const on = (id: string, words: string, more: Partial<Annotation> = {}) =>
  annotationOn(text, 'claim', [words], { id, ...more });
const known = (...annotations: Annotation[]) => new Map(annotations.map((annotation) => [annotation.id, annotation]));

it('knows again what says the same, under whatever id, each once', () => {
  const here = known(on('a-1', 'Le bac'), on('i-00000000-000001', 'neuf'));
  const read = [on('i-11111111-000001', 'Le bac'), on('i-11111111-000002', 'Le bac'), on('i-00000000-000001', 'neuf')];
  expect(withKnownIds(read, here).map(({ id }) => id)).toEqual(['a-1', 'i-11111111-000002', 'i-00000000-000001']);
});

it('gives an id of its own to what stands on other words than the one that bears its id', () => {
  const here = known(on('i-00000000-000001', 'Le bac'));
  const [one, two] = withKnownIds(
    [
      on('i-00000000-000001', 'neuf'),
      on('i-00000000-000002', 'heures', { relations: [{ id: 'r', type: 'repeats', to: 'i-00000000-000001' }] }),
    ],
    here,
  );
  expect(one?.id).toMatch(/^i-00000000-000001-[0-9a-f]{8}$/);
  expect(two?.relations?.[0]?.to).toBe(one?.id);
});

it('leaves ids alone that the file has', () => {
  const here = known(on('a-1', 'Le bac'), on('a-2', 'neuf'));
  expect(withKnownIds([on('a-2', 'Le bac')], here).map(({ id }) => id)).toEqual(['a-2']);
});
