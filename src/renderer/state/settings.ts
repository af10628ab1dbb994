import { type Settings, usualSettings } from '../../core/calls/settings-calls';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { chooseLanguage } from '../words/words';
import { Store } from './store';

/** The user's settings, as they hold on this page now. */
export const settings = new Store<Settings>(usualSettings);

/** Why settings are not those that were stored, or are not stored; null where all is well. */
export const settingsProblem = new Store<Failure | null>(null);

let keeper: HostApi | null = null;

/** Reads the settings and follows them; to be awaited before the first paint. Returns the way to stop. */
export async function followSettings(host: HostApi): Promise<() => void> {
  keeper = host;
  const stop = host.on('settings.changed', show);
  const result = await host.call('settings.read', {});
  if (result.ok) {
    show(result.value.settings);
    settingsProblem.set(result.value.problem);
  } else settingsProblem.set(result.error);
  return () => {
    stop();
    keeper = null;
  };
}

/** Holds at once on this page, and on the others when it is stored; stays, for this page, where it cannot be stored. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  show({ ...settings.get(), ...change });
  const result = await keeper?.call('settings.change', { change });
  if (result && !result.ok) settingsProblem.set(result.error);
}

/** Through the object model of the styles: the policy of the page forbids style attributes. */
function show(next: Settings): void {
  settings.set(next);
  chooseLanguage(next.language);
  const { dataset, style } = document.documentElement;
  dataset.theme = next.theme;
  style.setProperty('--text-size', String(next.textSize / 100));
  style.setProperty('--line-width', String(next.lineWidth));
}
