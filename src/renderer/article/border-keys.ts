import type { BorderStep } from '../../core/annotation/marking';

/** What a key does while a border is chosen; `left` and `right` are as on screen. */
export type BorderKey =
  | { kind: 'move'; towards: 'left' | 'right'; by: BorderStep }
  | { kind: 'next'; direction: 1 | -1 }
  | { kind: 'leave' };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Null for a key that has nothing to do with borders and means what it always means. */
export function borderKeyOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): BorderKey | null {
  if (altKey) return null;
  const isMod = ctrlKey || metaKey;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const by = shiftKey ? 'sentence' : isMod ? 'word' : 'character';
    return { kind: 'move', towards: key === 'ArrowLeft' ? 'left' : 'right', by };
  }
  if (isMod) return null;
  if (key === 'Tab') return { kind: 'next', direction: shiftKey ? -1 : 1 };
  return key === 'Escape' || (key === 'Enter' && !shiftKey) ? { kind: 'leave' } : null;
}
