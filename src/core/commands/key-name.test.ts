import { describe, expect, it } from 'vitest';
import { isPlainKey, isReserved, KeyName, keyNameOf, keyNameParts } from './key-name';

const pressed = (
  key: string,
  held: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean; shiftKey?: boolean } = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('the name of a pressed key', () => {
  it('is the key itself, which says whether Shift is held', () => {
    expect(keyNameOf(pressed('q'), false)).toBe('q');
    expect(keyNameOf(pressed('S', { shiftKey: true }), false)).toBe('S');
    expect(keyNameOf(pressed('?', { shiftKey: true }), false)).toBe('?');
    expect(keyNameOf(pressed('Enter', { shiftKey: true }), false)).toBe('Shift+Enter');
    expect(keyNameOf(pressed('F6', { shiftKey: true }), false)).toBe('Shift+F6');
  });

  it('has Ctrl, or Cmd on a Mac, as Mod', () => {
    expect(keyNameOf(pressed('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+z');
    expect(keyNameOf(pressed('k', { metaKey: true }), true)).toBe('Mod+k');
    expect(keyNameOf(pressed('k', { ctrlKey: true }), true)).toBe('');
    expect(keyNameOf(pressed('k', { metaKey: true }), false)).toBe('');
  });

  it('takes the brackets of European keyboards, and no other letter with Alt', () => {
    expect(keyNameOf(pressed('[', { ctrlKey: true, altKey: true }), false)).toBe('[');
    expect(keyNameOf(pressed('å', { altKey: true }), true)).toBe('');
    expect(keyNameOf(pressed('ArrowLeft', { altKey: true }), false)).toBe('Alt+ArrowLeft');
  });
});

describe('a name of a key', () => {
  it.each(['q', '?', '+', 'é', 'Delete', 'Mod+,', 'Mod++', 'Mod+Shift+z', 'Alt+ArrowLeft', 'Shift+Enter', 'F6'])(
    'is taken: %s',
    (name) => expect(KeyName.safeParse(name).success).toBe(true),
  );

  it.each(['', ' ', 'qq', 'Mod+', 'Ctrl+q', 'Shift+Mod+z', 'Mod+ q', 'enter', 'Mod+Alt+q'])(
    'is refused: “%s”',
    (name) => expect(KeyName.safeParse(name).success).toBe(false),
  );

  it('falls into its modifiers and the key, a plus too', () => {
    expect(keyNameParts('Mod+Shift+z')).toEqual(['Mod', 'Shift', 'z']);
    expect(keyNameParts('Mod++')).toEqual(['Mod', '+']);
    expect(keyNameParts('+')).toEqual(['+']);
    expect(keyNameParts('Mod+,')).toEqual(['Mod', ',']);
  });

  it('is plain where a field for text would take it', () => {
    expect(['q', 'Enter', 'Shift+Enter', '?'].map(isPlainKey)).toEqual([true, true, true, true]);
    expect(['Mod+f', 'Alt+ArrowLeft', 'F6', 'Shift+F6'].map(isPlainKey)).toEqual([false, false, false, false]);
  });

  it('is reserved where the caret, a field or the browser needs it', () => {
    expect(['Tab', 'ArrowLeft', 'Mod+ArrowLeft', 'Mod+c', 'Mod+w', 'Shift', 'Mod+Control'].every(isReserved)).toBe(
      true,
    );
    expect(['q', 'Mod+k', 'Alt+ArrowLeft', 'F6', 'Delete', 'Enter'].some(isReserved)).toBe(false);
  });
});
