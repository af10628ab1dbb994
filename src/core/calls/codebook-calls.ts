import { z } from 'zod';
import { Codebook } from '../annotation/codebook';

/** The codebook as a whole: small enough to be sent, and so every edit, its undoing and an import are one thing. */
export const codebookCalls = {
  /**
   * Puts `after` in the place of `before`. Refused with `change-conflict` where the codebook is no longer
   * `before`, `codebook-invalid` with the path to what is wrong, and `codebook-in-use` where annotations
   * use what `after` no longer has: retire it, or merge it, instead.
   */
  'codebook.change': { input: z.object({ before: Codebook, after: Codebook }), output: Codebook },
  /** How many annotations of all annotators, in all articles, use each part; keys as `partKey` makes them. */
  'codebook.use': { input: z.object({}), output: z.object({ counts: z.record(z.string(), z.int()) }) },
} as const;
