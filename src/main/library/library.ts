import { rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import { type Annotation, Id } from '../../core/annotation/annotation';
import type { Person } from '../../core/annotation/person';
import type { Article, ArticleState } from '../../core/library/article';
import { type Failure, raise } from '../../core/result';
import { AnnotationStore, type SnapshotTimes } from './annotation-store';
import { annotatorFor } from './annotator';
import type { ArticleFile } from './article-file';
import {
  annotatorsIn,
  articleEntries,
  changeArticle,
  moveArticle,
  type NewArticle,
  readArticleFile,
  readOriginalFile,
  storeArticle,
} from './article-files';
import { BackupShelf, Backups } from './backups';
import { exists } from './durable-file';
import { type Annotator, LibraryFile, newLibraryFile } from './library-file';
import { entriesOf, makeFolder, refuseForeignFolder, removeIncoming } from './library-folder';
import { lockLibrary } from './lock';
import { DurableAdapter, readStored } from './stored-json';
import { writeFailure } from './write-failure';

export interface OpenOptions {
  mode: 'read' | 'write';
  snapshots?: SnapshotTimes;
  /** Folder for copies outside the library; null or nothing for none. */
  backups?: string | null;
}

/** A library on disk: a folder with `library.json` and a folder for each article. */
export class Library {
  private readonly stores = new Map<string, Promise<AnnotationStore>>();
  private writingFile: Promise<unknown> = Promise.resolve();
  private readonly arriving = new Set<Promise<void>>();
  private closing: Promise<void> | null = null;
  /** Articles whose files are being moved or rewritten. */
  private readonly busy = new Map<string, Promise<unknown>>();

  private constructor(
    readonly folder: string,
    private readonly low: Low<LibraryFile>,
    /** The one whose annotations are made and changed here. */
    readonly annotator: Annotator,
    /** Null where the library was opened for reading. */
    private readonly unlock: (() => Promise<void>) | null,
    private readonly snapshots: SnapshotTimes | undefined,
    private readonly backups: Backups | null,
    /** Copies to recover from. */
    readonly shelf: BackupShelf,
  ) {}

  /**
   * Opens a library. In `write` mode a missing or empty folder becomes a new one, and the library is
   * locked; in `read` mode nothing is created or changed.
   *
   * Raises `library-missing`, `library-not-one` (a folder with other things in it), `library-damaged`,
   * `library-newer`, `library-locked`, `library-read-only` or `library-unreadable`.
   */
  static async open(path: string, { mode, snapshots, backups = null }: OpenOptions): Promise<Library> {
    const folder = resolve(path);
    const entries = (await entriesOf(folder)) ?? [];
    const file = join(folder, 'library.json');
    if (!entries.includes('library.json')) refuseForeignFolder(folder, entries, mode);
    if (mode === 'read') {
      const data = await readStored(file, LibraryFile);
      return new Library(
        folder,
        lowOf(file, data),
        annotatorFor(data),
        null,
        snapshots,
        null,
        new BackupShelf(backups),
      );
    }

    await makeFolder(folder);
    const unlock = await lockLibrary(folder);
    try {
      const articles = join(folder, 'articles');
      const low = lowOf(file, newLibraryFile(basename(folder)));
      await low.read();
      await makeFolder(articles);
      await removeIncoming(articles);
      const annotator = annotatorFor(low.data);
      if (!low.data.annotators.some((known) => known.id === annotator.id)) {
        low.data = { ...low.data, annotators: [...low.data.annotators, annotator] };
        await low.write().catch((error) => {
          throw writeFailure(file, error);
        });
      }
      const copies = backups === null ? null : new Backups(backups, low.data.id, folder);
      copies?.keepLibrary();
      return new Library(folder, low, annotator, unlock, snapshots, copies, new BackupShelf(backups));
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  get file(): LibraryFile {
    return this.low.data;
  }

  get people(): ReadonlyMap<string, Person> {
    return new Map(this.low.data.people.map((person) => [person.id, person]));
  }

  /** Adds or replaces an entry of the register; fulfilled when it is on disk. */
  async putPerson(person: Person): Promise<void> {
    this.refuseUnwritable();
    const writing = this.writingFile.then(() => this.writePerson(person));
    this.writingFile = writing.catch(() => {});
    await writing;
  }

  /** One at a time, so that what is taken back after a refusal is this person alone. */
  private async writePerson(person: Person): Promise<void> {
    const { data } = this.low;
    const index = data.people.findIndex((known) => known.id === person.id);
    const people = index === -1 ? [...data.people, person] : data.people.with(index, person);
    this.low.data = { ...data, people };
    try {
      await this.low.write();
      this.backups?.keepLibrary();
    } catch (error) {
      this.low.data = data;
      throw writeFailure(join(this.folder, 'library.json'), error);
    }
  }

  /** Why copies outside the library cannot be made; null where they can, or none are. */
  get backupFailure(): Failure | null {
    return this.backups?.failure ?? null;
  }

  /** Told when copies begin to fail, and (null) when they can be made again. */
  set onBackup(listener: (failure: Failure | null) => void) {
    if (this.backups) this.backups.onChange = listener;
  }

  /** Fulfilled when all copies outside the library that are due are made, or have failed. */
  async backedUp(): Promise<void> {
    await this.backups?.settled();
  }

  get isWritable(): boolean {
    return this.unlock !== null && !this.closing;
  }

  /** Ids of all articles, in order of id. */
  async articleIds(): Promise<string[]> {
    return (await articleEntries(this.articles)).filter((name) => Id.safeParse(name).success);
  }

  /** Folders among the articles that cannot be one, by their names. */
  async strayFolders(): Promise<string[]> {
    return (await articleEntries(this.articles)).filter((name) => !Id.safeParse(name).success);
  }

  /** Raises `article-missing`, `library-damaged`, `library-newer` or `library-unreadable`. */
  readArticle(id: string): Promise<ArticleFile> {
    return readArticleFile(this.folderOf(id));
  }

  folderOf(articleId: string): string {
    return join(this.articles, articleId);
  }

  /** Fulfilled when it is on disk; raises as `readArticle` does, and `library-write-failed`. */
  setState(articleId: string, state: ArticleState): Promise<void> {
    return this.withArticle(articleId, () =>
      changeArticle(this.folderOf(articleId), (article) => ({ ...article, state })),
    );
  }

  /** Ids of the articles in the trash, in order. */
  async trashedIds(): Promise<string[]> {
    return (await articleEntries(this.trash)).filter((name) => Id.safeParse(name).success);
  }

  /** Raises as `readArticle` does. */
  readTrashed(id: string): Promise<ArticleFile> {
    return readArticleFile(join(this.trash, id));
  }

  /** Moves an article with all that belongs to it into the trash; fulfilled when that is on disk. */
  trashArticle(id: string): Promise<void> {
    return this.withArticle(id, async () => {
      await this.refuseMissing(this.folderOf(id));
      const store = await this.stores.get(id)?.catch(() => undefined);
      this.stores.delete(id);
      await store?.close();
      await makeFolder(this.trash);
      await moveArticle(this.folderOf(id), join(this.trash, id));
    });
  }

  /** Lets `act` replace files of an article, which nobody has open meanwhile. Raises what it raises. */
  mendArticle(id: string, act: () => Promise<void>): Promise<void> {
    return this.withArticle(id, async () => {
      await this.refuseMissing(this.folderOf(id));
      const store = await this.stores.get(id)?.catch(() => undefined);
      this.stores.delete(id);
      await store?.close();
      await act();
    });
  }

  /** Moves an article out of the trash again. */
  restoreArticle(id: string): Promise<void> {
    return this.withArticle(id, async () => {
      await this.refuseMissing(join(this.trash, id));
      await moveArticle(join(this.trash, id), this.folderOf(id));
    });
  }

  /** Removes an article in the trash for good. */
  removeTrashed(id: string): Promise<void> {
    return this.withArticle(id, async () => {
      await this.refuseMissing(join(this.trash, id));
      await rm(join(this.trash, id), { recursive: true });
    });
  }

  /** One at a time for each article; nobody opens its annotations meanwhile. */
  private async withArticle(id: string, act: () => Promise<void>): Promise<void> {
    this.refuseUnwritable();
    const acting = (this.busy.get(id) ?? Promise.resolve()).catch(() => {}).then(act);
    this.busy.set(id, acting);
    try {
      await acting;
    } catch (error) {
      throw writeFailure(this.folderOf(id), error);
    } finally {
      if (this.busy.get(id) === acting) this.busy.delete(id);
    }
  }

  private async refuseMissing(folder: string): Promise<void> {
    if (await exists(folder)) return;
    raise('article-missing', `There is no article ${basename(folder)} in ${dirname(folder)}.`);
  }

  /** The bytes that were opened; raises `library-damaged` where they are not there, `library-unreadable`. */
  readOriginal(article: Article): Promise<Buffer> {
    return readOriginalFile(join(this.articles, article.id), article);
  }

  /** Stores an article whole or not at all; fulfilled when it is on disk. */
  async addArticle(added: NewArticle): Promise<void> {
    this.refuseUnwritable();
    const arriving = storeArticle(join(this.articles, added.article.id), added);
    this.arriving.add(arriving);
    try {
      await arriving;
    } catch (error) {
      throw writeFailure(this.folder, error);
    } finally {
      this.arriving.delete(arriving);
    }
  }

  /**
   * The annotations of the library's annotator on an article, to be changed. Opened once, kept open
   * until `close`. Raises `library-damaged`, `library-newer` or `library-unreadable`.
   */
  annotations(articleId: string): Promise<AnnotationStore> {
    let store = this.stores.get(articleId);
    if (!store) {
      this.refuseUnwritable();
      const busy = this.busy.get(articleId)?.catch(() => {});
      store = busy ? busy.then(() => this.openPresent(articleId)) : this.openStore(articleId, this.annotator.id);
      this.stores.set(articleId, store);
      store.catch(() => this.stores.delete(articleId));
    }
    return store;
  }

  /** The annotations of anybody, to be read; raises as `annotations` does. Keeps nothing open. */
  async readAnnotations(articleId: string, annotator: string = this.annotator.id): Promise<Annotation[]> {
    const isOwn = annotator === this.annotator.id;
    const own = isOwn ? this.stores.get(articleId) : undefined;
    const store = await (own ?? this.openStore(articleId, annotator));
    // What was opened for writing meanwhile may know more.
    const opened = isOwn ? this.stores.get(articleId) : undefined;
    return ((await opened) ?? store).list();
  }

  /** After an article was busy it may be gone. */
  private async openPresent(articleId: string): Promise<AnnotationStore> {
    await this.refuseMissing(this.folderOf(articleId));
    return this.openStore(articleId, this.annotator.id);
  }

  private openStore(articleId: string, annotator: string): Promise<AnnotationStore> {
    return AnnotationStore.open(join(this.articles, articleId), articleId, annotator, {
      snapshots: this.snapshots,
      onSnapshot: () => this.backups?.keepAnnotations(articleId, annotator),
    });
  }

  /** Ids of those who have annotated an article, in order of id; `unknown` ones are not in `library.json`. */
  async annotatorsOf(articleId: string): Promise<{ known: string[]; unknown: string[] }> {
    const ids = await annotatorsIn(join(this.articles, articleId));
    const annotators = new Set(this.low.data.annotators.map((annotator) => annotator.id));
    return { known: ids.filter((id) => annotators.has(id)), unknown: ids.filter((id) => !annotators.has(id)) };
  }

  private refuseUnwritable(): void {
    if (this.closing) raise('host-gone', `The library ${this.folder} is closed.`);
    if (!this.unlock) raise('library-read-only', `The library ${this.folder} was opened for reading only.`);
  }

  /**
   * Writes what is left to write and lets the library go. Waits for `patience` ms at most; where that is
   * too short the lock stays until the work is done, or the process ends, so that nobody writes in between.
   */
  close(patience = 3_000): Promise<void> {
    this.closing ??= this.end(patience);
    return this.closing;
  }

  private async end(patience: number): Promise<void> {
    const stores = [...this.stores.values()].map(async (store) => (await store).close());
    const work = Promise.allSettled([this.writingFile, ...this.arriving, ...this.busy.values(), ...stores]).then(
      async () => {
        await this.backedUp();
        await this.unlock?.();
      },
    );
    let timer: NodeJS.Timeout | undefined;
    const patienceEnds = new Promise((resolve) => {
      timer = setTimeout(resolve, patience);
    });
    await Promise.race([work, patienceEnds]);
    clearTimeout(timer);
  }

  private get trash(): string {
    return join(this.folder, 'trash');
  }

  private get articles(): string {
    return join(this.folder, 'articles');
  }
}

/** Shorthand for `Library.open`. */
export function openLibrary(folder: string, options: OpenOptions): Promise<Library> {
  return Library.open(folder, options);
}

function lowOf(file: string, data: LibraryFile): Low<LibraryFile> {
  return new Low<LibraryFile>(new DurableAdapter(file, LibraryFile, { backups: 3 }) as Adapter<LibraryFile>, data);
}
