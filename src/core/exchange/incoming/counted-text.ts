import { normaliseText } from '../../text/normalise';
import { type OffsetTable, offsetTable, splitsSurrogatePair } from '../../text/offsets';
import type { OffsetUnit } from './incoming';
import { because, type Reason } from './reason';

/** A piece of a file's own text, in the words and the offsets of its canonical form. */
export interface CountedPiece {
  exact: string;
  start: number;
  prefix: string;
  suffix: string;
}

export interface CountedText {
  /** The piece between two offsets of the file; the reason where there is none. `end` may be left out where the words are known. */
  find(
    start: number | undefined,
    end: number | undefined,
    unit: OffsetUnit,
    exact: string | undefined,
  ): CountedPiece | Reason;
}

const contextLength = 32;

/** A text as a file counts in it: with the line ends and marks it has there. Offsets are looked up, never guessed. */
export function placeIn(raw: string): CountedText {
  const isCanonical = normaliseText(raw) === raw;
  let table: OffsetTable | undefined;
  const utf16Of = (offset: number, unit: Exclude<OffsetUnit, 'either'>): number | null => {
    if (!Number.isInteger(offset) || offset < 0) return null;
    if (unit === 'utf16') return offset <= raw.length && !splitsSurrogatePair(raw, offset) ? offset : null;
    table ??= offsetTable(raw);
    try {
      return unit === 'byte' ? table.fromByte(offset) : table.fromCodePoint(offset);
    } catch {
      return null;
    }
  };
  return {
    find(start, end, unit, exact) {
      if (start === undefined || (end === undefined && exact === undefined)) return because('no-offsets');
      const units = unit === 'either' ? (['code-point', 'utf16'] as const) : [unit];
      let reason = because('words-elsewhere');
      for (const each of units) {
        const from = utf16Of(start, each);
        const to = end === undefined ? (from === null ? null : from + (exact ?? '').length) : utf16Of(end, each);
        if (from === null || to === null || from >= to) {
          reason = because('outside-text', { start, end: end ?? '?' });
          continue;
        }
        const words = normaliseText(raw.slice(from, to));
        if (exact !== undefined && words !== exact) continue;
        if (words === '') return because('no-character');
        return {
          exact: words,
          start: isCanonical ? from : normaliseText(raw.slice(0, from)).length,
          prefix: normaliseText(raw.slice(Math.max(0, from - contextLength), from)),
          suffix: normaliseText(raw.slice(to, to + contextLength)),
        };
      }
      return reason;
    },
  };
}
