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
  matcher: Matcher;
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
  const { articles, matcher, query, isWanted } = options;
  const result: Scanned = { lines: [], hits: 0, articles: 0 };
  let index = 0;
  const work = () => {
    const end = performance.now() + slice;
    while (index < articles.length && performance.now() < end) {
      const article = articles[index];
      // Counted before it is looked through, so that the one that goes astray can be named.
      index++;
      if (article) scanArticle(article, matcher, options, result);
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

function scanArticle(article: SearchedArticle, matcher: Matcher, options: ScanOptions, result: Scanned): void {
  const before = result.hits;
  if (options.query.scope === 'notes') scanNotes(article, matcher, options, result);
  else scanText(article, matcher, options, result);
  if (result.hits > before) result.articles++;
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
  for (const span of matcher.find(text)) {
    const around = allowed.find((annotation) => annotation.segments.some((segment) => spanContains(segment, span)));
    if (isBound && !around) continue;
    result.hits++;
    if (result.lines.length >= keep) continue;
    result.lines.push(lineOf(id, text.text, span, around ?? null));
  }
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
