import { median, percentile } from './statistics';

/** One line of the table; cells that do not apply are left out. */
export interface Row {
  what: string;
  size: string;
  guillemet: string;
  peer?: string;
  /** Guillemet's median by the peer's. */
  ratio?: number;
  bar?: string;
  met?: boolean;
}

const heads = ['what', 'size', 'Guillemet', 'peer', 'ratio', 'bar', 'met?'] as const;

/** Markdown, padded so that it can be read as it is. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(({ what, size, guillemet, peer, ratio, bar, met }) => [
    what,
    size,
    guillemet,
    peer ?? '',
    ratio === undefined ? '' : `${ratio.toFixed(2)}×`,
    bar ?? '',
    met === undefined ? '' : met ? 'yes' : 'NO',
  ]);
  const widths = heads.map((head, i) => Math.max(head.length, ...cells.map((row) => (row[i] as string).length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i] as number)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(heads), rule, ...cells.map(line)].join('\n');
}

/** A time in ms as it is worth reading. */
export function ms(value: number): string {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
}

/** Median and 95th percentile of times in ms. */
export function pair(times: readonly number[]): string {
  return `${ms(median(times))} / ${ms(percentile(times, 0.95))}`;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
