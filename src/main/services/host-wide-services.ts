import { type HostServices, type HostWideServices, hostWideCalls, type LibraryServices } from '../../core/host-api';
import type { SettingsFile } from '../settings/settings-file';
import type { EmitEvent } from './events';
import { SettingsService } from './settings-service';

export interface HostWideOptions {
  settings: SettingsFile;
  emit: EmitEvent;
}

/** What a host answers whichever library is open. */
export function createHostWideServices({ settings: file, emit }: HostWideOptions): HostWideServices {
  const settings = new SettingsService(file, emit);
  return {
    'settings.read': async () => settings.read(),
    'settings.change': (request) => settings.change(request),
  };
}

/** Everything behind HostApi; what is host-wide may still be on its way. */
export function allServices(library: LibraryServices, hostWide: Promise<HostWideServices>): HostServices {
  const names = Object.keys(hostWideCalls) as (keyof HostWideServices)[];
  const waiting = names.map((name) => [
    name,
    async (input: unknown) => ((await hostWide)[name] as (input: unknown) => Promise<unknown>)(input),
  ]);
  return { ...library, ...(Object.fromEntries(waiting) as HostWideServices) };
}
