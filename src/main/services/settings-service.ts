import type { CallInput, CallOutput } from '../../core/host-api';
import type { SettingsFile } from '../settings/settings-file';
import type { EmitEvent } from './events';

/** The user's settings, for every page of this host. */
export class SettingsService {
  constructor(
    private readonly file: SettingsFile,
    private readonly emit: EmitEvent,
  ) {}

  read(): CallOutput<'settings.read'> {
    return { settings: this.file.settings, problem: this.file.problem };
  }

  /** Raises `settings-write-failed`. */
  async change({ change }: CallInput<'settings.change'>): Promise<CallOutput<'settings.change'>> {
    await this.file.change((stored) => ({ ...stored, settings: { ...stored.settings, ...change } }));
    this.emit('settings.changed', this.file.settings);
    return this.file.settings;
  }
}
