export interface Utf8Survey {
  /** Well-formed sequences of two to four bytes. */
  sequences: number;
  /** Bytes that belong to no well-formed sequence. */
  invalid: number;
  /** Offset of the first such byte, in bytes; -1 where there is none. */
  firstInvalid: number;
}

/** Counts what in the bytes is UTF-8 beyond ASCII and what is not (Unicode, table 3-7). One pass. */
export function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  const survey: Utf8Survey = { sequences: 0, invalid: 0, firstInvalid: -1 };
  let i = 0;
  while (i < bytes.length) {
    if ((bytes[i] as number) < 0x80) {
      i++;
      continue;
    }
    const length = sequenceLength(bytes, i);
    if (length > 0) {
      survey.sequences++;
      i += length;
    } else {
      if (survey.firstInvalid < 0) survey.firstInvalid = i;
      survey.invalid++;
      i++;
    }
  }
  return survey;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  const second = bytes[at + 1] ?? 0;
  const continues = (offset: number): boolean => ((bytes[at + offset] ?? 0) & 0xc0) === 0x80;
  if (lead >= 0xc2 && lead <= 0xdf) return continues(1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const overlong = lead === 0xe0 && second < 0xa0;
    const surrogate = lead === 0xed && second > 0x9f;
    return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const overlong = lead === 0xf0 && second < 0x90;
    const beyond = lead === 0xf4 && second > 0x8f;
    return continues(1) && continues(2) && continues(3) && !overlong && !beyond ? 4 : 0;
  }
  return 0;
}
