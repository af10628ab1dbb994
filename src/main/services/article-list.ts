import { type Annotation, isPlaced } from '../../core/annotation/annotation';
import type { ArticleNote } from '../../core/annotation/article-note';
import { sameValue } from '../../core/annotation/change';
import type { SimilarArticle } from '../../core/calls/version-calls';
import { asFailure } from '../../core/dispatch';
import { type ArticleRow, type EarlierVersion, type Metadata, versionNumber } from '../../core/library/article';
import { replacements } from '../../core/library/replacements';
import { noMarks, rowMarks } from '../../core/library/row-marks';
import {
  type IndexEntry,
  type LikenessKeys,
  readIndex,
  type Stamps,
  sameStamps,
  stampsNow,
  stampsOf,
  writeIndex,
} from '../library/index-file';
import type { Library } from '../library/library';
import type { KnownArticle } from './article-recovery';
import { readText } from './article-text';
import { findSimilar, likenessKeysOf } from './similar-articles';

/** How many articles are looked at, or read, at once. */
const atOnce = 32;

/** How long files are looked at without giving way to others, and how long one article may take in that, in ms. */
const slice = 8;
const quickLook = 0.5;

/** How long after a change the cache is written, and how often progress is told, in ms. */
const writeBehind = 5_000;
const progressEvery = 100;

export type TellProgress = (progress: { done: number; total: number }) => void;

/** What is known of an article; `stamps` is null where the row is not to be kept in the cache. */
interface Known extends LikenessKeys {
  row: ArticleRow;
  textSha256: string;
  stamps: Stamps | null;
}

/**
 * The rows of the library's list, kept up to date as articles and annotations change. They come from the
 * cache `.index.json` where the files still look as they did, else from the files.
 */
