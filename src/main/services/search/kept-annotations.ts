import type { SearchedText } from '../../../core/search/matcher';
import type { Span } from '../../../core/text/span';

/** What a search needs of an annotation. */
export interface SearchedAnnotation {
  id: string;
  layer: string;
  /** Who speaks, or asserts; null where nobody is named. */
  person: string | null;
  segments: readonly Span[];
  extent: Span;
  note: SearchedText | null;
}

/** Numbers for the few names that two hundred thousand annotations bear. */
export class NameTable {
  private readonly numbers = new Map<string, number>();
  private readonly names: string[] = [];

  numberOf(name: string): number {
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.names.push(name) - 1;
      this.numbers.set(name, number);
    }
    return number;
  }

  nameOf(number: number): string {
    return this.names[number] ?? '';
  }
}

/**
 * The annotations of one article in a few bytes each, since those of a whole library are kept; made into objects
 * only while its article is looked through.
 */
export class KeptAnnotations {
  /** One after the other: layer, person (-1 for nobody), number of segments, and their starts and ends. */
  private readonly numbers: Int32Array;
  private readonly ids: string;
  private readonly notes = new Map<number, SearchedText>();

  constructor(
    annotations: readonly Omit<SearchedAnnotation, 'extent'>[],
    private readonly names: NameTable,
  ) {
    this.ids = annotations.map(({ id }) => id).join(' ');
    this.numbers = Int32Array.from(
      annotations.flatMap(({ layer, person, segments }) => [
        names.numberOf(layer),
        person === null ? -1 : names.numberOf(person),
        segments.length,
        ...segments.flatMap(({ start, end }) => [start, end]),
      ]),
    );
    for (const [index, { note }] of annotations.entries()) if (note) this.notes.set(index, note);
  }

  get hasNotes(): boolean {
    return this.notes.size > 0;
  }

  /** In the order in which they were given. */
  list(): SearchedAnnotation[] {
    const { numbers, names, notes } = this;
    if (numbers.length === 0) return [];
    const number = (at: number) => numbers[at] ?? 0;
    let at = 0;
    return this.ids.split(' ').map((id, index) => {
      const layer = names.nameOf(number(at));
      const person = number(at + 1) < 0 ? null : names.nameOf(number(at + 1));
      const end = at + 3 + number(at + 2) * 2;
      const extent = { start: number(at + 3), end: number(end - 1) };
      const segments: Span[] = [];
      for (at += 3; at < end; at += 2) segments.push({ start: number(at), end: number(at + 1) });
      return { id, layer, person, segments, extent, note: notes.get(index) ?? null };
    });
  }
}
