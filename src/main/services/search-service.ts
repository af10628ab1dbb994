import { type Annotation, extentOf } from '../../core/annotation/annotation';
import { type Change, invertOperations, type Operation } from '../../core/annotation/change';
import { markSpans } from '../../core/annotation/marking';
import { isListed, type Person, resolvePerson } from '../../core/annotation/person';
import { maxHits, type SearchRequest, type SearchResult } from '../../core/calls/search-calls';
import { asFailure } from '../../core/dispatch';
import type { CallInput, CallOutput } from '../../core/host-api';
import type { ArticleRow } from '../../core/library/article';
import { raise } from '../../core/result';
import { type LineOrder, sortConcordance } from '../../core/search/concordance';
import { type Matcher, matcherFor } from '../../core/search/matcher';
import { patternFault } from '../../core/search/pattern';
import type { SearchQuery } from '../../core/search/query';
import type { Span } from '../../core/text/span';
import { newId } from '../library/ids';
import type { Library } from '../library/library';
import type { AnnotationService } from './annotation-service';
import { type ArticleList, eachAtOnce } from './article-list';
import { PatternThread } from './search/pattern-thread';
import { breather, isFoundIn, scan } from './search/scan';
import type { SearchedArticle, SearchedArticles } from './search/searched-articles';

type Refused = CallOutput<'search.annotate'>['refused'];

/** Finds words in everything that the library holds, and marks what was found. */
export class SearchService {
  /** The newest search of each name. */
  private readonly newest = new Map<string, symbol>();

  constructor(
    private readonly library: Library,
    private readonly articles: SearchedArticles,
    private readonly annotations: AnnotationService,
    private readonly list: ArticleList,
    private readonly patterns: PatternThread = new PatternThread(),
  ) {}

  async prepare(): Promise<{ articles: number }> {
    return { articles: (await this.articles.all()).length };
  }

