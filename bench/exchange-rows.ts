import type { ExchangeTimes } from './exchange';
import { median, percentile } from './statistics';
import { megabytes, ms, type Row } from './table';

/** To be reached, in ms: our own format, and any other. */
const bars = { json: 5_000, other: 15_000 };

/** How much more memory, in bytes, ten times the articles may take for it to count as flat. */
const flat = 100_000_000;

export function exchangeRows({ articles, formats }: ExchangeTimes): Row[] {
  return formats.flatMap(({ format, times, fileBytes, residentBytes, residentTenthBytes }): Row[] => {
    const bar = format === 'json' ? bars.json : bars.other;
    const size = `${articles.toLocaleString('en')} articles`;
    return [
      {
        what: `export: ${format}`,
        size: `${size}, ${megabytes(fileBytes)}`,
        guillemet: `${ms(median(times))} / ${ms(percentile(times, 0.95))}`,
        bar: `≤ ${bar / 1000} s`,
        met: median(times) <= bar,
      },
      {
        what: `export: ${format}, most memory`,
        size,
        guillemet: `${megabytes(residentBytes)} (a tenth: ${megabytes(residentTenthBytes)})`,
        bar: `≤ a tenth + ${megabytes(flat)}`,
        met: residentBytes <= residentTenthBytes + flat,
      },
    ];
  });
}
