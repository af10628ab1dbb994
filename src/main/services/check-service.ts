import { basename, join, resolve } from 'node:path';
import { extentOf, Id } from '../../core/annotation/annotation';
import { annotationProblems, decisionProblems } from '../../core/annotation/integrity';
import { asFailure } from '../../core/dispatch';
import { FailureError } from '../../core/result';
import { AnnotationStore } from '../library/annotation-store';
import { annotatorsIn, articleEntries, readArticleFile, readOriginalFile } from '../library/article-files';
import { conflictCopiesIn } from '../library/conflict-copy';
import { sha256 } from '../library/ids';
import { LibraryFile } from '../library/library-file';
import { entriesOf, refuseForeignFolder } from '../library/library-folder';
import { readSealed, sealedFiles } from '../library/sealed-history';
import { alteredInSnapshot } from '../library/snapshot-proof';
import { readStored } from '../library/stored-json';
import { verifiedText } from './article-text';
import { libraryProblems } from './library-problems';
import { versionProblems } from './version-check';

export interface CheckReport {
  library: string;
  articles: number;
  /** How many of them are in the trash. */
  trashed: number;
  annotations: number;
  /** `article` is null for what concerns the library as a whole. */
  problems: { article: string | null; annotation?: string; message: string }[];
}

/** A library to check; `file` is null where `library.json` is damaged: nothing is held against it then. */
export interface Checked {
  folder: string;
  file: LibraryFile | null;
}

/** Told how far a long work is. */
export type OnProgress = (progress: { done: number; total: number }) => void;

/**
 * Checks the library in a folder, whatever state it is in: a damaged `library.json` is one problem among
 * others. Raises `library-missing`, `library-not-one`, `library-newer` and `library-unreadable`.
 */
export async function checkFolder(path: string, onProgress?: OnProgress): Promise<CheckReport> {
  const folder = resolve(path);
  try {
    const entries = (await entriesOf(folder)) ?? [];
    if (!entries.includes('library.json')) refuseForeignFolder(folder, entries, 'read');
    return await checkLibrary(
      { folder, file: await readStored(join(folder, 'library.json'), LibraryFile) },
      { onProgress },
    );
  } catch (error) {
    if (!(error instanceof FailureError && error.failure.code === 'library-damaged')) throw error;
    const report = await checkLibrary({ folder, file: null }, { onProgress });
    return { ...report, problems: [{ article: null, message: error.failure.message }, ...report.problems] };
  }
}

/**
 * Reads every file of a library, the trash too, or only what belongs to these articles, and holds it
 * against its checksums, its hashes, its text, its journal, the codebook and the register. Changes nothing.
 */
export async function checkLibrary(
  library: Checked,
  { articleIds, onProgress }: { articleIds?: readonly string[] | undefined; onProgress?: OnProgress | undefined } = {},
): Promise<CheckReport> {
  const { folder, file } = library;
  const report: CheckReport = { library: folder, articles: 0, trashed: 0, annotations: 0, problems: [] };
  for (const { copy, original } of await conflictCopiesIn(folder)) {
    report.problems.push({
      article: null,
      message: `${copy} is left out: it is a copy of ${original}, made by a synchronising program.`,
    });
  }
  const articles = await entriesBySort(join(folder, 'articles'));
  const trashed = await entriesBySort(join(folder, 'trash'));
  for (const [place, { strays }] of [
    ['articles', articles],
    ['trash', trashed],
  ] as const) {
    for (const name of strays) {
      report.problems.push({ article: null, message: `${place}/${name} is not an article: its name is no id.` });
    }
  }
  const ids = articleIds ?? articles.ids;
  const inTrash = articleIds ? [] : trashed.ids;
  if (file) report.problems.push(...libraryProblems(file).map((message) => ({ article: null, message })));
  for (const id of inTrash.filter((each) => articles.ids.includes(each))) {
    report.problems.push({ article: id, message: `The article ${id} is both in the library and in the trash.` });
  }
  const total = ids.length + inTrash.length;
  for (const [place, list] of [
    ['articles', ids],
    ['trash', inTrash],
  ] as const) {
    for (const id of list) {
      onProgress?.({ done: report.articles, total });
      report.articles++;
      if (place === 'trash') report.trashed++;
      const check = new ArticleCheck(join(folder, place, id), file, report, place === 'trash' ? 'In the trash: ' : '');
      await check.noting(() => check.run());
    }
  }
  onProgress?.({ done: total, total });
  return report;
}

