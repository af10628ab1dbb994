const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size as people read it, in decimal units: `1.2 MB`, in French `1,2 Mo`. `locale` is BCP 47. */
export function readableBytes(bytes: number, locale: string): string {
  let unit = 0;
  let value = bytes / 1_000;
  // What would be rounded to 1,000 of a unit is 1 of the next.
  while (unit < units.length - 1 && Math.round(value) >= 1_000) {
    value /= 1_000;
    unit++;
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[unit] ?? 'kilobyte',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
