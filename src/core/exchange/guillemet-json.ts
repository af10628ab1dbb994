import type { Annotation } from '../annotation/annotation';
import type { ArticleNote } from '../annotation/article-note';
import type { Codebook } from '../annotation/codebook';
import { type Article, asEarlier, versionNumber } from '../library/article';
import type { ExportedSegment, ExportedValue } from './guillemet-schema';
import { compareText, jsonText, listItem, orderedObject } from './ordered-json';
import type { PreparedAnnotation, PreparedArticle } from './prepared-article';
import type { FormatWriter } from './writer';

/**
 * Our own format: everything that is known of the articles, in UTF-16 and in code points. Equal
 * libraries give equal bytes: nothing in it depends on when, where or in what order it was made.
 */
export const guillemetWriter: FormatWriter = {
  ending: '.guillemet.json',
  mediaType: 'application/json',
  layout: 'one',
  loses: [],
  write: ({ library, survey, name }) => ({
    *begin() {
      yield { file: `${name}.guillemet.json` };
      const head = {
        format: 'guillemet',
        version: 1,
        codebook: orderedCodebook(library.codebook),
        people: library.people
          .filter((person) => survey.people.has(person.id))
          .sort(byName)
          .map((person) => orderedObject(person, ['id', 'name', 'role', 'organisation', 'country', 'aliases'])),
        annotators: library.annotators
          .filter((annotator) => survey.annotators.has(annotator.id))
          .sort(byName)
          .map((annotator) => orderedObject(annotator, ['id', 'name'])),
      };
      yield `${jsonText(head).slice(0, -3)},\n  "articles": [`;
    },
    *article(article) {
      yield listItem(orderedArticle(article), 2, survey.articles[0]?.id === article.article.id);
    },
    *end() {
      yield survey.articles.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
    },
  }),
};

function byName(a: { id: string; name: string }, b: { id: string; name: string }): number {
  return compareText(a.name, b.name) || compareText(a.id, b.id);
}

function orderedCodebook(codebook: Codebook): unknown {
  const layers = codebook.layers.map((layer) => {
    const attributes = layer.attributes.map((attribute) => orderedObject(attribute, ['id', 'type', 'name', 'choices']));
    return orderedObject({ ...layer, attributes }, ['id', 'name', 'attributes']);
  });
  const tags = codebook.tags.map((tag) => orderedObject(tag, ['id', 'name', 'parent']));
  const relationTypes = codebook.relationTypes.map((type) => orderedObject(type, ['id', 'name']));
  return orderedObject({ ...codebook, layers, tags, relationTypes }, ['layers', 'tags', 'relationTypes']);
}

const articleKeys = [
  'id',
  'title',
  'language',
  'byline',
  'outlet',
  'agency',
  'published',
  'url',
  'text',
  'textSha256',
  'characters',
  'original',
  'provenance',
  'version',
  'versions',
  'annotations',
  'relations',
  'articleNotes',
  'unplaced',
];

const provenanceKeys = [
  'reader',
  'readerVersion',
  'encoding',
  'encodingFrom',
  'extraction',
  'imported',
  'version',
  'pages',
  'chapters',
  'attachments',
  'record',
  'edits',
];

function orderedArticle({ article, text, annotations, notes, unplaced }: PreparedArticle): unknown {
  const { metadata, version, ...stored }: Article = article;
  return orderedObject(
    {
      ...metadata,
      ...stored,
      text,
      characters: text.length,
      original: orderedObject(article.original, ['name', 'mediaType', 'bytes', 'sha256']),
      provenance: orderedObject(article.provenance, provenanceKeys),
      ...(version === undefined ? {} : { version: versionNumber(article), versions: versionsOf(article) }),
      annotations: annotations.map(orderedAnnotation),
      relations: annotations.flatMap(({ annotation }) => relationsFrom(annotation)),
      ...(notes.length === 0 ? {} : { articleNotes: notes.map(orderedNote) }),
      ...(unplaced.length === 0 ? {} : { unplaced: unplaced.map(orderedUnplaced) }),
    },
    articleKeys,
  );
}

/** All versions up to this one. */
function versionsOf(article: Article): unknown[] {
  return [...(article.version?.earlier ?? []), asEarlier(article)].map((version, index) =>
    orderedObject({ number: index + 1, ...version }, ['number', 'id', 'textSha256', 'imported']),
  );
}

const annotationKeys = [
  'id',
  'layer',
  'segments',
  'attributes',
  'inherited',
  'tags',
  'note',
  'annotator',
  'created',
  'modified',
  'origin',
];

function orderedAnnotation({ annotation, segments, attributes, claimantFrom }: PreparedAnnotation): unknown {
  const { inherited: _, relations: __, ...stored } = annotation;
  return orderedObject(
    {
      ...stored,
      segments: segments.map(orderedSegment),
      attributes: Object.fromEntries([...attributes].map(([id, value]) => [id, orderedAttribute(value)])),
      ...(claimantFrom === null ? {} : { inherited: { claimant: claimantFrom } }),
      origin: orderedObject(annotation.origin, ['kind', 'rule', 'engine', 'confidence', 'edited', 'format']),
    },
    annotationKeys,
  );
}

function orderedNote({ id: _, ...note }: ArticleNote): unknown {
  return orderedObject(note, ['tags', 'note', 'annotator', 'created', 'modified']);
}

/** As the library holds it, with the hash of the text that its spans count in. */
function orderedUnplaced({ unplaced, ...annotation }: Annotation): unknown {
  const { textSha256 } = unplaced ?? { textSha256: '' };
  return orderedObject({ textSha256, ...annotation }, ['textSha256', ...annotationKeys]);
}

function relationsFrom({ id: from, relations = [] }: Annotation): unknown[] {
  return relations
    .map((relation) => orderedObject({ ...relation, from }, ['id', 'type', 'from', 'to']))
    .sort((a, b) => compareText(String(a.id), String(b.id)));
}

function orderedAttribute(value: ExportedValue): unknown {
  return typeof value === 'object' && !Array.isArray(value) ? orderedSegment(value) : value;
}

function orderedSegment(segment: ExportedSegment): unknown {
  return orderedObject(segment, ['start', 'end', 'exact', 'prefix', 'suffix', 'startCodePoint', 'endCodePoint']);
}
