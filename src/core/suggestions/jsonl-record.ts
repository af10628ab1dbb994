import { z } from 'zod';
import type { SuggestedClaim, SuggestedQuotation, Suggestions } from './suggest';

/** One line in: an article, or any text, with an id of the caller's own. */
export const SuggestRequest = z.looseObject({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  language: z.string().optional(),
});
export type SuggestRequest = z.infer<typeof SuggestRequest>;

const Span = z.object({ start: z.int(), end: z.int() });

/** One line out. Offsets are UTF-16 into the text as it was given, ends exclusive. */
export const SuggestRecord = z.object({
  id: SuggestRequest.shape.id,
  quotes: z.array(
    Span.extend({
      type: z.enum(['direct', 'indirect', 'mixed']),
      speaker: z.string().optional(),
      speaker_start: z.int().optional(),
      speaker_end: z.int().optional(),
      cue_start: z.int().optional(),
      cue_end: z.int().optional(),
      confidence: z.number(),
      /** Only where the words are interrupted; `start` and `end` are then the outer ones. */
      segments: z.array(Span).optional(),
    }),
  ),
  claims: z.array(Span.extend({ score: z.number(), reasons: z.array(z.string()) })),
});
export type SuggestRecord = z.infer<typeof SuggestRecord>;

/** Suggestions in the form of the command line: quotations as they come in the text, claims the likeliest first. */
export function suggestRecord(id: SuggestRequest['id'], { quotations, claims }: Suggestions): SuggestRecord {
  const byScore = [...claims].sort((a, b) => b.score - a.score || a.start - b.start);
  return { id, quotes: quotations.map(quoteRecord), claims: byScore.map(claimRecord) };
}

function quoteRecord(quotation: SuggestedQuotation): SuggestRecord['quotes'][number] {
  const { start, end, type, speaker, speakerSpan, cue, confidence, segments } = quotation;
  return {
    start,
    end,
    type,
    ...(speaker === null ? {} : { speaker }),
    ...(speakerSpan === null ? {} : { speaker_start: speakerSpan.start, speaker_end: speakerSpan.end }),
    ...(cue === null ? {} : { cue_start: cue.start, cue_end: cue.end }),
    confidence,
    ...(segments.length > 1 ? { segments } : {}),
  };
}

function claimRecord({ start, end, score, reasons }: SuggestedClaim): SuggestRecord['claims'][number] {
  return { start, end, score, reasons };
}
