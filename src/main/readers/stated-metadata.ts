import type { Metadata } from '../../core/library/article';
import { normaliseText } from '../../core/text/normalise';

/** What a source says of itself, as found; absent where it says nothing. */
export type StatedMetadata = {
  [Key in 'title' | 'language' | 'byline' | 'outlet' | 'agency' | 'published' | 'url']?: string | undefined;
};

/**
 * Metadata fit to be kept: every string one line, trimmed, within the schema's limits. `fallbackTitle`
 * stands in where the source has no title; the language must be known (`und` at worst).
 */
export function completeMetadata(stated: StatedMetadata, fallbackTitle: string, language: string): Metadata {
  return {
    title: oneLine(stated.title, 2000) || oneLine(fallbackTitle, 2000) || 'Untitled',
    language,
    byline: oneLine(stated.byline, 2000),
    outlet: oneLine(stated.outlet, 2000),
    ...(stated.agency ? { agency: oneLine(stated.agency, 200) } : {}),
    published: publishedDate(stated.published),
    url: webAddress(stated.url) ?? '',
  };
}

/** One line without blanks at its ends, at most `longest` UTF-16 units, ending in `…` where it was cut. */
export function oneLine(value: string | undefined, longest: number): string {
  const line = normaliseText(value ?? '')
    .replace(/[ \t\n]+/g, ' ')
    .trim();
  if (line.length <= longest) return line;
  return `${normaliseText(line.slice(0, longest - 1)).trimEnd()}…`;
}

/** A language tag in its canonical form (`fr`, `en-GB`); null where it is none. Takes `fr_FR` too. */
export function languageTag(value: string | undefined): string | null {
  const tag = (value ?? '').trim().replaceAll('_', '-');
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** An http or https address, absolute; null for anything else. Relative ones need a base. */
export function webAddress(value: string | undefined | null, base?: string | null): string | null {
  return address(value, base, ['http:', 'https:']);
}

/** What a link may point at: http, https or mailto; null for anything else. */
export function linkTarget(value: string | undefined | null, base?: string | null): string | null {
  return address(value, base, ['http:', 'https:', 'mailto:']);
}

function address(value: string | undefined | null, base: string | undefined | null, schemes: string[]): string | null {
  const stated = (value ?? '').trim();
  if (stated === '' || stated.length > 4000) return null;
  try {
    const url = base ? new URL(stated, base) : new URL(stated);
    return schemes.includes(url.protocol) && url.href.length <= 4000 ? url.href : null;
  } catch {
    return null;
  }
}

/** A date as ISO 8601 where it can be read without guessing the order of day and month; else as stated. */
function publishedDate(value: string | undefined): string {
  const stated = oneLine(value, 100);
  const zoned = /\d:\d\d.*(?:\b(?:GMT|UTC|Z)|[+-]\d\d:?\d\d)$/.test(stated);
  const spelled = /^(?:[A-Z][a-z]{2,8},? )?(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2},?) \d{4}/.test(stated);
  if (!spelled) return stated;
  const time = Date.parse(zoned ? stated : `${stated} UTC`);
  if (Number.isNaN(time)) return stated;
  const iso = new Date(time).toISOString();
  return zoned ? iso.replace('.000Z', 'Z') : iso.slice(0, /\d:\d\d/.test(stated) ? 16 : 10);
}
