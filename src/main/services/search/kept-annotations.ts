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

/** Which annotations count; null for all layers, respectively for whoever speaks or nobody. */
export interface Wanted {
  layer: string | null;
  people: ReadonlySet<string> | null;
}

export const anyAnnotation: Wanted = { layer: null, people: null };

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

  /** Those that are wanted, in the order in which they were given. */
  list(wanted: Wanted): SearchedAnnotation[] {
    const found: SearchedAnnotation[] = [];
    let ids: string[] | null = null;
    for (const { index, layer, person, from, to } of this.wanted(wanted)) {
      ids ??= this.ids.split(' ');
      const segments: Span[] = [];
      for (let at = from; at < to; at += 2) segments.push({ start: this.number(at), end: this.number(at + 1) });
      found.push({
        id: ids[index] ?? '',
        layer: this.names.nameOf(layer),
        person: person < 0 ? null : this.names.nameOf(person),
        segments,
        extent: { start: this.number(from), end: this.number(to - 1) },
        note: this.notes.get(index) ?? null,
      });
    }
    return found;
  }

  /** The segments of those that are wanted, in the order of the text. */
  segments(wanted: Wanted): Span[] {
    const found: Span[] = [];
    for (const { from, to } of this.wanted(wanted)) {
      for (let at = from; at < to; at += 2) found.push({ start: this.number(at), end: this.number(at + 1) });
    }
    return found.sort((a, b) => a.start - b.start);
  }

  /** Where the segments of each that is wanted stand among the numbers. */
  private *wanted({ layer, people }: Wanted) {
    const wantedLayer = layer === null ? null : this.names.numberOf(layer);
    const wantedPeople = people && new Set([...people].map((person) => this.names.numberOf(person)));
    for (let at = 0, index = 0; at < this.numbers.length; index++) {
      const place = { index, layer: this.number(at), person: this.number(at + 1), from: at + 3, to: at + 3 };
      place.to += this.number(at + 2) * 2;
      at = place.to;
      if (wantedLayer !== null && place.layer !== wantedLayer) continue;
      if (wantedPeople === null || wantedPeople.has(place.person)) yield place;
    }
  }

  private number(at: number): number {
    return this.numbers[at] ?? 0;
  }
}
