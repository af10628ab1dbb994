import type { IntlMessageFormat } from 'intl-messageformat';

/** A sentence as the message format reads it. */
export type Message = ReturnType<IntlMessageFormat['getAst']>;
type Part = Message[number];

/** A value that a sentence takes, and how it uses it: `select` with its cases, `number`, `plural`, … */
export interface Argument {
  name: string;
  kinds: readonly string[];
}

/** The parts of `@formatjs/icu-messageformat-parser`'s `TYPE`, which is a const enum there. */
const kinds = ['literal', 'value', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag'] as const;

const kindOf = ({ type }: Part): (typeof kinds)[number] => kinds[type] ?? 'literal';

/** Every part of a sentence, those inside of cases and forms too. */
function* partsOf(message: Message): Generator<Part> {
  for (const part of message) {
    yield part;
    if ('options' in part) for (const { value } of Object.values(part.options)) yield* partsOf(value);
    if ('children' in part) yield* partsOf(part.children);
  }
}

/** The values by name, in alphabetical order. Languages differ in how often they name one, and in plain or number. */
export function argumentsOf(message: Message): Argument[] {
  const found = new Map<string, Set<string>>();
  for (const part of partsOf(message)) {
    const kind = kindOf(part);
    if (kind === 'literal' || kind === 'pound' || !('value' in part)) continue;
    const cases = kind === 'select' && 'options' in part ? `(${Object.keys(part.options).sort().join(', ')})` : '';
    const used = found.get(part.value) ?? new Set();
    found.set(part.value, used.add(kind === 'select' ? `select${cases}` : kind === 'plural' ? 'number' : kind));
  }
  return [...found]
    .map(([name, used]) => ({ name, kinds: [...used].sort() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The forms of each number of a sentence: `one`, `other`, `=0`. */
export function pluralsOf(message: Message): string[][] {
  return [...partsOf(message)].flatMap((part) =>
    kindOf(part) === 'plural' && 'options' in part ? [Object.keys(part.options)] : [],
  );
}

/** The words alone, a value as `◊`; each case and form stands by itself between line breaks. */
export function textOf(message: Message): string {
  return message
    .map((part) => {
      if (kindOf(part) === 'literal' && 'value' in part) return part.value;
      if (!('options' in part)) return '◊';
      const forms = Object.values(part.options).map(({ value }) => textOf(value));
      return `\n${forms.join('\n')}\n`;
    })
    .join('');
}
