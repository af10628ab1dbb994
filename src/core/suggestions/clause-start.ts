import { form, is, type Lexicon } from './lexicon';
import { has, isAdverb, type Unit } from './unit';

const farthestConjunction = 16;

/** First unit after the conjunction that opens the reported clause, or -1: `said on Monday that | it …`. */
export function clauseStart(
  flow: readonly Unit[],
  from: number,
  limit: number,
  lexicon: Lexicon,
  listener: boolean,
): number {
  if (lexicon.data.writing.zeroConjunction && !listener && opensContent(flow, from, lexicon)) return -1;
  let commas = 0;
  for (let at = from; at < Math.min(limit, from + farthestConjunction); at++) {
    const unit = flow[at] as Unit;
    if (has(unit, is.complementiser)) {
      if (isRelativeThat(flow, from, at, listener, lexicon)) return -1;
      let start = at + 1;
      while (flow[start]?.kind === 'comma') start++;
      return start < limit ? start : -1;
    }
    if (unit.kind === 'comma') {
      commas++;
      if (commas === 2 && !has(flow[at + 1], is.complementiser)) return -1;
    } else if (unit.kind === 'quoted') {
      // The title of a programme: “said on CNN's ‘Morning Talk’ that …”.
      const title = (unit.marked?.words ?? 0) <= 4 || has(flow[at + 1], is.complementiser);
      if (!title || !(has(flow[at - 1], is.preposition) || flow[at - 1]?.lower === "'s")) return -1;
    } else if (unit.kind === 'mark' && flow[at - 1]?.end === unit.start) {
      // `told the teachers’ board that`
    } else if (unit.kind !== 'word' && unit.kind !== 'number' && unit.kind !== 'open' && unit.kind !== 'close') {
      if (!(unit.kind === 'stop' && has(flow[at - 1], is.abbreviation))) return -1;
    } else if (has(unit, is.copula | is.modal | is.perfect | is.relative | is.interrogative | is.subordinator)) {
      return -1;
    } else if (
      unit.word?.pronoun &&
      !has(unit, is.clitic | is.determiner) &&
      lexicon.data.writing.zeroConjunction &&
      at > from
    ) {
      return -1;
    } else if (unit.word?.cue && (unit.word.cue.forms & form.finite) !== 0 && !unit.word.cue.frames.includes('n')) {
      return -1;
    }
  }
  return -1;
}

/** `says the town | built a wall that fell`: the content starts right behind the verb, so a later “that” is a relative. */
function opensContent(flow: readonly Unit[], from: number, lexicon: Lexicon): boolean {
  const first = flow[from];
  if (first?.kind !== 'word' || isAdverb(first, lexicon, is.adverb)) return false;
  if (has(first, is.complementiser | is.preposition | is.time | is.relative | is.negation)) return false;
  return !(has(first, is.determiner) && has(flow[from + 1], is.time));
}

const compounds = new Set(['ya', 'dado', 'puesto', 'visto', 'sin', 'para', 'hasta', 'desde', 'sem', 'senza', 'già']);

/** `a message that is clear`: a noun stands right before the conjunction, which is a relative, or a verb right after it. */
function isRelativeThat(flow: readonly Unit[], from: number, at: number, listener: boolean, lexicon: Lexicon): boolean {
  const next = flow[at + 1];
  if (
    !lexicon.data.writing.dropsSubject &&
    has(flow[at], is.relative) &&
    has(next, is.copula | is.modal | is.perfect) &&
    next?.lower !== 'being' &&
    !next?.capital
  )
    return true;
  // `ya que`, `dado que`, `sin que`: a conjunction of its own.
  if (compounds.has(flow[at - 1]?.lower ?? '')) return true;
  if (at === from || listener) return false;
  const first = flow[from];
  if (first?.kind !== 'word' || first.capital) return false;
  // `pour que`, `sans que`, `s'inquiète des effets que …`: another conjunction, or a relative behind a noun.
  const { writing } = lexicon.data;
  if (!writing.zeroConjunction && !writing.dropsSubject) {
    if (has(flow[at - 1], is.preposition) && !has(flow[at - 1], is.determiner)) return true;
    if (has(first, is.determiner) && has(first, is.linker)) return true;
  }
  // `subrayó los plazos que …`: an object; but `dijo el ministro que …`: the subject.
  if (writing.dropsSubject && has(first, is.determiner) && isSomeone(flow, from, at)) return false;
  return has(first, is.determiner) && !has(first, is.time | is.preposition) && !has(flow[from + 1], is.time);
}

function isSomeone(flow: readonly Unit[], from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (flow[at]?.capital || has(flow[at], is.role | is.source | is.title)) return true;
  return false;
}
