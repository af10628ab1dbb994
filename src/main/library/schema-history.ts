/** The JSON of a file, or of a change in a journal, before its schema has looked at it. */
export type Stored = Readonly<Record<string, unknown>>;

/** The formats that a migration may touch: the `format` of a file, or a change of a journal. */
export const formats = ['guillemet-library', 'guillemet-article', 'guillemet-annotations', 'change'] as const;
export type Format = (typeof formats)[number];

/**
 * From one schema version to the next. Each function is pure: it makes a new value and needs nothing but
 * the old one. A format without one only gets the new number. One that alters annotations alters those
 * in snapshots and in changes alike. Never edited once it was published.
 */
export interface Migration {
  to: number;
  migrate: { readonly [F in Format]?: (value: Stored) => Stored };
}

/** All schema versions there have been, and the way from each to the newest. */
export class SchemaHistory {
  /** The version that is written. */
  readonly newest: number;

  /** Throws where the migrations do not lead from version 2 on, one by one: a mistake of the program. */
  constructor(private readonly migrations: readonly Migration[]) {
    for (const [index, { to }] of migrations.entries()) {
      if (to !== index + 2) throw new Error(`migration ${index + 1} leads to schema ${to}, not to ${index + 2}`);
    }
    this.newest = migrations.length + 1;
  }

  /** The value as the newest version has it; the same object where it is of that version or a newer one. */
  migrate(format: string, value: Stored, version: number): Stored {
    if (version >= this.newest) return value;
    let migrated = value;
    for (const { to, migrate } of this.migrations.slice(version - 1)) {
      const step = formats.find((known) => known === format);
      const change = step && migrate[step];
      migrated = { ...(change ? change(frozen(migrated)) : migrated), schemaVersion: to };
    }
    return migrated;
  }
}

/** Deeply, so that a migration that is not pure fails in its first test. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/** The migrations of this program. Append only; each new version gets a library in `testing/` that it wrote. */
export const schemaHistory = new SchemaHistory([]);
