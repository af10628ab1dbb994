import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shownFolder } from './default-folder';

describe('shownFolder', () => {
  const home = join('/', 'home', 'ana');

  it('writes ~ for the home folder, and nothing else', () => {
    expect(shownFolder(join(home, 'Press'), home)).toBe(join('~', 'Press'));
    expect(shownFolder(join('/', 'home', 'anabel', 'Press'), home)).toBe(join('/', 'home', 'anabel', 'Press'));
  });
});
