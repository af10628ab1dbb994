import { looksLikeClause } from './clause-shape';
import { clauseEnd } from './clauses';
import { type Course, openFrom } from './course';
import type { Cue } from './cues';
import { type Paragraph, type RuleName, spanOf, speakerSpan, typeOf, wordsIn } from './finding';
import { subjectAfter } from './inverted-speakers';
import { form, is } from './lexicon';
import type { Sentence } from './sentences';
import type { Subject } from './speakers';
import { has, isAdverb, type Unit } from './unit';

const leastClauseWords = 4;

/**
 * `Selon X, A`, `A, according to X`, `A, selon X, B`: the source is the phrase after the preposition,
 * the content is the rest of its sentence.
 */
export function attributeToSource(paragraph: Paragraph, cue: Cue, sentence: Sentence, course: Course): boolean {
  const { flow, lexicon } = paragraph;
  // `según explicó el ministro`: the preposition takes a reporting verb, whose subject is the source.
  const verb = reportingVerb(flow, cue.to, sentence.to);
  if (verb > 0) cue.to = verb;
  const source = sourceAfter(paragraph, cue.to, sentence.to);
  if (!source) return false;
  // `toujours selon lui`, `Still, according to her`: an adverb before the preposition is no content.
  let edge = cue.from;
  while (edge > sentence.from && isAdverb(flow[edge - 1], lexicon, is.adverb) && !has(flow[edge - 1], is.negation))
    edge--;
  const before = flow[edge - 1];
  const opens = edge <= course.from || edge === sentence.from;
  if (cue.onlyBeforeMarks) {
    const quoted = flow[source.to]?.kind === 'comma' ? source.to + 1 : source.to;
    if (flow[quoted]?.kind !== 'quoted' || !opens || paragraph.taken.has(quoted)) return false;
    return push(paragraph, cue, source, quoted, quoted + 1, 'source-then-quoted', course);
  }
  let after = source.to;
  // An apposition or a place between the source and the comma before the content.
  const limit = sentence.to;
  if (opens) {
    let comma = -1;
    for (let at = after; at < limit; at++) {
      const unit = flow[at];
      if (unit?.kind === 'comma' || unit?.kind === 'colon') {
        comma = at;
        break;
      }
      if (unit?.kind === 'quoted' || unit?.kind === 'stop') break;
    }
    if (comma < 0 && lexicon.data.writing.commaClause)
      return push(paragraph, cue, source, after, clauseEnd(flow, after, limit, lexicon), 'source-then-content', course);
    if (comma < 0)
      return flow[after]?.kind === 'quoted'
        ? push(paragraph, cue, source, after, clauseEnd(flow, after, limit, lexicon), 'source-then-content', course)
        : false;
    after = afterApposition(paragraph, comma, limit);
    const end = clauseEnd(flow, after, limit, lexicon);
    return push(paragraph, cue, source, after, end, 'source-then-content', course);
  }
  if (has(before, is.preposition | is.determiner)) return false;
  if (before?.kind !== 'comma' && !isNamed(paragraph, source)) return false;
  let from = openFrom(course, sentence);
  while (from < edge && (flow[from]?.kind === 'comma' || has(flow[from], is.coordinator))) from++;
  const end = before?.kind === 'comma' ? edge - 1 : edge;
  for (let at = end - 1; at > from; at--) if (flow[at]?.kind === 'semicolon') from = at + 1;
  // `“A,” she said of the town, according to …`: what is left belongs to the cue before.
  if (lexicon.data.writing.zeroConjunction && from > sentence.from && has(flow[from], is.linker)) return false;
  // `le projet est selon lui « inutile »`: the source stands between the verb and what it needs.
  if (before?.kind !== 'comma' && flow[after]?.kind === 'quoted') {
    const restEnd = clauseEnd(flow, after, limit, lexicon);
    return push(paragraph, cue, source, from, end, 'content-around-source', course, [after, restEnd]);
  }
  const close = signAfter(paragraph, after, limit);
  const rest = flow[close];
  const goesOn = flow[close + 1];
  const around =
    rest?.kind === 'comma' &&
    before?.kind === 'comma' &&
    (goesOn?.kind === 'quoted' || (goesOn?.kind === 'word' && !goesOn.capital));
  if (before?.kind !== 'comma' && close > after && !source.pronoun)
    return push(paragraph, cue, source, from, end, 'content-then-source', course);
  if (!around || (goesOn.kind !== 'quoted' && looksLikeClause(flow, from, end))) {
    if (wordsIn(flow, from, end) >= leastClauseWords)
      return push(paragraph, cue, source, from, end, 'content-then-source', course);
  }
  if (before?.kind === 'comma') after = close;
  const restEnd = clauseEnd(flow, after, limit, lexicon);
  const restFrom = flow[after]?.kind === 'comma' ? after + 1 : after;
  if (restEnd <= restFrom) return push(paragraph, cue, source, from, end, 'content-then-source', course);
  if (wordsIn(flow, from, end) + wordsIn(flow, restFrom, restEnd) < leastClauseWords || end <= from) return false;
  return push(paragraph, cue, source, from, end, 'content-around-source', course, [restFrom, restEnd]);
}

