import { type Anchored, type AnchorRung, anchor } from '../../anchoring/anchor';
import { Annotation, type AttributeValue, Id, segmentsAt, Timestamp } from '../../annotation/annotation';
import { ArticleNote, articleNoteWith } from '../../annotation/article-note';
import type { Layer } from '../../annotation/codebook';
import { annotationProblems, type Surroundings } from '../../annotation/integrity';
import type { AnnotationRelation } from '../../annotation/relation';
import { type Selector, selectorAt } from '../../annotation/selector';
import { normaliseText } from '../../text/normalise';
import { asciiLabel, partName } from '../labels';
import { guidOf } from '../refi/guid';
import { continues } from '../span-graph';
import { type CountedText, placeIn } from './counted-text';
import type { IncomingDocument, IncomingSegment, IncomingSpan, OffsetUnit } from './incoming';
import { at, type Place, placeSentence } from './place';
import { because, isReason, issueOf, type Reason, type ReasonKind } from './reason';
import { placeName, type Register, shortened } from './register';
import type { ReportLine } from './report';

export interface Resolved {
  annotations: Annotation[];
  /** What is said of the document as a whole, one an annotator. */
  notes: ArticleNote[];
  lines: ReportLine[];
}

export interface ResolveContext {
  register: Register;
  format: string;
  /** Whose annotations those are that name nobody. */
  annotator: string;
  /** For what does not say when it was made. */
  now: string;
}

/** Why a part of an annotation is left out. */
interface Problem {
  attribute: string;
  reason: Reason;
}

const worst: readonly AnchorRung[] = ['exact', 'quote', 'context', 'moved'];

