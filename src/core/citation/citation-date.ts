/** A date of ISO 8601 with as much of it as is stated; what follows the day does not matter here. */
const stated = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?$/u;

/**
 * A date as it is written out in a language: the day, month or year that the source states, whatever the
 * time zone. What is no date stays as it is stated.
 */
export function citationDate(published: string, locale: string): string {
  const [, year, month, day] = stated.exec(published.trim()) ?? [];
  if (year === undefined) return published.trim();
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  // Years below 100 mean the 20th century to Date, and days beyond the month's last those of the next one.
  const same = date.toISOString().startsWith([year, month, day].filter((part) => part !== undefined).join('-'));
  if (!same) return published.trim();
  const written = new Intl.DateTimeFormat(locale, {
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(date);
  return locale.startsWith('fr') ? written.replace(/^1 /u, '1er ') : written;
}
