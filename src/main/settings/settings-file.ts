import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Settings, settingsIn } from '../../core/calls/settings-calls';
import { asFailure } from '../../core/dispatch';
import { type Failure, FailureError, raise } from '../../core/result';
import { setAside } from '../library/durable-file';
import { makeFolder } from '../library/library-folder';
import { DurableAdapter, schemaVersion } from '../library/stored-json';

/** A library that was open, to be found again. */
export const KnownLibrary = z.looseObject({
  /** Absolute. */
  folder: z.string().min(1),
  name: z.string(),
});
export type KnownLibrary = z.infer<typeof KnownLibrary>;

/** `settings.json`. What this version does not know, of the settings too, is kept. */
const StoredSettings = z.looseObject({
  format: z.literal('guillemet-settings'),
  schemaVersion: z.int().min(1),
  settings: z.record(z.string(), z.unknown()),
  /** The one opened last comes first. */
  recentLibraries: z.array(KnownLibrary),
  /** Folder of the library that is opened where none is named; null for the usual one. */
  library: z.string().min(1).nullable(),
});
export type StoredSettings = z.infer<typeof StoredSettings>;

const nothingStored: StoredSettings = {
  format: 'guillemet-settings',
  schemaVersion,
  settings: {},
  recentLibraries: [],
  library: null,
};

/**
 * The file of a user's settings, shared by all hosts that run. It never keeps the app from starting: a damaged
 * one is set aside, one that cannot be read is left alone, and the usual settings hold; `problem` says so.
 */
export class SettingsFile {
  private changing: Promise<unknown> = Promise.resolve();
  private readonly adapter: DurableAdapter<StoredSettings>;
  /** As it is on disk, or as usual. */
  private data = nothingStored;
  /** What kept the stored settings from being used; null where nothing did. */
  problem: Failure | null = null;

  private constructor(private readonly path: string) {
    this.adapter = new DurableAdapter(path, StoredSettings);
  }

  /** Never rejects. */
  static async open(folder: string): Promise<SettingsFile> {
    const file = new SettingsFile(join(folder, 'settings.json'));
    await file.read();
    return file;
  }

  get stored(): StoredSettings {
    return this.data;
  }

  get settings(): Settings {
    return settingsIn(this.data.settings);
  }

  /** One change at a time, on top of what other hosts have stored meanwhile. Raises `settings-write-failed`. */
  change(edit: (stored: StoredSettings) => StoredSettings): Promise<void> {
    const changing = this.changing.then(async () => {
      try {
        await makeFolder(dirname(this.path));
        const isAsKnown = await this.adapter.isAsKnown();
        const next = edit(isAsKnown ? this.data : ((await this.adapter.read()) ?? this.data));
        await this.adapter.write(next);
        this.data = next;
      } catch (error) {
        const { message } = asFailure(error);
        raise('settings-write-failed', `The settings could not be stored: ${message}`, {
          details: { file: this.path, reason: message },
        });
      }
    });
    this.changing = changing.catch(() => {});
    return changing;
  }

  private async read(): Promise<void> {
    try {
      this.data = (await this.adapter.read()) ?? nothingStored;
    } catch (error) {
      const failure = asFailure(error);
      this.problem =
        failure.code === 'library-damaged' ? await this.replaceDamaged(failure) : unused(this.path, failure.message);
    }
  }

  private async replaceDamaged(failure: Failure): Promise<Failure> {
    try {
      const aside = await setAside(this.path);
      await rm(this.path);
      return {
        code: 'settings-damaged',
        message: `The settings in ${this.path} are damaged; they were kept as ${aside}, and the usual ones hold.`,
        details: { file: this.path, aside },
      };
    } catch (error) {
      return unused(this.path, error instanceof FailureError ? failure.message : String(error));
    }
  }
}

function unused(file: string, reason: string): Failure {
  return {
    code: 'settings-unreadable',
    message: `The settings are not used, and changes to them are not stored: ${reason}`,
    details: { file, reason },
  };
}
