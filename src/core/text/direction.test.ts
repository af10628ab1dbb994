import { describe, expect, it } from 'vitest';
import { directionIn, directionOf, hasRightToLeft } from './direction';
import { articleSchema } from './schema';

describe('which way a text runs', () => {
  it.each([
    ['La piscine rouvre', 'ltr'],
    ['« 12 % » قالت أمل', 'rtl'],
    ['12 — “הבריכה נפתחת”', 'rtl'],
    ['NATO: الحلف', 'ltr'],
    ['\u200f 12 %', 'rtl'],
    ['наука', 'ltr'],
    ['12 % — …', null],
    ['', null],
  ])('%s', (text, direction) => {
    expect(directionOf(text)).toBe(direction);
  });

  it('knows letters from right to left wherever they stand', () => {
    expect(hasRightToLeft('NATO: الحلف')).toBe(true);
    expect(hasRightToLeft('Élodie, 12 % — наука')).toBe(false);
  });

  it('is told by each block, and by a list as by its first letter', () => {
    const paragraph = (text: string) =>
      articleSchema.node('paragraph', null, text === '' ? [] : [articleSchema.text(text)]);
    const item = (text: string) => articleSchema.node('list_item', null, [paragraph(text)]);
    expect(directionIn(articleSchema.node('bullet_list', null, [item('1.'), item('حوض'), item('pool')]))).toBe('rtl');
    expect(directionIn(articleSchema.node('doc', null, [paragraph(''), paragraph('Bassin')]))).toBe('ltr');
    expect(directionIn(paragraph(''))).toBeNull();
  });
});
