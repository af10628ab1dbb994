import type { ArticleNote } from '../../annotation/article-note';
import type { Codebook } from '../../annotation/codebook';
import { versionNumber } from '../../library/article';
import type { Names } from '../names';
import { pathSeparator } from '../names';
import { isSpanValue, type PreparedAnnotation, type PreparedArticle } from '../prepared-article';

/** A cell of a table: text, a number, or nothing. */
export type Cell = string | number;

/** Between the pieces of an interrupted quote. */
export const wordsBetween = ' […] ';

/** Before and after the attributes; `attribute:<id>` columns stand between them. */
const before = [
  'doc_id',
  'doc_title',
  'doc_version',
  'outlet',
  'published',
  'language',
  'url',
  'anno_id',
  'layer',
  'segments',
  'start_cp',
  'end_cp',
  'start_utf16',
  'end_utf16',
  'text',
] as const;
const after = ['tags', 'note', 'relations', 'annotator', 'created', 'modified', 'origin'] as const;

/** Attributes of all layers; those with the same id in two layers share a column. */
function attributesOf(codebook: Codebook): string[] {
  return [...new Set(codebook.layers.flatMap(({ attributes }) => attributes.map(({ id }) => id)))];
}

/** Names of the columns: snake case, each once. */
export function columnsOf(codebook: Codebook): string[] {
  const fixed: readonly string[] = [...before, ...after];
  const attributes = attributesOf(codebook).map((id) => {
    const name = id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return fixed.includes(name) ? `attribute_${name}` : name;
  });
  return [...before, ...attributes, ...after];
}

/** Every row that an article has: its annotations, then what is said of it as a whole. */
export function rowsOf(article: PreparedArticle, codebook: Codebook, names: Names): Cell[][] {
  return [
    ...article.annotations.map((annotation) => rowOf(article, annotation, codebook, names)),
    ...article.notes.map((note) => noteRowOf(article, note, codebook, names)),
  ];
}

/** A row without layer, place and words. */
function noteRowOf({ article }: PreparedArticle, said: ArticleNote, codebook: Codebook, names: Names): Cell[] {
  const { id, tags, note, annotator, created, modified } = said;
  const known: Record<(typeof before | typeof after)[number], Cell> = {
    ...aboutOf(article),
    anno_id: id,
    layer: '',
    segments: 0,
    start_cp: '',
    end_cp: '',
    start_utf16: '',
    end_utf16: '',
    text: '',
    tags: tagCell(tags, names),
    note,
    relations: '',
    annotator: names.annotator(annotator),
    created,
    modified,
    origin: '',
  };
  return [
    ...before.map((name) => known[name]),
    ...attributesOf(codebook).map(() => ''),
    ...after.map((name) => known[name]),
  ];
}

function aboutOf(article: PreparedArticle['article']) {
  const { title, outlet, published, language, url } = article.metadata;
  const doc_version = versionNumber(article);
  return { doc_id: article.id, doc_title: title, doc_version, outlet, published, language, url };
}

function tagCell(tags: readonly string[], names: Names): string {
  return tags.map((tag) => names.tag(tag).join(pathSeparator)).join('; ');
}

/** One row for each annotation; the columns are those of `columnsOf`. */
function rowOf(
  { article, annotations }: PreparedArticle,
  prepared: PreparedAnnotation,
  codebook: Codebook,
  names: Names,
): Cell[] {
  const { annotation, segments, attributes } = prepared;
  const first = segments[0];
  const last = segments.at(-1);
  const { layer } = annotation;
  return [
    ...Object.values(aboutOf(article)),
    annotation.id,
    layer,
    segments.length,
    first?.startCodePoint ?? '',
    last?.endCodePoint ?? '',
    first?.start ?? '',
    last?.end ?? '',
    segments.map(({ exact }) => exact).join(wordsBetween),
    ...attributesOf(codebook).map((id): Cell => {
      const value = attributes.get(id);
      if (value === undefined) return '';
      if (typeof value === 'number') return value;
      return isSpanValue(value) ? value.exact : names.readable(layer, id, value);
    }),
    tagCell(annotation.tags, names),
    annotation.note,
    (annotation.relations ?? [])
      .filter(({ to }) => annotations.some(({ annotation: other }) => other.id === to))
      .map(({ type, to }) => `${names.relationType(type)} ${to}`)
      .join('; '),
    names.annotator(annotation.annotator),
    annotation.created,
    annotation.modified,
    annotation.origin.kind,
  ];
}
