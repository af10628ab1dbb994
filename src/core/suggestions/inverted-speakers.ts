import { insertionAt } from './insertions';
import { form, is, type Lexicon } from './lexicon';
import { longestSubject, type Subject } from './speakers';
import { has, isAdverb, type Unit } from './unit';

/**
 * The subject of an inverted verb, from unit `from` on: `explique la députée de Moselle`, `said John Smith`.
 * It must start like a noun phrase or be a pronoun, and stops at a sign, a preposition or a verb.
 */
export function subjectAfter(flow: readonly Unit[], from: number, limit: number, lexicon: Lexicon): Subject | null {
  let at = from;
  while (at < limit && at < from + 3 && isAdverb(flow[at], lexicon, is.adverb) && !flow[at]?.capital) at++;
  at += insertionAt(flow, at, lexicon);
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
  if (lexicon.data.writing.zeroConjunction && has(head, is.determiner) && has(flow[at + 1], is.time)) return null;
  if (has(head, is.preposition) && !has(head, is.determiner | is.maleName | is.femaleName)) return null;
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
    if (
      (has(unit, is.time) && !has(unit, is.role) && !unit.capital) ||
      (isAdverb(unit, lexicon, is.adverb) && !unit.capital)
    )
      break;
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
  // `auprès de l'AFP`: the linker belongs to the preposition.
  const head = has(flow[from + 1], is.linker) && !has(flow[from + 1], is.determiner) ? from + 1 : from;
  for (let at = head + 2; at < Math.min(limit, head + 5); at++) {
    const unit = flow[at];
    if (unit?.kind !== 'word') return from;
    if (has(unit, is.determiner) && !unit.capital) return at;
    const before = flow[at - 1];
    // `à l'Assemblée nationale Ada Roux`: a capital behind an article is the listeners' own name.
    if (unit.capital && has(before, is.determiner)) continue;
    // `à la presse Ada Roux`, `à l'AFP Ada Roux`: a name, since it does not go on from another one.
    if (unit.capital && !lexicon.data.writing.capitalNouns)
      return at >= head + 2 && (!before?.capital || has(before, is.source)) ? at : from;
  }
  return from;
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
