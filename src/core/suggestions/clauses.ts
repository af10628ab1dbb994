import { isAfterthought } from './afterthoughts';
import { form, is, type Lexicon } from './lexicon';
import { has, isAdverb, type Unit } from './unit';

const longestDirectSpeech = 5;

/**
 * End of a reported clause that starts at `start`: the end of the sentence, or where its reporter takes the floor
 * again: a semicolon, a gerund cue after a comma, an inserted “he said”, a colon before direct speech.
 */
export function clauseEnd(flow: readonly Unit[], start: number, limit: number, lexicon: Lexicon): number {
  let end = limit;
  const concedes = opensConcession(flow, start);
  let commas = 0;
  for (let at = start; at < limit; at++) {
    const unit = flow[at] as Unit;
    if (unit.kind === 'semicolon') {
      end = at;
      break;
    }
    const next = flow[at + 1];
    if (at > start && has(unit, is.coordinator) && resumes(flow, at + 1, limit, lexicon)) {
      end = at;
      break;
    }
    if (unit.kind === 'colon' && next?.kind === 'quoted' && (next.marked?.words ?? 0) >= longestDirectSpeech) {
      end = at;
      break;
    }
    // `… “I ran,” | adding that …`: the comma stands inside the marks.
    if (
      unit.kind === 'quoted' &&
      ((next?.word?.cue?.forms ?? 0) & form.gerund) !== 0 &&
      next?.word?.cue?.frames.includes('d')
    ) {
      end = at + 1;
      break;
    }
    if (unit.kind === 'dash' && at > start && next && endsAtDash(flow, at, lexicon)) {
      end = at;
      break;
    }
    if (
      unit.kind === 'comma' &&
      at > start &&
      endsAtComma(flow, start, at, limit, lexicon, concedes && commas++ === 0)
    ) {
      end = at;
      break;
    }
  }
  while (end > start && isTail(flow[end - 1])) end--;
  return end;
}

/** `… and urged everyone …`: the reporter's next verb, not the content's. */
function resumes(flow: readonly Unit[], from: number, limit: number, lexicon: Lexicon): boolean {
  let at = from;
  while (at < limit && at < from + 3 && (isAdverb(flow[at], lexicon, is.adverb) || has(flow[at], is.perfect))) at++;
  const cue = flow[at]?.word?.cue;
  return (
    cue !== undefined &&
    (cue.forms & (form.finite | form.participle)) !== 0 &&
    !cue.frames.includes('h') &&
    /[dcfo]/.test(cue.frames) &&
    !cue.frames.includes('n') &&
    !flow[at]?.capital
  );
}

function isTail(unit: Unit | undefined): boolean {
  return (
    unit?.kind === 'stop' ||
    unit?.kind === 'comma' ||
    unit?.kind === 'colon' ||
    unit?.kind === 'semicolon' ||
    unit?.kind === 'dash'
  );
}

/** `… | - though it had promised to`, `… | — and calling it a fraud`: an afterthought in the reporter's voice. */
function endsAtDash(flow: readonly Unit[], dash: number, lexicon: Lexicon): boolean {
  if (!lexicon.data.writing.zeroConjunction || flow[dash - 1]?.end === flow[dash]?.start) return false;
  // Between two dashes stands an aside: the clause goes on behind it.
  for (let at = dash + 1; at < Math.min(flow.length, dash + farthestAside) && flow[at]?.kind !== 'stop'; at++)
    if (flow[at]?.kind === 'dash' && flow[at - 1]?.end !== flow[at]?.start) return false;
  const at = has(flow[dash + 1], is.coordinator) ? dash + 2 : dash + 1;
  const first = flow[at];
  return (
    has(first, is.subordinator) ||
    first?.lower === 'a' ||
    first?.lower === 'an' ||
    ((first?.word?.cue?.forms ?? 0) & form.gerund) !== 0
  );
}

/** `bien que …, le prix …`, `while …, the price …`: the first comma only closes the subordinate clause. */
export function opensConcession(flow: readonly Unit[], start: number): boolean {
  const at = flow[start]?.kind === 'comma' ? start + 1 : start;
  const first = flow[at];
  if (has(first, is.subordinator) && !has(first, is.interrogative)) return true;
  return has(first, is.adverb) && has(flow[at + 1], is.complementiser);
}

