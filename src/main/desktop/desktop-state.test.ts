import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DesktopStateFile } from './desktop-state';

const nothing = { bounds: null, maximised: false, openFolder: null, saveFolder: null };
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guillemet-state-'));
  path = join(folder, 'desktop.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('DesktopStateFile', () => {
  it('remembers over a restart, part by part', () => {
    const bounds = { x: 1, y: 2, width: 800, height: 600 };
    new DesktopStateFile(path).set({ bounds });
    new DesktopStateFile(path).set({ saveFolder: '/exports' });
    expect(new DesktopStateFile(path).get()).toEqual({ ...nothing, bounds, saveFolder: '/exports' });
  });

  it('starts anew without a file', () => expect(new DesktopStateFile(path).get()).toEqual(nothing));

  it.each(['', '{', 'null', '[]', '"x"', '{"bounds":{"x":1}}', '{"bounds":{"x":1e99,"y":0,"width":1,"height":1}}'])(
    'starts anew from a file that says %j',
    (text) => {
      writeFileSync(path, text);
      expect(new DesktopStateFile(path).get()).toEqual(nothing);
    },
  );

  it('keeps what is sound of a file that is damaged in part', () => {
    writeFileSync(path, '{"bounds":7,"maximised":true,"openFolder":3}');
    expect(new DesktopStateFile(path).get()).toEqual({ ...nothing, maximised: true });
  });

  it('goes on where it cannot write', () => {
    const state = new DesktopStateFile(join(folder, 'missing', 'desktop.json'));
    state.set({ maximised: true });
    expect(state.get().maximised).toBe(true);
  });
});
