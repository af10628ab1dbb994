import { describe, expect, it } from 'vitest';
import { acceleratorOf } from './accelerator';

describe('a key in the menu bar', () => {
  it.each([
    ['Mod+k', 'CmdOrCtrl+K'],
    ['Mod+Shift+z', 'CmdOrCtrl+Shift+Z'],
    ['Mod+,', 'CmdOrCtrl+,'],
    ['Mod++', 'CmdOrCtrl+Plus'],
    ['Alt+ArrowLeft', 'Alt+Left'],
    ['Shift+Enter', 'Shift+Enter'],
    ['q', 'Q'],
    ['S', 'Shift+S'],
    ['?', '?'],
    ['F6', 'F6'],
  ])('%s is %s', (key, accelerator) => expect(acceleratorOf(key, 'linux')).toBe(accelerator));

  it('is none that macOS would take from text fields', () => {
    expect(['q', '?', 'Delete', 'Shift+Enter'].map((key) => acceleratorOf(key, 'darwin'))).toEqual(
      Array.from({ length: 4 }, () => null),
    );
    expect(acceleratorOf('Mod+k', 'darwin')).toBe('CmdOrCtrl+K');
  });

  it('is none that Electron cannot read', () => expect(acceleratorOf('é', 'linux')).toBeNull());
});
