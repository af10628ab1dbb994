import { constants, copyFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Id } from '../../core/annotation/annotation';
import type { Failure } from '../../core/result';
import { codeOf, type Disk, realDisk, replaceFile, syncFolder } from './durable-file';
import { reasonOf } from './write-failure';

/** How many copies of a file are kept at most of each sort. */
export const rotation = { latest: 5, hourly: 24, daily: 14 };

/** Longer journals are not copied, in bytes: with the snapshot alone nothing but the history would be lost. */
const longestJournal = 16 * 1024 * 1024;

/**
 * Copies of `library.json`, snapshots and journals outside the library:
 * `<root>/<library id>/library/<time>.json` and `<root>/<library id>/<article>/<annotator>/<time>.json|journal`.
 * Made one after the other, behind the saving, which neither waits for them nor fails with them.
 */
export class Backups {
  private readonly folder: string;
  private working: Promise<void> = Promise.resolve();
  private readonly waiting = new Set<string>();
  /** Why the last copy could not be made; null where it could. */
  failure: Failure | null = null;
  /** Told when copies begin to fail, and (null) when they can be made again. */
  onChange: (failure: Failure | null) => void = () => {};

  constructor(
    root: string,
    libraryId: string,
    private readonly library: string,
    private readonly now: () => Date = () => new Date(),
    private readonly disk: Disk = realDisk,
  ) {
    this.folder = join(root, libraryId);
  }

  /** Copies `library.json` soon. */
  keepLibrary(): void {
    this.keep(join(this.folder, 'library'), [['json', join(this.library, 'library.json')]]);
  }

  /** Copies one annotator's snapshot and journal on one article soon. */
  keepAnnotations(article: string, annotator: string): void {
    const path = join(this.library, 'articles', article, annotator);
    this.keep(join(this.folder, article, annotator), [
      ['json', `${path}.json`],
      ['journal', `${path}.journal`],
    ]);
  }

  /** Fulfilled when all copies that were asked for are made, or have failed. */
  settled(): Promise<void> {
    return this.working;
  }

  private keep(folder: string, files: [string, string][]): void {
    if (this.waiting.has(folder)) return;
    this.waiting.add(folder);
    this.working = this.working.then(async () => {
      this.waiting.delete(folder);
      await this.copy(folder, files).then(
        () => this.tell(null),
        (error) => this.tell(backupFailure(this.folder, error)),
      );
    });
  }

  /** A copy that cannot be made is no reason to refuse the work, nor to disturb it twice: the library itself is saved. */
  private tell(failure: Failure | null): void {
    const isNew = (failure === null) !== (this.failure === null);
    this.failure = failure;
    if (isNew) this.onChange(failure);
  }

  private async copy(folder: string, files: readonly [string, string][]): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await this.notePlace();
    const now = await this.timeAfter(folder);
    for (const [extension, file] of files) {
      if (extension === 'journal' && (await stat(file)).size > longestJournal) continue;
      const copy = join(folder, `${stampOf(now)}.${extension}`);
      const temporary = `${copy}.tmp`;
      try {
        await this.copyFile(file, temporary);
        await this.disk.rename(temporary, copy);
      } finally {
        await rm(temporary, { force: true }).catch(() => {});
      }
    }
    await syncFolder(folder);
    const names = await readdir(folder);
    for (const name of expired(names, now)) await rm(join(folder, name), { force: true });
  }

  /** The clock may have gone back: what is copied last must be last in order too, or it would be the first to go. */
  private async timeAfter(folder: string): Promise<Date> {
    const now = this.now();
    const newest = stampsIn(await readdir(folder)).at(-1);
    return newest === undefined || newest < stampOf(now) ? now : new Date(timeOf(newest).getTime() + 1);
  }

  /** On disk when it is fulfilled. A journal may grow meanwhile: what is copied then ends as after a crash. */
  private async copyFile(from: string, to: string): Promise<void> {
    const { size } = await stat(from);
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    const handle = await this.disk.open(to, 'r+');
    try {
      await handle.sync();
      const { size: copied } = await handle.stat();
      if (copied < size) throw new Error(`the disk took ${copied} of ${size} bytes`);
    } finally {
      await handle.close();
    }
  }

  /** By this a library is found whose `library.json`, and with it the id, is gone. */
  private async notePlace(): Promise<void> {
    const file = join(this.folder, 'place.json');
    const text = `${JSON.stringify({ folder: this.library })}\n`;
    if ((await readFile(file, 'utf8').catch(() => '')) !== text) await replaceFile(file, text);
  }
}

