import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Annotation, segmentsAt } from '../../annotation/annotation';
import { builtInCodebook } from '../../annotation/built-in-codebook';
import { TagTree } from '../../annotation/tag-tree';
import { annotatedTexts } from '../../testing/arbitraries';
import { articleWith, libraryWith } from '../../testing/made-articles';
import { richArticle, richLibrary } from '../../testing/rich-article';
import { normaliseText } from '../../text/normalise';
import { exportFiles, exportText } from '../export-file';
import type { ExportArticle, ExportLibrary } from '../export-input';
import type { ExportFormat } from '../formats';
import { readIncoming } from './read-incoming';
import { Register } from './register';
import type { ReportLine } from './report';
import { resolveDocument } from './resolve';

const formats = [
  'json',
  'w3c',
  'label-studio',
  'brat',
  'doccano',
  'prodigy',
  'spacy',
  'xmi',
  'cas-json',
  'qdpx',
] as const;

/** Export, and what an empty library makes of it. */
function throughFile(
  format: ExportFormat,
  library: ExportLibrary,
  article: ExportArticle,
): { library: ExportLibrary; article: ExportArticle; lines: ReportLine[] } {
  const { files } = exportFiles(format, library, [article]);
  const incoming = readIncoming(
    `x.${format}`,
    files.map(({ path, content }) => ({ name: path, bytes: content })),
  );
  expect(incoming.refused).toEqual([]);
  const empty = { codebook: builtInCodebook(), people: [], annotators: [] };
  const register = new Register(empty, (name) => name.toLowerCase().replaceAll(' ', '-'));
  register.takeIn(incoming);
  const context = { register, format: incoming.format, annotator: 'me', now: '2026-01-01T00:00:00Z' };
  const [document, another] = incoming.documents;
  expect(another).toBeUndefined();
  const text = article.text;
  if (!document)
    return {
      library: { ...library, ...register.shared },
      article: { ...article, annotations: [], notes: [] },
      lines: [],
    };
  if (document.text !== null) expect(normaliseText(document.text)).toBe(text);
  const { annotations, notes, lines } = resolveDocument(document, text, context);
  return { library: { ...library, ...register.shared }, article: { ...article, annotations, notes }, lines };
}

describe.each(formats)('%s, exported, taken in and exported again', (format) => {
  it('is the same, for an article with everything in it', () => {
    const first = exportText(format, richLibrary, [richArticle]);
    const { library, article, lines } = throughFile(format, richLibrary, richArticle);
    expect(lines.filter(({ outcome }) => outcome !== 'exact')).toEqual([]);
    expect(article.annotations).toHaveLength(richArticle.annotations.length);
    const second = throughFile(format, library, article);
    expect(exportText(format, second.library, [second.article])).toBe(exportText(format, library, [article]));
    if (format === 'json')
      expect(JSON.parse(exportText(format, library, [article])).articles).toEqual(JSON.parse(first).articles);
  });

  it('has every annotation on the same words, whatever the text', () => {
    const placesOf = (annotations: readonly Annotation[]) =>
      annotations
        .map(({ layer, segments }) => `${layer} ${segments.map(({ start, end }) => `${start}-${end}`).join()}`)
        .sort();
    // brat cannot tell two segments on either side of a line end from one over it; spaCy and Prodigy have no blank at the
    // beginning of a span, also where it bears a mark of what follows; a span of such a blank alone comes back whole.
    const told = (text: string, annotations: readonly Annotation[]) =>
      annotations.map((annotation) => {
        if (format === 'spacy' || format === 'prodigy') {
          const spans = annotation.segments.map(({ start, end, exact }) => ({
            start: start + exact.search(/\S/u),
            end,
          }));
          return { ...annotation, segments: segmentsAt(text, spans) };
        }
        if (format !== 'brat') return annotation;
        const spans = annotation.segments.flatMap((segment, index, all) => {
          const next = all[index + 1];
          const gap = next === undefined ? '' : text.slice(segment.end, next.start);
          return /^\n+$/.test(gap) ? [segment, { start: segment.end, end: segment.end + gap.length }] : [segment];
        });
        return { ...annotation, segments: segmentsAt(text, spans) };
      });
    fc.assert(
      fc.property(annotatedTexts(), ({ text, annotations }) => {
        // A mark that hangs on a byte order mark belongs to no word that a list of tokens could name.
        fc.pre(!/\uFEFF\p{M}/u.test(text));
        const before = { article: articleWith(text), text, annotations };
        const { article, lines } = throughFile(format, libraryWith(), before);
        expect(lines.filter(({ outcome }) => outcome !== 'exact')).toEqual([]);
        expect(placesOf(told(text, article.annotations))).toEqual(placesOf(told(text, annotations)));
      }),
      { numRuns: 40 },
    );
  });
});

it.each(['json', 'w3c', 'qdpx'] as const)('%s brings back what annotators say of the article as a whole', (format) => {
  const { library, article, lines } = throughFile(format, richLibrary, { ...richArticle, annotations: [] });
  expect(lines).toEqual([]);
  const tags = new TagTree(library.codebook);
  const told = (article.notes ?? []).map(({ annotator, tags: borne, note }) => [
    library.annotators.find(({ id }) => id === annotator)?.name,
    borne.map((id) => tags.placeOf(id)?.path.join(' › ') ?? id),
    note,
  ]);
  const names = richLibrary.annotators.map(({ name }) => name);
  // The W3C item bears ids: the codebook that tells their names is not in the file.
  const known =
    format === 'w3c' ? [['river', 'formula'], ['topics']] : [['Sujets › Fleuve', '=HYPERLINK("x")'], ['Sujets']];
  expect(told).toEqual([
    [names[0], known[0], richArticle.notes?.[0]?.note],
    [names[1], known[1], ''],
  ]);
});
