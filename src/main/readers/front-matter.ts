import { parseDocument } from 'yaml';
import type { StatedMetadata } from './stated-metadata';

/** Longest front matter that is looked at; UTF-16 units. */
const longest = 64 * 1024;

export interface FrontMatter {
  stated: StatedMetadata;
  /** The text after it. */
  body: string;
}

const keys: { [Key in keyof StatedMetadata]-?: readonly string[] } = {
  title: ['title', 'titre'],
  byline: ['author', 'authors', 'byline', 'auteur', 'auteurs'],
  outlet: ['outlet', 'publisher', 'source', 'publication'],
  agency: ['agency', 'agence'],
  published: ['date', 'published'],
  url: ['url', 'link'],
  language: ['lang', 'language'],
};

/**
 * Splits YAML front matter (`---` lines around it) from a Markdown text. Null where there is none: a
 * text that merely begins with a rule keeps every word.
 *
 * Only strings, dates and lists of strings are used; what is odd is ignored.
 */
export function frontMatter(text: string): FrontMatter | null {
  const opening = /^---[ \t]*\n/.exec(text);
  if (!opening) return null;
  const head = text.slice(opening[0].length, longest);
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(head);
  if (!closing) return null;
  const source = head.slice(0, closing.index);
  const fields = yamlFields(source) ?? lineFields(source);
  if (fields === null) return null;

  const stated: StatedMetadata = {};
  for (const [key, names] of Object.entries(keys) as [keyof StatedMetadata, readonly string[]][]) {
    stated[key] = names.map((name) => plainValue(fields.get(name))).find((value) => value !== undefined);
  }
  return { stated, body: text.slice(opening[0].length + closing.index + closing[0].length) };
}

function yamlFields(source: string): Map<string, unknown> | null {
  try {
    // The failsafe schema keeps every scalar the string it is: `2024-05-01` and `1984` stay as written.
    const document = parseDocument(source, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
    if (document.errors.length > 0) return null;
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field]));
  } catch {
    return null;
  }
}

/** For front matter that people write and YAML refuses, such as `title: The bridge: open again`. */
function lineFields(source: string): Map<string, unknown> | null {
  const fields = new Map<string, unknown>();
  for (const line of source.split('\n')) {
    const field = /^([\p{L}_][\p{L}\p{N}_-]*)[ \t]*:(?:[ \t]+(.*))?$/u.exec(line);
    if (field?.[1] !== undefined) {
      fields.set(field[1].toLowerCase(), (field[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2'));
    } else if (!/^(?:[ \t].*|#.*|- .*)?$/.test(line)) return null;
  }
  return fields.size > 0 ? fields : null;
}

function plainValue(value: unknown): string | undefined {
  if (typeof value === 'string') return /^(?:|~|null)$/i.test(value.trim()) ? undefined : value;
  if (Array.isArray(value))
    return (
      value
        .map(plainValue)
        .filter((item) => item !== undefined)
        .join(', ') || undefined
    );
  if (typeof value === 'object' && value !== null && 'name' in value) return plainValue(value.name);
  return undefined;
}
