import type { Span } from '../text/span';
import type { Finding } from './finding';
import type { Gender } from './language';
import { is, type Lexicon } from './lexicon';
import { type Mention, surnameOf } from './people';

/**
 * What told who speaks: the full name in the speaker's words, a shorter form of a name that the article gives in
 * full, the role with which somebody was introduced, a pronoun, or whoever spoke before. `words`: nothing did, and the words stand
 * as they are; `none`: there are no words either.
 */
export type SpeakerEvidence = 'name' | 'short-name' | 'role' | 'pronoun' | 'previous' | 'words' | 'none';

/** Whom a finding's speaker stands for. */
export interface Resolved {
  name: string | null;
  gender: Gender;
  /** A person whom the article names, not a role or an office. */
  named: boolean;
}

export type ResolvedSpeaker = Resolved & { evidence: SpeakerEvidence };

const nobody: Resolved = { name: null, gender: 'any', named: false };

/**
 * Gives every finding the person behind its speaker: the fullest form of a name, for a role the
 * one who was introduced with it, for a pronoun the last named speaker whom it fits. What cannot be told stays in the text's words.
 */
export function resolveSpeakers(
  findings: readonly Finding[],
  mentions: readonly Mention[],
  text: string,
  lexicon: Lexicon,
): ResolvedSpeaker[] {
  const fullest = fullNames(mentions);
  const genders = gendersOf(mentions);
  const recent: Resolved[] = [];
  let next = 0;
  const mentioned: Resolved[] = [];
  const speakers: ResolvedSpeaker[] = [];
  for (const index of inOrderOfSpeakers(findings)) {
    const finding = findings[index] as Finding;
    const from = placeOf(finding);
    // Those named since, in a place where a subject stands, can be meant by a pronoun.
    while (next < mentions.length && (mentions[next]?.end ?? 0) <= from) {
      const mention = mentions[next++];
      if (!mention) continue;
      const fuller = fullest.get(surnameOf(mention.name));
      if (mention.name.includes(' ') || (fuller !== undefined && fuller !== mention.name)) {
        const gender = genderOfName(mention, genders);
        remember(mentioned, { name: full(mention.name, fullest), gender, named: true });
      }
    }
    const resolved = resolve(finding, mentions, fullest, genders, recent, mentioned, text, lexicon);
    if (resolved.name) remember(recent, resolved);
    speakers[index] = resolved;
  }
  return speakers;
}

/** Whose words come first is not who is named first: `The mayor said the well was dry, the Herald reported.` */
function inOrderOfSpeakers(findings: readonly Finding[]): number[] {
  const places = findings.map(placeOf);
  return [...places.keys()].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
}

function placeOf({ speaker, segments, inherits }: Finding): number {
  return (inherits ? undefined : speaker?.start) ?? segments[0]?.start ?? 0;
}

function remember(recent: Resolved[], resolved: Resolved): void {
  const old = recent.findIndex(({ name }) => name === resolved.name);
  if (old >= 0) recent.splice(old, 1);
  recent.push(resolved);
  if (recent.length > 12) recent.shift();
}

/** The fullest name in the article by surname; a surname that two people share stands for the one named first. */
function fullNames(mentions: readonly Mention[]): Map<string, string> {
  const table = new Map<string, string>();
  for (const { name } of mentions) {
    const key = surnameOf(name);
    const known = table.get(key);
    if (!known || (!known.includes(' ') && name.includes(' '))) table.set(key, name);
  }
  // Some articles go on with the first name.
  for (const { name } of mentions) {
    const first = name.split(' ')[0]?.toLowerCase() ?? '';
    if (name.includes(' ') && !table.get(first)?.includes(' ')) table.set(first, name);
  }
  return table;
}

function full(name: string, fullest: ReadonlyMap<string, string>): string {
  if (name.includes(' ')) return name;
  return fullest.get(name.toLowerCase()) ?? name;
}

/** The gender that any mention of a surname shows. */
function gendersOf(mentions: readonly Mention[]): Map<string, Gender> {
  const table = new Map<string, Gender>();
  for (const { name, gender } of mentions) {
    const key = surnameOf(name);
    if (gender !== 'any' && !table.has(key)) table.set(key, gender);
  }
  return table;
}

function genderOfName(mention: Mention, genders: ReadonlyMap<string, Gender>): Gender {
  return mention.gender === 'any' ? (genders.get(surnameOf(mention.name)) ?? 'any') : mention.gender;
}

