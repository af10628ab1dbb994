import { expect, it } from 'vitest';
import { conflictCopyOf } from './conflict-copy';

it.each([
  ['first-desk.sync-conflict-20260301-101010-K7MQ2AB.json', 'first-desk.json'],
  ['first-desk.sync-conflict-20260301-101010.journal', 'first-desk.journal'],
  ["first-desk (Zoé's conflicted copy 2026-03-01).json", 'first-desk.json'],
  ['library (conflicted copy).json', 'library.json'],
  ['first-desk (Case Conflict 1).journal', 'first-desk.journal'],
])('%s is a copy of %s', (name, original) => {
  expect(conflictCopyOf(name)).toBe(original);
});

it.each(['first-desk.json', 'article.json', 'original.txt', 'first-desk.json.bak', 'a (1).json'])(
  '%s is a file of its own',
  (name) => {
    expect(conflictCopyOf(name)).toBeNull();
  },
);
