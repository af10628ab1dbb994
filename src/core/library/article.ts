import { z } from 'zod';
import { Id, Timestamp } from '../annotation/annotation';
import { RecordMapping } from './records';

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The file as it was opened. `name` is its name without a path. */
export const Original = z.looseObject({
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int().min(0),
  sha256: Sha256,
});
export type Original = z.infer<typeof Original>;

/** What an analyst may correct before and after an article is kept. */
export const Metadata = z.looseObject({
  title: z.string().trim().min(1).max(2000),
  /** BCP 47, or `und` where it is not known. */
  language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'a language tag such as fr or en-GB'),
  byline: z.string().max(2000),
  outlet: z.string().max(2000),
  /** The agency whose dispatch it is, as the text signs it (`AFP`); absent where it does not. */
  agency: z.string().max(200).exactOptional(),
  /** As the source states it, ISO 8601 where it could be read as a date; empty where unknown. */
  published: z.string().max(100),
  url: z.string().max(4000),
});
export type Metadata = z.infer<typeof Metadata>;

/** What is said of an article, in the order in which it is shown. */
export const metadataFields = ['title', 'byline', 'outlet', 'agency', 'published', 'url', 'language'] as const;
export type MetadataField = (typeof metadataFields)[number];

/** One field that was corrected; empty where there was or is nothing. */
export const FieldChange = z.object({
  field: z.enum(metadataFields),
  before: z.string().max(4000),
  after: z.string().max(4000),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** A correction of the metadata: who made it, and when. What the source stated is before the first one. */
export const MetadataEdit = z.looseObject({ at: Timestamp, annotator: Id, changes: z.array(FieldChange).min(1) });
export type MetadataEdit = z.infer<typeof MetadataEdit>;

/** How the encoding was found: a byte order mark, a declaration, by looking, or by choice. */
export const EncodingOrigin = z.enum(['bom', 'declared', 'detected', 'chosen', 'none']);
export type EncodingOrigin = z.infer<typeof EncodingOrigin>;

/** A page of a printed form: it begins at this UTF-16 offset of the canonical text. */
export const PagePlace = z.object({ label: z.string(), start: z.int().min(0) });
export type PagePlace = z.infer<typeof PagePlace>;

/** Which reader made the text, and how: enough to make it again. */
export const Provenance = z.looseObject({
  reader: z.string(),
  readerVersion: z.string(),
  encoding: z.string(),
  encodingFrom: EncodingOrigin.exactOptional(),
  /** For web pages: the article alone, or the whole page. */
  extraction: z.enum(['article', 'page', 'none']),
  imported: Timestamp,
  /** Of the Guillemet that made the article. */
  version: z.string().max(100).exactOptional(),
  /** Of a PDF: where its pages begin. */
  pages: z.array(PagePlace).exactOptional(),
  /** Of a book: the chapters that were taken, by their files. */
  chapters: z.array(z.string()).exactOptional(),
  /** Of a mail: what came along and was not opened. */
  attachments: z.array(z.object({ name: z.string(), mediaType: z.string(), bytes: z.int() })).exactOptional(),
  /** Of a file of many records: the file, and which record this was, from 1. */
  record: z.object({ file: z.string(), sha256: Sha256, number: z.int(), mapping: RecordMapping }).exactOptional(),
  /** The batch of annotations that it came with. */
  batch: Id.exactOptional(),
  /** Corrections of the metadata, the first one first; absent where there were none. */
  edits: z.array(MetadataEdit).exactOptional(),
});
export type Provenance = z.infer<typeof Provenance>;

/** How far the work on an article is. */
export const articleStates = ['new', 'in-work', 'done'] as const;
export const ArticleState = z.enum(articleStates);
export type ArticleState = z.infer<typeof ArticleState>;

/** An earlier wording of an article, which is kept as an article of its own. */
export const EarlierVersion = z.looseObject({ id: Id, textSha256: Sha256, imported: Timestamp });
export type EarlierVersion = z.infer<typeof EarlierVersion>;

/** One article without its document: what lists and exports need. */
export const Article = z.looseObject({
  id: Id,
  metadata: Metadata,
  original: Original,
  provenance: Provenance,
  /** Of the canonical text, UTF-8 encoded. */
  textSha256: Sha256,
  /** Length of the canonical text in UTF-16 units. */
  characters: z.int().min(0),
  /** Absent is `new`. */
  state: ArticleState.exactOptional(),
  /** Only of a newer version: those before it, the first one first. */
  version: z.looseObject({ earlier: z.array(EarlierVersion).min(1).max(1_000) }).exactOptional(),
});
export type Article = z.infer<typeof Article>;

/** Which version of its article this is, from 1. */
export function versionNumber({ version }: Pick<Article, 'version'>): number {
  return (version?.earlier.length ?? 0) + 1;
}

/** What a version says of itself to the one that follows it. */
export function asEarlier({ id, textSha256, provenance }: Article): EarlierVersion {
  return { id, textSha256, imported: provenance.imported };
}

/** An article in the trash, as the screen lists it. */
export const TrashedArticle = z.object({
  id: Id,
  title: z.string(),
  outlet: z.string(),
  /** Number of the version, from 2; absent for the first. */
  version: z.int().min(2).exactOptional(),
  /** Why it cannot be read; absent when it can. */
  problem: z.string().exactOptional(),
});
export type TrashedArticle = z.infer<typeof TrashedArticle>;

/** A row of the library's list. */
export const ArticleRow = z.object({
  id: Id,
  title: z.string(),
  outlet: z.string(),
  language: z.string(),
  published: z.string(),
  imported: Timestamp,
  characters: z.int(),
  quotes: z.int(),
  claims: z.int(),
  /** Ids of those who are quoted or claim something, and of the tags, as the annotations bear them. */
  people: z.array(z.string()),
  tags: z.array(z.string()),
  state: ArticleState,
  /** Number of the version, from 2; absent for the first. */
  version: z.int().min(2).exactOptional(),
  /** Why the article cannot be opened; absent when it can. */
  problem: z.string().optional(),
});
export type ArticleRow = z.infer<typeof ArticleRow>;
