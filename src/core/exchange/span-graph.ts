import type { ExportedSegment } from './guillemet-schema';
import type { Labels } from './labels';
import { isSpanValue, type PreparedAnnotation, type PreparedArticle } from './prepared-article';

/** A labelled piece of text, as the formats of labelled spans have it. */
export interface GraphSpan {
  /** From 1, in the order in which they are written. */
  number: number;
  label: string;
  /** More than one only where the format takes spans in several pieces. */
  segments: readonly ExportedSegment[];
  annotation: PreparedAnnotation;
  /** `annotation` bears what is said of the whole; `piece` is a later segment of it; else the id of a span attribute. */
  role: 'annotation' | 'piece' | { attribute: string };
}

export interface GraphLink {
  from: GraphSpan;
  to: GraphSpan;
  /** `continues` from a segment to the next one, the id of a span attribute, or the id of a relation type. */
  type: string;
}

/** Type of the link from a segment to the next one of the same annotation. */
export const continues = 'continues';

/**
 * The annotations of an article as labelled spans and links between them: the form that brat, Label Studio, UIMA,
 * REFI-QDA, doccano and Prodigy share. `assembleSpans` goes the other way.
 */
export function spanGraph(
  { annotations }: PreparedArticle,
  labels: Labels,
  { inPieces }: { inPieces: boolean },
): { spans: GraphSpan[]; links: GraphLink[] } {
  const spans: GraphSpan[] = [];
  const links: GraphLink[] = [];
  const heads = new Map<string, GraphSpan>();
  const add = (span: Omit<GraphSpan, 'number'>): GraphSpan => {
    const added = { number: spans.length + 1, ...span };
    spans.push(added);
    return added;
  };
  for (const prepared of annotations) {
    const { annotation, attributes } = prepared;
    const label = labels.layer(annotation.layer);
    const [first, ...others] = prepared.segments;
    if (!first) continue;
    const segments = inPieces ? [first] : prepared.segments;
    const head = add({ label, segments, annotation: prepared, role: 'annotation' });
    heads.set(`${annotation.annotator} ${annotation.id}`, head);
    let last = head;
    for (const segment of inPieces ? others : []) {
      const piece = add({ label, segments: [segment], annotation: prepared, role: 'piece' });
      links.push({ from: last, to: piece, type: continues });
      last = piece;
    }
    for (const [attribute, value] of attributes) {
      if (!isSpanValue(value)) continue;
      const part = add({ label: labels.part(attribute), segments: [value], annotation: prepared, role: { attribute } });
      links.push({ from: head, to: part, type: attribute });
    }
  }
  for (const { annotation } of annotations) {
    const from = heads.get(`${annotation.annotator} ${annotation.id}`);
    for (const { type, to } of annotation.relations ?? []) {
      const target = heads.get(`${annotation.annotator} ${to}`);
      if (from && target) links.push({ from, to: target, type });
    }
  }
  return { spans, links };
}

/** Attributes that are no places, without a claimant that is only inherited. */
export function ownValues({
  attributes,
  claimantFrom,
}: PreparedAnnotation): [string, import('./guillemet-schema').ExportedValue][] {
  return [...attributes].filter(([id, value]) => !isSpanValue(value) && !(id === 'claimant' && claimantFrom !== null));
}
