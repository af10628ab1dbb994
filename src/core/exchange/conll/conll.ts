import { distinctNames } from '../file-name';
import { asciiLabel, labelsOf } from '../labels';
import type { LossKind } from '../losses';
import { isSpanValue, type PreparedArticle } from '../prepared-article';
import { provenanceFile, provenanceHead, provenanceLine } from '../provenance-facts';
import { tokenRange, tokensOf } from '../tokens';
import type { ExportContext, FormatWriter } from '../writer';

const loses: readonly LossKind[] = [
  'metadata',
  'codebook',
  'overlaps',
  'segments',
  'attributes',
  'people',
  'relations',
  'tags',
  'notes',
  'article-notes',
  'annotators',
  'times',
  'origins',
];

/** A column of tags: the annotations of a layer, or the places that an attribute names. */
interface Column {
  label: string;
  /** Whether one of the articles has any. */
  isUsed: boolean;
  spansOf(article: PreparedArticle): { start: number; end: number }[];
}

/**
 * CoNLL-2003 in IOB2, one file for each layer and each kind of place that the articles have, because a token has one tag. Of annotations
 * that lie across each other the first one, and of those that begin together the longer one, is written. The format has no
 * comments: where the texts come from stands in a table beside the files, in their order.
 */
export const conllWriter: FormatWriter = {
  ending: '.conll',
  mediaType: 'text/plain;charset=utf-8',
  layout: 'several',
  loses,
  write(context) {
    const columns = columnsOf(context);
    const files = distinctNames(columns.map(({ label }) => `${context.name}-${label.toLowerCase()}`));
    const origins = [provenanceHead()];
    return {
      passes: columns.length,
      *begin(pass) {
        yield { file: `${files[pass]}.conll` };
      },
      *article(article, pass) {
        const column = columns[pass];
        if (column) yield linesOf(article, column);
        if (pass === 0) origins.push(provenanceLine(context.fileOf(article), article.article));
      },
      *end(pass) {
        if (pass < columns.length - 1) return;
        yield { file: provenanceFile };
        yield origins.join('');
      },
    };
  },
};

/** Those that the articles have; all where they have none, so that there is something to read. */
function columnsOf({ library, survey }: ExportContext): Column[] {
  const { layers } = library.codebook;
  const labels = labelsOf(library.codebook, (name) => asciiLabel(name).toUpperCase());
  const parts = new Set(
    layers.flatMap(({ attributes }) => attributes.filter(({ type }) => type === 'span').map(({ id }) => id)),
  );
  const columns = [
    ...layers.map(({ id }) => ({
      label: labels.layer(id),
      isUsed: survey.layers.has(id),
      spansOf: ({ annotations }: PreparedArticle) =>
        annotations.filter(({ annotation }) => annotation.layer === id).flatMap(({ segments }) => segments),
    })),
    ...[...parts].map((attribute) => ({
      label: labels.part(attribute),
      isUsed: survey.parts.has(attribute),
      spansOf: ({ annotations }: PreparedArticle) =>
        annotations
          .map(({ attributes }) => attributes.get(attribute))
          .filter((value) => value !== undefined && isSpanValue(value)),
    })),
  ];
  const used = columns.filter(({ isUsed }) => isUsed);
  return used.length > 0 ? used : columns;
}

function linesOf(article: PreparedArticle, { label, spansOf }: Column): string {
  const { text } = article;
  const spans = spansOf(article).sort((a, b) => a.start - b.start || b.end - a.end);
  const borders = spans.flatMap(({ start, end }) => [start, end]);
  const tokens = tokensOf(text, article.article.metadata.language, borders);
  const tags: string[] = new Array(tokens.length).fill('O');
  let free = 0;
  for (const { start, end } of spans) {
    const range = start < free ? null : tokenRange(tokens, start, end);
    if (!range) continue;
    const [first, last] = range;
    for (let index = first; index <= last; index++) {
      // IOB2 wants no tag to go on over the end of a sentence.
      const begins = index === first || tokens[index]?.sentence !== tokens[index - 1]?.sentence;
      tags[index] = `${begins ? 'B' : 'I'}-${label}`;
    }
    free = end;
  }
  const lines = ['-DOCSTART- -X- -X- O\n'];
  let sentence = -1;
  for (const [index, token] of tokens.entries()) {
    if (token.sentence !== sentence) lines.push('\n');
    sentence = token.sentence;
    lines.push(`${text.slice(token.start, token.end)} -X- -X- ${tags[index]}\n`);
  }
  lines.push('\n');
  return lines.join('');
}
