import type { Span } from '../text/span';
import type { Finding } from './finding';
import type { Gender } from './language';
import { is, type Lexicon, type Word } from './lexicon';
import { type Mention, surnameOf } from './people';

/** Whom a finding's speaker stands for. */
export interface Resolved {
  name: string | null;
  gender: Gender;
}

/**
 * Gives every finding, in the order of the text, the person behind its speaker: the fullest form of a name, for a role the
 * one who was introduced with it, for a pronoun the last named speaker whom it fits. What cannot be told stays in the text's words.
 */
export function resolveSpeakers(
  findings: readonly Finding[],
  mentions: readonly Mention[],
  text: string,
  lexicon: Lexicon,
): (string | null)[] {
  const fullest = fullNames(mentions);
  const recent: Resolved[] = [];
  let next = 0;
  let subjectish: Resolved | null = null;
  return findings.map((finding) => {
    const from = finding.speaker?.start ?? finding.segments[0]?.start ?? 0;
    // Those named since, in a place where a subject stands, can be meant by a pronoun.
    while (next < mentions.length && (mentions[next]?.end ?? 0) <= from) {
      const mention = mentions[next++];
      if (mention?.name.includes(' '))
        subjectish = { name: full(mention.name, fullest), gender: genderOfName(mention, mentions) };
      else if (mention && fullest.has(surnameOf(mention.name)) && fullest.get(surnameOf(mention.name)) !== mention.name)
        subjectish = { name: full(mention.name, fullest), gender: genderOfName(mention, mentions) };
    }
    const resolved = resolve(finding, mentions, fullest, recent, subjectish, text, lexicon);
    if (resolved.name) remember(recent, resolved);
    return resolved.name;
  });
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
  return table;
}

function full(name: string, fullest: ReadonlyMap<string, string>): string {
  if (name.includes(' ')) return name;
  return fullest.get(name.toLowerCase()) ?? name;
}

function genderOfName(mention: Mention, mentions: readonly Mention[]): Gender {
  if (mention.gender !== 'any') return mention.gender;
  const key = surnameOf(mention.name);
  return mentions.find((other) => other.gender !== 'any' && surnameOf(other.name) === key)?.gender ?? 'any';
}

function resolve(
  finding: Finding,
  mentions: readonly Mention[],
  fullest: ReadonlyMap<string, string>,
  recent: readonly Resolved[],
  subjectish: Resolved | null,
  text: string,
  lexicon: Lexicon,
): Resolved {
  const { speaker, subject } = finding;
  if (finding.inherits) return recent.at(-1) ?? { name: null, gender: 'any' };
  if (!speaker)
    return finding.inherits ? (recent.at(-1) ?? { name: null, gender: 'any' }) : { name: null, gender: 'any' };
  const pronoun = subject?.pronoun;
  if (pronoun) {
    if (pronoun.firstPerson) return { name: null, gender: 'any' };
    const found = fitting(pronoun.gender, recent, subjectish);
    return found ?? { name: null, gender: pronoun.gender };
  }
  const named = mentionWithin(mentions, speaker, text);
  if (named) return { name: full(named.name, fullest), gender: genderOfName(named, mentions) };
  const words = text.slice(speaker.start, speaker.end);
  const role = roleOf(words, lexicon);
  if (role) {
    const holder = holderOf(role.head, mentions, speaker.start);
    if (holder) return { name: full(holder.name, fullest), gender: genderOfName(holder, mentions) };
    if (role.definite && !role.complement) {
      const last = recent.at(-1);
      if (last?.name && last.name !== words && role.human) return last;
    }
  }
  return { name: words, gender: 'any' };
}

function fitting(gender: Gender, recent: readonly Resolved[], subjectish: Resolved | null): Resolved | null {
  const fits = (one: Resolved) => gender === 'any' || one.gender === 'any' || one.gender === gender;
  for (let at = recent.length - 1; at >= 0; at--) {
    const one = recent[at];
    if (one && fits(one)) return one;
  }
  return subjectish && fits(subjectish) ? subjectish : null;
}

/** The name inside the speaker's words that is the person: the first full name, else the last single one. */
function mentionWithin(mentions: readonly Mention[], speaker: Span, text: string): Mention | null {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mentions[middle]?.start ?? 0) < speaker.start) low = middle + 1;
    else high = middle;
  }
  let single: Mention | null = null;
  for (let at = low; at < mentions.length; at++) {
    const mention = mentions[at];
    if (!mention || mention.end > speaker.end) break;
    const before = text.slice(Math.max(speaker.start, mention.start - 4), mention.start).toLowerCase();
    // “of Ohio”, “de l'OTAN”: where somebody is from.
    if (/(?:\bof|\bde|\bdu|\bd['’]|\bl['’]|\bin)\s?$/.test(before) && !mention.name.includes(' ')) continue;
    if (mention.name.includes(' ') && !/(?:\bof|\bde|\bdu|\bd['’])\s?$/.test(before)) return mention;
    single = mention;
  }
  return single;
}

function roleOf(
  words: string,
  lexicon: Lexicon,
): { head: string; definite: boolean; complement: boolean; human: boolean } | null {
  const parts = words
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/\s+|(?<=')/);
  const known = (word: string): Word | undefined => lexicon.words.get(word);
  const at = parts.findIndex((part) => ((known(part)?.bits ?? 0) & (is.role | is.title)) !== 0);
  const head = parts[at];
  if (head === undefined) return null;
  const first = known(parts[0] ?? '')?.bits ?? 0;
  const indefinite = /^(?:an?|une?|des|ein|eine|un|una|uno|um|uma)$/.test(parts[0] ?? '');
  return {
    head,
    definite: (first & is.determiner) !== 0 && !indefinite,
    complement: parts.length > at + 1,
    human: true,
  };
}

function holderOf(role: string, mentions: readonly Mention[], before: number): Mention | null {
  let found: Mention | null = null;
  for (const mention of mentions) {
    if (mention.start >= before) break;
    if (mention.roles.includes(role)) found = mention;
  }
  return found;
}