/** The annotations of a document on an article's text, as they would stand in the library. Nothing is stored. */
export function resolveDocument(document: IncomingDocument, text: string, context: ResolveContext): Resolved {
  const steps = resolving(document, text, context);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same, step by step: it yields after each annotation, so that who asks can do something else in between. */
export function* resolving(
  document: IncomingDocument,
  text: string,
  context: ResolveContext,
): Generator<undefined, Resolved> {
  const lines: ReportLine[] = [];
  const places = new Places(document, text);
  const { heads, pieces, parts, relations } = assembled(document, context.register, lines);
  const made = new Map<string, Annotation>();
  const rungs = new Map<string, AnchorRung>();
  const partly: ReportLine[] = [];
  const stem = guidOf(context.format, placeSentence(document.place), document.title).slice(0, 8);
  for (const [index, span] of heads.entries()) {
    yield;
    const found = [span, ...(pieces.get(span.key) ?? [])].flatMap(({ segments }) =>
      segments.map((segment) => places.of(segment)),
    );
    const missing = found.find(isReason);
    if (missing !== undefined || found.length === 0) {
      lines.push({ place: span.place, outcome: 'refused', reason: missing ?? because('no-place') });
      continue;
    }
    const anchoredAt = found.filter((each): each is Anchored => !isReason(each));
    const attributes: Record<string, AttributeValue> = {};
    const problems: Problem[] = [];
    for (const part of parts.get(span.key) ?? []) {
      const [segment] = part.span.segments;
      const place = segment === undefined ? because('no-place') : places.of(segment);
      if (isReason(place)) problems.push({ attribute: part.attribute, reason: place });
      else attributes[part.attribute] = selectorAt(text, place.span);
    }
    const segments = segmentsAt(
      text,
      anchoredAt.map((each) => each.span),
    );
    // In the order of the file, so that what is exported again stands in that order.
    const id = `i-${stem}-${String(index + 1).padStart(6, '0')}`;
    made.set(span.key, annotationOf(span, id, segments, attributes, problems, context));
    rungs.set(span.key, worst[Math.max(...anchoredAt.map(({ rung }) => worst.indexOf(rung)))] ?? 'exact');
    for (const { attribute, reason } of problems) {
      const place = [...span.place, at('attribute', attribute)];
      partly.push({ place, outcome: 'partly', reason });
    }
  }
  refuseUnsound(made, heads, text, context.register, lines);
  for (const { key, place } of heads) {
    if (made.has(key)) lines.push({ place, outcome: rungs.get(key) ?? 'exact', reason: null });
  }
  addRelations(made, relations, context.register, lines);
  const notes = notesOf(document, context, partly);
  return { annotations: [...made.values()], notes, lines: [...lines, ...partly] };
}

function notesOf({ notes }: IncomingDocument, context: ResolveContext, lines: ReportLine[]): ArticleNote[] {
  const { register, now } = context;
  const byAnnotator = new Map<string, ArticleNote>();
  for (const { place, tags, note, annotator: name, created, modified } of notes) {
    const annotator = register.annotatorFor(name, context.annotator);
    const begun = timeOr(created, now);
    const known = byAnnotator.get(annotator) ?? null;
    const said = articleNoteWith(
      known,
      {
        tags: [...new Set([...(known?.tags ?? []), ...tags.map((path) => register.tagFor(path))])],
        note: [known?.note ?? '', note].filter((part) => part !== '').join('\n\n'),
      },
      { annotator, time: timeOr(modified, begun) },
    );
    if (said === null) continue;
    const checked = ArticleNote.safeParse({ ...said, created: known?.created ?? begun });
    if (checked.success) byAnnotator.set(annotator, checked.data);
    else lines.push({ place, outcome: 'refused', reason: issueOf(checked.error).reason });
  }
  return [...byAnnotator.values()];
}

/** A stated time where it is one. */
function timeOr(stated: string | null, fallback: string): string {
  return stated !== null && Timestamp.safeParse(stated).success ? stated : fallback;
}

/** Takes out what the library would not keep, and of two with one id the second. */
function refuseUnsound(
  made: Map<string, Annotation>,
  heads: readonly IncomingSpan[],
  text: string,
  register: Register,
  lines: ReportLine[],
): void {
  const { codebook, people } = register.shared;
  const surroundings = { text, codebook, people: new Map(people.map((person) => [person.id, person])) };
  const ids = new Set<string>();
  for (const { key, place } of heads) {
    const annotation = made.get(key);
    if (!annotation) continue;
    const id = `${annotation.annotator} ${annotation.id}`;
    const problem = ids.has(id) ? because('id-twice', { id: annotation.id }) : problemOf(annotation, surroundings);
    ids.add(id);
    if (problem === null) continue;
    made.delete(key);
    lines.push({ place, outcome: 'refused', reason: problem });
  }
}

interface Assembled {
  heads: IncomingSpan[];
  /** Further segments, by the key of the first. */
  pieces: Map<string, IncomingSpan[]>;
  /** Places such as speaker and cue, by the key of the annotation. */
  parts: Map<string, { attribute: string; span: IncomingSpan }[]>;
  relations: IncomingDocument['links'];
}

/** Spans and links into annotations with segments and places: the reverse of `spanGraph`. */
function assembled({ spans, links }: IncomingDocument, register: Register, lines: ReportLine[]): Assembled {
  const byKey = new Map(spans.map((span) => [span.key, span]));
  const used = new Set<string>();
  const next = new Map<string, string>();
  const parts: Assembled['parts'] = new Map();
  const relations: IncomingDocument['links'] = [];
  const refuse = (place: Place, kind: ReasonKind) => lines.push({ place, outcome: 'refused', reason: because(kind) });
  for (const link of links) {
    const [from, to] = [byKey.get(link.from), byKey.get(link.to)];
    if (!from || !to) {
      refuse(link.place, 'relation-to-nothing');
      continue;
    }
    const layer = layerOf(from, register);
    const attribute =
      layer?.attributes.find(
        ({ id, type }) => type === 'span' && (id === link.type || link.type === id.replace(/(?<=.)Span$/, '')),
      ) ?? (isOwnPart(link.type, to) ? register.addPlace(layerToBe(from, register).id, link.type) : undefined);
    if (link.type === continues) {
      if (from === to || next.has(from.key) || used.has(to.key)) refuse(link.place, 'goes-on-twice');
      else {
        next.set(from.key, to.key);
        used.add(to.key);
      }
    } else if (attribute && from !== to && !used.has(to.key) && !next.has(to.key)) {
      parts.set(from.key, [...(parts.get(from.key) ?? []), { attribute: attribute.id, span: to }]);
      used.add(to.key);
    } else relations.push(link);
  }
  const pieces: Assembled['pieces'] = new Map();
  const heads = spans.filter(({ key }) => !used.has(key));
  const reached = new Set<string>();
  for (const { key } of heads) {
    for (let at = next.get(key); at !== undefined && !reached.has(at); at = next.get(at)) {
      reached.add(at);
      const piece = byKey.get(at);
      if (piece) pieces.set(key, [...(pieces.get(key) ?? []), piece]);
    }
  }
  // What only circles lead to would otherwise be lost in silence.
  for (const key of next.values()) {
    if (!reached.has(key)) refuse(byKey.get(key)?.place ?? [], 'goes-on-in-circle');
  }
  return { heads, pieces, parts, relations };
}

/** A link as Guillemet writes it to a place, such as `speakerSpan` to a Speaker: a layer that is not known yet has it as well. */
function isOwnPart(type: string, { label, codes }: IncomingSpan): boolean {
  if (!placeName.test(type)) return false;
  const named = asciiLabel(label === '' ? (codes[0]?.[0] ?? '') : label).toLowerCase();
  return [type, partName(type)].some((name) => asciiLabel(name).toLowerCase() === named);
}

/** The layer that the span will have, made where it is not there. */
function layerToBe(span: IncomingSpan, register: Register): Layer {
  return layerOf(span, register) ?? (span.label === '' ? register.passageLayer() : register.layerFor(span.label));
}

function layerOf(span: IncomingSpan, register: Register) {
  if (span.label !== '') return register.knownLayer(span.label);
  return span.codes.map(([first = '']) => register.knownLayer(first)).find((layer) => layer !== undefined);
}

/** Finds the pieces that a document points at in the text of an article. */
class Places {
  private readonly counted: CountedText | null;
  private own: CountedText | undefined;

  constructor(
    { text: raw }: IncomingDocument,
    private readonly text: string,
  ) {
    this.counted = raw === null ? null : placeIn(raw);
  }

  /** Where a piece lies in the article, or why that cannot be told. */
  of({ start, end, unit, exact, prefix, suffix }: IncomingSegment): Anchored | Reason {
    const cited = exact === undefined ? undefined : normaliseText(exact);
    const found = this.counted?.find(start, end, unit, cited);
    if (found !== undefined && !isReason(found)) {
      const context = { prefix: prefix ?? found.prefix, suffix: suffix ?? found.suffix };
      return anchor(this.text, { ...found, ...context }) ?? orphan(found.exact);
    }
    if (cited === undefined) {
      return found ?? because('no-words');
    }
    const context = { prefix: normaliseText(prefix ?? ''), suffix: normaliseText(suffix ?? '') };
    return anchor(this.text, { exact: cited, start: this.startOf(start, unit, cited), ...context }) ?? orphan(cited);
  }

  /** UTF-16 offset of words in the article's own text, whichever unit gives them there. */
  private startOf(start: number | undefined, unit: OffsetUnit, exact: string): number | undefined {
    if (start === undefined || this.counted !== null) return undefined;
    this.own ??= placeIn(this.text);
    const found = this.own.find(start, undefined, unit, exact);
    return isReason(found) ? undefined : found.start;
  }
}

function orphan(words: string): Reason {
  return because('orphan', { words: shortened(words) });
}

function annotationOf(
  span: IncomingSpan,
  id: string,
  segments: Selector[],
  attributes: Record<string, AttributeValue>,
  problems: Problem[],
  { register, format, annotator, now }: ResolveContext,
): Annotation {
  const codes = [...span.codes];
  const isLayer = (path: readonly string[]) => register.knownLayer(path[0] ?? '') !== undefined;
  const layer =
    span.label === ''
      ? (codes.filter(isLayer).map(([first = '']) => register.layerFor(first))[0] ?? register.passageLayer())
      : register.layerFor(span.label);
  const tags = span.tags.map((path) => register.tagFor(path));
  const codedValues = new Map<string, string[]>();
  for (const path of codes) {
    const [first = '', attribute, value] = path;
    if (register.knownLayer(first)?.id !== layer.id) tags.push(register.tagFor(path));
    else if (attribute !== undefined && value !== undefined)
      codedValues.set(attribute, [...(codedValues.get(attribute) ?? []), value]);
    else if (attribute !== undefined) {
      const named = register.choiceNamed(layer.id, attribute);
      if (named === null) tags.push(register.tagFor(path));
      else codedValues.set(named.attribute, [...(codedValues.get(named.attribute) ?? []), named.choice]);
    }
  }
  const values: [string, AttributeValue][] = [...codedValues].map(([name, all]) => [
    name,
    all.length === 1 ? (all[0] ?? '') : all,
  ]);
  for (const [name, value] of [...span.values, ...values]) {
    const taken = register.valueFor(layer.id, name, value);
    if (isReason(taken)) problems.push({ attribute: name, reason: taken });
    else attributes[taken.id] = taken.value;
  }
  const created = timeOr(span.created, now);
  const own = register.annotatorFor(span.annotator, annotator);
  const known = span.id !== null && Id.safeParse(span.id).success ? span.id : null;
  return {
    id: known ?? id,
    layer: layer.id,
    segments,
    attributes,
    tags: [...new Set(tags.filter((tag) => tag !== ''))],
    note: span.note,
    annotator: own,
    created,
    modified: timeOr(span.modified, created),
    origin: span.origin ?? { kind: 'import', format },
  };
}

function problemOf(annotation: Annotation, surroundings: Surroundings): Reason | null {
  const shape = Annotation.safeParse(annotation);
  if (!shape.success) return issueOf(shape.error).reason;
  const [problem] = annotationProblems(annotation, surroundings);
  return problem ? because('not-kept', { field: problem.path.join('.') }) : null;
}

function addRelations(
  made: Map<string, Annotation>,
  links: IncomingDocument['links'],
  register: Register,
  lines: ReportLine[],
): void {
  for (const { place, from, to, type, id } of links) {
    const [start, end] = [made.get(from), made.get(to)];
    const refuse = (kind: ReasonKind) => lines.push({ place, outcome: 'refused', reason: because(kind) });
    if (!start || !end) refuse('relation-not-taken');
    else if (start === end) refuse('relation-to-itself');
    else if (start.annotator !== end.annotator) refuse('relation-two-annotators');
    else {
      const relation: AnnotationRelation = {
        id: id !== undefined && Id.safeParse(id).success ? id : `r-${guidOf('relation', start.id, type, end.id)}`,
        type: register.relationTypeFor(type),
        to: end.id,
      };
      const relations = start.relations ?? [];
      if (relations.some((known) => known.type === relation.type && known.to === relation.to)) refuse('relation-twice');
      else made.set(from, { ...start, relations: [...relations, relation] });
    }
  }
}
