import { z } from 'zod';
import { Annotation, Id, Timestamp } from '../annotation/annotation';
import { Metadata, Sha256 } from '../library/article';
import type { Span } from '../text/span';
import { outcomes } from '../versions/re-anchor';

/** An article of the library that one about to be kept may be a new version of, or the same as. */
export const SimilarArticle = z.object({
  id: Id,
  title: z.string(),
  /** What it has in common first: its address, most of its wording, or its title alone. */
  because: z.enum(['url', 'text', 'title']),
  /** Share of the wording that both have, 0 to 1. */
  resemblance: z.number().min(0).max(1),
});
export type SimilarArticle = z.infer<typeof SimilarArticle>;

/** A wording as it is shown beside another one. */
export const Wording = z.object({
  title: z.string(),
  text: z.string(),
  textSha256: Sha256,
  /** When it came into the library; null where it has not yet. */
  imported: Timestamp.nullable(),
});
export type Wording = z.infer<typeof Wording>;

/** One version of an article. */
export const VersionView = z.object({
  number: z.int().min(1),
  articleId: Id,
  textSha256: Sha256,
  imported: Timestamp,
  /** False where it is in the trash, or gone. */
  isThere: z.boolean(),
});
export type VersionView = z.infer<typeof VersionView>;

/** An annotation that somebody has to decide about before, or after, a new version is opened. */
export const ToReview = z.object({
  annotator: Id,
  before: Annotation,
  outcome: z.enum(outcomes),
  /** As it would stand in the new wording; null for an orphan. */
  after: Annotation.nullable(),
  /** What of it was not found: numbers of segments, ids of attributes. */
  lost: z.array(z.union([z.int(), z.string()])),
});
export type ToReview = z.infer<typeof ToReview>;

/** What would become of everybody's annotations. */
export const VersionProposal = z.object({
  before: Wording,
  after: Wording,
  /** The number that the new version would have. */
  number: z.int().min(2),
  counts: z.object({ exact: z.int(), moved: z.int(), reworded: z.int(), orphan: z.int() }),
  /** In the order of the earlier text. */
  review: z.array(ToReview),
  annotators: z.array(z.object({ id: Id, name: z.string() })),
  /** Of each annotator's annotations, as they were looked at. */
  revisions: z.record(Id, z.int().min(0)),
});
export type VersionProposal = z.infer<typeof VersionProposal>;

const ofAnnotation = { annotator: Id, id: Id };

/**
 * `accept`: as proposed. `place`: on these words of the new text, UTF-16. `unplaced`: kept without a place, to be placed by hand
 * later. `drop`: left to the earlier version.
 */
export const VersionChoice = z.discriminatedUnion('choice', [
  z.object({ ...ofAnnotation, choice: z.enum(['accept', 'unplaced', 'drop']) }),
  z.object({
    ...ofAnnotation,
    choice: z.literal('place'),
    span: z.object({ start: z.int().min(0), end: z.int().min(1) }),
  }),
]);
export type VersionChoice = z.infer<typeof VersionChoice>;

/** A choice without the annotation that it is about. */
export type Chosen = { choice: 'accept' | 'unplaced' | 'drop' } | { choice: 'place'; span: Span };

const Side = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article'), articleId: Id }),
  z.object({ kind: z.literal('preview'), previewId: Id }),
]);

export const versionCalls = {
  /** All versions that the article belongs to, the first one first; one where there is no other. */
  'version.list': { input: z.object({ articleId: Id }), output: z.array(VersionView) },
  /** Two wordings, to be shown side by side. Raises as opening them does. */
  'version.compare': {
    input: z.object({ before: Side, after: Side }),
    output: z.object({ before: Wording, after: Wording }),
  },
  /**
   * What a waiting preview would be as a new version. Raises `version-same-text` where it has the very text,
   * `article-superseded` where the article has a newer version.
   */
  'version.propose': { input: z.object({ articleId: Id, previewId: Id }), output: VersionProposal },
  /**
   * Keeps a preview as a new version: its text and everybody's annotations, at once and whole. The earlier version stays
   * as it is, to be read. What wants review and has no choice is kept without a place. Raises as `version.propose`, and
   * `change-conflict` where annotations were changed since `revisions`.
   */
  'version.open': {
    input: z.object({
      articleId: Id,
      previewId: Id,
      metadata: Metadata,
      revisions: z.record(Id, z.int().min(0)),
      choices: z.array(VersionChoice).max(100_000),
    }),
    output: z.object({ articleId: Id, number: z.int() }),
  },
  /** Puts the newest version into the trash, so that the one before it is the article again. Gives its id. */
  'version.takeBack': { input: z.object({ articleId: Id }), output: z.object({ articleId: Id }) },
} as const;
