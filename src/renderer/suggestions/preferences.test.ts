import { afterEach, describe, expect, it, vi } from 'vitest';
import { usualSettings } from '../../core/calls/settings-calls';
import { usualPreferences } from '../../core/review/preferences';
import { settings } from '../state/settings';
import { suggestionPreferences } from './preferences';

// Words ask for the browser's language as soon as they are loaded.
vi.hoisted(() => vi.stubGlobal('navigator', { language: 'en' }));

describe('what the user wants to be suggested', () => {
  afterEach(() => settings.set(usualSettings));

  it('is what the settings say, and nothing else of them', () => {
    expect(suggestionPreferences.get()).toEqual(usualPreferences);
    settings.update({ suggestsClaims: false, suggestsNotIn: ['fr'] });
    expect(suggestionPreferences.get()).toEqual({ ...usualPreferences, suggestsClaims: false, suggestsNotIn: ['fr'] });
  });

  it('changes with these settings alone, so that no other one has the suggestions looked through again', () => {
    const follow = vi.fn();
    const stop = suggestionPreferences.subscribe(follow);
    settings.update({ textSize: 120 });
    // As it comes back from the host: equal, not the same.
    settings.set(structuredClone(settings.get()));
    expect(follow).not.toHaveBeenCalled();
    settings.update({ suggestsUncertain: true });
    expect(follow).toHaveBeenCalledTimes(1);
    stop();
  });
});
