import { z } from 'zod';
import type { Annotation } from './annotation';
import type { Operation } from './change';

/**
 * A relation stands on the annotation that it starts from. So it is saved, merged, undone and
 * exported with it, and an annotator relates only what is theirs.
 */
export const AnnotationRelation = z.looseObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  /** Id of a relation type of the codebook. */
  type: z.string().min(1).max(64),
  /** Id of the annotation, in the same article, that it leads to. */
  to: z.string().min(1).max(64),
});
export type AnnotationRelation = z.infer<typeof AnnotationRelation>;

/** A relation seen from one of its two ends. */
export interface RelationEnd {
  relation: AnnotationRelation;
  direction: 'out' | 'in';
  /** The annotation at the other end. */
  other: Annotation;
}

/** The annotation with one more relation; null where it has it already, or would lead to itself. */
export function withRelation(from: Annotation, relation: AnnotationRelation, time: string): Annotation | null {
  const relations = from.relations ?? [];
  const { type, to } = relation;
  if (from.id === to || relations.some((known) => known.type === type && known.to === to)) return null;
  return { ...from, relations: [...relations, relation], modified: time };
}

export function withoutRelation(from: Annotation, relationId: string, time: string): Annotation {
  const { relations = [], ...rest } = from;
  const left = relations.filter(({ id }) => id !== relationId);
  return { ...rest, modified: time, ...(left.length > 0 ? { relations: left } : {}) } as Annotation;
}

/** All relations of an annotation: those that start from it, then those that lead to it, in the order of the text. */
export function relationsOf(annotation: Annotation, all: Iterable<Annotation>): RelationEnd[] {
  const out: RelationEnd[] = [];
  const back: RelationEnd[] = [];
  const from = annotation.relations ?? [];
  for (const other of all) {
    for (const relation of from) if (relation.to === other.id) out.push({ relation, direction: 'out', other });
    for (const relation of other.relations ?? []) {
      if (relation.to === annotation.id) back.push({ relation, direction: 'in', other });
    }
  }
  return [...out, ...back];
}

/**
 * What it takes to remove annotations and leave no relation to nothing: relations that led to them go
 * in the same change, and come back with it. Relations that others' annotations have are left to others.
 */
export function removal(removed: readonly Annotation[], all: Iterable<Annotation>, time: string): Operation[] {
  const gone = new Map(removed.map((annotation) => [annotation.id, annotation]));
  const ops: Operation[] = removed.map((annotation) => ({
    kind: 'annotation',
    id: annotation.id,
    before: annotation,
    after: null,
  }));
  for (const annotation of all) {
    if (gone.has(annotation.id)) continue;
    const lost = (annotation.relations ?? []).filter(({ to }) => gone.has(to));
    if (lost.length === 0) continue;
    const after = lost.reduce((left, { id }) => withoutRelation(left, id, time), annotation);
    ops.push({ kind: 'annotation', id: annotation.id, before: annotation, after });
  }
  return ops;
}
