import { expect, it } from 'vitest';
import { isolated } from './isolated';

it('shields the sentence from a name that runs the other way, and leaves every other name as it is', () => {
  expect(isolated('ليلى 🦊 Al-Masri')).toBe('\u2068ليلى 🦊 Al-Masri\u2069');
  expect(isolated('נועה')).toBe('\u2068נועה\u2069');
  expect(isolated('Zoé 🦊')).toBe('Zoé 🦊');
});
