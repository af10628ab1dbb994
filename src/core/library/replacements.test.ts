import { expect, it } from 'vitest';
import { replacements } from './replacements';

const article = (id: string, imported: string, ...earlier: string[]) => ({
  row: { id, imported },
  earlier: earlier.map((before) => ({ id: before, textSha256: '0'.repeat(64), imported: '' })),
});

it('names the newest version of each earlier one', () => {
  const all = [article('a', '1'), article('c', '3', 'a', 'b'), article('b', '2', 'a'), article('x', '1')];
  expect([...replacements(all)].sort()).toEqual([
    ['a', 'c'],
    ['b', 'c'],
  ]);
});

it('goes by what is there: without the newest the one before it counts', () => {
  expect([...replacements([article('a', '1'), article('b', '2', 'a')])]).toEqual([['a', 'b']]);
  expect([...replacements([article('a', '1')])]).toEqual([]);
});

it('keeps both versions that two machines opened of one article, and names the later one, in whatever order they come', () => {
  const all = [article('a', '1'), article('b', '2', 'a'), article('c', '3', 'a')];
  expect([...replacements(all)]).toEqual([['a', 'c']]);
  expect([...replacements(all.reverse())]).toEqual([['a', 'c']]);
});
