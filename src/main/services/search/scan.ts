import { setImmediate as nextTurn } from 'node:timers/promises';
import { raise } from '../../../core/result';
import { type ConcordanceLine, contextOf } from '../../../core/search/concordance';
import { type Matcher, searchedText } from '../../../core/search/matcher';
import type { SearchQuery } from '../../../core/search/query';
import { type Span, spanContains } from '../../../core/text/span';
import { runGuarded } from './guarded-run';
import type { SearchedAnnotation, SearchedArticle } from './searched-articles';

/** How long a scan works before it lets others have their turn, in ms: a change must be acknowledged meanwhile. */
const slice = 8;

/** How long one slice may take where a regular expression has gone astray, in ms. */
const patience = 250;

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
  /** False as soon as nobody waits for the result. */
  isWanted: () => boolean;
}

/** Looks through the articles, slice by slice. Raises `search-pattern-slow` and `search-superseded`. */
export async function scan(options: ScanOptions): Promise<Scanned> {
  const { articles, query, isWanted } = options;
  const result: Scanned = { lines: [], hits: 0, articles: 0 };
  let index = 0;
  const work = () => {
    const end = performance.now() + slice;
    while (index < articles.length && performance.now() < end) {
      const article = articles[index];
      // Counted before it is looked through, so that the one that goes astray can be named.
      index++;
      if (article) scanArticle(article, options, result);
    }
  };
  while (index < articles.length) {
    if (!isWanted()) raise('search-superseded', 'Another search has taken the place of this one.');
    if (query.kind !== 'regex') work();
    else if (!runGuarded(work, patience)) {
      raise('search-pattern-slow', 'This pattern takes too long. Say more exactly what may be repeated.', {
        details: { article: articles[index - 1]?.id ?? '' },
      });
    }
    if (index < articles.length) await nextTurn();
  }
  return result;
}

function scanArticle(article: SearchedArticle, options: ScanOptions, result: Scanned): void {
  const before = result.hits;
  if (options.matcher === null) listAnnotations(article, options, result);
  else if (options.query.scope === 'notes') scanNotes(article, options.matcher, options, result);
  else scanText(article, options.matcher, options, result);
  if (result.hits > before) result.articles++;
}

/** Nothing but a layer or a person was asked for: each annotation is a hit. */
function listAnnotations({ id, text, annotations }: SearchedArticle, options: ScanOptions, result: Scanned): void {
  const allowed = annotations.filter((annotation) => isAllowed(annotation, options));
  if (allowed.length === 0) return;
  const words = text.text;
  for (const annotation of allowed.sort((a, b) => a.extent.start - b.extent.start)) {
    result.hits++;
    if (result.lines.length < options.keep) result.lines.push(lineOf(id, words, annotation.extent, annotation));
  }
}

function scanText(
  { id, text, annotations }: SearchedArticle,
  matcher: Matcher,
  options: ScanOptions,
  result: Scanned,
): void {
  const { query, keep } = options;
  const isBound = query.scope === 'annotations' || query.layer !== null || query.person !== null;
  const allowed = isBound ? annotations.filter((annotation) => isAllowed(annotation, options)) : annotations;
  if (isBound && allowed.length === 0) return;
  if (!isBound && result.lines.length >= keep) {
    result.hits += matcher.count(text);
    return;
  }
  const spans = matcher.find(text);
  if (spans.length === 0) return;
  const words = result.lines.length < keep ? text.text : '';
  const nearest = nearestOf(allowed);
  for (const span of spans) {
    const around = nearest(span);
    if (isBound && !around) continue;
    result.hits++;
    if (result.lines.length < keep) result.lines.push(lineOf(id, words, span, around ?? null));
  }
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

function scanNotes(
  { id, annotations }: SearchedArticle,
  matcher: Matcher,
  options: ScanOptions,
  result: Scanned,
): void {
  for (const annotation of annotations) {
    if (!annotation.note || !isAllowed(annotation, options)) continue;
    for (const span of matcher.find(annotation.note)) {
      result.hits++;
      if (result.lines.length >= options.keep) continue;
      result.lines.push({ ...lineOf(id, annotation.note.text, span, annotation), ...annotation.extent });
    }
  }
}

function isAllowed(annotation: SearchedAnnotation, { query, people }: ScanOptions): boolean {
  if (query.layer !== null && annotation.layer !== query.layer) return false;
  return people === null || (annotation.person !== null && people.has(annotation.person));
}

function lineOf(articleId: string, text: string, span: Span, around: SearchedAnnotation | null): ConcordanceLine {
  const annotation = around && { id: around.id, layer: around.layer, person: around.person };
  return { articleId, ...span, ...contextOf(text, span), annotation };
}

/** True where the matcher finds anything in the words. */
export function isFoundIn(words: string, matcher: Matcher): boolean {
  return matcher.find(searchedText(words)).length > 0;
}
