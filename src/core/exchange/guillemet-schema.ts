import { z } from 'zod';
import { Annotation, ChainLink, Evidence, Id } from '../annotation/annotation';
import { ArticleNote } from '../annotation/article-note';
import { Codebook } from '../annotation/codebook';
import { Person } from '../annotation/person';
import { Selector } from '../annotation/selector';
import { EarlierVersion, Metadata, Original, Provenance, Sha256 } from '../library/article';

/** The shape of our own export format, version 1; `docs/format.md` says it in words. */

export const ExportedSegment = Selector.extend({
  start: Selector.shape.start.describe('Where it begins in `text`, in UTF-16 code units.'),
  end: Selector.shape.end.describe('Where it ends in `text`, in UTF-16 code units; not part of it.'),
  exact: Selector.shape.exact.describe('The words: text.slice(start, end).'),
  prefix: Selector.shape.prefix.describe('Up to 32 code units of the text just before.'),
  suffix: Selector.shape.suffix.describe('Up to 32 code units of the text just after.'),
  startCodePoint: z.int().min(0).describe('`start` in Unicode code points.'),
  endCodePoint: z.int().min(1).describe('`end` in Unicode code points.'),
}).meta({ id: 'Segment', description: 'A piece of the text: its place, its words and what surrounds them.' });
export type ExportedSegment = z.infer<typeof ExportedSegment>;

export const ExportedValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  ExportedSegment,
  z.array(ChainLink),
  z.array(Evidence),
]);
export type ExportedValue = z.infer<typeof ExportedValue>;

/** Relations stand beside the annotations, where tools look for them. */
export const ExportedAnnotation = Annotation.omit({ relations: true, unplaced: true })
  .extend({
    layer: Annotation.shape.layer.describe('Id of a layer of the codebook: `quote`, `claim` or one of the library.'),
    segments: z
      .array(ExportedSegment)
      .min(1)
      .describe('In the order of the text, apart from each other. An interrupted quotation has two or more.'),
    attributes: z
      .record(z.string(), ExportedValue)
      .describe('By id of the layer. A person is an id of `people`; a span is a segment.'),
    inherited: z
      .looseObject({ claimant: Id.describe('Id of the quote whose speaker is the claimant.') })
      .exactOptional()
      .describe('There when attributes.claimant is not set on the claim itself but taken from a quote around it.'),
    annotator: Annotation.shape.annotator.describe('Id of the annotator whose annotation it is.'),
    origin: Annotation.shape.origin.describe(
      'How it began: marked by hand, an accepted suggestion, or taken from a file.',
    ),
  })
  .meta({ id: 'Annotation' });

export const ExportedArticleNote = ArticleNote.omit({ id: true })
  .extend({
    tags: ArticleNote.shape.tags.describe('Ids of tags of the codebook.'),
    note: ArticleNote.shape.note.describe('Simple Markdown.'),
    annotator: ArticleNote.shape.annotator.describe('Id of the annotator whose note it is: one each.'),
  })
  .meta({ id: 'ArticleNote', description: 'What an annotator says of the article as a whole.' });

export const ExportedRelation = z
  .looseObject({ id: Id, type: z.string(), from: Id, to: Id })
  .meta({ id: 'Relation', description: 'From one annotation of the article to another, by id.' });

export const ExportedArticle = z
  .looseObject({
    id: Id,
    ...Metadata.shape,
    text: z.string().describe('The canonical text: blocks joined by U+000A, no other line end, nothing normalised.'),
    textSha256: Sha256.describe('SHA-256 of `text` in UTF-8.'),
    characters: z.int().min(0).describe('Length of `text` in UTF-16 code units.'),
    original: Original.describe('The file as it was opened.'),
    provenance: Provenance.describe('Which reader made the text, how, and when.'),
    version: z.int().min(2).exactOptional().describe('Number of this version of the article; absent for the first.'),
    versions: z
      .array(z.looseObject({ number: z.int().min(1), ...EarlierVersion.shape }))
      .exactOptional()
      .describe('All versions up to this one, the first one first, by the hash of their text; absent for the first.'),
    annotations: z.array(ExportedAnnotation).describe('By start, the longer one first, then by id.'),
    relations: z.array(ExportedRelation),
    articleNotes: z.array(ExportedArticleNote).exactOptional().describe('By annotator; absent where there are none.'),
    unplaced: z
      .array(
        Annotation.omit({ unplaced: true }).extend({
          textSha256: Sha256.describe('Of the version of the text that its spans count in, in UTF-16 code units.'),
        }),
      )
      .exactOptional()
      .describe('Annotations of earlier versions whose words are not in this one; absent where there are none.'),
  })
  .meta({ id: 'Article' });

export const GuillemetExport = z.looseObject({
  format: z.literal('guillemet'),
  version: z.literal(1),
  codebook: Codebook.describe('The layers of the library, with the attributes of each.'),
  people: z.array(Person).describe('Those whom the annotations refer to, by name.'),
  annotators: z
    .array(z.looseObject({ id: Id, name: z.string().min(1) }))
    .describe('Those whose annotations these are, by name.'),
  articles: z.array(ExportedArticle).describe('By id.'),
});
export type GuillemetExport = z.infer<typeof GuillemetExport>;

/** JSON Schema (draft 2020-12) of the format, as it stands in `docs/schema/guillemet-1.schema.json`. */
export function guillemetJsonSchema(): Record<string, unknown> {
  const { $schema, ...shape } = z.toJSONSchema(GuillemetExport, { target: 'draft-2020-12' });
  return {
    $schema,
    $id: 'urn:guillemet:schema:guillemet-1',
    title: 'Guillemet export, version 1',
    description: 'Articles with their quotes and claims. Offsets are UTF-16 code units unless a name says code point.',
    ...shape,
  };
}
