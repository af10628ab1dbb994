import { z } from 'zod';
import { Id } from '../annotation/annotation';

/** What holding an article against where it comes from shows. */
export const Verification = z.object({
  /** The file that was opened, by its hash; `missing` where it is not beside the article any more. */
  original: z.enum(['same', 'altered', 'missing']),
  /** The text, by its hash. */
  text: z.enum(['same', 'altered']),
  /**
   * The text that the same reader makes of the original now. A reader of another version may make another
   * text of it; `failed` where it cannot be read.
   */
  rereading: z.enum(['same', 'different', 'other-version', 'failed']),
  /** Version of the reader that did it now; empty where it failed. */
  readerVersion: z.string(),
});
export type Verification = z.infer<typeof Verification>;

export const provenanceCalls = {
  /** Raises `article-missing`, `library-damaged`, `library-newer` or `library-unreadable`. */
  'provenance.verify': { input: z.object({ articleId: Id }), output: Verification },
  /**
   * The file that was opened, as it is now beside the article, for a page that offers downloads. Raises as
   * `provenance.verify` does, and `library-damaged` where the file is missing.
   */
  'provenance.original': {
    input: z.object({ articleId: Id }),
    output: z.object({ fileName: z.string(), base64: z.string() }),
  },
  /** The same by the host's save dialog; null where the user gave up. Raises `export-failed` too. */
  'provenance.saveOriginal': {
    input: z.object({ articleId: Id }),
    output: z.object({ fileName: z.string().nullable() }),
  },
} as const;
