import { z } from 'zod';
import { KeyName } from '../commands/key-name';
import { exportFormats } from '../exchange/formats';
import { RememberedMappings } from '../library/records';
import { Failure } from '../result';
import { SuggestionPreferences, usualPreferences } from '../review/preferences';

/** Keys that the user has set, by the id of the command; see `ChangedKeys`. */
const KeysByCommand = z.record(z.string().regex(/^[a-z][a-z0-9-]{0,63}$/), z.array(KeyName).max(4));

/** What one export has in common with the next. */
export const ExportChoice = z.object({
  format: z.enum(exportFormats),
  /** A file for each annotator. */
  apart: z.boolean(),
  /** Of a CSV table. */
  separator: z.enum([',', ';']),
  bom: z.boolean(),
});
export type ExportChoice = z.infer<typeof ExportChoice>;

/**
 * What a user can set, whichever library is open. A new setting is one line here and one in `usualSettings`:
 * it is stored, checked, told to every page and, from `settings` in the page, read with its type.
 */
export const Settings = z.strictObject({
  /** Of the screen; `system` is that of the browser or the desktop. */
  language: z.enum(['system', 'en', 'fr']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Of the article's text, in percent of the usual size. */
  textSize: z.int().min(80).max(160),
  /** Of a line of the article, in characters. */
  lineWidth: z.int().min(45).max(100),
  /** Whether what is selected grows to whole words when it is marked. */
  snapToWords: z.boolean(),
  keys: KeysByCommand,
  /** Whether the keys that are of most use stand below the article, for who learns them. */
  showsKeyStrip: z.boolean(),
  /** How tables of articles were read, by their columns. */
  columnMappings: RememberedMappings,
  /** How was exported last; null where nothing was. */
  lastExport: ExportChoice.nullable(),
  ...SuggestionPreferences.shape,
});
export type Settings = z.infer<typeof Settings>;

/** What holds until the user sets something else. */
export const usualSettings: Settings = {
  language: 'system',
  theme: 'system',
  textSize: 100,
  lineWidth: 68,
  snapToWords: false,
  keys: {},
  showsKeyStrip: false,
  columnMappings: [],
  lastExport: null,
  ...usualPreferences,
};

/** The settings in what was stored, key by key: what is missing or unsound is as usual; of keys, command by command. */
export function settingsIn(stored: Readonly<Record<string, unknown>>): Settings {
  const sound = Object.entries(Settings.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(key === 'keys' ? soundKeysOf(stored[key]) : stored[key]);
    return parsed.success ? [[key, parsed.data] as const] : [];
  });
  return { ...usualSettings, ...Object.fromEntries(sound) };
}

function soundKeysOf(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null) return stored;
  return Object.fromEntries(
    Object.entries(stored).filter((entry) => KeysByCommand.safeParse({ [entry[0]]: entry[1] }).success),
  );
}

export const settingsCalls = {
  /** `problem`: why what was stored is not used, or nothing can be stored; null where all is well. */
  'settings.read': { input: z.object({}), output: z.object({ settings: Settings, problem: Failure.nullable() }) },
  /** Fulfilled when it is on disk. Raises `settings-write-failed`. */
  'settings.change': { input: z.object({ change: Settings.partial() }), output: Settings },
} as const;

export const settingsEvents = {
  'settings.changed': Settings,
} as const;
