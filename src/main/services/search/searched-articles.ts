import { type Annotation, compareAnnotations, isPlaced, lengthOf } from '../../../core/annotation/annotation';
import { workOf } from '../../../core/annotation/change';
import { claimantOf } from '../../../core/annotation/claimant';
import { type SearchedText, searchedText } from '../../../core/search/matcher';
import type { Span } from '../../../core/text/span';
import type { Library } from '../../library/library';
import { eachAtOnce } from '../article-list';
import { verifiedText } from '../article-text';
import { KeptAnnotations, NameTable, type SearchedAnnotation, type Wanted } from './kept-annotations';
import { KeptText } from './kept-text';

/** An article as it is kept to be searched. */
export class SearchedArticle {
  constructor(
    readonly id: string,
    readonly text: SearchedText,
    private readonly kept: KeptAnnotations,
    /** What is said of the article as a whole. */
    readonly articleNote: SearchedText | null,
  ) {}

  /** The shortest first, so that the first one over a place is the nearest. Made anew each time. */
  annotations(wanted: Wanted): SearchedAnnotation[] {
    return this.kept.list(wanted);
  }

  /** In the order of the text. */
  segments(wanted: Wanted): Span[] {
    return this.kept.segments(wanted);
  }

  get hasNotes(): boolean {
    return this.kept.hasNotes || this.articleNote !== null;
  }
}

/** How often progress is told, in ms. */
const progressEvery = 100;

/** Two changes of a folder within that time may bear one time, in ms: 2,000 on FAT. */
const arrivalPatience = 3_000;

/** The texts and annotations of the library in memory, ready to be searched; kept up to date by being told. */
export class SearchedArticles {
  private readonly articles = new Map<string, SearchedArticle>();
  private readonly names = new NameTable();
  private readonly changed = new Set<string>();
  private ids: readonly string[] = [];
  /** What the folder said when it was read, and when that was. */
  private listed = { arrival: Number.NaN, at: 0 };
  private preparing: Promise<void> | null = null;
  /** `MergedParts.key` of the codebook under which annotations were read. */
  private readAs = '';

  constructor(
    private readonly library: Library,
    private readonly tellProgress: (progress: { done: number; total: number }) => void,
    /** Whether an article has a newer version, which is searched in its place. */
    private readonly isSuperseded: (articleId: string) => Promise<boolean> = async () => false,
  ) {}

  /** The annotations of an article are no longer those that were read. */
  touch(articleId: string): void {
    this.changed.add(articleId);
  }

  /** Anything may have changed while another process wrote. */
  forgetAll(): void {
    this.articles.clear();
  }

  /** In order of id, as they are now; what cannot be read is not among them. */
  async all(): Promise<SearchedArticle[]> {
    this.preparing = (this.preparing ?? Promise.resolve()).catch(() => {}).then(() => this.prepare());
    await this.preparing;
    return [...this.articles.values()];
  }

  private async prepare(): Promise<void> {
    await this.list();
    if (this.readAs !== this.library.merged.key) {
      this.readAs = this.library.merged.key;
      for (const id of this.articles.keys()) this.changed.add(id);
    }
    const changed = [...this.changed].filter((id) => this.articles.has(id));
    this.changed.clear();
    await eachAtOnce(changed, async (id) => {
      const article = this.articles.get(id);
      if (article) this.articles.set(id, await this.withMarks(id, article.text));
    });
    const missing = this.ids.filter((id) => !this.articles.has(id));
    if (missing.length > 0) await this.readAll(missing, this.ids);
  }

  /** Which articles there are; the folder is read again only where something came or went since. */
  private async list(): Promise<void> {
    const arrival = await this.library.lastArrival().catch(() => Number.NaN);
    if (arrival === this.listed.arrival && this.listed.at - arrival > arrivalPatience) return;
    const at = Date.now();
    const ids: string[] = [];
    for (const id of await this.library.articleIds()) if (!(await this.isSuperseded(id))) ids.push(id);
    this.ids = ids;
    this.listed = { arrival, at };
    const present = new Set(this.ids);
    for (const id of this.articles.keys()) if (!present.has(id)) this.articles.delete(id);
  }

  private async readAll(missing: readonly string[], ids: readonly string[]): Promise<void> {
    let done = ids.length - missing.length;
    let told = performance.now();
    await eachAtOnce(missing, async (id) => {
      const article = await this.read(id).catch(() => null);
      if (article) this.articles.set(id, article);
      done++;
      if (performance.now() - told < progressEvery) return;
      told = performance.now();
      this.tellProgress({ done, total: ids.length });
    });
    this.tellProgress({ done: ids.length, total: ids.length });
    const sorted = [...this.articles.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    this.articles.clear();
    for (const [id, article] of sorted) this.articles.set(id, article);
  }

  private async read(id: string): Promise<SearchedArticle> {
    const text = new KeptText(verifiedText(await this.library.readArticle(id)));
    return this.withMarks(id, text);
  }

  private async withMarks(id: string, text: SearchedText): Promise<SearchedArticle> {
    const work = await this.library.readWork(id).catch(() => workOf());
    const note = work.articleNote?.note ?? '';
    const kept = this.keptOf([...work.annotations.values()].filter(isPlaced));
    return new SearchedArticle(id, text, kept, note === '' ? null : searchedText(note));
  }

  private keptOf(annotations: Annotation[]): KeptAnnotations {
    const quotes = annotations.filter(({ layer }) => layer === 'quote').sort(compareAnnotations);
    const searched = annotations
      .sort((a, b) => lengthOf(a) - lengthOf(b) || compareAnnotations(a, b))
      .map((annotation) => ({
        id: annotation.id,
        layer: annotation.layer,
        person: personOf(annotation, quotes),
        segments: annotation.segments,
        note: annotation.note === '' ? null : searchedText(annotation.note),
      }));
    return new KeptAnnotations(searched, this.names);
  }
}

function personOf(annotation: Annotation, quotes: readonly Annotation[]): string | null {
  const { speaker } = annotation.attributes;
  if (annotation.layer === 'quote') return typeof speaker === 'string' ? speaker : null;
  return claimantOf(annotation, quotes)?.person ?? null;
}
