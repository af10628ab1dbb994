import fc from 'fast-check';
import { strFromU8, strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { FailureError } from '../../result';
import { richArticle, richLibrary } from '../../testing/rich-article';
import { exportFiles } from '../export-file';
import type { ExportFormat } from '../formats';
import type { InFile } from './files';
import { takenFrom, unsoundParts } from './testing/taken';

const formats = [
  ...['json', 'w3c', 'label-studio', 'brat', 'doccano', 'prodigy', 'spacy', 'xmi', 'cas-json', 'qdpx'],
] as ExportFormat[];

/** More with `GUILLEMET_ROUND_TRIPS=1000`. */
const numRuns = Number(process.env.GUILLEMET_ROUND_TRIPS ?? 60);

/** What damages a file: by hand, on a disk, on the way. `at` and `length` are shares of the file. */
const damage = fc.record({
  file: fc.nat({ max: 5 }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.double({ min: 0, max: 0.2, noNaN: true }),
  kind: fc.constantFrom('bytes', 'cut', 'double', 'number', 'word', 'null'),
  filler: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  number: fc.oneof(fc.integer(), fc.constantFrom(-1, 0, 2 ** 31, 2 ** 60, 0.5)),
  word: fc.constantFrom(
    '',
    '<script>',
    '__proto__',
    'constructor',
    '=1+1',
    '\u2028',
    '\uD83D',
    '../..',
    'x'.repeat(5_000),
  ),
});

type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(files: readonly InFile[], { file, at, length, kind, filler, number, word }: Damage) {
  return files.map((each, index): InFile => {
    if (index !== file % files.length) return each;
    const { bytes } = each;
    const start = Math.floor(at * bytes.length);
    const end = Math.min(bytes.length, start + Math.ceil(length * bytes.length));
    const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
    const [before, inside, after] = [bytes.slice(0, start), bytes.slice(start, end), bytes.slice(end)];
    switch (kind) {
      case 'bytes':
        return { ...each, bytes: join(before, filler, after) };
      case 'cut':
        return { ...each, bytes: join(before, after) };
      case 'double':
        return { ...each, bytes: join(before, inside, inside, after) };
      default: {
        // A value of the file becomes another one: the file keeps its form.
        const pattern = kind === 'number' ? /\b\d+\b/ : kind === 'word' ? /[A-Za-z]{3,}/ : /"[^"\n]*"(?!\s*:)/;
        const put = kind === 'number' ? String(number) : kind === 'word' ? word : 'null';
        return { ...each, bytes: join(before, strToU8(strFromU8(join(inside, after)).replace(pattern, () => put))) };
      }
    }
  });
}

it.each(formats)(
  'of a damaged export in %s what is taken is sound, and what is refused says which file and why',
  { timeout: 120_000 },
  (format) => {
    const files = exportFiles(format, richLibrary, [richArticle]).files.map(({ path, content }) => ({
      name: path,
      bytes: content,
    }));
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (all) => {
        try {
          expect(unsoundParts(takenFrom(all.reduce<InFile[]>(damaged, files)))).toEqual([]);
        } catch (error) {
          if (!(error instanceof FailureError)) throw error;
          expect(error.failure.code).toMatch(/^exchange-(?:invalid|unknown)$/);
          expect(error.failure.details?.file).not.toBe('');
          expect(error.failure.details?.reason).not.toBe('');
        }
      }),
      { numRuns },
    );
  },
);
