import { type Annotation, ChainLink } from '../annotation/annotation';
import { foldName, type Person } from '../annotation/person';
import type { Metadata } from '../library/article';
import { citationDate } from './citation-date';
import { type CitationPart, htmlCitation, markdownCitation, plainCitation } from './citation-forms';
import { requoted, type Typography } from './requoting';

export interface CitationSource {
  annotation: Pick<Annotation, 'segments' | 'attributes'>;
  /** Of the article that the words stand in. */
  metadata: Pick<Metadata, 'title' | 'outlet' | 'byline' | 'published' | 'url'>;
  /** Whose words they are; null where nobody is named. */
  speaker: Pick<Person, 'name' | 'role' | 'organisation' | 'anonymous'> | null;
  /** Names of those through whom the words came, from the speaker outwards. */
  passedOnBy: readonly string[];
  /** Of the typography and the date: BCP 47, French or English (`citationLocale`). */
  locale: string;
}

/** One citation in three forms; the same words in each. */
export interface Citation {
  plain: string;
  markdown: string;
  html: string;
}

const wordsOf = {
  fr: { anonymous: 'source anonyme', indirect: 'discours indirect', through: 'd’après ', in: 'dans ' },
  en: { anonymous: 'anonymous source', indirect: 'indirect speech', through: 'quoted by ', in: 'in ' },
} as const satisfies Record<Typography, object>;

/**
 * Words of an article with who said them, where and when:
 * « On rouvre lundi », Ada Ferret, adjointe aux sports, dans « Le bac reprend », *La Gazette*, 3 mars 2026.
 * What is not known is left out.
 */
export function citationOf({ annotation, metadata, speaker, passedOnBy, locale }: CitationSource): Citation {
  const typography = typographyOf(locale);
  const words = wordsOf[typography];
  const parts: CitationPart[] = [];
  const quoted = requoted(
    annotation.segments.map(({ exact }) => withoutOverrides(exact)),
    typography,
  );
  if (quoted !== '') parts.push([stated(quoted)]);
  if (speaker) parts.push(...speakerParts(speaker, annotation.attributes.type === 'indirect', words));
  const known = new Set([speaker?.name ?? '', metadata.outlet, ''].map((name) => foldName(name)));
  for (const name of passedOnBy.map(oneLine)) {
    if (known.has(foldName(name))) continue;
    known.add(foldName(name));
    parts.push([ours(words.through), stated(name)]);
  }
  parts.push(...articleParts(metadata, typography, locale));
  return {
    plain: plainCitation(parts),
    markdown: markdownCitation(parts),
    html: htmlCitation(parts, locale),
  };
}

/** Names of the links of an attribution chain, from the first source to the outlet, which is not among them. */
export function namesOfChain(value: unknown): string[] {
  const links = ChainLink.array().safeParse(value);
  if (!links.success) return [];
  return links.data
    .filter(({ role }) => role !== 'outlet')
    .map(({ name }) => name)
    .reverse();
}

/** The article's language where a citation can be set in it, else that of the screen. */
export function citationLocale(articleLanguage: string, screenLanguage: Typography): string {
  if (!/^(?:fr|en)(?:-|$)/iu.test(articleLanguage)) return screenLanguage;
  try {
    return Intl.getCanonicalLocales(articleLanguage)[0] ?? screenLanguage;
  } catch {
    // Not every tag that may be typed is one.
    return articleLanguage.slice(0, 2).toLowerCase();
  }
}

function typographyOf(locale: string): Typography {
  return /^fr(?:-|$)/iu.test(locale) ? 'fr' : 'en';
}

function speakerParts(
  { name, role, organisation, anonymous }: NonNullable<CitationSource['speaker']>,
  isIndirect: boolean,
  words: (typeof wordsOf)[Typography],
): CitationPart[] {
  const parts: CitationPart[] = [name, role, organisation]
    .map(oneLine)
    .filter((part) => part !== '')
    .map((part) => [stated(part)]);
  const remarks = [anonymous ? words.anonymous : '', isIndirect ? words.indirect : ''].filter((part) => part !== '');
  const last = parts.pop();
  if (last) parts.push(remarks.length > 0 ? [...last, ours(` (${remarks.join(', ')})`)] : last);
  return parts;
}

function articleParts(metadata: CitationSource['metadata'], typography: Typography, locale: string): CitationPart[] {
  const parts: CitationPart[] = [];
  const url = oneLine(metadata.url);
  // Anything else than a web address may start something when it is clicked.
  const address = /^https?:\/\/[^\s<>"]+$/iu.test(url) ? url : null;
  const title = requoted([withoutOverrides(metadata.title)], typography);
  if (title !== '') parts.push([ours(wordsOf[typography].in), stated(title)]);
  if (oneLine(metadata.byline) !== '') parts.push([stated(oneLine(metadata.byline))]);
  const outlet = oneLine(metadata.outlet);
  if (outlet !== '') parts.push([{ kind: 'work', text: outlet, stated: true }]);
  const date = citationDate(oneLine(metadata.published), locale);
  if (date !== '') parts.push([stated(date)]);
  if (address !== null) parts.push([{ kind: 'link', text: address, address, stated: true }]);
  else if (url !== '') parts.push([stated(url)]);
  return parts;
}

function stated(text: string): CitationPart[number] {
  return { kind: 'text', text, stated: true };
}

function ours(text: string): CitationPart[number] {
  return { kind: 'text', text, stated: false };
}

function oneLine(text: string): string {
  return withoutOverrides(text).replace(/\s+/gu, ' ').trim();
}

/** Embeddings, overrides and isolates that were opened in one part would turn the parts after it around. */
function withoutOverrides(text: string): string {
  return text.replace(/[\u202A-\u202E\u2066-\u2069]/gu, '');
}
