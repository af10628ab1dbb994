import { describe, expect, it } from 'vitest';
import { commands, screenNames } from './command-list';
import { isReserved, KeyName } from './key-name';
import { clashesOf, commandOfKey, keysOf, withKeys, withKeyTakenOver, withUsualKeys } from './keymap';

const inText = { screen: 'article', letters: 'free', isReviewing: false } as const;

describe('the list of commands', () => {
  it('names each command once: menus and palette know an entry by its id', () => {
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
  });
});

describe('the usual keys', () => {
  it('are keys, and each belongs to one command of a screen', () => {
    for (const { id, keys } of commands) {
      for (const key of keys) {
        expect(KeyName.safeParse(key).success).toBe(true);
        expect({ id, key, clashes: clashesOf(id, key, {}).map((other) => other.id) }).toEqual({ id, key, clashes: [] });
      }
    }
  });

  it('are none that the caret, the fields or the browser need, but for leaving', () => {
    const taken = commands.filter(({ id, keys }) => id !== 'leave' && keys.some(isReserved)).map(({ id }) => id);
    expect(taken).toEqual([]);
  });

  it('are shown and found on every screen', () => {
    for (const screen of screenNames) expect(commandOfKey('Mod+k', { ...inText, screen }, {})).toBe('palette');
  });
});

describe('the command of a key', () => {
  it('is that of the screen', () => {
    expect(commandOfKey('Delete', inText, {})).toBe('delete');
    expect(commandOfKey('Delete', { ...inText, screen: 'library' }, {})).toBe('to-trash');
    expect(commandOfKey('q', { ...inText, screen: 'library' }, {})).toBeNull();
  });

  it('is that of the review while a suggestion is reviewed', () => {
    expect(commandOfKey('Enter', inText, {})).toBe('edit');
    expect(commandOfKey('Enter', { ...inText, isReviewing: true }, {})).toBe('accept-suggestion');
    expect(commandOfKey('q', { ...inText, isReviewing: true }, {})).toBe('mark-quote');
  });

  it('leaves a field its letters and its own undo, and nothing else', () => {
    const typing = { ...inText, letters: 'field' } as const;
    expect(commandOfKey('q', typing, {})).toBeNull();
    expect(commandOfKey('Mod+z', typing, {})).toBeNull();
    expect(commandOfKey('Mod+k', typing, {})).toBe('palette');
    expect(commandOfKey('F6', typing, {})).toBe('next-region');
  });

  it('leaves a list the letters that find an entry, and undoes what was done in it', () => {
    const inList = { ...inText, letters: 'list' } as const;
    expect(commandOfKey('q', inList, {})).toBeNull();
    expect(commandOfKey('Mod+z', inList, {})).toBe('undo');
  });

  it('follows what was changed, and the former key is free', () => {
    const changed = withKeys({}, 'mark-quote', ['z']);
    expect(commandOfKey('z', inText, changed)).toBe('mark-quote');
    expect(commandOfKey('q', inText, changed)).toBeNull();
    expect(keysOf('mark-quote', changed)).toEqual(['z']);
  });
});

describe('a key that somebody has', () => {
  it('names who has it on the same screen', () => {
    expect(clashesOf('mark-quote', 'c', {}).map(({ id }) => id)).toEqual(['mark-claim']);
    expect(clashesOf('to-trash', 'c', {})).toEqual([]);
    expect(clashesOf('palette', 'Delete', {}).map(({ id }) => id)).toEqual(['delete', 'to-trash']);
  });

  it('may be shared by the review and the rest', () => {
    expect(clashesOf('reject-suggestion', 'n', {})).toEqual([]);
    expect(clashesOf('reject-suggestion', 'y', {}).map(({ id }) => id)).toEqual(['explain-suggestion']);
  });

  it('is taken over from all of them, who keep their other keys', () => {
    const changed = withKeyTakenOver({}, 'history', 'Delete');
    expect(keysOf('history', changed)).toEqual(['Delete']);
    expect(keysOf('delete', changed)).toEqual(['Backspace']);
    expect(keysOf('to-trash', changed)).toEqual(['Delete']);
    expect(clashesOf('history', 'Delete', changed)).toEqual([]);
  });

  it('leaves a command without a key where it was the only one', () => {
    const changed = withKeyTakenOver({}, 'mark-quote', 'c');
    expect(changed).toEqual({ 'mark-claim': [], 'mark-quote': ['c'] });
    expect(commandOfKey('c', inText, changed)).toBe('mark-quote');
  });
});

describe('going back to the usual keys', () => {
  it('forgets the change of one', () => {
    expect(withKeys({ 'mark-quote': ['z'], tag: ['u'] }, 'mark-quote', ['q'])).toEqual({ tag: ['u'] });
  });

  it('forgets all, but keeps what another version knows', () => {
    expect(withUsualKeys({ 'mark-quote': ['z'], 'weigh-evidence': ['u'] })).toEqual({ 'weigh-evidence': ['u'] });
  });
});
