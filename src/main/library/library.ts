import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Annotation, Id } from '../../core/annotation/annotation';
import type { Change, NewChange, Work } from '../../core/annotation/change';
import type { Codebook } from '../../core/annotation/codebook';
import { type MergedParts, mergedPartsOf } from '../../core/annotation/merged-parts';
import type { Person } from '../../core/annotation/person';
import type { Article, ArticleState } from '../../core/library/article';
import type { ImportRecord } from '../../core/library/import-record';
import { type Failure, FailureError, raise } from '../../core/result';
import { AnnotationStore, type SnapshotTimes } from './annotation-store';
import { annotatorFor } from './annotator';
import type { ArticleFile } from './article-file';
import {
  annotatorsIn,
  articleEntries,
  changeArticle,
  type KeptArticle,
  moveArticle,
  type NewArticle,
  type NewVersion,
  readArticleFile,
  readOriginalFile,
  storeArticle,
} from './article-files';
import { BackupShelf, Backups } from './backups';
import { exists, renewFile } from './durable-file';
import { ImportRecords } from './import-records';
import { batchIn } from './journal-file';
import { type Annotator, type LibraryFile, newLibraryFile } from './library-file';
import { entriesOf, makeFolder, refuseForeignFolder, removeIncoming } from './library-folder';
import { type LibraryLock, lockState, takeLock } from './lock';
import { OpenLibraryFile } from './open-library-file';
import { type TakenIn, takeInOutside } from './outside-files';
import { readHistory } from './sealed-history';
import { writeFailure } from './write-failure';
import { WritingRight } from './writing-right';

export interface OpenOptions {
  /** `share`: writes where nobody else does, and else reads. */
  mode: 'read' | 'write' | 'share';
  snapshots?: SnapshotTimes | undefined;
  /** Folder for copies outside the library; null or nothing for none. */
  backups?: string | null;
  /** Of a new library; that of its folder unless told otherwise. */
  name?: string | undefined;
}

/** How long what was done to an article's folder may still be found as news, in ms. */
const ownWritePatience = 10_000;

/** A library on disk: a folder with `library.json` and a folder for each article. */
export class Library {
  private git: boolean | undefined;
  private readonly stores = new Map<string, Promise<AnnotationStore>>();
  private readonly arriving = new Set<Promise<void>>();
  private closing: Promise<void> | null = null;
  /** When articles were added, moved or rewritten here, by id, in ms of `performance.now`. */
  private readonly ownWrites = new Map<string, number>();
  /** Articles whose files are being moved or rewritten. */
  private readonly busy = new Map<string, Promise<unknown>>();

  private constructor(
    readonly folder: string,
    private readonly json: OpenLibraryFile,
    /** The one whose annotations are made and changed here. */
    readonly annotator: Annotator,
    lock: LibraryLock | null,
    private readonly snapshots: SnapshotTimes | undefined,
    private readonly copiesFolder: string | null,
    isShared: boolean,
  ) {
    this.right = new WritingRight(folder, lock, isShared, () => this.settle((store) => store.abandon()));
    this.shelf = new BackupShelf(copiesFolder);
    this.imports = new ImportRecords(folder);
    this.backups = copiesFolder === null || lock === null ? null : new Backups(copiesFolder, json.data.id, folder);
  }

  /** Whether this process may write here now. */
  readonly right: WritingRight;
  /** What was imported and can be taken back. */
  readonly imports: ImportRecords;
  private backups: Backups | null;
  /** Copies to recover from. */
  readonly shelf: BackupShelf;
  private tellBackup: (failure: Failure | null) => void = () => {};

