import { analyse } from 'chardet';
import { decodeStrictly, encodingName } from './encodings';
import { westernEncoding } from './western-encoding';

/** How much of a text is looked at, in bytes. */
const reach = 64 * 1024;

/** With fewer bytes beyond ASCII, letters of another script than Latin are no better than a guess. */
const fewest = { oneByte: 10, twoBytes: 12 };

/** Names that chardet and the Encoding Standard do not share. */
const standardNames: { [name: string]: string } = { gb18030: 'gbk', 'iso-8859-8': 'windows-1255' };

const twoByteEncodings = new Set(['shift_jis', 'euc-jp', 'gbk', 'big5', 'euc-kr']);

/**
 * The encoding of a text that is no Unicode, under its standard name: what a detector takes it for where the
 * result reads like words, else the Western one whose letters are those of its language.
 */
export function legacyEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, reach);
  let high = 0;
  for (const byte of sample) if (byte >= 0x80) high++;
  const found = detected(sample);
  const western = westernEncoding(sample);
  const best = { name: western, oddities: odditiesIn(sample, western) };
  let isBehind = false;
  for (const name of found) {
    if (name === 'windows-1252' || name === 'macintosh') {
      isBehind = true;
      continue;
    }
    if (high < (twoByteEncodings.has(name) ? fewest.twoBytes : fewest.oneByte)) continue;
    const oddities = odditiesIn(sample, name);
    // What the detector puts behind a Western one must read plainly better.
    if (isBehind ? oddities < best.oddities * 0.25 && best.oddities > 0.1 : oddities <= best.oddities) return name;
  }
  return best.name;
}

/** What the detector proposes, best first. */
function detected(sample: Uint8Array): string[] {
  return analyse(sample)
    .filter(({ confidence }) => confidence >= 10)
    .flatMap(({ name }) => {
      const standard = encodingName(name);
      return standard === null || standard.startsWith('utf-') ? [] : [standardNames[standard] ?? standard];
    });
}

/** Signs that a text was read in the wrong encoding, by character beyond ASCII. */
function odditiesIn(sample: Uint8Array, encoding: string): number {
  // The sample may end within a character of two bytes.
  const text = decodeStrictly(sample, encoding) ?? decodeStrictly(sample.subarray(0, sample.length - 1), encoding);
  if (text === null) return Number.POSITIVE_INFINITY;
  const beyond = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  if (beyond === 0) return 0;
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const oddities =
    4 * count(/[\u0080-\u009F\p{Co}\p{Cn}\uFFFD]/gu) +
    // Capitals after small letters, and words of two scripts.
    2 * count(/\p{Ll}(?!\p{ASCII})\p{Lu}/gu) +
    count(/[a-z][\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}][a-z]/giu) +
    count(/\p{Script=Latin}[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]\p{Script=Latin}/gu) +
    // Signs within words.
    count(/\p{L}[¡-©«-¹»-¿×÷†‡•‰ˆ˜¤√∂∆∞≤≥]\p{L}/gu) +
    // Letters that hardly any word has.
    count(/[ÐðÞþ¢¥¦§¨¬±µ¶¸ƒ]/gu);
  return oddities / beyond;
}
