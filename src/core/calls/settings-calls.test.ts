import { describe, expect, it } from 'vitest';
import { Settings, settingsCalls, settingsIn, usualSettings } from './settings-calls';

describe('what was stored of the settings', () => {
  it('counts key by key: an unsound one costs only itself', () => {
    expect(settingsIn({ language: 'fr', theme: 'neon', textSize: 120, lineWidth: '70' })).toEqual({
      ...usualSettings,
      language: 'fr',
      textSize: 120,
    });
    expect(settingsIn({})).toEqual(usualSettings);
  });

  it('has every key that is one, of commands of other versions too, and leaves the others as usual', () => {
    const keys = { 'mark-quote': ['z'], 'weigh-evidence': ['Mod+j'], undo: ['Ctrl and z'], redo: 'y', 'no Id': ['a'] };
    expect(settingsIn({ keys })).toEqual({
      ...usualSettings,
      keys: { 'mark-quote': ['z'], 'weigh-evidence': ['Mod+j'] },
    });
    expect(settingsIn({ keys: 'q' })).toEqual(usualSettings);
  });

  it('does not hand on what this version does not know', () => {
    expect(settingsIn({ language: 'fr', wallpaper: 'dunes' })).toEqual({ ...usualSettings, language: 'fr' });
  });

  it('is as usual where nothing was set, and that is sound', () => {
    expect(Settings.parse(usualSettings)).toEqual(usualSettings);
  });
});

describe('a change of the settings', () => {
  it('may be of one, and of nothing that is no setting', () => {
    const { input } = settingsCalls['settings.change'];
    expect(input.parse({ change: { theme: 'dark' } })).toEqual({ change: { theme: 'dark' } });
    expect(input.safeParse({ change: { wallpaper: 'dunes' } }).success).toBe(false);
    expect(input.safeParse({ change: { textSize: 1_000 } }).success).toBe(false);
  });

  it('of keys is refused where one is none, by its place', () => {
    const { input } = settingsCalls['settings.change'];
    const refused = input.safeParse({ change: { keys: { undo: ['Mod+z', 'Ctrl and z'] } } });
    expect(refused.error?.issues[0]?.path).toEqual(['change', 'keys', 'undo', 1]);
    expect(input.safeParse({ change: { keys: { undo: [] } } }).success).toBe(true);
  });
});
