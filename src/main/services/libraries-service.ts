import { readFile, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { z } from 'zod';
import type { CallInput, CallOutput } from '../../core/host-api';
import { raise } from '../../core/result';
import { shownFolder } from '../library/default-folder';
import { exists } from '../library/durable-file';
import { entriesOf, refuseForeignFolder } from '../library/library-folder';
import type { SettingsFile } from '../settings/settings-file';
import type { EmitEvent } from './events';
import type { Connect, LibraryHost } from './library-host';

/** How many libraries are remembered. */
const remembered = 12;

/** What the host's system can do with folders. */
export interface FolderDialogs {
  /** Null where the user gave up. */
  choose(): Promise<string | null>;
  show(folder: string): Promise<void>;
}

/** How a library is opened. */
export interface Opening {
  /** Of a new library; that of its folder unless told otherwise. */
  name?: string | undefined;
  /** Whether a damaged one is opened to be recovered: the first one, since there is no other to stay with. */
  recovers: boolean;
}

export interface LibrariesOptions {
  host: LibraryHost;
  settings: SettingsFile;
  /** Folder of the library that is opened where nothing else is known. */
  usualFolder: string;
  /** Opens the library in a folder; a new one where there is none. */
  connect: (folder: string, opening: Opening) => Connect;
  /** Null where the page asks for paths. */
  dialogs: FolderDialogs | null;
  emit: EmitEvent;
}

/** The libraries of this user: which one is open, which ones were, and the ways to open another or a new one. */
export class LibrariesService {
  private present: string | null = null;
  private missing: string | null = null;

  constructor(private readonly options: LibrariesOptions) {}

  /** Folder of the library that is open; null before the first one is. */
  get openFolder(): string | null {
    return this.present;
  }

  /** Folder of the library that was to be opened, and was not there; null where there is none. */
  get missedFolder(): string | null {
    return this.missing;
  }

  /**
   * Opens the library that the user named at the start, or else the one that was chosen last. One that is not
   * there any more is never made anew: then it is the usual one, and `missedFolder` says so.
   */
  async openFirst(named: string | null): Promise<void> {
    const folder = named === null ? await this.chosenFolder() : resolve(named);
    await this.options.host.open(this.options.connect(folder, { recovers: true }));
    await this.note(folder, null).catch(() => {});
  }

  async list(): Promise<CallOutput<'libraries.list'>> {
    const { settings, usualFolder, dialogs } = this.options;
    const recent = settings.stored.recentLibraries.map(async ({ folder, name }) => ({
      folder,
      name,
      shown: shownFolder(folder),
      isMissing: !(await isLibrary(folder)),
      isOpen: folder === this.present,
    }));
    return { recent: await Promise.all(recent), newIn: dirname(usualFolder) + sep, hasDialogs: dialogs !== null };
  }

  async open({ folder: named }: CallInput<'libraries.open'>): Promise<void> {
    const folder = absolute(named);
    if (this.present !== null && (await isSame(folder, this.present))) return;
    const entries = (await entriesOf(folder)) ?? [];
    if (!entries.includes('library.json')) refuseForeignFolder(folder, entries, 'read');
    await this.replace(folder);
  }

  async create({ folder: named, name }: CallInput<'libraries.create'>): Promise<void> {
    const folder = absolute(named);
    const entries = ((await entriesOf(folder)) ?? []).filter((entry) => !entry.startsWith('.'));
    if (entries.length > 0) {
      raise('folder-not-empty', `${folder} is not empty. Choose an empty folder, or name a new one.`, {
        details: { folder },
      });
    }
    await this.replace(folder, name);
  }

  async forget({ folder }: CallInput<'libraries.forget'>): Promise<void> {
    await this.options.settings.change((stored) => ({
      ...stored,
      recentLibraries: stored.recentLibraries.filter((known) => known.folder !== folder),
      library: stored.library === folder ? null : stored.library,
    }));
    this.options.emit('libraries.changed', {});
  }

  async choose(): Promise<CallOutput<'libraries.choose'>> {
    return { folder: (await this.options.dialogs?.choose()) ?? null };
  }

  async show(): Promise<void> {
    if (this.present !== null) await this.options.dialogs?.show(this.present);
  }

  private async replace(folder: string, name?: string): Promise<void> {
    await this.options.host.replace(this.options.connect(folder, { name, recovers: false }), () => {
      this.present = folder;
    });
    // The library is open, whether or not that can be remembered; the settings say why it cannot.
    await this.note(folder, folder).catch(() => {});
  }

  private async note(folder: string, chosen: string | null): Promise<void> {
    this.present = folder;
    const name = await nameOf(folder);
    try {
      await this.options.settings.change((stored) => ({
        ...stored,
        recentLibraries: [
          { ...stored.recentLibraries.find((known) => known.folder === folder), folder, name },
          ...stored.recentLibraries.filter((known) => known.folder !== folder),
        ].slice(0, remembered),
        library: chosen ?? stored.library,
      }));
    } finally {
      this.options.emit('libraries.changed', {});
    }
  }

  private async chosenFolder(): Promise<string> {
    const { settings, usualFolder } = this.options;
    const { library } = settings.stored;
    if (library === null || library === usualFolder || (await isLibrary(library))) return library ?? usualFolder;
    this.missing = library;
    return usualFolder;
  }
}

/** Where one damaged `library.json` lies, or its earlier state, a library is still to be opened, and recovered. */
async function isLibrary(folder: string): Promise<boolean> {
  const files = ['library.json', 'library.json.bak'].map((name) => exists(join(folder, name)).catch(() => false));
  return (await Promise.all(files)).includes(true);
}

async function isSame(folder: string, other: string): Promise<boolean> {
  const [one, two] = await Promise.all([folder, other].map((path) => realpath(path).catch(() => path)));
  return one === two;
}

/** As its file has it; the folder's where that cannot be read. */
async function nameOf(folder: string): Promise<string> {
  try {
    return z.object({ name: z.string().min(1) }).parse(JSON.parse(await readFile(join(folder, 'library.json'), 'utf8')))
      .name;
  } catch {
    return basename(folder);
  }
}

function absolute(named: string): string {
  const folder = /^~(?=$|[\\/])/.test(named) ? join(homedir(), named.slice(1)) : named;
  if (isAbsolute(folder)) return resolve(folder);
  return raise('folder-not-absolute', `Name the whole path of the folder, from the root or from ~, not “${named}”.`, {
    path: ['folder'],
    details: { folder: named },
  });
}