function sourceAfter(paragraph: Paragraph, from: number, limit: number): Subject | null {
  const { flow, lexicon } = paragraph;
  if (has(flow[from], is.complementiser) || has(flow[from], is.relative)) return null;
  const source = subjectAfter(flow, from, limit, lexicon) ?? plainSource(paragraph, from, limit);
  if (!source) return null;
  for (let at = source.from; at < source.to && !(at > source.from && isTied(flow[at])); at++)
    if (has(flow[at], is.notSource)) return null;
  return source;
}

/** Behind a reporting verb that stands at a unit, with its auxiliary or pronoun; -1 without. */
function reportingVerb(flow: readonly Unit[], from: number, limit: number): number {
  for (let at = from; at < Math.min(limit, from + 3); at++) {
    const unit = flow[at] as Unit;
    const forms = unit.word?.cue?.forms ?? 0;
    if ((forms & form.finite) !== 0 || (at > from && (forms & form.participle) !== 0))
      return unit.capital ? -1 : at + 1;
    if (!has(unit, is.clitic | is.perfect) || has(unit, is.determiner)) return -1;
  }
  return -1;
}

/** What a linker ties to the noun before says nothing about it: `selon l'auteur | de la méthode`. */
function isTied(unit: Unit | undefined): boolean {
  return has(unit, is.linker) && !has(unit, is.determiner);
}

/** `according to people familiar with the matter`: a plural without an article. */
function plainSource(paragraph: Paragraph, from: number, limit: number): Subject | null {
  const head = paragraph.flow[from];
  if (head?.kind === 'number') return { from, to: Math.min(limit, from + 2) };
  if (head?.kind !== 'word' || has(head, is.preposition | is.coordinator | is.subordinator)) return null;
  let to = from + 1;
  while (to < limit && paragraph.flow[to]?.kind === 'word' && !has(paragraph.flow[to], is.preposition)) to++;
  return { from, to };
}

function isNamed(paragraph: Paragraph, source: Subject): boolean {
  if (source.pronoun) return true;
  for (let at = source.from; at < source.to; at++) {
    const unit = paragraph.flow[at];
    if (unit?.capital || has(unit, is.role | is.source)) return true;
  }
  return false;
}

/** `Selon Paul Roux, maire de Lyon, la ville …`: the content starts after the second comma. */
function afterApposition(paragraph: Paragraph, comma: number, limit: number): number {
  const { flow } = paragraph;
  const first = flow[comma + 1];
  if (first?.kind === 'word' && !first.capital && (has(first, is.role) || has(first, is.relative))) {
    for (let at = comma + 1; at < limit; at++) if (flow[at]?.kind === 'comma') return at + 1;
  }
  return comma + 1;
}

function push(
  paragraph: Paragraph,
  cue: Cue,
  source: Subject,
  from: number,
  end: number,
  rule: RuleName,
  course: Course,
  rest?: [number, number],
): boolean {
  const { flow } = paragraph;
  if (end <= from || wordsIn(flow, from, end) + (rest ? wordsIn(flow, rest[0], rest[1]) : 0) < 3) return false;
  const last = rest ? rest[1] : end;
  const type = typeOf(flow, from, last);
  paragraph.findings.push({
    rule,
    type,
    segments: rest ? [spanOf(flow, from, end), spanOf(flow, rest[0], rest[1])] : [spanOf(flow, from, end)],
    cue: spanOf(flow, cue.from, cue.to),
    speaker: speakerSpan(flow, source),
    subject: source,
    confidence: type === 'indirect' ? 0.8 : 0.85,
    inherits: false,
  });
  for (let at = from; at < last; at++) if (flow[at]?.kind === 'quoted') paragraph.taken.add(at);
  course.from = Math.max(cue.to, source.to, last);
  course.subject = source;
  return true;
}

/** First sign from `from` on that can close the phrase that names the source. */
function signAfter(paragraph: Paragraph, from: number, limit: number): number {
  for (let at = from; at < limit; at++) {
    const unit = paragraph.flow[at];
    if (unit?.kind === 'comma' || unit?.kind === 'colon' || unit?.kind === 'semicolon' || unit?.kind === 'dash')
      return at;
    if (unit?.kind === 'stop' && at + 1 >= limit) return at;
  }
  return limit;
}
