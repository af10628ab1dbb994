/**
 * The object with the known keys first, in their order, and all others after them, sorted: stored
 * objects that are equal give the same text. Keys whose value is `undefined` are left out.
 */
export function orderedObject(value: object, known: readonly string[]): Record<string, unknown> {
  const source = value as Record<string, unknown>;
  const others = Object.keys(source)
    .filter((key) => !known.includes(key))
    .sort();
  return Object.fromEntries([
    ...known.filter((key) => Object.hasOwn(source, key)).map((key) => [key, source[key]]),
    ...others.map((key) => [key, sortedValue(source[key])]),
  ]);
}

/** A JSON value with the keys of every object in it sorted. */
export function sortedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedValue);
  return typeof value === 'object' && value !== null ? orderedObject(value, []) : value;
}

/** JSON text with two blanks of indentation and a line end; U+2028 and U+2029, which end lines for some readers, escaped. */
export function jsonText(value: unknown): string {
  return `${escapeLines(JSON.stringify(value, null, 2))}\n`;
}

/** One line of JSON with its end; U+2028 and U+2029 escaped. */
export function jsonLine(value: unknown): string {
  return `${escapeLines(JSON.stringify(value))}\n`;
}

/** An item of a list that `jsonText` would write at that depth, with what stands before it. */
export function listItem(value: unknown, depth: number, isFirst: boolean): string {
  const margin = '  '.repeat(depth);
  return `${isFirst ? '' : ','}\n${margin}${escapeLines(JSON.stringify(value, null, 2)).replaceAll('\n', `\n${margin}`)}`;
}

function escapeLines(json: string): string {
  return json.replace(/[\u2028\u2029]/g, (unit) => (unit === '\u2028' ? '\\u2028' : '\\u2029'));
}

/** Order by UTF-16 code units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
