import type { Span } from '../text/span';
import type { Gender } from './language';
import { is, type Lexicon } from './lexicon';
import { has, type Unit } from './unit';

/** Somebody whom the article names. */
export interface Mention {
  /** Full name as written, without title. */
  name: string;
  /** Where the name stands. UTF-16. */
  start: number;
  end: number;
  gender: Gender;
  /** Role nouns next to the name, lower case. */
  roles: string[];
  /** The other words around them, which tell one minister from another. */
  context: string[];
}

const roleReach = 7;

/** More capitalised words than this in a row are a heading or shouting. */
const longestName = 12;

/** All runs of capitalised words that can be a person's name, in order. */
export function mentionsOf(units: readonly Unit[], text: string, lexicon: Lexicon): Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < units.length; at++) {
    if (!isNamePart(units[at])) continue;
    const run = nameRun(units, at, lexicon);
    if (run.to > run.from) {
      const first = units[run.from] as Unit;
      const last = units[run.to - 1] as Unit;
      mentions.push({
        name: text.slice(first.start, last.end),
        start: first.start,
        end: last.end,
        gender: genderOf(units, run.from, run.to),
        ...rolesAround(units, run.from, run.to),
      });
    }
    at = Math.max(at, run.end - 1);
  }
  return mentions;
}

function isNamePart(unit: Unit | undefined): boolean {
  return unit?.kind === 'word' && unit.capital && unit.lower !== '';
}

/** A run without what only looks like a name: articles and other small words at the start of a sentence, titles, institutions. */
function nameRun(units: readonly Unit[], at: number, lexicon: Lexicon): { from: number; to: number; end: number } {
  let to = at + 1;
  for (;;) {
    const next = units[to];
    const last = units[to - 1];
    if (isNamePart(next) && next && last && next.start - last.end <= 1) to++;
    else if (
      next?.kind === 'stop' &&
      next.start === last?.end &&
      last &&
      last.end - last.start === 1 &&
      isNamePart(units[to + 1])
    )
      to += 2;
    else if (isParticle(next, lexicon) && isNamePart(units[to + 1])) to += 2;
    else break;
  }
  if (to - at > longestName) return { from: at, to: at, end: to };
  let from = at;
  while (from < to && isNotName(units[from])) from++;
  let last = to;
  while (last > from && (units[last - 1]?.kind !== 'word' || has(units[last - 1], is.institution))) last--;
  return { from, to: last, end: to };
}

const particles = new Set('de du la von van der den bin ben al el di da dos le'.split(' '));

function isParticle(unit: Unit | undefined, lexicon: Lexicon): boolean {
  return unit?.kind === 'word' && particles.has(unit.lower) && !(lexicon.data.writing.elision && unit.lower === 'le');
}

function isNotName(unit: Unit | undefined): boolean {
  if (!unit || unit.kind === 'stop') return true;
  if (has(unit, is.maleName | is.femaleName)) return false;
  if (unit.word?.pronoun) return true;
  return has(
    unit,
    is.determiner |
      is.preposition |
      is.coordinator |
      is.subordinator |
      is.title |
      is.role |
      is.institution |
      is.time |
      is.adverb |
      is.interrogative |
      is.copula |
      is.modal |
      is.perfect,
  );
}

function genderOf(units: readonly Unit[], from: number, to: number): Gender {
  let before = from - 1;
  if (units[before]?.kind === 'stop') before--;
  const title = units[before];
  if (has(title, is.maleTitle)) return 'male';
  if (has(title, is.femaleTitle)) return 'female';
  for (let at = from; at < to; at++) {
    if (has(units[at], is.femaleName)) return 'female';
    if (has(units[at], is.maleName)) return 'male';
  }
  return 'any';
}

/** Roles before the name (`le ministre Paul Roux`) and in apposition after it (`Paul Roux, ministre`). */
function rolesAround(units: readonly Unit[], from: number, to: number): { roles: string[]; context: string[] } {
  const roles: string[] = [];
  const context: string[] = [];
  const add = (unit: Unit | undefined) => {
    if (unit?.kind !== 'word') return;
    if (has(unit, is.role | is.title)) roles.push(unit.lower);
    else if (!has(unit, is.determiner | is.preposition)) context.push(unit.lower);
  };
  // “la préfecture du Nord”: what a preposition ties to the role is no person.
  const tied =
    has(units[from - 1], is.preposition) || (has(units[from - 1], is.determiner) && has(units[from - 2], is.linker));
  for (let at = from - 1; !tied && at >= Math.max(0, from - roleReach); at--) {
    const unit = units[at];
    if (unit?.kind === 'stop' && has(units[at - 1], is.abbreviation)) continue;
    if (unit?.kind !== 'word' && unit?.kind !== 'comma') break;
    if (unit.kind === 'comma' && at < from - 1) break;
    if (has(unit, is.copula | is.perfect | is.modal | is.relative) || (unit.word?.cue && !has(unit, is.role))) break;
    add(unit);
  }
  if (units[to]?.kind === 'comma') {
    for (let at = to + 1; at < Math.min(units.length, to + 1 + roleReach); at++) {
      const unit = units[at];
      if (unit?.kind !== 'word' || has(unit, is.copula | is.perfect | is.relative)) break;
      add(unit);
    }
  }
  return roles.length > 0 ? { roles, context } : { roles, context: [] };
}

/** Last word of a name: what it is shortened to. */
export function surnameOf(name: string): string {
  let from = name.length;
  while (from > 0 && name.charAt(from - 1).trim() !== '') from--;
  return name.slice(from).toLowerCase();
}

export function isWithin(span: Span, outer: Span): boolean {
  return span.start >= outer.start && span.end <= outer.end;
}