  /**
   * Opens a library. In `write` mode a missing or empty folder becomes a new one, and the library is
   * locked; in `read` mode nothing is created or changed; in `share` mode a library that is locked by
   * another process is read until `startWriting`.
   *
   * Raises `library-missing`, `library-not-one` (a folder with other things in it), `library-damaged`,
   * `library-newer`, `library-locked`, `library-read-only` or `library-unreadable`.
   */
  static async open(path: string, { mode, snapshots, backups = null, name }: OpenOptions): Promise<Library> {
    const folder = resolve(path);
    const entries = (await entriesOf(folder)) ?? [];
    if (!entries.includes('library.json')) refuseForeignFolder(folder, entries, mode === 'read' ? 'read' : 'write');
    if (mode === 'read') return Library.openForReading(folder, { mode, snapshots });
    await makeFolder(folder);
    const lock = await takeLock(folder).catch(async (error: unknown) => {
      const state = mode === 'share' && isLocked(error) ? await lockState(folder) : null;
      if (state === null) throw error;
      return state;
    });
    if ('kind' in lock) {
      const library = await Library.openForReading(folder, { mode, snapshots, backups });
      await library.right.look();
      return library;
    }
    try {
      const json = await OpenLibraryFile.open(folder, newLibraryFile(name ?? basename(folder)));
      const library = new Library(folder, json, annotatorFor(json.data), lock, snapshots, backups, true);
      await library.prepareWriting();
      return library;
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  private static async openForReading(
    folder: string,
    { mode, snapshots, backups = null }: OpenOptions,
  ): Promise<Library> {
    const json = await OpenLibraryFile.open(folder);
    return new Library(folder, json, annotatorFor(json.data), null, snapshots, backups, mode !== 'read');
  }

  /** What must be there before anything is written; nothing is written over. */
  private async prepareWriting(): Promise<void> {
    const { json, annotator } = this;
    await makeFolder(this.articles);
    await removeIncoming(this.articles);
    if (!json.data.annotators.some((known) => known.id === annotator.id)) {
      await json.begin((data) => ({ ...data, annotators: [...data.annotators, annotator] }));
    }
    this.backups?.keepLibrary();
  }

  /** Whether this process itself added, moved or rewrote an article a moment ago, or does so now. */
  isOwnWrite(articleId: string): boolean {
    return performance.now() - (this.ownWrites.get(articleId) ?? Number.NEGATIVE_INFINITY) < ownWritePatience;
  }

  /** Articles whose annotations are open to be changed. */
  get openArticles(): string[] {
    return [...this.stores.keys()];
  }

  /**
   * Joins what another program wrote into the annotations of an open article. Null where there is nothing
   * of that. Raises as `readArticle` does where the files cannot be read yet, or not any more; nothing is
   * written over then, and changes are refused.
   */
  async takeInAnnotations(articleId: string): Promise<TakenIn | null> {
    const store = await this.stores.get(articleId);
    if (!store || this.busy.has(articleId) || (await store.isAsWritten())) return null;
    let taken: TakenIn | null = null;
    await this.withArticle(articleId, async () => {
      await this.refuseMissing(this.folderOf(articleId));
      taken = await takeInOutside(store, this.folderOf(articleId), articleId, this.annotator.id);
      this.stores.delete(articleId);
    });
    await this.annotations(articleId);
    return taken;
  }

  /** Closes the annotations of an article as they are on disk; whoever asks for them again opens them anew. */
  rest(articleId: string): Promise<void> {
    return this.withArticle(articleId, () => this.letGo(articleId));
  }

  /** Lets an article go whose folder another program has taken away. */
  async letGo(articleId: string): Promise<void> {
    const store = this.stores.get(articleId);
    this.stores.delete(articleId);
    await (await store)?.abandon();
  }

  /**
   * Joins what another program wrote into `library.json`; true where that changed anything. Raises as opening
   * does where the file cannot be read.
   */
  takeInFile(): Promise<boolean> {
    return this.right.token === null ? this.json.readChanged() : this.json.takeIn(this.right.verify);
  }

  /**
   * From reading to writing, with all that was written meanwhile. `instead`: a lock, from `lockState`, whose
   * holder does not answer and which is to be overridden. Raises as `open` does in `write` mode.
   */
  async startWriting(instead: string | null = null): Promise<void> {
    if (this.closing) this.refuseUnwritable();
    await this.right.take(instead, async () => {
      await this.json.readAgain();
      if (this.copiesFolder !== null) this.backups ??= new Backups(this.copiesFolder, this.file.id, this.folder);
      if (this.backups) this.backups.onChange = this.tellBackup;
      await this.prepareWriting();
    });
  }

  /**
   * From writing to reading: finishes what was begun, refuses what comes, and lets the library go.
   * Every change that was acknowledged is on disk then.
   */
  stopWriting(): Promise<void> {
    return this.right.yield(() => this.settle((store) => store.close()));
  }

  /** Ends all that is under way, and lets the stores go in this way. */
  private async settle(end: (store: AnnotationStore) => Promise<void>): Promise<void> {
    const stores = [...this.stores.values()].map(async (store) => end(await store));
    this.stores.clear();
    await Promise.allSettled([this.json.settled(), ...this.arriving, ...this.busy.values(), ...stores]);
    await this.backups?.settled();
  }

  get file(): LibraryFile {
    return this.json.data;
  }

  get people(): ReadonlyMap<string, Person> {
    return new Map(this.file.people.map((person) => [person.id, person]));
  }

  /** Adds or replaces an entry of the register; fulfilled when it is on disk. */
  putPerson(person: Person): Promise<void> {
    return this.putPeople([person]);
  }

  /** Adds or replaces entries of the register, all or none; fulfilled when they are on disk. */
  putPeople(entries: readonly Person[]): Promise<void> {
    return this.changeFile((data) => {
      const people = [...data.people];
      for (const entry of entries) {
        const index = people.findIndex((known) => known.id === entry.id);
        if (index === -1) people.push(entry);
        else people[index] = entry;
      }
      return { ...data, people };
    });
  }

  /** Fulfilled when it is on disk. */
  putCodebook(codebook: Codebook): Promise<void> {
    return this.changeFile((data) => ({ ...data, codebook }));
  }

  /** Codebook, people and annotators in one step; fulfilled when it is on disk. */
  putShared(shared: Pick<LibraryFile, 'codebook' | 'people' | 'annotators'>): Promise<void> {
    return this.changeFile((data) => ({ ...data, ...shared }));
  }

  /**
   * Lets `act` change the annotations of anybody on an article; fulfilled when that is on disk. Those of others than the library's annotator
   * are open only meanwhile. Raises what `act` raises.
   */
  async withAnnotationsOf(
    articleId: string,
    annotator: string,
    act: (store: AnnotationStore) => Promise<unknown>,
  ): Promise<void> {
    if (annotator === this.annotator.id) {
      await act(await this.annotations(articleId));
      return;
    }
    await this.withArticle(articleId, async () => {
      const store = await this.openStore(articleId, annotator);
      try {
        await act(store);
      } finally {
        await store.close();
      }
    });
  }

  /** A change to the annotations of anybody, taken from a file; fulfilled when it is on disk. Raises as `AnnotationStore.apply` does. */
  async applyFor(articleId: string, annotator: string, change: NewChange): Promise<void> {
    await this.withAnnotationsOf(articleId, annotator, (store) => store.apply(change, annotator));
  }

  /** Changes of a batch on an article, by annotator, as their journals have them; annotators without any are left out. */
  async changesOfBatch(articleId: string, batch: string): Promise<Map<string, Change[]>> {
    const found = new Map<string, Change[]>();
    for (const annotator of (await this.annotatorsOf(articleId)).known) {
      const changes = await batchIn(join(this.folderOf(articleId), `${annotator}.journal`), batch);
      if (changes.length > 0) found.set(annotator, this.asToday(changes));
    }
    return found;
  }

  /** Keeps what an import did, or that it was taken back; fulfilled when it is on disk. Raises `library-read-only` and `library-write-failed`. */
  async keepImport(record: ImportRecord): Promise<void> {
    this.refuseUnwritable();
    await this.right.verify();
    await this.imports.keep(record);
  }

  private async changeFile(change: (data: LibraryFile) => LibraryFile): Promise<void> {
    this.refuseUnwritable();
    await this.json.change(change, this.right.verify);
    this.backups?.keepLibrary();
  }

  /** Folder of the copies outside the library; null where none are made. */
  get copiesIn(): string | null {
    return this.copiesFolder === null ? null : join(this.copiesFolder, this.file.id);
  }

  private get isInGit(): boolean {
    this.git ??= isInGit(this.folder);
    return this.git;
  }

  /** Why copies outside the library cannot be made; null where they can, or none are. */
  get backupFailure(): Failure | null {
    return this.backups?.failure ?? null;
  }

  /** Told when copies begin to fail, and (null) when they can be made again. */
  set onBackup(listener: (failure: Failure | null) => void) {
    this.tellBackup = listener;
    if (this.backups) this.backups.onChange = listener;
  }

  /** Fulfilled when all copies outside the library that are due are made, or have failed. */
  async backedUp(): Promise<void> {
    await this.backups?.settled();
  }

  get isWritable(): boolean {
    return this.right.isHeld && !this.closing;
  }

  /** Ids of all articles, in order of id. */
  async articleIds(): Promise<string[]> {
    return (await articleEntries(this.articles)).filter((name) => Id.safeParse(name).success);
  }

  /** When an article last came or went, in ms, as the file system tells it. */
  async lastArrival(): Promise<number> {
    return (await stat(this.articles)).mtimeMs;
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
  async setState(articleId: string, state: ArticleState): Promise<void> {
    await this.changeArticle(articleId, (article) => ({ ...article, state }));
  }

  /**
   * Changes what is said of an article, never its text; gives the article when it is on disk. What `change`
   * raises is raised, and nothing written; else as `setState`.
   */
  async changeArticle(articleId: string, change: (article: Article) => Article): Promise<Article> {
    let changed: Article | null = null;
    await this.withArticle(articleId, async () => {
      changed = await changeArticle(this.folderOf(articleId), change);
    });
    return changed ?? raise('internal', `Article ${articleId} was not changed.`);
  }

  /** Ids of the articles in the trash, in order. */
  async trashedIds(): Promise<string[]> {
    return (await articleEntries(this.trash)).filter((name) => Id.safeParse(name).success);
  }

  /** Raises as `readArticle` does. */
  readTrashed(id: string): Promise<ArticleFile> {
    return readArticleFile(join(this.trash, id));
  }

  /** What everybody made of an article in the trash, as it is stored; raises as `annotations` does. */
  async trashedWorks(id: string): Promise<Readonly<Work>[]> {
    const folder = join(this.trash, id);
    const works: Readonly<Work>[] = [];
    for (const annotator of await annotatorsIn(folder)) {
      works.push((await AnnotationStore.open(folder, id, annotator)).stored);
    }
    return works;
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
    this.ownWrites.set(id, Number.POSITIVE_INFINITY);
    const acting = (this.busy.get(id) ?? Promise.resolve())
      .catch(() => {})
      .then(this.right.verify)
      .then(act);
    this.busy.set(id, acting);
    try {
      await acting;
      this.ownWrites.set(id, performance.now());
    } catch (error) {
      this.ownWrites.delete(id);
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
    const arriving = this.right.verify().then(() => storeArticle(join(this.articles, added.article.id), added));
    this.arriving.add(arriving);
    this.ownWrites.set(added.article.id, performance.now());
    try {
      await arriving;
    } catch (error) {
      throw writeFailure(this.folder, error);
    } finally {
      this.arriving.delete(arriving);
    }
  }

  /**
   * Stores a newer version of an article with what everybody made of it, whole or not at all; fulfilled when it is on
   * disk. `make` is given what there is, which nobody changes meanwhile, and decides; the article itself and its files
   * stay as they are. Raises what reading them and `make` raise, and `library-write-failed`.
   */
  addVersion(articleId: string, make: (earlier: KeptArticle) => Promise<NewVersion>): Promise<void> {
    return this.withArticle(articleId, async () => {
      await this.refuseMissing(this.folderOf(articleId));
      const store = await this.stores.get(articleId)?.catch(() => undefined);
      this.stores.delete(articleId);
      await store?.close();
      const added = await make(await this.readKept(articleId));
      this.ownWrites.set(added.article.id, performance.now());
      await storeArticle(join(this.articles, added.article.id), added);
    });
  }

  /** An article with what everybody made of it; raises where any of it cannot be read. */
  async readKept(articleId: string): Promise<KeptArticle> {
    const works: KeptArticle['works'] = new Map();
    for (const annotator of await annotatorsIn(this.folderOf(articleId))) {
      const store = await this.openStore(articleId, annotator);
      works.set(annotator, { ...store.current, revision: store.currentRevision });
    }
    return { file: await this.readArticle(articleId), works };
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
      store = busy ? busy.then(() => this.openPresent(articleId)) : this.openForWriting(articleId);
      this.stores.set(articleId, store);
      store.catch(() => this.stores.delete(articleId));
    }
    return store;
  }

  /** As `annotations` where this process writes; else as they are on disk now, to be looked at and not kept. */
  shownAnnotations(articleId: string): Promise<AnnotationStore> {
    return this.isWritable ? this.annotations(articleId) : this.openStore(articleId, this.annotator.id);
  }

  /** All changes of the library's annotator on an article, in order; raises as `annotations` does. */
  async history(articleId: string): Promise<Change[]> {
    const store = await this.shownAnnotations(articleId);
    const known = store.changes;
    if ((known[0]?.revision ?? 1) === 1) return this.asToday(known);
    const sealed = await readHistory(this.folderOf(articleId), this.annotator.id);
    const ids = new Set(known.map(({ id }) => id));
    return this.asToday([...sealed.filter(({ id }) => !ids.has(id)), ...known]);
  }

  /** What annotations count as since parts of the codebook became parts of others. */
  get merged(): MergedParts {
    return mergedPartsOf(this.file.codebook);
  }

  private asToday(changes: Change[]): Change[] {
    const { merged } = this;
    if (merged.isEmpty) return changes;
    return changes.map((change) => ({ ...change, ops: change.ops.map((op) => merged.operation(op)) }));
  }

  /** The annotations of anybody, to be read; raises as `annotations` does. Keeps nothing open. */
  async readAnnotations(articleId: string, annotator: string = this.annotator.id): Promise<Annotation[]> {
    return (await this.readStore(articleId, annotator)).list();
  }

  /** Annotations, decisions and article note of anybody, to be read; raises as `annotations` does. Keeps nothing open. */
  async readWork(articleId: string, annotator: string = this.annotator.id): Promise<Work> {
    return (await this.readStore(articleId, annotator)).current;
  }

  /** As `readWork`, but as it is stored, whatever it counts as today; not to be changed. */
  async readStored(articleId: string, annotator: string): Promise<Readonly<Work>> {
    return (await this.readStore(articleId, annotator)).stored;
  }

  private async readStore(articleId: string, annotator: string): Promise<AnnotationStore> {
    const isOwn = annotator === this.annotator.id;
    const own = isOwn ? this.stores.get(articleId) : undefined;
    const store = await (own ?? this.openStore(articleId, annotator));
    // What was opened for writing meanwhile may know more.
    const opened = isOwn ? this.stores.get(articleId) : undefined;
    return (await opened) ?? store;
  }

  /** After an article was busy it may be gone. */
  private async openPresent(articleId: string): Promise<AnnotationStore> {
    await this.refuseMissing(this.folderOf(articleId));
    return this.openForWriting(articleId);
  }

  private async openForWriting(articleId: string): Promise<AnnotationStore> {
    // Whoever had the library before may wake up with the old journal open.
    if (this.right.isForced) await renewFile(join(this.articles, articleId, `${this.annotator.id}.journal`));
    return this.openStore(articleId, this.annotator.id);
  }

  private openStore(articleId: string, annotator: string): Promise<AnnotationStore> {
    return AnnotationStore.open(join(this.articles, articleId), articleId, annotator, {
      snapshots: this.snapshots,
      merged: () => this.merged,
      guard: this.right.verify,
      onSnapshot: () => this.backups?.keepAnnotations(articleId, annotator),
      // Two clones that sealed for themselves would have journals without a common beginning.
      ...(this.isInGit ? { sealing: { above: Number.POSITIVE_INFINITY, keep: 0 } } : {}),
    });
  }

  /** Ids of those who have annotated an article, in order of id; `unknown` ones are not in `library.json`. */
  async annotatorsOf(articleId: string): Promise<{ known: string[]; unknown: string[] }> {
    const ids = await annotatorsIn(join(this.articles, articleId));
    const annotators = new Set(this.file.annotators.map((annotator) => annotator.id));
    return { known: ids.filter((id) => annotators.has(id)), unknown: ids.filter((id) => !annotators.has(id)) };
  }

  private refuseUnwritable(): void {
    if (this.closing) raise('host-gone', `The library ${this.folder} is closed.`);
    if (!this.right.isHeld) this.right.refuse();
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
    const work = this.settle((store) => store.close()).then(() => this.right.release());
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

function isLocked(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'library-locked';
}

/** Whether the folder is in a working tree of Git. */
function isInGit(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return true;
    if (dirname(at) === at) return false;
  }
}
