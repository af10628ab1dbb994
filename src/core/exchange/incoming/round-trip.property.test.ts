import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsAt } from '../../annotation/annotation';
import { builtInCodebook } from '../../annotation/built-in-codebook';
import type { Codebook } from '../../annotation/codebook';
import { type ArbitraryLibrary, libraries } from '../../testing/arbitrary-library';
import { annotationOn, articleWith, libraryWith } from '../../testing/made-articles';
import { normaliseText } from '../../text/normalise';
import { snapSpan } from '../../text/segmentation';
import { exportFiles } from '../export-file';
import type { ExportFormat } from '../formats';
import type { Loss, LossKind } from '../losses';
import { readIncoming } from './read-incoming';
import { Register } from './register';
import { resolveDocument } from './resolve';
import { told } from './testing/told';

/** Formats that are written and read. */
const formats: readonly ExportFormat[] = [
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
];

/** Few in the usual run; `GUILLEMET_ROUND_TRIPS=1000` looks longer. */
const numRuns = Number(process.env.GUILLEMET_ROUND_TRIPS ?? 15);

interface Through extends ArbitraryLibrary {
  losses: Loss[];
}

/** What a library without articles and people holds after the export of another was taken in. */
function throughFiles(
  format: ExportFormat,
  { library, articles }: ArbitraryLibrary,
  codebook: Codebook = builtInCodebook(),
): Through {
  const { files, losses } = exportFiles(format, library, articles);
  const incoming = readIncoming(
    `x.${format}`,
    files.map(({ path, content }) => ({ name: path, bytes: content })),
  );
  expect(incoming.refused).toEqual([]);
  const register = new Register({ codebook, people: [], annotators: [] }, (name) =>
    name.toLowerCase().replaceAll(' ', '-'),
  );
  register.takeIn(incoming);
  const context = { register, format: incoming.format, annotator: 'me', now: '2026-01-01T00:00:00Z' };
  const taken = articles.map((article) => {
    const document = incoming.documents.find(({ text, articleId, textSha256 }) =>
      text === null
        ? articleId === article.article.id || textSha256 === article.article.textSha256
        : normaliseText(text) === article.text,
    );
    if (!document) return { ...article, annotations: [], notes: [] };
    const { annotations, notes, lines } = resolveDocument(document, article.text, context);
    expect(lines.filter(({ outcome }) => outcome !== 'exact')).toEqual([]);
    const metadata = { ...article.article.metadata, ...document.metadata, title: document.title };
    return { ...article, annotations, notes, article: { ...article.article, metadata } };
  });
  return { library: { ...library, ...register.shared }, articles: taken, losses };
}

describe.each(formats)('%s', (format) => {
  it('comes back into an empty library with all that it does not say it loses', () => {
    fc.assert(
      fc.property(libraries(), (before) => {
        // Where the file says nothing of the codebook, values have the types that the library's own codebook gives them.
        const own = format === 'json' ? builtInCodebook() : before.library.codebook;
        const after = throughFiles(format, before, own);
        const lost = new Set<LossKind>(after.losses.map(({ kind }) => kind));
        expect(told(after, lost)).toEqual(told(before, lost));
      }),
      { numRuns },
    );
  });

  it('is the same bytes when what came back is written and read once more', () => {
    fc.assert(
      fc.property(libraries(), (before) => {
        const once = throughFiles(format, before);
        const twice = throughFiles(format, once);
        expect(bytesOf(format, twice)).toEqual(bytesOf(format, once));
      }),
      { numRuns },
    );
  });
});

/** A long article, annotated as densely as a whole desk would in a year: every kind of annotation, nested and across each other. */
function longArticle(count: number): ArbitraryLibrary {
  const sentence = 'Le bac 🚢 reprendra lundi, assure Zoé ; la cr\u0065\u0301ue monte\u202F! « لا شيء »\u00A0. ';
  const text = sentence.repeat(Math.ceil(count / 8)).trim();
  const starts = [...sentence.matchAll(/\p{L}+/gu)].map(({ index }) => index);
  const annotations = Array.from({ length: count }, (_, index) => {
    const at = Math.floor(index / 8) * sentence.length + (starts[index % starts.length] ?? 0);
    const span = snapSpan(text, { start: at, end: Math.min(text.length, at + 3 + (index % 40)) }) ?? {
      start: 0,
      end: 2,
    };
    const isQuote = index % 2 === 0;
    return annotationOn(text, isQuote ? 'quote' : 'claim', [], {
      id: `n${index}`,
      segments: segmentsAt(text, [span]),
      attributes: isQuote ? { speaker: 'p-0', type: 'direct' } : { restatement: `Phrase ${index}` },
    });
  });
  return { library: libraryWith(), articles: [{ text, article: articleWith(text), annotations }] };
}

it.each(formats)('%s brings 10,000 annotations back, each in its place', { timeout: 120_000 }, (format) => {
  const before = longArticle(10_000);
  const after = throughFiles(format, before);
  const lost = new Set<LossKind>(after.losses.map(({ kind }) => kind));
  expect(told(after, lost)).toEqual(told(before, lost));
});

function bytesOf(format: ExportFormat, { library, articles }: ArbitraryLibrary): string[] {
  return exportFiles(format, library, articles).files.map(
    ({ path, content }) => `${path}\n${new TextDecoder().decode(content)}`,
  );
}
