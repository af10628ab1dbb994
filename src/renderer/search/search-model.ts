import type { CallOutput, HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import type { ConcordanceLine, ConcordanceOrder } from '../../core/search/concordance';
import { plainQuery, type SearchQuery } from '../../core/search/query';
import { Store } from '../state/store';

export type Annotated = CallOutput<'search.annotate'>;

export interface SearchState {
  query: SearchQuery;
  order: ConcordanceOrder;
  lines: readonly ConcordanceLine[];
  hits: number;
  articles: number;
  people: CallOutput<'search.run'>['people'];
  /** Whether the result belongs to the query as it stands. */
  isRunning: boolean;
  failure: Failure | null;
  /** How far the texts are read, where they are being read. */
  progress: { done: number; total: number } | null;
  /** Index of the line that has the keyboard. */
  active: number;
  /** Keys of the selected lines, as `lineKey` makes them. */
  selected: ReadonlySet<string>;
  /** What was marked last, as long as taking it back is offered. */
  annotated: Annotated | null;
}

/** The context tells apart what stands twice in one note. */
export function lineKey({ articleId, start, end, exact, left }: ConcordanceLine): string {
  return `${articleId} ${start} ${end} ${exact} ${left}`;
}

/** How long typing may rest before it is searched, in ms. */
const pause = 120;

/** The search of the library; it is still there when one comes back from an article. */
export class SearchModel {
  readonly state = new Store<SearchState>({
    query: plainQuery,
    order: 'article',
    lines: [],
    hits: 0,
    articles: 0,
    people: [],
    isRunning: false,
    failure: null,
    progress: null,
    active: 0,
    selected: new Set(),
    annotated: null,
  });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private runs = 0;

  constructor(
    private readonly host: HostApi,
    private readonly language: () => string,
  ) {
    host.on('search.preparing', (progress) => {
      this.state.update({ progress: progress.done < progress.total ? progress : null });
    });
  }

  /** Lets the host read the texts before anybody asks. */
  prepare(): void {
    void this.host.call('search.prepare', {});
  }

  ask(part: Partial<SearchQuery>): void {
    this.state.update({ query: { ...this.state.get().query, ...part }, isRunning: true });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), 'text' in part ? pause : 0);
  }

  sortBy(order: ConcordanceOrder): void {
    this.state.update({ order });
    void this.run();
  }

  /** Again, because the articles may have changed. */
  async run(): Promise<void> {
    clearTimeout(this.timer);
    const run = ++this.runs;
    const { query, order } = this.state.get();
    this.state.update({ isRunning: true });
    const result = await this.host.call('search.run', {
      query,
      order,
      language: this.language(),
      articleIds: null,
      name: 'library',
    });
    if (run !== this.runs) return;
    if (!result.ok) {
      const nothing = { lines: [], hits: 0, articles: 0, people: [], selected: new Set<string>() };
      this.state.update({ isRunning: false, failure: result.error, ...nothing });
      return;
    }
    const { lines } = result.value;
    const { selected, active } = this.state.get();
    const there = new Set(lines.map(lineKey));
    this.state.update({
      ...result.value,
      isRunning: false,
      failure: null,
      active: Math.min(active, Math.max(0, lines.length - 1)),
      selected: new Set([...selected].filter((key) => there.has(key))),
    });
  }

  move(active: number): void {
    const { lines } = this.state.get();
    this.state.update({ active: Math.max(0, Math.min(lines.length - 1, active)) });
  }

  toggle(line: ConcordanceLine): void {
    const selected = new Set(this.state.get().selected);
    if (!selected.delete(lineKey(line))) selected.add(lineKey(line));
    this.state.update({ selected });
  }

  selectAll(): void {
    this.state.update({ selected: new Set(this.state.get().lines.map(lineKey)) });
  }

  selectNone(): void {
    this.state.update({ selected: new Set() });
  }

  /** The selected lines, else the one that has the keyboard. */
  get chosen(): ConcordanceLine[] {
    const { lines, selected, active } = this.state.get();
    if (selected.size > 0) return lines.filter((line) => selected.has(lineKey(line)));
    const line = lines[active];
    return line ? [line] : [];
  }

  /** Marks the chosen lines; what came of it, or why nothing did. */
  async annotate(layer: string): Promise<Annotated | Failure> {
    const places = this.chosen.map(({ articleId, start, end }) => ({ articleId, start, end }));
    const result = await this.host.call('search.annotate', { layer, places });
    if (!result.ok) return result.error;
    this.state.update({ annotated: result.value.batch.length > 0 ? result.value : null });
    await this.run();
    return result.value;
  }

  /** Takes back what was marked last; false where there is nothing to take back. */
  async takeBack(): Promise<CallOutput<'search.takeBack'> | Failure | null> {
    const { annotated } = this.state.get();
    if (!annotated) return null;
    const result = await this.host.call('search.takeBack', { batch: annotated.batch });
    if (!result.ok) return result.error;
    this.state.update({ annotated: null });
    await this.run();
    return result.value;
  }
}
