import { say, sayFailure } from '../words/words';
import type { BatchEntry, BatchState } from './batch-run';

/** What a report of a batch is kept as: tab-separated, so that a spreadsheet opens it. */
export const reportMediaType = 'text/tab-separated-values';

export function reportFileName(at: Date): string {
  return `guillemet-${at.toISOString().slice(0, 16).replace(/[:T]/g, '-')}.tsv`;
}

/** What became of each file, a line each; those that were not read come first, with the reason. */
export function reportOf({ entries, left, stopped }: BatchState): string {
  const lines = [...entries]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map((entry) => [say(`batch.kind.${entry.kind}`), entry.name, aboutOf(entry)]);
  const rest = left > 0 ? [[say('batch.left', { count: left }), '', stopped ? sayFailure(stopped) : '']] : [];
  return [...lines, ...rest].map((cells) => `${cells.map(oneCell).join('\t')}\n`).join('');
}

/** The reason, or the title that the article has in the library. */
export function aboutOf(entry: BatchEntry): string {
  return entry.kind === 'refused' ? sayFailure(entry.failure) : entry.title;
}

const order: readonly BatchEntry['kind'][] = ['refused', 'same', 'kept'];

/** On one line, and never taken for a formula. */
function oneCell(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return /^[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
}
