import type { SimilarArticle } from '../../core/calls/version-calls';
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
    .map((entry) => [say(`batch.kind.${entry.kind}`), entry.name, aboutOf(entry), ...likeCells(entry)]);
  const rest = left > 0 ? [[say('batch.left', { count: left }), '', stopped ? sayFailure(stopped) : '']] : [];
  return [...lines, ...rest].map((cells) => `${cells.map(oneCell).join('\t')}\n`).join('');
}

/** The reason, or the title that the article has in the library. */
export function aboutOf(entry: BatchEntry): string {
  return entry.kind === 'refused' ? sayFailure(entry.failure) : entry.title;
}

/** What of the library a file is like, and in what. */
export interface Like {
  id: string;
  title: string;
  because: SimilarArticle['because'] | 'same';
  /** Share of the wording that both have, 0 to 1. */
  resemblance: number;
}

/** The article that a file has the very text of, or is the likeliest another version of; null for none. */
export function likeOf(entry: BatchEntry): Like | null {
  if (entry.kind === 'refused') return null;
  const same = entry.kind === 'same' ? { id: entry.articleId, title: entry.title } : entry.sameAs;
  if (same) return { ...same, because: 'same', resemblance: 1 };
  return (entry.kind === 'kept' && entry.similarTo?.[0]) || null;
}

/** In what they are alike. */
export function likeWords({ because, resemblance }: Like): string {
  const share = Math.floor(resemblance * 100);
  const isTold = because !== 'same' && share > 0;
  return [say(`batch.because.${because}`), isTold ? say('versions.resemblance', { share }) : '']
    .filter((part) => part !== '')
    .join(' ');
}

/** Only of what was added: of what was there already the cell before names it. */
function likeCells(entry: BatchEntry): string[] {
  const like = entry.kind === 'kept' ? likeOf(entry) : null;
  return like ? [like.title, likeWords(like)] : [];
}

const order: readonly BatchEntry['kind'][] = ['refused', 'same', 'kept'];

/** On one line, and never taken for a formula. */
function oneCell(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return /^[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
}