async function entriesBySort(folder: string): Promise<{ ids: string[]; strays: string[] }> {
  const names = await articleEntries(folder);
  const isId = (name: string) => Id.safeParse(name).success;
  return { ids: names.filter(isId), strays: names.filter((name) => !isId(name)) };
}

/** Looks at one article and adds what it finds to the report. */
class ArticleCheck {
  private readonly id: string;

  constructor(
    private readonly folder: string,
    private readonly library: LibraryFile | null,
    private readonly report: CheckReport,
    /** Where it lies, before each message. */
    private readonly place: string,
  ) {
    this.id = basename(folder);
  }

  /** What is raised is one problem, and the check goes on. */
  async noting(check: () => Promise<void>): Promise<void> {
    try {
      await check();
    } catch (error) {
      this.add(asFailure(error).message);
    }
  }

  async run(): Promise<void> {
    const file = await readArticleFile(this.folder);
    const { article } = file;
    const { title } = article.metadata;
    await this.noting(async () => {
      const bytes = await readOriginalFile(this.folder, article);
      if (sha256(bytes) !== article.original.sha256)
        this.add(`The original of "${title}" was altered: its hash differs.`);
      else if (bytes.length !== article.original.bytes) {
        this.add(`The original of "${title}" has ${bytes.length} bytes, not ${article.original.bytes} as it says.`);
      }
    });
    const text = verifiedText(file);
    if (text.length !== article.characters) {
      this.add(`"${title}" has ${text.length} characters, not ${article.characters} as it says.`);
    }
    await this.noting(async () => {
      for (const problem of await versionProblems(this.folder, article)) this.add(problem);
    });
    for (const { copy, original } of await conflictCopiesIn(this.folder)) {
      this.add(
        `${copy} is left out: it is a copy of ${original} that a synchronising program made because two machines had changed it. Look whether it holds what the other does not, then delete it.`,
      );
    }
    for (const annotator of await annotatorsIn(this.folder)) {
      if (this.library?.annotators.some(({ id }) => id === annotator) ?? Id.safeParse(annotator).success) {
        await this.noting(() => this.checkAnnotations(annotator, text, article.textSha256));
        await this.noting(() => this.checkHistory(annotator));
      } else {
        this.add(`The annotations of "${annotator}" on "${title}" are left out: library.json has no such annotator.`);
      }
    }
  }

  /** Sealed lines are read for their checksums alone. */
  private async checkHistory(annotator: string): Promise<void> {
    for (const name of await sealedFiles(this.folder, annotator)) {
      await this.noting(async () => void (await readSealed(this.folder, name)));
    }
  }

  private async checkAnnotations(annotator: string, text: string, textSha256: string): Promise<void> {
    const store = await AnnotationStore.open(this.folder, this.id, annotator);
    const altered = await alteredInSnapshot(this.folder, annotator);
    if (altered.length > 0) {
      this.add(
        `${join(this.folder, `${annotator}.json`)} does not hold what its journal makes: ${altered.join(', ')}.`,
      );
    }
    const people = new Map(this.library?.people.map((person) => [person.id, person]));
    const surroundings = {
      text,
      codebook: this.library?.codebook ?? { layers: [], tags: [], relationTypes: [] },
      people,
    };
    for (const annotation of store.all()) {
      this.report.annotations++;
      for (const { path, message } of annotationProblems(annotation, surroundings)) {
        // Without library.json nobody knows which layers there are.
        if (this.library === null && path[0] !== 'segments') continue;
        const { start, end } = extentOf(annotation);
        this.add(`${annotation.layer} at [${start}, ${end}): ${path.join('.')}: ${message}`, annotation.id);
      }
    }
    for (const decision of store.decisions()) {
      // What was decided about an earlier wording counts in that one.
      if (decision.textSha256 !== textSha256) continue;
      for (const { path, message } of decisionProblems(decision, text)) {
        this.add(`decision ${decision.id}: ${path.join('.')}: ${message}`);
      }
    }
  }

  private add(message: string, annotation?: string): void {
    const about = annotation === undefined ? {} : { annotation };
    this.report.problems.push({ article: this.id, ...about, message: `${this.place}${message}` });
  }
}
