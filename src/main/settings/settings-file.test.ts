import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { usualSettings } from '../../core/calls/settings-calls';
import { isRoot, temporaryFolder } from '../library/testing/temporary-folder';
import { SettingsFile } from './settings-file';

const path = temporaryFolder();
const folder = () => path('config');
const file = () => path('config', 'settings.json');
const open = () => SettingsFile.open(folder());
const set = (part: Record<string, unknown>) => (settings: SettingsFile) =>
  settings.change((stored) => ({ ...stored, settings: { ...stored.settings, ...part } }));

async function write(content: string | Uint8Array): Promise<void> {
  await mkdir(folder(), { recursive: true });
  await writeFile(file(), content);
}

describe('the file of the settings', () => {
  it('is not needed: the usual settings hold, and nothing is made until something is set', async () => {
    const settings = await open();
    expect(settings.settings).toEqual(usualSettings);
    expect(settings.problem).toBeNull();
    expect(await readdir(path())).not.toContain('config');
  });

  it('keeps what was set over a restart', async () => {
    await set({ language: 'fr', textSize: 120 })(await open());
    expect((await open()).settings).toEqual({ ...usualSettings, language: 'fr', textSize: 120 });
  });

  it('keeps what a later version put into it', async () => {
    await set({ theme: 'dark' })(await open());
    const stored = JSON.parse(await readFile(file(), 'utf8'));
    await write(JSON.stringify({ ...stored, colours: 'warm', settings: { ...stored.settings, wallpaper: 'dunes' } }));
    await set({ language: 'en' })(await open());
    expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({
      colours: 'warm',
      settings: { theme: 'dark', language: 'en', wallpaper: 'dunes' },
    });
  });

  it.each([
    ['empty', ''],
    ['torn', '{"format":"guillemet-settings","schemaVersion":1,"sett'],
    ['filled with NULs', '\0'.repeat(64)],
    ['of another format', '{"format":"guillemet-library","schemaVersion":1}'],
  ])('is set aside where it is %s, said so, and can be written again', async (_, content) => {
    await write(content);
    const settings = await open();
    expect(settings.settings).toEqual(usualSettings);
    expect(settings.problem?.code).toBe('settings-damaged');
    const [aside] = (await readdir(folder())).filter((name) => name.startsWith('settings.json.corrupt-'));
    expect(await readFile(path('config', aside ?? ''), 'utf8')).toBe(content);
    expect(settings.problem?.message).toContain(aside);
    await set({ theme: 'dark' })(settings);
    expect(await open()).toMatchObject({ settings: { theme: 'dark' }, problem: null });
  });

  it('of a newer version is neither used nor written over', async () => {
    const newer = '{"format":"guillemet-settings","schemaVersion":999,"settings":{"theme":"dark"}}';
    await write(newer);
    const settings = await open();
    expect(settings.settings).toEqual(usualSettings);
    expect(settings.problem?.code).toBe('settings-unreadable');
    await expect(set({ theme: 'light' })(settings)).rejects.toMatchObject({
      failure: { code: 'settings-write-failed' },
    });
    expect(await readFile(file(), 'utf8')).toBe(newer);
    expect(settings.settings).toEqual(usualSettings);
  });

  it('loses nothing where two hosts store into it', async () => {
    const [one, other] = [await open(), await open()];
    await set({ theme: 'dark' })(one);
    await set({ language: 'fr' })(other);
    await set({ textSize: 90 })(one);
    expect((await open()).settings).toEqual({ ...usualSettings, theme: 'dark', language: 'fr', textSize: 90 });
  });

  it('loses nothing where two things are set at once', async () => {
    const settings = await open();
    await Promise.all([set({ theme: 'dark' })(settings), set({ language: 'fr' })(settings)]);
    expect((await open()).settings).toMatchObject({ theme: 'dark', language: 'fr' });
  });

  it.skipIf(isRoot)('says that nothing is stored where the folder is read-only, and goes on as before', async () => {
    await mkdir(folder());
    await chmod(folder(), 0o500);
    const settings = await open();
    await expect(set({ theme: 'dark' })(settings)).rejects.toMatchObject({
      failure: { code: 'settings-write-failed' },
    });
    expect(settings.settings).toEqual(usualSettings);
    await chmod(folder(), 0o700);
  });
});
