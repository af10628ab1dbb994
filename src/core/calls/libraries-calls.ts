import { z } from 'zod';

/** A folder as the user names it: absolute, or in their home folder after `~`. */
const FolderPath = z.string().trim().min(1).max(32_768);

/** A library that was open on this computer. */
export const RecentLibrary = z.object({
  /** Absolute. */
  folder: z.string(),
  /** As people read it: `~` for the home folder. */
  shown: z.string(),
  name: z.string(),
  /** No library lies there now: the folder was moved or deleted, or its disk is not there. */
  isMissing: z.boolean(),
  /** It is the one that is open in this host. */
  isOpen: z.boolean(),
});
export type RecentLibrary = z.infer<typeof RecentLibrary>;

/** What lies on the disk for a library, in bytes. */
export const LibrarySize = z.object({
  articles: z.int(),
  /** `article.json` of all articles; the files they came from; snapshots and journals. */
  texts: z.int(),
  originals: z.int(),
  annotations: z.int(),
  trash: z.int(),
  /** Copies outside the library. */
  backups: z.int(),
});
export type LibrarySize = z.infer<typeof LibrarySize>;

export const librariesCalls = {
  'libraries.list': {
    input: z.object({}),
    output: z.object({
      /** The one opened last comes first. */
      recent: z.array(RecentLibrary),
      /** Folder in which a new library is suggested, with the separator at its end. */
      newIn: z.string(),
      /** Whether this host can ask for folders and show them: `libraries.choose`, `libraries.show`. */
      hasDialogs: z.boolean(),
    }),
  },
  /**
   * Opens a library in the place of the present one, for all pages: `library.replaced` tells them. Where that
   * fails the present one stays open. Raises `folder-not-absolute`, and as `Library.open` does for a folder that is no library.
   */
  'libraries.open': { input: z.object({ folder: FolderPath }), output: z.object({}) },
  /** As `libraries.open`, with a new library in a folder that is new or empty; raises `folder-not-empty`. */
  'libraries.create': {
    input: z.object({ folder: FolderPath, name: z.string().trim().min(1).max(200) }),
    output: z.object({}),
  },
  /** Takes a library off the list; the library itself stays. */
  'libraries.forget': { input: z.object({ folder: FolderPath }), output: z.object({}) },
  /** Asks for a folder; null where the user gave up, or the host has no dialogs. */
  'libraries.choose': { input: z.object({}), output: z.object({ folder: z.string().nullable() }) },
  /** Shows the folder of the library that is open in the file manager, where the host has dialogs. */
  'libraries.show': { input: z.object({}), output: z.object({}) },
} as const;

export const librarySizeCalls = {
  /** Looks at every file of the library that is open, which may take seconds. */
  'library.size': { input: z.object({}), output: LibrarySize },
} as const;

export const librariesEvents = {
  /** Another library is open now: everything that was read is of the one before. */
  'library.replaced': z.object({}),
  /** Read `libraries.list` again. */
  'libraries.changed': z.object({}),
} as const;
