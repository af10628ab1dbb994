import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Breathe, type ConcordanceLine, contextOf } from '../../../core/search/concordance';
import { type Matcher, patternHits, type SearchedText, searchedText } from '../../../core/search/matcher';
import { patternOf } from '../../../core/search/pattern';
import type { SearchQuery } from '../../../core/search/query';
import { type Span, spanContains } from '../../../core/text/span';
import { anyAnnotation, type SearchedAnnotation, type Wanted } from './kept-annotations';
import { KeptText } from './kept-text';
import { type PatternThread, superseded } from './pattern-thread';
import type { SearchedArticle } from './searched-articles';

/** How long work goes on before others have their turn, in ms. */
const slice = 8;

/** How much text the thread for patterns gets at once, in bytes. */
const batchBytes = 200_000;

export interface Scanned {
  lines: ConcordanceLine[];
  hits: number;
  articles: number;
}

interface ScanOptions {
  query: SearchQuery;
  /** Null for every annotation of the layer or the person. */
  matcher: Matcher | null;
  articles: readonly SearchedArticle[];
  /** How many lines are kept. */
  keep: number;
  /** Ids that stand for the person who is asked for: the entry and those merged into it. */
  people: ReadonlySet<string> | null;
  /** Where regular expressions run. */
  patterns: PatternThread;
  /** False as soon as nobody waits for the result. */
  isWanted: () => boolean;
}

/**
 * Looks through the articles, slice by slice; a regular expression in a thread of its own. Raises
 * `search-pattern-slow` and `search-superseded`.
 */
export async function scan(options: ScanOptions): Promise<Scanned> {
  const result: Scanned = { lines: [], hits: 0, articles: 0 };
  if (options.matcher === null || options.query.kind !== 'regex') await scanSlices(options, result);
  else for (const batch of batchesOf(options)) await scanMatched(batch, options, result);
  return result;
}

async function scanSlices(options: ScanOptions, result: Scanned): Promise<void> {
  if (!options.isWanted()) throw superseded();
  const breathe = breather();
  for (const article of options.articles) {
    await breathe();
    if (!options.isWanted()) throw superseded();
    scanArticle(article, options, result);
  }
}

/** Gives others their turn once a slice of time is over: a change must be acknowledged while something is searched. */
export function breather(): Breathe {
  let until = performance.now() + slice;
  return async () => {
    if (performance.now() < until) return;
    await nextTurn();
    until = performance.now() + slice;
  };
}

