import { type Place, placeSentence } from './place';
import { type Reason, reasonSentence } from './reason';
import type { ReportLine, TakeInOutcome, TakeInReport, TakenArticle } from './report';

/** A line of a report in words: where, why, and the code of the reason for whoever reads it with a program. */
interface SaidLine {
  place: string;
  reason: string;
  /** Empty where there is no reason. */
  code: string;
}

export interface SaidReport extends Omit<TakeInReport, 'articles' | 'refused'> {
  articles: (Omit<TakenArticle, 'lines'> & { lines: (SaidLine & { outcome: TakeInOutcome })[] })[];
  refused: SaidLine[];
}

/** The report in English, for the command line. */
export function saidReport({ articles, refused, ...report }: TakeInReport): SaidReport {
  return {
    ...report,
    articles: articles.map((article) => ({
      ...article,
      lines: article.lines.map((line: ReportLine) => ({ ...saidLine(line), outcome: line.outcome })),
    })),
    refused: refused.map(saidLine),
  };
}

function saidLine({ place, reason }: { place: Place; reason: Reason | null }): SaidLine {
  return {
    place: placeSentence(place),
    reason: reason === null ? '' : reasonSentence(reason),
    code: reason === null ? '' : reason.kind,
  };
}
