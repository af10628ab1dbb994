import { z } from 'zod';
import {
  type Article,
  type FieldChange,
  Metadata,
  type MetadataEdit,
  type MetadataField,
  metadataFields,
} from './article';

const IsoDate = z.union([
  z.literal(''),
  z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/),
  z.iso.date(),
  z.iso.datetime({ offset: true, local: true }),
]);

/** What an analyst may write into each field: stricter than what sources state, which is kept as it stands. */
const written = {
  title: Metadata.shape.title,
  byline: Metadata.shape.byline,
  outlet: Metadata.shape.outlet,
  agency: z.string().max(200),
  published: IsoDate,
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(4000)]),
  language: Metadata.shape.language,
} as const satisfies Record<MetadataField, z.ZodType<string>>;

export function fieldOf(metadata: Metadata, field: MetadataField): string {
  return metadata[field] ?? '';
}

/** What differs, field by field; blanks around a value do not count. */
export function fieldChanges(before: Metadata, after: Metadata): FieldChange[] {
  return metadataFields
    .map((field) => ({ field, before: fieldOf(before, field), after: fieldOf(after, field).trim() }))
    .filter((change) => change.before !== change.after);
}

/** The fields whose new value cannot be: a date that is none, an address that leads nowhere, an empty title. */
export function refusedFields(changes: readonly FieldChange[]): MetadataField[] {
  return changes.filter(({ field, after }) => !written[field].safeParse(after).success).map(({ field }) => field);
}

/** The metadata with these changes; an emptied agency is none. */
export function withChanges(metadata: Metadata, changes: readonly Pick<FieldChange, 'field' | 'after'>[]): Metadata {
  const { agency, ...others } = {
    ...metadata,
    ...Object.fromEntries(changes.map(({ field, after }) => [field, after])),
  };
  return agency === undefined || agency === '' ? others : { ...others, agency };
}

/** The article with a correction, which is noted; nothing to note leaves it as it is. */
export function correctedArticle(
  article: Article,
  changes: readonly FieldChange[],
  by: Pick<MetadataEdit, 'at' | 'annotator'>,
): Article {
  if (changes.length === 0) return article;
  const edits = [...(article.provenance.edits ?? []), { ...by, changes: [...changes] }];
  return {
    ...article,
    metadata: withChanges(article.metadata, changes),
    provenance: { ...article.provenance, edits },
  };
}

/** What the source stated: the metadata without the corrections. */
export function statedMetadata({ metadata, provenance }: Pick<Article, 'metadata' | 'provenance'>): Metadata {
  const undone = (provenance.edits ?? [])
    .flatMap(({ changes }) => changes)
    .reverse()
    .map(({ field, before }) => ({ field, after: before }));
  return withChanges(metadata, undone);
}

/** What puts an edit's fields back as they were before it; null where one of them was changed since. */
export function inverseChanges(metadata: Metadata, { changes }: MetadataEdit): FieldChange[] | null {
  if (changes.some(({ field, after }) => fieldOf(metadata, field) !== after)) return null;
  return changes.map(({ field, before, after }) => ({ field, before: after, after: before }));
}
