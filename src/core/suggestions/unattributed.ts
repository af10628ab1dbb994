import type { Carry } from './carry';
import { type Paragraph, speakerSpan } from './finding';
import { is } from './lexicon';
import { farthestSequel } from './sequels';
import { nounPhraseEndingAt, type Subject } from './speakers';
import { actorOf } from './subjects';
import { isHeadline, isTitleCase } from './titles';
import { has, type Unit } from './unit';

const leastStandaloneWords = 4;

/** Without a stop of its own, what stands between marks is rather a title when shorter. */
const leastUnmarkedWords = 8;

/** Quoted sentences without a cue belong to whoever spoke last; short quoted parts are labels and stay. */
export function standalone(paragraph: Paragraph, carry: Carry): void {
  const { flow, units, taken } = paragraph;
  const earlier = [...paragraph.findings].sort((a, b) => (a.segments[0]?.start ?? 0) - (b.segments[0]?.start ?? 0));
  let next = 0;
  let last = carry.last;
  flow.forEach((unit, index) => {
    while (next < earlier.length && (earlier[next]?.segments[0]?.start ?? 0) < unit.start)
      last = earlier[next++] ?? last;
    if (unit.kind !== 'quoted' || taken.has(index)) return;
    const marked = unit.marked;
    if (!marked || marked.words < leastStandaloneWords || !marked.opened) return;
    if (isHeadline(flow, index)) return;
    // Between hyphens stands an aside, unless a cue tells otherwise.
    if (units[marked.from - 1]?.lower === '-') return;
    const before = flow[index - 1];
    const opens = !before || before.kind === 'stop' || before.kind === 'colon' || before.kind === 'quoted';
    const first = units[marked.from];
    const closing = units[marked.to - 1];
    const outside = flow[index + 1]?.kind === 'stop' || index === flow.length - 1;
    const ends =
      closing?.kind === 'stop' || closing?.kind === 'comma' || (outside && marked.words >= leastUnmarkedWords);
    if (!opens || !first?.capital || !ends) {
      embedded(paragraph, index);
      return;
    }
    taken.add(index);
    const cue = carry.last === null && paragraph.findings.length === 0;
    const label =
      before?.kind === 'colon' ? nounPhraseEndingAt(flow, index - 1, Math.max(0, index - 8), paragraph.lexicon) : null;
    const named = label && flow[label.from]?.capital ? label : (signature(flow, index) ?? announcer(paragraph, index));
    const herald = index === 0 && !named ? carry.heralded : null;
    const source = named ? null : (herald ?? last);
    paragraph.findings.push({
      rule: named ? 'name-colon' : 'quoted-sentence',
      type: 'direct',
      segments: [{ start: unit.start, end: unit.end }],
      cue: null,
      speaker: named ? speakerSpan(flow, named) : (source?.speaker ?? null),
      subject: named ?? source?.subject ?? null,
      confidence: cue ? 0.5 : marked.words >= 8 ? 0.7 : 0.6,
      inherits: !named && !herald,
    });
  });
}

/** From so many words on, what stands between marks in the middle of a sentence is somebody's words. */
const leastEmbeddedWords = 8;

const leastEmbeddedSentence = 10;

/** Long quoted words without a reporting verb: `The mayor is for “a town that …”`. Whose they are is a guess: the subject's. */
function embedded(paragraph: Paragraph, index: number): void {
  const { flow, units, lexicon } = paragraph;
  const unit = flow[index];
  const marked = unit?.marked;
  if (!unit || !marked?.opened || !marked.closed || !lexicon.data.writing.zeroConjunction) return;
  if (isTitleCase(units, marked)) return;
  if (marked.words < (units[marked.from]?.capital ? leastEmbeddedSentence : leastEmbeddedWords)) return;
  let from = index;
  while (from > 0 && index - from < farthestSequel && flow[from - 1]?.kind !== 'stop') from--;
  const subject = from < index ? actorOf(paragraph, from, index) : null;
  paragraph.taken.add(index);
  paragraph.findings.push({
    rule: 'quoted-words',
    type: 'direct',
    segments: [{ start: unit.start, end: unit.end }],
    cue: null,
    speaker: speakerSpan(flow, subject),
    subject,
    confidence: 0.55,
    inherits: subject === null,
  });
}

/** `Ada Roux had one wish: “…”`: who does something before the colon. */
function announcer(paragraph: Paragraph, quoted: number): Subject | null {
  const { flow } = paragraph;
  if (flow[quoted - 1]?.kind !== 'colon') return null;
  let from = quoted - 1;
  while (from > 0 && quoted - from < farthestSequel && flow[from - 1]?.kind !== 'stop') from--;
  return actorOf(paragraph, from, quoted - 1);
}

/** `“…” — Ada Roux`: a testimonial is signed after a dash. */
function signature(flow: readonly Unit[], quoted: number): Subject | null {
  if (flow[quoted + 1]?.kind !== 'dash' || !flow[quoted + 2]?.capital) return null;
  let to = quoted + 3;
  while (flow[to]?.kind === 'word' && (flow[to]?.capital || has(flow[to], is.linker))) to++;
  return { from: quoted + 2, to };
}