function backupFailure(folder: string, error: unknown): Failure {
  return {
    code: 'backup-failed',
    message: `Copies of the library cannot be made in ${folder}: ${reasonOf(error)}. The library itself is saved.`,
    details: { folder, reason: codeOf(error) || reasonOf(error) },
  };
}

/** A time as it stands in the names of copies: digits, so that their order is that of time. */
function stampOf(time: Date): string {
  return time.toISOString().replace(/\D/g, '');
}

function timeOf(stamp: string): Date {
  return new Date(stamp.replace(/^(....)(..)(..)(..)(..)(..)(...)$/, '$1-$2-$3T$4:$5:$6.$7Z'));
}

/** The times in the names of copies, in order. */
function stampsIn(names: readonly string[]): string[] {
  const stamps = names.map((name) => /^(\d{17})\.(json|journal)$/.exec(name)?.[1] ?? '');
  return [...new Set(stamps)].filter((stamp) => stamp !== '').sort();
}

/** The names among the copies that are to go: all but the latest, and the last of each hour and of each day. */
export function expired(names: readonly string[], now: Date): string[] {
  const sorted = stampsIn(names).reverse();
  const since = (ms: number) => stampOf(new Date(now.getTime() - ms));
  const kept = new Set(sorted.slice(0, rotation.latest));
  const keepLastOf = (digits: number, from: string, limit: number) => {
    const seen = new Set<string>();
    for (const stamp of sorted.filter((candidate) => candidate > from)) {
      const period = stamp.slice(0, digits);
      if (seen.has(period) || seen.size === limit) continue;
      seen.add(period);
      kept.add(stamp);
    }
  };
  keepLastOf(10, since(rotation.hourly * 3_600_000), rotation.hourly);
  keepLastOf(8, since(rotation.daily * 86_400_000), rotation.daily);
  return names.filter((name) => /^\d{17}\./.test(name) && !kept.has(name.slice(0, 17)));
}

/** Copies to mend from, newest first. */
export class BackupShelf {
  /** `root`: null where there are no backups. */
  constructor(private readonly root: string | null) {}

  /** Of `library.json`. Without an id they are those of the one library that was kept from this folder, if it is one. */
  async ofLibrary(folder: string, libraryId: string | null): Promise<string[]> {
    if (this.root === null) return [];
    const id = libraryId ?? (await this.idOf(folder));
    return id === null ? [] : copiesIn(join(this.root, id, 'library'), 'json');
  }

  /** The id of the one library that was kept from this folder; null where there is none, or more than one. */
  async idOf(folder: string): Promise<string | null> {
    const [id = null, ...others] = this.root === null ? [] : await this.idsFrom(resolve(folder));
    return others.length === 0 ? id : null;
  }

  async ofAnnotations(libraryId: string, article: string, annotator: string): Promise<AnnotationCopies> {
    if (this.root === null) return { snapshots: [], journals: [] };
    const folder = join(this.root, libraryId, article, annotator);
    const [snapshots, journals] = await Promise.all([copiesIn(folder, 'json'), copiesIn(folder, 'journal')]);
    return { snapshots, journals };
  }

  private async idsFrom(folder: string): Promise<string[]> {
    const ids: string[] = [];
    for (const id of await readdir(this.root ?? '').catch(() => [])) {
      if (!Id.safeParse(id).success) continue;
      const text = await readFile(join(this.root ?? '', id, 'place.json'), 'utf8').catch(() => '');
      if (text === `${JSON.stringify({ folder })}\n`) ids.push(id);
    }
    return ids;
  }
}

/** Paths of copies, newest first. */
export interface AnnotationCopies {
  snapshots: string[];
  journals: string[];
}

async function copiesIn(folder: string, extension: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => /^\d{17}\./.test(name) && name.endsWith(`.${extension}`))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}
