import { describe, expect, it } from 'vitest';
import { borderKeyOf } from '../article/border-keys';
import { stripEntries } from './strip-keys';

const keysAt = (...args: Parameters<typeof stripEntries>) => stripEntries(...args).flatMap(({ keys }) => keys);

describe('the keys below the text', () => {
  it.each(['text', 'annotation', 'suggestion', 'border'] as const)('are five to eight: %s', (moment) => {
    const { length } = stripEntries(moment, {}, true);
    expect(length).toBeGreaterThanOrEqual(5);
    expect(length).toBeLessThanOrEqual(8);
  });

  it('are those that the user has set; a command without a key is left out', () => {
    expect(keysAt('text', { 'mark-quote': ['z'] }, true)[0]).toBe('z');
    expect(stripEntries('text', { 'mark-quote': [] }, true)[0]?.name).toBe('mark-claim');
  });

  it('change nothing where one only reads', () => {
    expect(stripEntries('text', {}, false).map(({ name }) => name)).toEqual([
      ...['next-annotation', 'next-suggestion', 'find', 'palette', 'keys'],
    ]);
    expect(stripEntries('border', {}, false)).toEqual([]);
  });

  it('move borders as the keys of the border do', () => {
    const pressed = (name: string) =>
      borderKeyOf({
        key: name.replace(/^.*\+/, ''),
        ctrlKey: name.startsWith('Mod+'),
        metaKey: false,
        shiftKey: name.startsWith('Shift+'),
        altKey: false,
      });
    expect(stripEntries('border', {}, true).map(({ name, keys }) => [name, pressed(keys[0] ?? '')])).toEqual([
      ['byCharacter', { kind: 'move', towards: 'left', by: 'character' }],
      ['byWord', { kind: 'move', towards: 'left', by: 'word' }],
      ['bySentence', { kind: 'move', towards: 'left', by: 'sentence' }],
      ['nextBorder', { kind: 'next', direction: 1 }],
      ['bordersDone', { kind: 'leave' }],
    ]);
  });
});