function resolve(
  finding: Finding,
  mentions: readonly Mention[],
  fullest: ReadonlyMap<string, string>,
  genders: ReadonlyMap<string, Gender>,
  recent: readonly Resolved[],
  mentioned: readonly Resolved[],
  text: string,
  lexicon: Lexicon,
): ResolvedSpeaker {
  const { speaker, subject } = finding;
  const before = recent.at(-1);
  if (finding.inherits) return before ? { ...before, evidence: 'previous' } : { ...nobody, evidence: 'none' };
  if (!speaker) return { ...nobody, evidence: 'none' };
  const pronoun = subject?.pronoun;
  if (pronoun) {
    if (pronoun.firstPerson) return { ...nobody, evidence: 'none' };
    const found = fitting(pronoun.gender, recent, mentioned);
    return found ? { ...found, evidence: 'pronoun' } : { ...nobody, gender: pronoun.gender, evidence: 'none' };
  }
  const named = mentionWithin(mentions, speaker, text);
  if (named) {
    const name = full(named.name, fullest);
    const evidence = name === named.name ? 'name' : 'short-name';
    return { name, gender: genderOfName(named, genders), named: true, evidence };
  }
  const words = text.slice(speaker.start, speaker.end);
  const role = roleOf(words, lexicon);
  if (role) {
    const holder =
      appositionAfter(mentions, speaker, text) ?? holderOf(role, mentions, firstFrom(mentions, speaker.start));
    if (holder) {
      const gender = genderOfName(holder, genders);
      return { name: full(holder.name, fullest), gender, named: true, evidence: 'role' };
    }
    // “the senator”, “le jeune sommelier”: nobody was introduced so, but somebody is being spoken of.
    if (role.definite) {
      const last = recent.findLast(({ named }) => named) ?? mentioned.at(-1);
      if (last) return { ...last, evidence: 'previous' };
    }
  }
  return { name: words, gender: 'any', named: false, evidence: 'words' };
}

/** Whom a pronoun of a gender can stand for: who spoke last, else who was named last. */
function fitting(gender: Gender, recent: readonly Resolved[], mentioned: readonly Resolved[]): Resolved | null {
  const fits = (one: Resolved) => gender === 'any' || one.gender === 'any' || one.gender === gender;
  return recent.findLast(fits) ?? mentioned.findLast(fits) ?? null;
}

/** The name inside the speaker's words that is the person: the first full name, else the last single one. */
function mentionWithin(mentions: readonly Mention[], speaker: Span, text: string): Mention | null {
  const words = text.slice(speaker.start, speaker.end).includes(' ');
  let single: Mention | null = null;
  for (let at = firstFrom(mentions, speaker.start); at < mentions.length; at++) {
    const mention = mentions[at];
    if (!mention || mention.end > speaker.end) break;
    const before = text.slice(Math.max(speaker.start, mention.start - 4), mention.start).toLowerCase();
    // “of Ohio”, “de l'OTAN”: where somebody is from.
    if (/(?:\bof|\bde|\bdu|\bd['’]|\bl['’]|\bin)\s?$/.test(before) && !mention.name.includes(' ')) continue;
    if (mention.name.includes(' ') && !/(?:\bof|\bde|\bdu|\bd['’])\s?$/.test(before)) return mention;
    if (mention.name.includes(' ') && words) continue;
    single = mention;
  }
  return single;
}

/** “dit la maire, Odile Garnier, en …”: the name that a comma sets beside the role is whose role it is. */
function appositionAfter(mentions: readonly Mention[], speaker: Span, text: string): Mention | null {
  const next = mentions[firstFrom(mentions, speaker.end)];
  return next?.name.includes(' ') && text.slice(speaker.end, next.start) === ', ' ? next : null;
}

interface Role {
  head: string;
  words: string[];
  definite: boolean;
}

function roleOf(words: string, lexicon: Lexicon): Role | null {
  const parts = words
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/\s+|(?<=')/);
  const bitsOf = (word: string) => lexicon.words.get(word)?.bits ?? 0;
  const at = parts.findIndex((part) => (bitsOf(part) & (is.role | is.title)) !== 0);
  const head = parts[at];
  // “la police”, “the officials of the city”: a source that is no person, or nobody in particular.
  if (head === undefined || (bitsOf(head) & is.source) !== 0) return null;
  if (parts.slice(0, at).some((part) => (bitsOf(part) & is.source) !== 0)) return null;
  const article = parts[0] ?? '';
  const definite = definiteArticles.has(article);
  return {
    head,
    words: parts.slice(at + 1).filter((part) => (bitsOf(part) & (is.determiner | is.preposition)) === 0),
    definite,
  };
}

const definiteArticles = new Set("the le la l' cet cette ce der die das el il lo o a this that este esta".split(' '));

const farthestHolder = 150;

/** Who was introduced with the role before mention `next`; of several, the one with most of the same words around, then the last. */
function holderOf(role: Role, mentions: readonly Mention[], next: number): Mention | null {
  let found: Mention | null = null;
  let best = -1;
  for (let at = Math.max(0, next - farthestHolder); at < next; at++) {
    const mention = mentions[at];
    if (!mention?.roles.includes(role.head)) continue;
    const shared = role.words.filter((word) => mention.context.includes(word) || mention.roles.includes(word)).length;
    if (role.words.length > 0 && shared === 0 && mention.context.length > 1) continue;
    if (shared >= best) {
      best = shared;
      found = mention;
    }
  }
  return found;
}

/** Index of the first mention at or after an offset. Logarithmic. */
function firstFrom(mentions: readonly Mention[], offset: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mentions[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