export class ArticleList {
  private readonly articles = new Map<string, Known>();
  private readonly idByText = new Map<string, string>();
  /** Made anew after an article came, went or was read again. */
  private replacements: ReadonlyMap<string, string> | null = null;
  private loading: Promise<void> | null = null;
  /** `MergedParts.key` of the codebook under which the rows were read. */
  private readAs = '';
  private isDirty = false;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly library: Library,
    /** Told while articles are read because the cache does not have them; the last time with `done` = `total`. */
    private readonly tellProgress: TellProgress = () => {},
  ) {}

  /** Newest first, without earlier versions. An article that cannot be read has a row that says why. */
  async read(): Promise<ArticleRow[]> {
    await this.ready();
    const replaced = this.replaced();
    return [...this.articles.values()]
      .map(({ row }) => row)
      .filter(({ id }) => !replaced.has(id))
      .sort((a, b) => {
        if (a.imported !== b.imported) return a.imported < b.imported ? 1 : -1;
        return a.id < b.id ? -1 : 1;
      });
  }

  private async ready(): Promise<void> {
    if (this.loading !== null && this.readAs !== this.library.merged.key) {
      await this.loading.catch(() => {});
      // Annotations count otherwise since: what was told of them is read again.
      if (this.readAs !== this.library.merged.key) this.loading = null;
    }
    if (this.loading === null) {
      this.readAs = this.library.merged.key;
      this.loading = this.load();
    }
    try {
      await this.loading;
    } catch (error) {
      this.loading = null;
      throw error;
    }
  }

  /** The newest version of each article that has a newer one, by its id. */
  private replaced(): ReadonlyMap<string, string> {
    this.replacements ??= replacements(this.articles.values());
    return this.replacements;
  }

  /** The newest version of an article that has a newer one; null for all others. */
  async supersededBy(id: string): Promise<string | null> {
    await this.ready();
    return this.replaced().get(id) ?? null;
  }

  /** Ids of the articles that are not replaced by a newer version, in order of id. */
  async currentIds(): Promise<string[]> {
    return (await this.read()).map(({ id }) => id).sort();
  }

  /** Earlier versions of an article, the first one first, whether they are there or not. */
  async earlierOf(id: string): Promise<readonly EarlierVersion[]> {
    await this.ready();
    return this.articles.get(id)?.earlier ?? [];
  }

  /** Whether the article is in the library, not in the trash. */
  async isThere(id: string): Promise<boolean> {
    await this.ready();
    return this.articles.has(id);
  }

  /** Reads one article's row again. */
  async refresh(id: string): Promise<void> {
    this.know(id, await this.readFiles(id));
    this.touch();
  }

  /**
   * Looks which articles came, went, or look otherwise than when their rows were read, and reads those
   * again. Gives their ids.
   */
  async rescan(): Promise<{ added: string[]; removed: string[]; changed: string[] }> {
    await this.read();
    const ids = await this.library.articleIds();
    const there = new Set(ids);
    const removed = [...this.articles.keys()].filter((id) => !there.has(id));
    const [added, changed]: [string[], string[]] = [[], []];
    await eachAtOnce(ids, async (id) => {
      const before = this.articles.get(id);
      if (before?.stamps && sameStamps(before.stamps, await this.stampsOf(id))) return;
      const now = await this.readFiles(id);
      this.know(id, now);
      if (!before) added.push(id);
      else if (!sameValue(before.row, now.row) || before.stamps) changed.push(id);
    });
    if (added.length + removed.length + changed.length > 0) this.forget(removed);
    return { added: added.sort(), removed: removed.sort(), changed: changed.sort() };
  }

  /** As `rescan`, for names alone: which articles came and went. */
  async rescanNames(): Promise<{ added: string[]; removed: string[]; changed: string[] }> {
    await this.read();
    const ids = await this.library.articleIds();
    const there = new Set(ids);
    const removed = [...this.articles.keys()].filter((id) => !there.has(id));
    const added = ids.filter((id) => !this.articles.has(id));
    await eachAtOnce(added, async (id) => this.know(id, await this.readFiles(id)));
    if (added.length + removed.length > 0) this.forget(removed);
    return { added, removed, changed: [] };
  }

  /** Reads one article's row again where there is one. */
  async refreshPresent(id: string): Promise<void> {
    if (this.articles.has(id)) await this.refresh(id);
  }

  /** Its title as the list has it; the id where the list does not. */
  async titleOf(id: string): Promise<string> {
    await this.read();
    return this.articles.get(id)?.row.title ?? id;
  }

  /** What the cache knows of an article, whatever has become of its files. */
  async remembered(id: string): Promise<KnownArticle | null> {
    const entry = (await readIndex(this.owner)).get(id);
    return entry ? { ...entry.row, textSha256: entry.textSha256, earlier: entry.earlier } : null;
  }

  /** Takes articles off the list. */
  forget(ids: readonly string[]): void {
    for (const id of ids) this.articles.delete(id);
    this.replacements = null;
    this.touch();
  }

  recount(id: string, annotations: readonly Annotation[], articleNote: ArticleNote | null): void {
    const known = this.articles.get(id);
    if (!known) return;
    // Its files go on changing while it is open: at the next start it is read again.
    this.articles.set(id, { ...known, row: { ...known.row, ...rowMarks(annotations, articleNote) }, stamps: null });
    this.touch();
  }

  /** Id and title of the article with that canonical text. */
  async withText(sha256: string): Promise<{ id: string; title: string } | null> {
    await this.read();
    const id = this.idByText.get(sha256);
    const row = id === undefined ? undefined : this.articles.get(id)?.row;
    return row ? { id: row.id, title: row.title } : null;
  }

  /**
   * Articles that one of this text and metadata may be another version of, the likeliest first. One with the very
   * text is not among them.
   */
  async similarTo(text: string, metadata: Pick<Metadata, 'url' | 'title'>): Promise<SimilarArticle[]> {
    await this.ready();
    const replaced = this.replaced();
    const current = [...this.articles.values()].filter(({ row }) => !replaced.has(row.id));
    return findSimilar(current, text, metadata, (id) =>
      this.library.readArticle(id).then(
        (file) => readText(file) ?? '',
        () => '',
      ),
    );
  }

  /** Writes the cache where it is behind. Never rejects: the cache can be made again. */
  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.write();
  }

  private async load(): Promise<void> {
    const ids = await this.library.articleIds();
    const cached = await readIndex(this.owner);
    const missing: string[] = [];
    const take = (id: string, stamps: Stamps) => {
      const entry = cached.get(id);
      if (entry && sameStamps(entry.stamps, stamps)) this.know(id, entry);
      else missing.push(id);
    };
    if (cached.size === 0) missing.push(...ids);
    else {
      const left = await this.takeQuickly(ids, take);
      await eachAtOnce(left, async (id) => take(id, await this.stampsOf(id)));
    }
    await this.readAll(missing, ids.length);
    if (missing.length > 0 || cached.size !== ids.length) this.touch();
  }

  /**
   * Looks at articles one by one, as long as the disk answers at once. Gives those that are left: a slow disk,
   * as on a network, is better asked many things at a time.
   */
  private async takeQuickly(
    ids: readonly string[],
    take: (id: string, stamps: Stamps) => void,
  ): Promise<readonly string[]> {
    for (let next = 0; next < ids.length; ) {
      const from = next;
      const start = performance.now();
      let time = 0;
      while (next < ids.length && time < slice) {
        const id = ids[next++] as string;
        take(id, stampsNow(this.library.folderOf(id), this.library.annotator.id));
        time = performance.now() - start;
      }
      if (time / (next - from) > quickLook) return ids.slice(next);
      await new Promise(setImmediate);
    }
    return [];
  }

  private async readAll(ids: readonly string[], total: number): Promise<void> {
    let done = total - ids.length;
    let told = performance.now();
    let isTold = false;
    await eachAtOnce(ids, async (id) => {
      this.know(id, await this.readFiles(id));
      done++;
      if (performance.now() - told < progressEvery) return;
      told = performance.now();
      isTold = true;
      this.tellProgress({ done, total });
    });
    if (isTold) this.tellProgress({ done: total, total });
  }

  private know(id: string, known: Known): void {
    this.articles.set(id, known);
    this.replacements = null;
    if (known.textSha256 !== '') this.idByText.set(known.textSha256, id);
  }

  private async readFiles(id: string): Promise<Known> {
    const row: ArticleRow = {
      id,
      title: id,
      outlet: '',
      language: 'und',
      published: '',
      imported: new Date(0).toISOString(),
      characters: 0,
      ...noMarks,
      state: 'new',
    };
    let textSha256 = '';
    let keys: LikenessKeys = { url: '', signature: '', earlier: [] };
    try {
      const stamps = await this.stampsOf(id);
      const file = await this.library.readArticle(id);
      const { article } = file;
      const { title, outlet, language, published } = article.metadata;
      const { imported } = article.provenance;
      const { characters, state = 'new' } = article;
      Object.assign(row, { title, outlet, language, published, imported, characters, state });
      if (article.version) row.version = versionNumber(article);
      textSha256 = article.textSha256;
      keys = likenessKeysOf(file);
      const { annotations, articleNote } = await this.library.readWork(id);
      const marks = rowMarks([...annotations.values()].filter(isPlaced), articleNote);
      return { row: { ...row, ...marks }, textSha256, stamps, ...keys };
    } catch (error) {
      // What could not be read is tried again at every start: permissions leave no trace in a file's time.
      return { row: { ...row, problem: asFailure(error).message }, textSha256, stamps: null, ...keys };
    }
  }

  private stampsOf(id: string): Promise<Stamps> {
    return stampsOf(this.library.folderOf(id), this.library.annotator.id);
  }

  private touch(): void {
    if (!this.library.isWritable) return;
    this.isDirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.write(), writeBehind);
    this.timer.unref();
  }

  private write(): Promise<void> {
    this.writing = this.writing.then(async () => {
      // A list that was never read would leave a cache with a few articles only.
      if (!this.isDirty || this.loading === null) return;
      this.isDirty = false;
      const entries: IndexEntry[] = [];
      for (const { stamps, ...known } of this.articles.values()) if (stamps) entries.push({ ...known, stamps });
      await writeIndex(this.owner, entries).catch(() => {});
    });
    return this.writing;
  }

  private get owner() {
    const { folder, file, annotator } = this.library;
    return { folder, library: file.id, annotator: annotator.id, merged: this.readAs };
  }
}

/** Does something with each item, some at once. */
export async function eachAtOnce<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
