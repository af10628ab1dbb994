/**
 * How much of their wording two texts share. A text is the set of its runs of three words; two texts are as alike as the share of runs that
 * both have among those that either has (the resemblance of A. Broder, "On the resemblance and containment of documents", 1997).
 */

/** Words in a run. */
const runLength = 3;

/** Bytes of a signature: one of each of as many orders of the runs. */
const signatureLength = 64;

/** Share of equal bytes from which two signatures may be of texts that are alike: four deviations below `alikeFrom`. */
const candidateFrom = 0.26;

/** Resemblance from which two texts are said to be nearly the same. */
export const alikeFrom = 0.5;

const word = /[\p{L}\p{N}]+/gu;

/** Scripts without blanks, in which each character counts as a word. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Hashes of the runs of three words; of a shorter text, of all its words. Case and punctuation do not count. */
function runsOf(text: string): Set<number> {
  const hashes: number[] = [];
  const folded = text.toLowerCase();
  const isSpaced = !unspaced.test(folded);
  for (const [found] of folded.matchAll(word)) {
    if (isSpaced || !unspaced.test(found)) hashes.push(hashOf(found));
    else for (const character of found) hashes.push(hashOf(character));
  }
  const runs = new Set<number>();
  const last = Math.max(0, hashes.length - runLength);
  for (let start = 0; start <= last; start++) {
    let run = 0;
    for (const hash of hashes.slice(start, start + runLength)) run = mixed(Math.imul(run, 31) + hash);
    if (hashes.length > 0) runs.add(run);
  }
  return runs;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Spreads the bits of a number; the finaliser of MurmurHash3. */
function mixed(value: number): number {
  let x = value;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Each order puts the runs by `factor * run + summand`, modulo 2^32; factors are odd, so that no two runs become one. */
const factors = Uint32Array.from({ length: signatureLength }, (_, order) => mixed(2 * order + 1) | 1);
const summands = Uint32Array.from({ length: signatureLength }, (_, order) => mixed(2 * order + 2));

/**
 * A small stand-in for a text: the last byte of the least run in each of 64 orders (b-bit minwise hashing, P. Li and A. König, 2010). The
 * share of equal bytes tells how alike two texts are, to 6 % or so. Linear in the text.
 */
export function signatureOf(text: string): Uint8Array {
  const least = new Uint32Array(signatureLength).fill(0xffffffff);
  for (const run of runsOf(text)) {
    for (let order = 0; order < signatureLength; order++) {
      const hash = (Math.imul(run, factors[order] as number) + (summands[order] as number)) >>> 0;
      if (hash < (least[order] as number)) least[order] = hash;
    }
  }
  // The low bits of a product say little of the whole: they are mixed first.
  return Uint8Array.from(least, (hash) => mixed(hash) & 0xff);
}

/** Whether it is worth comparing the texts of two signatures. */
export function mayBeAlike(a: Uint8Array, b: Uint8Array): boolean {
  let equal = 0;
  for (let order = 0; order < signatureLength; order++) if (a[order] === b[order]) equal++;
  return equal / signatureLength >= candidateFrom;
}

/** Resemblance of two texts, 0 to 1. Linear in both. */
export function resemblance(a: string, b: string): number {
  const [x, y] = [runsOf(a), runsOf(b)];
  if (x.size === 0 || y.size === 0) return 0;
  let shared = 0;
  for (const run of x) if (y.has(run)) shared++;
  return shared / (x.size + y.size - shared);
}
