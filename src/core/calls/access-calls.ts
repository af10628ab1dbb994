import { z } from 'zod';

/** A process that has, or took, the library. */
export const Writer = z.object({
  host: z.string(),
  pid: z.int(),
  /** True where that is a process of this machine. */
  isHere: z.boolean(),
  /** When it got the library; as its own clock had it. */
  since: z.string(),
});
export type Writer = z.infer<typeof Writer>;

/**
 * Whether this host may write in the library. One that only reads says who writes instead (null: nobody
 * any more, or nobody knows), and, where it wrote before, who took over.
 */
export const LibraryAccess = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('writing') }),
  z.object({ kind: z.literal('reading'), writer: Writer.nullable(), takenBy: Writer.nullable() }),
]);
export type LibraryAccess = z.infer<typeof LibraryAccess>;

export const accessCalls = {
  'library.access': { input: z.object({}), output: LibraryAccess },
  /**
   * Asks whoever writes to let the library go, and writes here. Where nobody answers in time the access is
   * still `reading`; then `force` overrides the one who was asked, and nobody else.
   */
  'library.takeOver': { input: z.object({ force: z.boolean() }), output: LibraryAccess },
} as const;
