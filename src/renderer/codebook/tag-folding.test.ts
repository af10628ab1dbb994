import { describe, expect, it } from 'vitest';
import type { Tag } from '../../core/annotation/codebook';
import { TagTree } from '../../core/annotation/tag-tree';
import { parentOf, topOf, unfolded } from './tag-folding';

const tag = (id: string, parent: string | null): Tag => ({ id, name: id, parent });
const { ordered } = new TagTree({
  tags: [tag('energy', null), tag('wind', 'energy'), tag('gale', 'wind'), tag('sun', 'energy'), tag('health', null)],
});
const shown = (folded: string[], selected = 'health') =>
  unfolded(ordered, new Set(folded), selected).map((place) => place.tag.id);
const place = (id: string) => ordered.find((each) => each.tag.id === id) ?? expect.fail(id);

describe('a folded tree', () => {
  it('hides what hangs on a folded tag, at whatever depth', () => {
    expect(shown(['energy'])).toEqual(['energy', 'health']);
    expect(shown(['wind'])).toEqual(['energy', 'wind', 'sun', 'health']);
    expect(unfolded(ordered, new Set(), '')).toBe(ordered);
  });

  it('shows the selected tag, and what it hangs on, whatever is folded', () => {
    expect(shown(['energy', 'wind'], 'gale')).toEqual(['energy', 'wind', 'gale', 'sun', 'health']);
    expect(shown(['energy', 'wind'], 'sun')).toEqual(['energy', 'wind', 'sun', 'health']);
    expect(shown(['energy'], 'energy')).toEqual(['energy', 'health']);
  });

  it('knows the way up', () => {
    expect(parentOf(ordered, place('gale'))?.tag.id).toBe('wind');
    expect(parentOf(ordered, place('sun'))?.tag.id).toBe('energy');
    expect(parentOf(ordered, place('health'))).toBeNull();
    expect([topOf(ordered, place('gale')).tag.id, topOf(ordered, place('health')).tag.id]).toEqual([
      'energy',
      'health',
    ]);
  });
});
