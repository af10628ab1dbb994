import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { lossSentence } from '../../core/exchange/losses';
import { type Failure, FailureError } from '../../core/result';
import { backupFolder } from '../library/backup-folder';
import { type Library, openLibrary } from '../library/library';
import { ArticleList } from '../services/article-list';
import { articlePaths } from '../services/article-paths';
import type { Alike, BatchItem } from '../services/batch-import';
import { checkFolder, type OnProgress } from '../services/check-service';
import { prepareExport } from '../services/exchange/export-job';
import { chosenArticles } from '../services/exchange/export-scope';
import { writeExport, writeExportFolder } from '../services/export-service';
import { fileInput } from '../services/file-input';
import { ImportService } from '../services/import-service';
import { mergeFiles } from '../services/merge-service';
import { repairLibrary } from '../services/repair-service';
import type { Command } from './arguments';
import { type Output, oneLine } from './output';

type Of<Name extends Command['name']> = Extract<Command, { name: Name }>;

/** Each command gives its exit code; what fails as a whole throws `FailureError`. */
export async function importCommand(command: Of<'import'>, version: string, output: Output): Promise<number> {
  return withLibrary(command.library, 'write', async (library) => {
    const articles = new ArticleList(library);
    const imports = new ImportService(library, articles, { version });
    const choice = {
      ...(command.encoding === null ? {} : { encoding: command.encoding }),
      ...(command.mapping === null ? {} : { mapping: command.mapping }),
    };
    let failures = 0;
    const refuse = (file: string, record: number | null, { code, message }: Failure) => {
      failures++;
      if (command.json) output.write(`${JSON.stringify({ file, ...numberOf(record), error: { code, message } })}\n`);
      // Readers know a file's name only; of two with the same name the path tells which.
      const where = record === null ? file : `${file} (${record + 1})`;
      output.complain(message.includes(where) ? message : `${where}: ${message}`);
    };
    const items: BatchItem[] = [];
    for (const named of command.files) {
      for (const { path: name, problem } of await articlePaths(named, library.folder)) {
        const open = () => (problem ? Promise.reject(new FailureError(problem)) : fileInput(name));
        items.push({ name, open });
      }
    }
    await imports.keepFiles(items, {
      choice,
      tellAlike: true,
      onOutcome: (outcome) => {
        const { name: file, record } = outcome;
        if (outcome.kind === 'refused') {
          refuse(file, record, outcome.failure);
          return;
        }
        const { articleId: id, draft } = outcome;
        const { title, language } = draft.metadata;
        const { encoding } = draft;
        const characters = draft.canonical.text.length;
        const { sameAs = null, similarTo = [] } = outcome.alike ?? {};
        const alike = { ...(sameAs ? { sameAs } : {}), ...(similarTo.length > 0 ? { similarTo } : {}) };
        const row = { file, ...numberOf(record), id, title, characters, language, encoding, ...alike };
        const about = `${oneLine(title)} (${characters} characters, ${language}, ${encoding})${alikeWords(sameAs, similarTo)}`;
        output.write(command.json ? `${JSON.stringify(row)}\n` : `${id}  ${about}\n`);
      },
    });
    await imports.close();
    await articles.close();
    return failures === 0 ? 0 : 1;
  });
}

/** What is to be known of an article that was kept though the library has it already, or nearly. */
function alikeWords(sameAs: Alike['sameAs'], [like]: Alike['similarTo']): string {
  if (sameAs) return `; has the very text of ${sameAs.id}`;
  if (!like) return '';
  if (like.because === 'url') return `; has the address of ${like.id}`;
  if (like.because === 'title') return `; has the title of ${like.id}`;
  return `; is nearly the same as ${like.id} (${Math.floor(like.resemblance * 100)} %)`;
}

/** Which record of a file of many, from 1. */
function numberOf(record: number | null): { record?: number } {
  return record === null ? {} : { record: record + 1 };
}

