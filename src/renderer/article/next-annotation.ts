import { type Annotation, extentOf } from '../../core/annotation/annotation';

/** The one after the selected one, and after the last the first again; the first where none is selected. */
export function nextInCycle(here: readonly Annotation[], selected: string | null): Annotation | null {
  const index = here.findIndex(({ id }) => id === selected);
  return here[(index + 1) % here.length] ?? null;
}

/**
 * Where the annotations lie that are gone through: where that was before, as long as what it selected still
 * is; at the caret where the selected one reaches it or there is none; else where the selected one begins. UTF-16.
 */
export function placeToCycle(
  selected: Annotation | null,
  caret: number,
  before: { id: string; offset: number } | null,
): number {
  if (!selected) return caret;
  if (before?.id === selected.id) return before.offset;
  const reaches = selected.segments.some(({ start, end }) => start <= caret && caret <= end);
  return reaches ? caret : extentOf(selected).start;
}

/**
 * The first that matches after the selected one, else at or after the caret; from the end on it goes round
 * to the start. Null where none does but the selected one.
 */
export function nextMatching(
  ordered: readonly Annotation[],
  selected: string | null,
  caret: number,
  matches: (annotation: Annotation) => boolean,
): Annotation | null {
  const index = ordered.findIndex(({ id }) => id === selected);
  const after = index === -1 ? ordered.findIndex((annotation) => extentOf(annotation).start >= caret) : index + 1;
  const from = after === -1 ? ordered.length : after;
  const round = [...ordered.slice(from), ...ordered.slice(0, from)];
  return round.find((annotation) => annotation.id !== selected && matches(annotation)) ?? null;
}

export function isQuoteWithoutSpeaker({ layer, attributes }: Annotation): boolean {
  return layer === 'quote' && !attributes.speaker;
}

export function isUntypedClaim({ layer, attributes }: Annotation): boolean {
  return layer === 'claim' && !attributes.type;
}
