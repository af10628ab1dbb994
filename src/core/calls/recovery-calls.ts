import { z } from 'zod';
import { Id, Timestamp } from '../annotation/annotation';
import { Failure } from '../result';

/** What cannot be read: `library.json`, an `article.json`, or what one annotator did on one article. */
export const RecoveryTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('library') }),
  z.object({ kind: z.literal('article'), articleId: Id }),
  z.object({ kind: z.literal('annotations'), articleId: Id, annotator: Id }),
]);
export type RecoveryTarget = z.infer<typeof RecoveryTarget>;

/**
 * Where a candidate comes from: the file itself (`file` where it is whole, `salvaged` where only parts of it
 * can be read), its `.bak` (`previous`), a copy outside the library (`copy`), one that was set aside
 * earlier (`set-aside`), the journal alone, the file that was opened (`original`), or nothing at all: a new library
 * file (`anew`), or no annotations (`empty`).
 */
export const candidateSources = [
  'file',
  'salvaged',
  'previous',
  'copy',
  'set-aside',
  'journal',
  'original',
  'anew',
  'empty',
] as const;

/**
 * How a candidate was verified: `whole`, the file is whole and of its schema; `checksums`, each change
 * has its checksum; `hash`, the text has the hash it had; `parts`, only what could be read of a damaged
 * file; `words`, by the annotations that stand on their words alone; `none`, it begins empty.
 */
export const verifications = ['whole', 'checksums', 'hash', 'parts', 'words', 'none'] as const;

/** A state that the damaged file could be given; the numbers are those after restoring it. */
export const RecoveryCandidate = z.object({
  /** Only for `recovery.restore`. */
  id: z.string().min(1).max(5_000),
  source: z.enum(candidateSources),
  /** Name of the file it comes from, to be read; empty for `anew`. */
  file: z.string(),
  /** When that file was written. */
  time: Timestamp.nullable(),
  /** When the last change was made that it contains; null where that is not known. */
  lastChange: Timestamp.nullable(),
  /** Null where the file holds none of the kind. */
  articles: z.int().nullable(),
  people: z.int().nullable(),
  annotations: z.int().nullable(),
  characters: z.int().nullable(),
  /** Annotations that do not stand on their words; null where the text cannot be read. */
  misplaced: z.int().nullable(),
  /** Changes that are known to have been made and are not contained. */
  missing: z.int(),
  verified: z.enum(verifications),
});
export type RecoveryCandidate = z.infer<typeof RecoveryCandidate>;

/** A file that cannot be read, and what could take its place, the best first. */
export const Damage = z.object({
  target: RecoveryTarget,
  /** Path of the file, to be read. */
  file: z.string(),
  /** What is wrong with it. */
  failure: Failure,
  candidates: z.array(RecoveryCandidate),
});
export type Damage = z.infer<typeof Damage>;

export const recoveryCalls = {
  /** What of an article cannot be read, or of the library as a whole (null). Empty where all is sound. */
  'recovery.candidates': { input: z.object({ articleId: Id.nullable() }), output: z.array(Damage) },
  /**
   * Puts a candidate in the place of the damaged file, which stands beside it afterwards. Gives the paths
   * of what was set aside. Fails with `candidate-missing` where there is none of that id any more.
   */
  'recovery.restore': {
    input: z.object({ target: RecoveryTarget, candidateId: z.string().min(1).max(5_000) }),
    output: z.object({ setAside: z.array(z.string()) }),
  },
  /** Why copies outside the library cannot be made; null where they can. */
  'backups.status': { input: z.object({}), output: z.object({ failure: Failure.nullable() }) },
} as const;

export const recoveryEvents = {
  /** Copies outside the library begin to fail, or (null) can be made again. */
  'backups.changed': z.object({ failure: Failure.nullable() }),
} as const;
