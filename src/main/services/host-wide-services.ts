import { type HostServices, type HostWideServices, hostWideCalls, type LibraryServices } from '../../core/host-api';
import { type LibrariesOptions, LibrariesService } from './libraries-service';
import { SettingsService } from './settings-service';

export interface HostWide {
  calls: HostWideServices;
  libraries: LibrariesService;
}

/** What a host answers whichever library is open, and the way to open the first one. */
export function createHostWide(options: LibrariesOptions): HostWide {
  const settings = new SettingsService(options.settings, options.emit);
  const libraries = new LibrariesService(options);
  const calls: HostWideServices = {
    'settings.read': async () => settings.read(),
    'settings.change': (request) => settings.change(request),
    'libraries.list': () => libraries.list(),
    'libraries.open': (request) => libraries.open(request).then(() => ({})),
    'libraries.create': (request) => libraries.create(request).then(() => ({})),
    'libraries.forget': (request) => libraries.forget(request).then(() => ({})),
    'libraries.choose': () => libraries.choose(),
    'libraries.show': () => libraries.show().then(() => ({})),
  };
  return { calls, libraries };
}

/** Everything behind HostApi; what is host-wide may still be on its way. */
export function allServices(library: LibraryServices, hostWide: Promise<HostWide>): HostServices {
  const names = Object.keys(hostWideCalls) as (keyof HostWideServices)[];
  const waiting = names.map((name) => [
    name,
    async (input: unknown) => ((await hostWide).calls[name] as (input: unknown) => Promise<unknown>)(input),
  ]);
  return { ...library, ...(Object.fromEntries(waiting) as HostWideServices) };
}
