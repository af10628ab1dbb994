import { form, is, type Lexicon, type Pronoun } from './lexicon';
import { has, isAdverb, type Unit } from './unit';

/** Who speaks, as the text puts it: units `[from, to)` of a flow. */
export interface Subject {
  from: number;
  to: number;
  pronoun?: Pronoun;
}

const longestSubject = 24;

/**
 * The subject of a verb that starts at `verb`, looked for to its left: a pronoun, the noun phrase that ends
 * before the verb, the one before an apposition between commas or a parenthesis, or what “who” refers to.
 */
export function subjectBefore(flow: readonly Unit[], verb: number, first: number, lexicon: Lexicon): Subject | null {
  let at = verb - 1;
  while (at >= first && isSkipped(flow[at], lexicon)) at--;
  if (at < first) return null;
  const unit = flow[at] as Unit;
  if (unit.word?.pronoun && !has(unit, is.determiner)) return { from: at, to: at + 1, pronoun: unit.word.pronoun };
  if (has(unit, is.relative)) {
    at--;
    if (flow[at]?.kind === 'comma') at--;
    return nounPhraseEndingAt(flow, at + 1, first, lexicon);
  }
  if (unit.kind === 'close') {
    const open = openingOf(flow, at, first);
    return open > first ? subjectBefore(flow, open, first, lexicon) : null;
  }
  if (unit.kind === 'comma') return beforeApposition(flow, at, first, lexicon);
  if (unit.kind === 'dash') return beforeApposition(flow, at, first, lexicon, 'dash');
  return nounPhraseEndingAt(flow, at + 1, first, lexicon);
}

function isSkipped(unit: Unit | undefined, lexicon: Lexicon): boolean {
  if (!unit || unit.word?.pronoun || unit.capital) return false;
  return (
    isAdverb(unit, lexicon, is.adverb) ||
    has(unit, is.clitic | is.negation | is.modal | is.perfect) ||
    has(unit, is.time)
  );
}

/** `Name, apposition, said`: walks left over what stands between commas until a chunk that can be the head. */
function beforeApposition(
  flow: readonly Unit[],
  comma: number,
  first: number,
  lexicon: Lexicon,
  kind: 'comma' | 'dash' = 'comma',
): Subject | null {
  let right = comma;
  for (let rounds = 0; rounds < 4; rounds++) {
    const left = previous(flow, right - 1, first, kind);
    if (left < 0) return nounPhraseEndingAt(flow, right, first, lexicon);
    const subject = nounPhraseEndingAt(flow, left, first, lexicon);
    if (subject && isHead(flow, subject))
      return rounds === 0 ? (nameBetween(flow, subject, left, right) ?? subject) : subject;
    // “, 45,” or “, of Ohio,” are appositions themselves.
    right = left;
  }
  return null;
}

function isHead(flow: readonly Unit[], subject: Subject): boolean {
  const head = flow[subject.from];
  if (!head || head.kind === 'number') return false;
  if (head.word?.pronoun) return true;
  return !has(head, is.preposition);
}

function previous(flow: readonly Unit[], from: number, first: number, kind: 'comma' | 'dash'): number {
  for (let at = from; at >= Math.max(first, from - longestSubject); at--) {
    const unit = flow[at] as Unit;
    if (unit.kind === kind) return at;
    if (unit.kind === 'close') {
      const open = openingOf(flow, at, first);
      if (open < 0) return -1;
      at = open;
    } else if (unit.kind === 'semicolon' || unit.kind === 'colon' || unit.kind === 'quoted') return -1;
  }
  return -1;
}

function openingOf(flow: readonly Unit[], close: number, first: number): number {
  for (let at = close - 1; at >= Math.max(first, close - longestSubject); at--)
    if (flow[at]?.kind === 'open') return at;
  return -1;
}

