import { asciiLabel, type Labels, labelsOf } from '../labels';
import { pathSeparator } from '../names';
import type { PreparedAnnotation, PreparedArticle } from '../prepared-article';
import { provenanceFile, provenanceHead, provenanceLine } from '../provenance-facts';
import { ownValues, spanGraph } from '../span-graph';
import type { ExportContext, FormatWriter } from '../writer';

/** A value that can stand in an attribute line, which is split at blanks. */
const plainValue = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u;

/** All that Python's `splitlines` takes for the end of a line, which is how brat reads its files. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they end lines.
const lineEnds = /[ \t]*[\r\n\v\f\x1c-\x1e\u0085\u2028\u2029\t]+[ \t]*/g;

/**
 * brat standoff: for each article its text (`.txt`, UTF-8, no mark) and its annotations (`.ann`), counted in code
 * points; the two files by which brat knows the types and their colours; and a table of where the texts come from, which
 * brat passes over. Type names are ASCII.
 */
export const bratWriter: FormatWriter = {
  ending: '.brat',
  mediaType: 'text/plain;charset=utf-8',
  layout: 'several',
  loses: ['metadata', 'people-details', 'annotators', 'times', 'origins', 'article-notes'],
  countOwn: ({ annotations, text }) => ({
    segments: annotations.filter((each) => hasLineEndBetween(each, text)).length,
    'line-ends': annotations.reduce((sum, each) => sum + flattenedTexts(each), 0),
  }),
  write(context) {
    const labels = labelsOf(context.library.codebook, asciiLabel);
    const origins = [provenanceHead()];
    return {
      *begin() {
        yield { file: 'annotation.conf' };
        yield annotationConf(context, labels);
        yield { file: 'visual.conf' };
        yield visualConf(context, labels);
      },
      *article(article) {
        const path = context.fileOf(article);
        origins.push(provenanceLine(path, article.article));
        yield { file: `${path}.txt` };
        yield article.text;
        yield { file: `${path}.ann` };
        yield annLines(article, context, labels).join('');
      },
      *end() {
        yield { file: provenanceFile };
        yield origins.join('');
      },
    };
  },
};

function annLines(article: PreparedArticle, { names, library }: ExportContext, labels: Labels): string[] {
  const { spans, links } = spanGraph(article, labels, { inPieces: false });
  const lines: string[] = [];
  for (const { number, label, segments } of spans) {
    const pieces = segments.flatMap((segment) => linesOf(segment.exact, segment.startCodePoint));
    const places = pieces.map(({ start, end }) => `${start} ${end}`).join(';');
    lines.push(`T${number}\t${label} ${places}\t${pieces.map(({ words }) => words).join(' ')}\n`);
  }
  for (const [index, { from, to, type }] of links.entries()) {
    lines.push(`R${index + 1}\t${relationLabel(type)} Arg1:T${from.number} Arg2:T${to.number}\n`);
  }
  let attributes = 0;
  let notes = 0;
  const note = (type: string, target: number, text: string) => {
    const words = flattened(text);
    if (words !== '') lines.push(`#${++notes}\t${type} T${target}\t${words}\n`);
  };
  for (const { number, role, annotation: prepared } of spans) {
    if (role !== 'annotation') continue;
    const { layer, tags, note: remark } = prepared.annotation;
    for (const [id, value] of ownValues(prepared)) {
      const text = names.plain(layer, id, value);
      const isChoice = library.codebook.layers
        .find((known) => known.id === layer)
        ?.attributes.some((attribute) => attribute.id === id && attribute.type === 'choice');
      if (isChoice && plainValue.test(text)) lines.push(`A${++attributes}\t${id} T${number} ${text}\n`);
      else note(id, number, text);
    }
    for (const tag of tags) note('Tag', number, names.tag(tag).join(pathSeparator));
    note('AnnotatorNotes', number, remark);
  }
  return lines;
}

/** A text as it stands on a line of the file. */
function flattened(text: string): string {
  return text.replace(lineEnds, ' ').trim();
}

/** How many of its note and its texts are not the same on one line; empty ones are not written at all. */
function flattenedTexts({ annotation, attributes }: PreparedAnnotation): number {
  const texts = [...attributes.values()].filter((value) => typeof value === 'string');
  const changed = texts.filter((text) => text === '' || flattened(text) !== text).length;
  return changed + (flattened(annotation.note) === annotation.note ? 0 : 1);
}

/** Whether nothing but line ends lies between two of its segments, which cannot be told from one segment over them. */
function hasLineEndBetween({ segments }: PreparedAnnotation, text: string): boolean {
  return segments.some(({ end }, index) => {
    const next = segments[index + 1];
    return next !== undefined && /^\n+$/.test(text.slice(end, next.start));
  });
}

/** brat takes no line end inside a piece: a segment that has some is written as several pieces. */
function linesOf(exact: string, start: number): { start: number; end: number; words: string }[] {
  const pieces: { start: number; end: number; words: string }[] = [];
  let at = start;
  for (const words of exact.split('\n')) {
    const { length } = [...words];
    if (length > 0) pieces.push({ start: at, end: at + length, words });
    at += length + 1;
  }
  return pieces;
}

/** Relation names of brat are ASCII; the ids of ours are already. */
function relationLabel(type: string): string {
  return asciiLabel(type) || 'Related';
}

function annotationConf({ library }: ExportContext, labels: Labels): string {
  const { layers, relationTypes } = library.codebook;
  const entities = layers.map(({ id }) => labels.layer(id));
  const parts = new Map<string, string[]>();
  const attributes = new Map<string, { on: string[]; values: Set<string> }>();
  for (const { id: layer, attributes: own } of layers) {
    for (const { id, type, choices = [] } of own) {
      if (type === 'span') parts.set(id, [...(parts.get(id) ?? []), labels.layer(layer)]);
      if (type !== 'choice') continue;
      const known = attributes.get(id) ?? { on: [], values: new Set<string>() };
      known.on.push(labels.layer(layer));
      for (const choice of choices) if (plainValue.test(choice)) known.values.add(choice);
      attributes.set(id, known);
    }
  }
  const partLabels = [...new Set([...parts.keys()].map((id) => labels.part(id)))];
  return [
    '[entities]',
    ...entities,
    ...partLabels,
    '',
    '[relations]',
    ...[...parts].map(([id, on]) => `${relationLabel(id)}\tArg1:${on.join('|')}, Arg2:${labels.part(id)}`),
    ...relationTypes.map(({ id }) => `${relationLabel(id)}\tArg1:${entities.join('|')}, Arg2:${entities.join('|')}`),
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '',
    '[events]',
    '',
    '[attributes]',
    ...[...attributes].map(([id, { on, values }]) => `${id}\tArg:${on.join('|')}, Value:${[...values].join('|')}`),
    '',
  ].join('\n');
}

function visualConf({ library, names }: ExportContext, labels: Labels): string {
  const { layers } = library.codebook;
  const drawn = layers.map(({ id, colour }, index) => {
    const background = colour ?? ['#9ecae1', '#fdbe85', '#a1d99b', '#bcbddc'][index % 4];
    return `${labels.layer(id)}\tbgColor:${background}, borderColor:darken`;
  });
  const shown = layers.map(({ id }) => `${labels.layer(id)} | ${names.layer(id).replace(/[|\s]+/g, ' ')}`);
  return ['[labels]', ...shown, '', '[drawing]', 'SPAN_DEFAULT\tfgColor:black, bgColor:#e0e0e0', ...drawn, ''].join(
    '\n',
  );
}
