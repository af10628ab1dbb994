import { describe, expect, it } from 'vitest';
import { mostRemembered, type RememberedMapping, rememberedMapping, withMapping } from './records';

describe('mappings that are remembered', () => {
  const first = { columns: ['Corps', 'Titre'], mapping: { text: 'Corps' } };

  it('hold for files of the same columns, in whatever order', () => {
    const remembered = withMapping([], first);
    expect(rememberedMapping(['Titre', 'Corps'], remembered)).toEqual({ text: 'Corps' });
    expect(rememberedMapping(['Titre', 'Corps', 'Date'], remembered)).toBeUndefined();
    expect(rememberedMapping(['Corps,Titre'], remembered)).toBeUndefined();
  });

  it('give way to the one chosen last', () => {
    const remembered = withMapping(withMapping([], first), { ...first, mapping: { text: 'Titre' } });
    expect(remembered).toEqual([{ columns: ['Corps', 'Titre'], mapping: { text: 'Titre' } }]);
  });

  it('are let go where too many others were used since', () => {
    let remembered: RememberedMapping[] = withMapping([], first);
    for (let i = 0; i < mostRemembered; i++) remembered = withMapping(remembered, { ...first, columns: [`${i}`] });
    expect(remembered).toHaveLength(mostRemembered);
    expect(rememberedMapping(first.columns, remembered)).toBeUndefined();
  });
});