/** The noun phrase whose last unit is before `end`, cut where a clause, a verb or another phrase starts. */
export function nounPhraseEndingAt(
  flow: readonly Unit[],
  end: number,
  first: number,
  lexicon: Lexicon,
): Subject | null {
  let start = end;
  for (let at = end - 1; at >= Math.max(first, end - longestSubject); at--) {
    const unit = flow[at] as Unit;
    if (unit.kind === 'close') {
      const open = openingOf(flow, at, first);
      if (open < 0) break;
      at = open;
      continue;
    }
    if (unit.kind === 'stop') {
      const before = flow[at - 1];
      if (
        before &&
        before.kind === 'word' &&
        before.end === unit.start &&
        (has(before, is.abbreviation) || before.end - before.start === 1)
      )
        continue;
      break;
    }
    if (unit.kind === 'dash' && flow[at - 1]?.end === unit.start && flow[at + 1]?.start === unit.end) continue;
    if (unit.kind === 'quoted') {
      if (at < end - 1 && (unit.marked?.words ?? 0) <= 3 && flow[at - 1]?.kind === 'word') continue;
      break;
    }
    if (unit.kind === 'number' || unit.lower === '%') {
      start = at;
      continue;
    }
    if (unit.kind !== 'word') break;
    if (unit.word?.pronoun && !has(unit, is.determiner)) {
      if (at === end - 1) return { from: at, to: end, pronoun: unit.word.pronoun };
      break;
    }
    if (
      has(
        unit,
        is.subordinator | is.complementiser | is.interrogative | is.relative | is.modal | is.perfect | is.copula,
      ) &&
      !unit.capital
    )
      break;
    if (has(unit, is.subordinator | is.interrogative) && !has(unit, is.determiner)) break;
    if (has(unit, is.coordinator)) {
      const left = flow[at - 1];
      const right = flow[at + 1];
      if (left?.kind === 'word' && left.capital && right?.capital && at > first + 1) continue;
      break;
    }
    if (isVerbHere(flow, at, first)) break;
    start = at;
  }
  while (start < end && isWeakStart(flow[start], lexicon)) start++;
  if (start >= end) return null;
  return fromLastName(flow, start, end);
}

/** A reporting verb in the way means that another clause ends there. */
function isVerbHere(flow: readonly Unit[], at: number, first: number): boolean {
  const unit = flow[at] as Unit;
  const cue = unit.word?.cue;
  if (!cue || unit.capital || cue.frames.includes('n')) return false;
  if ((cue.forms & form.finite) === 0) return false;
  const before = flow[at - 1];
  return at > first && !has(before, is.determiner | is.preposition);
}

function isWeakStart(unit: Unit | undefined, lexicon: Lexicon): boolean {
  if (!unit) return true;
  if (has(unit, is.coordinator)) return true;
  if (has(unit, is.title | is.role | is.determiner)) return false;
  return isAdverb(unit, lexicon, is.adverb | is.time) || has(unit, is.adverb | is.time);
}

/** “After the debate Smith”: a phrase that opens with a preposition gives way to the name at its end. */
function fromLastName(flow: readonly Unit[], start: number, end: number): Subject | null {
  if (!has(flow[start], is.preposition)) return { from: start, to: end };
  let name = end;
  while (name > start + 1 && (flow[name - 1]?.capital || (flow[name - 1]?.kind === 'stop' && flow[name - 2]?.capital)))
    name--;
  if (name < end && name > start + 1) return { from: name, to: end };
  for (let at = end - 1; at > start; at--) {
    if (has(flow[at], is.determiner) && !has(flow[at - 1], is.preposition)) return { from: at, to: end };
  }
  return start + 1 < end ? { from: start + 1, to: end } : null;
}

/**
 * The subject of an inverted verb, from unit `from` on: `explique la députée de Moselle`, `said John Smith`.
 * It must start like a noun phrase or be a pronoun, and stops at a sign, a preposition or a verb.
 */
export function subjectAfter(flow: readonly Unit[], from: number, limit: number, lexicon: Lexicon): Subject | null {
  let at = from;
  while (at < limit && at < from + 3 && isAdverb(flow[at], lexicon, is.adverb) && !flow[at]?.capital) at++;
  if (lexicon.data.writing.zeroConjunction) return phraseFrom(flow, at, limit, lexicon);
  const said = afterTime(flow, at, limit);
  // `rapporte ce dernier`: what looked like a time may be who speaks.
  const phrase = said > at ? phraseFrom(flow, afterListener(flow, said, limit, lexicon), limit, lexicon) : null;
  return phrase ?? phraseFrom(flow, afterListener(flow, at, limit, lexicon), limit, lexicon);
}