  async run({ query: asked, order, language, articleIds, name }: SearchRequest): Promise<SearchResult> {
    const layer = asked.layer === null ? null : this.library.merged.layer(asked.layer);
    const query = { ...asked, layer };
    const self = Symbol(name);
    this.newest.set(name, self);
    const matcher = matcherOf(query);
    if (!matcher && query.layer === null && query.person === null)
      return { lines: [], hits: 0, articles: 0, people: [] };
    const rows = await this.list.read();
    const articles = inOrderOf(rows, await this.articles.all(), query, articleIds);
    const people = query.person === null ? null : this.entriesOf(query.person);
    const { patterns } = this;
    const isWanted = () => this.newest.get(name) === self;
    const found = await scan({ query, matcher, articles, keep: maxHits, people, patterns, isWanted }).finally(() => {
      if (isWanted()) this.newest.delete(name);
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    const by: LineOrder = {
      by: order,
      language: safeLanguage(language),
      titleOf: (id) => byId.get(id)?.title ?? '',
      publishedOf: (id) => byId.get(id)?.published ?? '',
    };
    return {
      lines: await sortConcordance(found.lines, by, breather()),
      hits: found.hits,
      articles: found.articles,
      people: articleIds || !matcher ? [] : this.peopleFound(query, matcher),
    };
  }

  close(): void {
    this.patterns.close();
  }

  /** The entry itself and every one that became part of it. */
  private entriesOf(person: string): Set<string> {
    const { people } = this.library;
    return new Set([...people.keys()].filter((id) => resolvePerson(people, id)?.id === person));
  }

  /** A regular expression is for texts: the register is searched by words. */
  private peopleFound(query: SearchQuery, matcher: Matcher): Person[] {
    if (query.kind === 'regex' || query.scope !== 'text' || query.layer !== null || query.person !== null) return [];
    return this.library.file.people.filter(
      (person) =>
        isListed(person) &&
        isFoundIn([person.name, person.role, person.organisation, ...person.aliases].join(' \n '), matcher),
    );
  }

  async annotate({ layer, places }: CallInput<'search.annotate'>): Promise<CallOutput<'search.annotate'>> {
    const byArticle = new Map<string, Span[]>();
    for (const { articleId, start, end } of places) {
      const spans = byArticle.get(articleId);
      if (spans) spans.push({ start, end });
      else byArticle.set(articleId, [{ start, end }]);
    }
    const outcome: CallOutput<'search.annotate'> = { made: 0, skipped: 0, batch: [], refused: [] };
    await this.eachArticle([...byArticle], outcome.refused, async ([articleId, spans]) => {
      const ops = await this.marksFor(articleId, layer, spans);
      outcome.skipped += spans.length - ops.length;
      if (ops.length === 0) return;
      const applied = await this.annotations.apply(articleId, { id: newId('c'), kind: 'annotate-all', ops });
      if (!applied) return;
      outcome.made += ops.length;
      outcome.batch.push({ articleId, change: applied.change });
    });
    outcome.batch.sort((a, b) => (a.articleId < b.articleId ? -1 : 1));
    return outcome;
  }

  /** Some at once, so that their changes reach the disk together; none that no page has open stays in memory. */
  private async eachArticle<T>(
    items: readonly [articleId: string, T][],
    refused: Refused,
    act: (item: [articleId: string, T]) => Promise<void>,
  ): Promise<void> {
    await eachAtOnce(items, async (item) => {
      const [articleId] = item;
      try {
        await act(item);
      } catch (error) {
        refused.push({ articleId, failure: asFailure(error) });
      } finally {
        await this.annotations.letRest(articleId);
      }
    });
  }

  private async marksFor(articleId: string, layer: string, spans: readonly Span[]): Promise<Operation[]> {
    const { text, annotations } = await this.annotations.look(articleId);
    const author = { annotator: this.library.annotator.id, time: new Date().toISOString() };
    const borne = new Set(annotations.filter((known) => known.layer === layer).map(placeOf));
    const ops: Operation[] = [];
    for (const span of spans) {
      if (span.end > text.length) raise('change-invalid', `[${span.start}, ${span.end}) is outside the text.`);
      const after = markSpans(text, layer, [span], newId('a'), author);
      if (!after || borne.has(placeOf(after))) continue;
      borne.add(placeOf(after));
      ops.push({ kind: 'annotation', id: after.id, before: null, after });
    }
    return ops;
  }

  /** By undoing where nothing was done since, so that it can be done again; else by the opposite change. */
  async takeBack({ batch }: CallInput<'search.takeBack'>): Promise<CallOutput<'search.takeBack'>> {
    const outcome: CallOutput<'search.takeBack'> = { done: [], refused: [] };
    const items = batch.map(({ articleId, change }): [string, Change] => [articleId, change]);
    await this.eachArticle(items, outcome.refused, async ([articleId, change]) => {
      if (!(await this.annotations.undoIfLast(articleId, change.id))) {
        await this.annotations.apply(articleId, { id: newId('c'), kind: 'delete', ops: invertOperations(change.ops) });
      }
      outcome.done.push(articleId);
    });
    outcome.done.sort();
    return outcome;
  }
}

/** The articles that the query asks for in the order of the list, the newest first; what the list does not know yet comes last. */
function inOrderOf(
  rows: readonly ArticleRow[],
  all: readonly SearchedArticle[],
  { language, outlet }: SearchQuery,
  articleIds: readonly string[] | null,
): SearchedArticle[] {
  const left = new Map(all.map((article) => [article.id, article]));
  const wanted = articleIds && new Set(articleIds);
  const isNarrowed = language !== null || outlet !== null;
  const listed = rows.flatMap((row) => {
    const article = left.get(row.id);
    left.delete(row.id);
    if (!article || (language !== null && row.language !== language)) return [];
    return outlet !== null && row.outlet !== outlet ? [] : [article];
  });
  const articles = isNarrowed ? listed : [...listed, ...left.values()];
  return wanted ? articles.filter(({ id }) => wanted.has(id)) : articles;
}

function placeOf(annotation: Annotation): string {
  const { start, end } = extentOf(annotation);
  return `${start}-${end}-${annotation.segments.length}`;
}

function matcherOf(query: SearchQuery): Matcher | null {
  const fault = query.kind === 'regex' ? patternFault(query.text) : null;
  if (!fault) return matcherFor(query);
  const near = query.text.slice(fault.at, fault.at + 20);
  const position = fault.at + 1;
  return raise(
    'search-pattern-invalid',
    `This pattern cannot be read from character ${position} on: "${near}" (${fault.kind}).`,
    { path: ['query', 'text'], details: { position, near, kind: fault.kind } },
  );
}

function safeLanguage(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'und';
  } catch {
    return 'und';
  }
}
