import { z } from 'zod';
import { Codebook } from '../annotation/codebook';
import { codebookFormats, ReadCodebook } from '../exchange/codebook/codebook-file';

/** Of a codebook file, in base64: twelve times what 20,000 tags take. */
const maxCodebookBase64 = 64 * 1024 * 1024;

/** The codebook as a whole: small enough to be sent, and so every edit, its undoing and an import are one thing. */
export const codebookCalls = {
  /**
   * Puts `after` in the place of `before`. Refused with `change-conflict` where the codebook is no longer
   * `before`, `codebook-invalid` with the path to what is wrong, and `codebook-in-use` where annotations
   * use what `after` no longer has: retire it, or merge it, instead.
   */
  'codebook.change': { input: z.object({ before: Codebook, after: Codebook }), output: Codebook },
  /**
   * How many annotations of all annotators use each part, and in how many articles; keys as `partKey` makes them. What
   * became part of another counts there.
   */
  'codebook.use': {
    input: z.object({}),
    output: z.object({ annotations: z.record(z.string(), z.int()), articles: z.record(z.string(), z.int()) }),
  },
  /** The codebook as a file of its own. */
  'codebook.export': {
    input: z.object({ format: z.enum(codebookFormats) }),
    output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.base64() }),
  },
  /** Only where `host.info` says `savesFiles`: asks where, writes, and gives the file's name; null when the user gave up. */
  'codebook.save': {
    input: z.object({ format: z.enum(codebookFormats) }),
    output: z.object({ fileName: z.string().nullable() }),
  },
  /**
   * The codebook in a file; nothing is stored. `codebook.change` takes it in, once `mergeCodebook` has joined it with the present one.
   * Raises `codebook-unknown` for a file that is none, and `exchange-invalid` for one that is broken as a whole.
   */
  'codebook.read': {
    input: z.object({ name: z.string().max(1_000), base64: z.base64().max(maxCodebookBase64) }),
    output: ReadCodebook,
  },
} as const;