/** Articles that may hold a hit, as many at once as the thread takes in a moment. */
function* batchesOf(options: ScanOptions): Generator<SearchedArticle[]> {
  let batch: SearchedArticle[] = [];
  let bytes = 0;
  for (const article of options.articles) {
    if (textsOf(article, options).length === 0) continue;
    batch.push(article);
    bytes += article.text instanceof KeptText ? article.text.shared.buffer.byteLength : article.text.text.length;
    if (bytes < batchBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

/** Lets the thread match, and goes on as if the hits had been found here. */
async function scanMatched(batch: readonly SearchedArticle[], options: ScanOptions, result: Scanned): Promise<void> {
  const { query, patterns, isWanted } = options;
  const texts = batch.flatMap((article) => textsOf(article, options));
  const matched = await patterns.match(patternOf(query), texts, isWanted);
  if (!isWanted()) throw superseded();
  const none = new Int32Array();
  const places = new Map(texts.map((text, index) => [text, matched[index] ?? none]));
  const find = (text: SearchedText) => {
    const found = places.get(text) ?? none;
    // Reading a text costs more than all else: only where its letters decide.
    const isNeeded = found.length > 0 && (query.wholeWord || !text.isSimple);
    return patternHits(isNeeded ? text.text : null, found, query.wholeWord);
  };
  const count = (text: SearchedText) => {
    const isTold = text.isSimple && !query.wholeWord;
    return isTold ? (places.get(text) ?? none).length / 2 : find(text).length;
  };
  const matcher: Matcher = { find, count };
  await scanSlices({ ...options, articles: batch, matcher }, result);
}

/** What of an article is searched. */
function textsOf(article: SearchedArticle, options: ScanOptions): SearchedText[] {
  const { query } = options;
  if (query.scope === 'notes') return allowedNotes(article, options).map(({ note }) => note);
  return isBoundToAnnotations(query) && article.segments(wantedBy(options)).length === 0 ? [] : [article.text];
}

/** True where a hit counts only inside an annotation. */
function isBoundToAnnotations({ scope, layer, person }: SearchQuery): boolean {
  return scope === 'annotations' || layer !== null || person !== null;
}

function scanArticle(article: SearchedArticle, options: ScanOptions, result: Scanned): void {
  const before = result.hits;
  if (options.matcher === null) listAnnotations(article, options, result);
  else if (options.query.scope === 'notes') scanNotes(article, options.matcher, options, result);
  else scanText(article, options.matcher, options, result);
  if (result.hits > before) result.articles++;
}

/** Nothing but a layer or a person was asked for: each annotation is a hit. */
function listAnnotations(article: SearchedArticle, options: ScanOptions, result: Scanned): void {
  const allowed = article.annotations(wantedBy(options));
  if (allowed.length === 0) return;
  const words = result.lines.length < options.keep ? article.text.text : '';
  for (const annotation of allowed.sort((a, b) => a.extent.start - b.extent.start)) {
    result.hits++;
    if (result.lines.length >= options.keep) continue;
    result.lines.push(lineOf(article.id, words, annotation.extent, annotation));
  }
}

function scanText(article: SearchedArticle, matcher: Matcher, options: ScanOptions, result: Scanned): void {
  const { query, keep } = options;
  const { id, text } = article;
  const isBound = isBoundToAnnotations(query);
  const isFull = result.lines.length >= keep;
  if (isFull && !isBound) {
    result.hits += matcher.count(text);
    return;
  }
  const spans = matcher.find(text);
  if (spans.length === 0) return;
  if (isFull) {
    result.hits += countInside(spans, article.segments(wantedBy(options)));
    return;
  }
  const allowed = article.annotations(isBound ? wantedBy(options) : anyAnnotation);
  if (isBound && allowed.length === 0) return;
  const words = text.text;
  const nearest = nearestOf(allowed);
  for (const span of spans) {
    const around = nearest(span);
    if (isBound && !around) continue;
    result.hits++;
    if (result.lines.length < keep) result.lines.push(lineOf(id, words, span, around));
  }
}

/** How many spans lie within a segment; both in the order of the text. */
function countInside(spans: readonly Span[], segments: readonly Span[]): number {
  let count = 0;
  let next = 0;
  let reach = 0;
  for (const span of spans) {
    for (let segment = segments[next]; segment && segment.start <= span.start; segment = segments[++next]) {
      reach = Math.max(reach, segment.end);
    }
    if (span.end <= reach) count++;
  }
  return count;
}

/**
 * Tells for spans in the order of the text the shortest annotation with a segment around each; `annotations` come
 * the shortest first. What lies behind a span is not looked at again.
 */
function nearestOf(annotations: readonly SearchedAnnotation[]): (span: Span) => SearchedAnnotation | null {
  const waiting = annotations
    .flatMap((annotation, rank) => annotation.segments.map((segment) => ({ annotation, rank, segment })))
    .sort((a, b) => a.segment.start - b.segment.start);
  let next = 0;
  let reached: typeof waiting = [];
  return (span) => {
    for (let entry = waiting[next]; entry && entry.segment.start <= span.start; entry = waiting[++next])
      reached.push(entry);
    reached = reached.filter(({ segment }) => segment.end > span.start);
    let best: (typeof waiting)[number] | null = null;
    for (const entry of reached) {
      if (spanContains(entry.segment, span) && (best === null || entry.rank < best.rank)) best = entry;
    }
    return best?.annotation ?? null;
  };
}

function scanNotes(article: SearchedArticle, matcher: Matcher, options: ScanOptions, result: Scanned): void {
  for (const { annotation, note } of allowedNotes(article, options)) {
    for (const span of matcher.find(note)) {
      result.hits++;
      if (result.lines.length >= options.keep) continue;
      const place = annotation?.extent ?? startOfText;
      result.lines.push({ ...lineOf(article.id, note.text, span, annotation), ...place });
    }
  }
}

/** Where a note on the article as a whole leads. */
const startOfText: Span = { start: 0, end: 1 };

function allowedNotes(
  article: SearchedArticle,
  options: ScanOptions,
): { annotation: SearchedAnnotation | null; note: SearchedText }[] {
  if (!article.hasNotes) return [];
  const { layer, person } = options.query;
  const ofWhole = layer === null && person === null ? article.articleNote : null;
  const ofAnnotations = article
    .annotations(wantedBy(options))
    .flatMap((annotation) => (annotation.note ? [{ annotation, note: annotation.note }] : []));
  return ofWhole === null ? ofAnnotations : [{ annotation: null, note: ofWhole }, ...ofAnnotations];
}

function wantedBy({ query, people }: ScanOptions): Wanted {
  return { layer: query.layer, people };
}

function lineOf(articleId: string, text: string, span: Span, around: SearchedAnnotation | null): ConcordanceLine {
  const annotation = around && { id: around.id, layer: around.layer, person: around.person };
  return { articleId, ...span, ...contextOf(text, span), annotation };
}

/** True where the matcher finds anything in the words. */
export function isFoundIn(words: string, matcher: Matcher): boolean {
  return matcher.find(searchedText(words)).length > 0;
}