export async function listCommand(command: Of<'list'>, output: Output): Promise<number> {
  return withLibrary(command.library, 'read', async (library) => {
    const rows = await new ArticleList(library).read();
    if (command.json) {
      output.write(`${JSON.stringify(rows, null, 2)}\n`);
    } else {
      for (const row of rows) {
        const about =
          row.problem === undefined
            ? `${row.title} (${row.language}, ${count(row.quotes, 'quote')}, ${count(row.claims, 'claim')})`
            : `cannot be opened: ${row.problem}`;
        output.write(`${row.id}  ${oneLine(about)}\n`);
      }
    }
    return 0;
  });
}

/**
 * An existing folder, or a path that ends in a slash, takes the files of a format of several as they are; any other
 * path takes one file, zipped where there are several.
 */
export async function exportCommand(command: Of<'export'>, output: Output): Promise<number> {
  return withLibrary(command.library, 'read', async (library) => {
    const articles = new ArticleList(library);
    const named = command.articles.length > 0 ? command.articles : await articles.currentIds();
    const { format, separator, bom, language, apart } = command;
    const job = await prepareExport(library, {
      articleIds: await chosenArticles(articles, named, command.versions ?? undefined),
      format,
      separator,
      bom,
      language,
      apart,
      annotators: command.annotators.length > 0 ? command.annotators : undefined,
    });
    for (const loss of job.losses) output.complain(lossSentence(loss));
    if (command.out === '-') {
      for await (const chunk of job.bytes()) await output.writeBytes(chunk);
      return 0;
    }
    const out = resolve(command.out);
    const isFolder = await stat(out).then(
      (info) => info.isDirectory(),
      () => /[/\\]$/.test(command.out),
    );
    let files = [out];
    if (isFolder && job.isFolder) {
      files = (await writeExportFolder(job, out)).map((file) => join(out, file));
    } else {
      if (isFolder) {
        await mkdir(out, { recursive: true });
        files = [join(out, job.fileName)];
      }
      await writeExport(job, files[0] ?? out);
    }
    if (command.json) output.write(`${JSON.stringify({ format, files, losses: job.losses })}\n`);
    return 0;
  });
}

export async function checkCommand(command: Of<'check'>, output: Output): Promise<number> {
  const progress =
    (doing: string): OnProgress =>
    ({ done, total }) =>
      output.progress(done === total ? '' : `${doing} ${done} of ${total} articles`);
  const folder = resolve(command.library);
  const mended = command.repair
    ? await repairLibrary(folder, { backups: backupFolder(), onProgress: progress('Mending') })
    : null;
  const found = await checkFolder(folder, progress('Checking'));
  const report = { ...found, problems: [...(mended?.problems ?? []), ...found.problems] };
  const problems = report.problems.length;
  if (command.json) {
    output.write(`${JSON.stringify(mended ? { ...report, repairs: mended.repairs } : report, null, 2)}\n`);
  } else {
    for (const { article, message, setAside } of mended?.repairs ?? []) {
      const aside = setAside === null ? '' : ` It stands as ${setAside}.`;
      output.write(`${oneLine(`${article ?? folder}: ${message}${aside}`)}\n`);
    }
    for (const { article, message } of report.problems) {
      output.write(`${oneLine(`${article ?? folder}: ${message}`)}\n`);
    }
    const trashed = report.trashed === 0 ? '' : ` (${report.trashed} in the trash)`;
    const seen = `${count(report.articles, 'article')}${trashed}, ${count(report.annotations, 'annotation')}`;
    output.write(`${seen}: ${problems === 0 ? 'everything is sound' : count(problems, 'problem')}\n`);
  }
  if (problems === 0) return 0;
  output.complain(`${folder}: ${count(problems, 'problem')} found.`);
  return 1;
}

/** For Git: 0 merged, 1 merged with something for a person to look at, or not merged. */
export async function mergeDriverCommand(command: Of<'merge-driver'>, output: Output): Promise<number> {
  const { conflicts } = await mergeFiles(command);
  for (const conflict of conflicts) output.complain(conflict);
  return conflicts.length === 0 ? 0 : 1;
}

export async function withLibrary<T>(
  folder: string,
  mode: 'read' | 'write',
  act: (library: Library) => Promise<T>,
): Promise<T> {
  const library = await openLibrary(folder, { mode, backups: backupFolder() });
  try {
    return await act(library);
  } finally {
    await library.close(60_000);
  }
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