/** The noun phrase or pronoun that starts at a unit; null where none does. */
function phraseFrom(flow: readonly Unit[], at: number, limit: number, lexicon: Lexicon): Subject | null {
  const head = flow[at];
  if (at >= limit || head?.kind !== 'word') return null;
  if (head.word?.pronoun && !has(head, is.determiner)) return { from: at, to: at + 1, pronoun: head.word.pronoun };
  const starts =
    head.capital || has(head, is.determiner | is.title | is.role | is.source) || has(head, is.maleName | is.femaleName);
  if (has(head, is.time) && !has(head, is.determiner | is.maleName | is.femaleName)) return null;
  const described = !starts && lexicon.data.writing.zeroConjunction && leadsToName(flow, at, limit);
  if ((!starts && !described) || has(head, is.complementiser | is.subordinator | is.coordinator)) return null;
  let end = at + 1;
  while (end < limit && end < at + longestSubject) {
    const unit = flow[end] as Unit;
    if (unit.kind === 'number') {
      end++;
      continue;
    }
    if (
      unit.kind === 'stop' &&
      flow[end - 1]?.end === unit.start &&
      has(flow[end - 1], is.abbreviation) &&
      flow[end + 1]?.capital
    ) {
      end++;
      continue;
    }
    if (
      unit.kind === 'stop' &&
      flow[end - 1]?.end === unit.start &&
      flow[end - 1]?.end === (flow[end - 1]?.start ?? 0) + 1 &&
      flow[end + 1]?.capital
    ) {
      end++;
      continue;
    }
    if (unit.kind !== 'word') break;
    if (has(unit, is.preposition) && !has(unit, is.linker)) break;
    if (endsName(flow, at, end, lexicon)) break;
    if (has(unit, is.subordinator | is.complementiser | is.relative | is.perfect | is.copula | is.modal)) break;
    if ((has(unit, is.time) && !has(unit, is.role)) || (isAdverb(unit, lexicon, is.adverb) && !unit.capital)) break;
    if (unit.word?.cue && (unit.word.cue.forms & form.gerund) !== 0) break;
    if (unit.word?.pronoun && !has(unit, is.determiner)) break;
    if (has(unit, is.coordinator) && !(flow[end + 1]?.capital && flow[end - 1]?.capital)) break;
    end++;
  }
  // `a dénoncé samedi la « rumeur »`: an article alone is nobody.
  if (end === at + 1 && has(head, is.determiner) && flow[end]?.kind === 'quoted') return null;
  return { from: at, to: end };
}

/** `a annoncé mardi soir Ada Roux`, `a dit ce lundi le maire`: skips when it was said. */
function afterTime(flow: readonly Unit[], from: number, limit: number): number {
  let at = from;
  while (at < Math.min(limit, from + 4)) {
    const unit = flow[at];
    const leads = unit?.kind === 'number' || has(unit, is.determiner | is.linker);
    if (isTime(unit)) at++;
    else if (leads && at + 1 < limit && isTime(flow[at + 1])) at += 2;
    else break;
  }
  return at;
}

/** A day or a time of day; April and August are people as well, but only in capitals. */
function isTime(unit: Unit | undefined): boolean {
  return unit?.kind === 'word' && has(unit, is.time) && !unit.capital;
}

/** `afirmó a los periodistas el ministro`, `a confié à la presse le maire`: skips one phrase that names the listeners. */
function afterListener(flow: readonly Unit[], from: number, limit: number, lexicon: Lexicon): number {
  if (!has(flow[from], is.preposition) || has(flow[from], is.linker | is.determiner)) return from;
  for (let at = from + 2; at < Math.min(limit, from + 5); at++) {
    const unit = flow[at];
    if (unit?.kind !== 'word') return from;
    if (has(unit, is.determiner) && !unit.capital) return at;
    // `à la presse Ada Roux`: a name, since it does not go on from another one.
    if (unit.capital && !lexicon.data.writing.capitalNouns) return at > from + 2 && !flow[at - 1]?.capital ? at : from;
  }
  return from;
}

/** `the mayor, Ada Roux, said`: where the apposition is a full name and the head a role, both say who speaks. */
function nameBetween(flow: readonly Unit[], head: Subject, left: number, right: number): Subject | null {
  if (right - left < 3 || right - left > 6) return null;
  for (let at = left + 1; at < right; at++) {
    if (flow[at]?.kind !== 'word' || !flow[at]?.capital) return null;
  }
  for (let at = head.from; at < head.to; at++) {
    if (has(flow[at], is.role | is.title)) return { from: head.from, to: right };
  }
  return null;
}

/** `Sam Wolfe | left the hall`: a name ends where a word in lower case follows that ties nothing to it. */
function endsName(flow: readonly Unit[], head: number, at: number, lexicon: Lexicon): boolean {
  const unit = flow[at];
  if (lexicon.data.writing.capitalNouns || unit?.capital || !flow[at - 1]?.capital) return false;
  if (!flow[head]?.capital || has(flow[head], is.determiner)) return false;
  return !has(unit, is.linker | is.determiner | is.coordinator | is.role | is.title) && unit?.lower !== "'s";
}

/** `said retired general Tom Hale`: a few plain words and then a name. */
function leadsToName(flow: readonly Unit[], from: number, limit: number): boolean {
  for (let at = from; at < Math.min(limit, from + 4); at++) {
    const unit = flow[at];
    if (unit?.kind !== 'word') return false;
    if (unit.capital) return at > from && !has(unit, is.time);
    if (
      has(
        unit,
        is.preposition | is.time | is.adverb | is.complementiser | is.copula | is.modal | is.perfect | is.interrogative,
      )
    )
      return false;
    if (unit.word?.pronoun) return false;
  }
  return false;
}
