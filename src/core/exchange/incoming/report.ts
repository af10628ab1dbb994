import { z } from 'zod';
import { Id } from '../../annotation/annotation';
import { additionKinds } from './additions';
import { Place } from './place';
import { Reason } from './reason';

/** How an annotation was anchored, that parts of it were left out, or that it was refused. */
export const outcomes = ['exact', 'quote', 'context', 'moved', 'partly', 'refused'] as const;
export type TakeInOutcome = (typeof outcomes)[number];

/** What became of one annotation of the file. */
export const ReportLine = z.object({
  /** Where it stands in the file. */
  place: Place,
  outcome: z.enum(outcomes),
  /** Why, where something was not taken in. */
  reason: Reason.nullable(),
});
export type ReportLine = z.infer<typeof ReportLine>;

/**
 * How the article of the library was found: chosen by the user, by the hash that the file states, by the text that is in the file, by its
 * id, by its address; `new` where it came with the file.
 */
export const matches = ['chosen', 'hash', 'text', 'id', 'address', 'new'] as const;

const Counted = z.object({ id: Id, name: z.string(), count: z.int() });

/** What became of the annotations of one article of the file. */
export const TakenArticle = z.object({
  id: Id,
  title: z.string(),
  match: z.enum(matches),
  isNew: z.boolean(),
  /** Annotations and article notes that are new here, that replaced an earlier state, and that were here already. */
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  outcomes: z.record(z.enum(outcomes), z.int()),
  /** Of what could be anchored, whatever was here already. */
  annotators: z.array(Counted),
  layers: z.array(Counted),
  lines: z.array(ReportLine),
});
export type TakenArticle = z.infer<typeof TakenArticle>;

export const TakeInReport = z.object({
  /** Id of the format that was recognised. */
  format: z.string(),
  articles: z.array(TakenArticle),
  /** What could not be taken in at all, with its place in the file. */
  refused: z.array(z.object({ place: Place, reason: Reason })),
  /** What the library did not have. */
  added: z.array(z.object({ kind: z.enum(additionKinds), name: z.string(), of: z.string() })),
});
export type TakeInReport = z.infer<typeof TakeInReport>;

/** How many lines a screen is sent of one report; the counts tell of all. */
export const shownLines = 500;

/** The report without what needs no look, and not too long to be sent. */
export function reportToShow(report: TakeInReport): TakeInReport {
  let left = shownLines;
  const articles = report.articles.map((article) => {
    const lines = article.lines.filter(({ outcome }) => outcome !== 'exact').slice(0, left);
    left -= lines.length;
    return { ...article, lines };
  });
  return {
    ...report,
    articles,
    refused: report.refused.slice(0, shownLines),
    added: report.added.slice(0, shownLines),
  };
}

export function countOutcomes(lines: readonly ReportLine[]): Record<TakeInOutcome, number> {
  const counts = { exact: 0, quote: 0, context: 0, moved: 0, partly: 0, refused: 0 };
  for (const { outcome } of lines) counts[outcome]++;
  return counts;
}