function endsAtComma(
  flow: readonly Unit[],
  start: number,
  comma: number,
  limit: number,
  lexicon: Lexicon,
  inConcession: boolean,
): boolean {
  let at = comma + 1;
  while (at < limit && (isAdverb(flow[at], lexicon, is.adverb) || has(flow[at], is.preposition)) && at < comma + 3) {
    const ahead = flow[at + 1]?.word?.cue;
    if (has(flow[at], is.preposition) && !(ahead && (ahead.forms & form.gerund) !== 0)) break;
    at++;
  }
  const unit = flow[at];
  if (!unit || at >= limit) return false;
  if (asides.has(unit.lower)) return true;
  if (lexicon.data.writing.zeroConjunction && !inConcession && isAfterthought(flow, start, comma, limit)) return true;
  const cue = unit.word?.cue;
  if (cue && (cue.forms & form.gerund) !== 0) return true;
  // “, a-t-il dit”, “, explique-t-elle”.
  for (let look = at; look < Math.min(limit, at + 3); look++) if (flow[look]?.joined) return speaks(flow, look, limit);
  if (lexicon.prepositions.has(unit.lower)) return matchesPreposition(flow, at, lexicon);
  if (has(unit, is.coordinator) || unit.lower === 'while') {
    for (let look = at + 1; look < Math.min(limit, at + 8); look++) {
      const verb = flow[look];
      if (verb?.kind !== 'word') break;
      const said = verb.word?.cue;
      if (
        said &&
        !verb.capital &&
        (said.forms & form.finite) !== 0 &&
        (said.frames.includes('d') || (look === at + 2 && flow[at + 1]?.word?.pronoun && /[fo]/.test(said.frames))) &&
        !/[nh]/.test(said.frames)
      )
        return true;
    }
  }
  if (!inConcession && reportsNext(flow, at, limit)) return true;
  // “, he said”, “, Smith added.”
  if (unit.word?.pronoun && !unit.word.pronoun.firstPerson) {
    const verb = flow[at + 1]?.word?.cue;
    const after = flow[at + 2];
    return (
      verb !== undefined &&
      (verb.forms & form.finite) !== 0 &&
      verb.frames.includes('d') &&
      (!after || after.kind === 'stop' || after.kind === 'comma' || has(after, is.preposition | is.time))
    );
  }
  return false;
}

const farthestReporter = 9;
const farthestAside = 25;

/** `…, le ministre rappelant que …`, `…, Ada Roux estime que …`: somebody else's report starts behind the comma. */
function reportsNext(flow: readonly Unit[], from: number, limit: number): boolean {
  for (let at = from + 1; at < Math.min(limit - 1, from + farthestReporter); at++) {
    const unit = flow[at] as Unit;
    if (unit.kind !== 'word' || has(unit, is.complementiser | is.relative)) return false;
    const cue = unit.word?.cue;
    if (!cue || unit.capital) continue;
    const verb =
      (cue.forms & (form.finite | form.gerund)) !== 0 ||
      ((cue.forms & form.participle) !== 0 && has(flow[at - 1], is.perfect | is.adverb));
    if (!verb) continue;
    return /[dc]/.test(cue.frames) && !/[nh]/.test(cue.frames) && has(flow[at + 1], is.complementiser);
  }
  return false;
}

const asides = new Set(['compared', 'however']);

function speaks(flow: readonly Unit[], joined: number, limit: number): boolean {
  for (let at = Math.max(0, joined - 1); at < Math.min(limit, joined + 4); at++) if (flow[at]?.word?.cue) return true;
  return false;
}

function matchesPreposition(flow: readonly Unit[], at: number, lexicon: Lexicon): boolean {
  const candidates = lexicon.prepositions.get(flow[at]?.lower ?? '') ?? [];
  return candidates.some(
    ({ rest, onlyBeforeMarks }) => !onlyBeforeMarks && rest.every((word, step) => flow[at + 1 + step]?.lower === word),
  );
}

/** The first unit of the main clause behind a subordinate one that opens at `from`. */
export function afterConcession(flow: readonly Unit[], from: number, limit: number): number {
  if (!opensConcession(flow, from)) return from;
  for (let at = from + 2; at < limit - 3; at++) if (flow[at]?.kind === 'comma') return at + 1;
  return from;
}
