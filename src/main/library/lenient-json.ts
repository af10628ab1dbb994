/** How deep values may lie in each other; nothing of ours comes near. */
const deepest = 200;

/** What could be read of a text that is not JSON, or not all of it. */
export interface LenientJson {
  value: unknown;
  /** True where something may be missing: the text breaks off, or goes on with what is no JSON. */
  isPartial: boolean;
}

/**
 * Reads as much of damaged JSON as can be read without a guess: a byte order mark and trailing commas are
 * passed over, and where the text breaks off, or goes on with something else, all that was whole until
 * then is kept. A member whose value is not whole is left out; of an object or array its whole members are
 * kept. Null where nothing can be read. Never throws.
 */
export function readLenientJson(text: string): LenientJson | null {
  const reader = new Reader(text);
  const value = reader.value(0);
  return value === broken ? null : { value, isPartial: reader.isPartial() };
}

const broken = Symbol('broken');

/** JSON's tokens but strings, each at the place where it should stand. `\s` has the byte order mark in it. */
const token = /\s*(?:([[\]{}:,"])|(-?\d[-+.\deE]*|true|false|null))/y;

class Reader {
  private at = 0;
  /** Once the text is broken nothing that follows is believed. */
  private hasEnded = false;

  constructor(private readonly text: string) {}

  isPartial(): boolean {
    return this.hasEnded || this.text.slice(this.at).trim() !== '';
  }

  value(depth: number): unknown {
    const next = this.next();
    if (next === null || depth > deepest) return this.end();
    if (next === '{') return this.object(depth);
    if (next === '[') return this.array(depth);
    // A number at the very end may have had more digits.
    if (depth > 0 && this.at === this.text.length) return this.end();
    return this.scalar(next);
  }

  private object(depth: number): Record<string, unknown> {
    const members: [string, unknown][] = [];
    while (!this.hasEnded) {
      const key = this.next();
      if (key === '}') break;
      const name = key?.startsWith('"') ? this.scalar(key) : broken;
      if (typeof name !== 'string' || this.next() !== ':') this.end();
      else {
        const value = this.value(depth + 1);
        if (value !== broken) members.push([name, value]);
        if (this.isClosedBy('}')) break;
      }
    }
    return Object.fromEntries(members);
  }

  private array(depth: number): unknown[] {
    const items: unknown[] = [];
    while (!this.hasEnded) {
      const start = this.at;
      if (this.next() === ']') break;
      this.at = start;
      const value = this.value(depth + 1);
      if (value !== broken) items.push(value);
      if (this.isClosedBy(']')) break;
    }
    return items;
  }

  /** After a member: true at the bracket, false at a comma; whatever else stands there ends the reading. */
  private isClosedBy(bracket: string): boolean {
    if (this.hasEnded) return true;
    const next = this.next();
    if (next !== ',' && next !== bracket) this.end();
    return next !== ',';
  }

  private scalar(literal: string): unknown {
    try {
      return JSON.parse(literal);
    } catch {
      return this.end();
    }
  }

  private end(): typeof broken {
    this.hasEnded = true;
    return broken;
  }

  private next(): string | null {
    token.lastIndex = this.at;
    const found = token.exec(this.text);
    if (!found) return null;
    const start = token.lastIndex - 1;
    this.at = token.lastIndex;
    return found[1] === '"' ? this.string(start) : (found[1] ?? found[2] ?? null);
  }

  /** The string that begins there, with its quotation marks; null where it does not end. */
  private string(start: number): string | null {
    for (let at = start + 1; at < this.text.length; at++) {
      if (this.text[at] === '\\') at++;
      else if (this.text[at] === '"') {
        this.at = at + 1;
        return this.text.slice(start, this.at);
      }
    }
    return null;
  }
}
