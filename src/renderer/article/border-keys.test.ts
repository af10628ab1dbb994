import { describe, expect, it } from 'vitest';
import { borderKeyOf } from './border-keys';

const pressed = (key: string, held: Partial<Parameters<typeof borderKeyOf>[0]> = {}) =>
  borderKeyOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('a key while a border is chosen', () => {
  it('moves it by a character, a word or a sentence', () => {
    expect(pressed('ArrowLeft')).toEqual({ kind: 'move', towards: 'left', by: 'character' });
    expect(pressed('ArrowRight', { ctrlKey: true })).toEqual({ kind: 'move', towards: 'right', by: 'word' });
    expect(pressed('ArrowRight', { metaKey: true })).toEqual({ kind: 'move', towards: 'right', by: 'word' });
    expect(pressed('ArrowLeft', { shiftKey: true })).toEqual({ kind: 'move', towards: 'left', by: 'sentence' });
  });

  it('goes to the next one, the one before, or leaves', () => {
    expect(pressed('Tab')).toEqual({ kind: 'next', direction: 1 });
    expect(pressed('Tab', { shiftKey: true })).toEqual({ kind: 'next', direction: -1 });
    expect(pressed('Escape')).toEqual({ kind: 'leave' });
    expect(pressed('Enter')).toEqual({ kind: 'leave' });
  });

  it('keeps its own meaning otherwise', () => {
    expect(pressed('n')).toBeNull();
    expect(pressed('ArrowUp')).toBeNull();
    expect(pressed('ArrowLeft', { altKey: true })).toBeNull();
    expect(pressed('Enter', { shiftKey: true })).toBeNull();
  });
});
