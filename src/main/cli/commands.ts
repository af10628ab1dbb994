import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { asFailure } from '../../core/dispatch';
import { lossSentence } from '../../core/exchange/losses';
import type { Failure } from '../../core/result';
import { backupFolder } from '../library/backup-folder';
import { type Library, openLibrary } from '../library/library';
import { ArticleList } from '../services/article-list';
import { checkLibrary } from '../services/check-service';
import { prepareExport, writeExport, writeExportFolder } from '../services/export-service';
import { ImportService } from '../services/import-service';
import { mergeFiles } from '../services/merge-service';
import { repairLibrary } from '../services/repair-service';
import type { Command } from './arguments';
import { articlePaths } from './article-paths';
import { type Output, oneLine } from './output';

type Of<Name extends Command['name']> = Extract<Command, { name: Name }>;

/** Each command gives its exit code; what fails as a whole throws `FailureError`. */
export async function importCommand(command: Of<'import'>, output: Output): Promise<number> {
  return withLibrary(command.library, 'write', async (library) => {
    const articles = new ArticleList(library);
    const imports = new ImportService(library, articles, '', []);
    const choice = command.encoding === null ? {} : { encoding: command.encoding };
    let failures = 0;
    const refuse = (file: string, { code, message }: Failure) => {
      failures++;
      if (command.json) output.write(`${JSON.stringify({ file, error: { code, message } })}\n`);
      // Readers know a file's name only; of two with the same name the path tells which.
      output.complain(message.includes(file) ? message : `${file}: ${message}`);
    };
    for (const named of command.files) {
      for (const { path: file, problem } of await articlePaths(named, library.folder)) {
        if (problem) {
          refuse(file, problem);
          continue;
        }
        try {
          const { id, draft } = await imports.keepFile(file, choice);
          const { title, language } = draft.metadata;
          const row = { file, id, title, characters: draft.canonical.text.length, language, encoding: draft.encoding };
          const about = `${oneLine(title)} (${row.characters} characters, ${language}, ${row.encoding})`;
          output.write(command.json ? `${JSON.stringify(row)}\n` : `${id}  ${about}\n`);
        } catch (error) {
          refuse(file, asFailure(error));
        }
      }
    }
    await articles.close();
    return failures === 0 ? 0 : 1;
  });
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
    const articleIds = command.articles.length > 0 ? command.articles : await library.articleIds();
    const { format, separator, language, annotator } = command;
    const job = await prepareExport(library, {
      articleIds,
      format,
      separator,
      language,
      annotator: annotator ?? undefined,
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
  const mended = command.repair ? await repairLibrary(command.library, backupFolder()) : null;
  return withLibrary(command.library, 'read', async (library) => {
    const found = await checkLibrary(library);
    const report = { ...found, problems: [...(mended?.problems ?? []), ...found.problems] };
    const problems = report.problems.length;
    if (command.json) {
      output.write(`${JSON.stringify(mended ? { ...report, repairs: mended.repairs } : report, null, 2)}\n`);
    } else {
      for (const { article, message, setAside } of mended?.repairs ?? []) {
        const aside = setAside === null ? '' : ` It stands as ${setAside}.`;
        output.write(`${oneLine(`${article ?? library.folder}: ${message}${aside}`)}\n`);
      }
      for (const { article, message } of report.problems) {
        output.write(`${oneLine(`${article ?? library.folder}: ${message}`)}\n`);
      }
      const seen = `${count(report.articles, 'article')}, ${count(report.annotations, 'annotation')}`;
      output.write(`${seen}: ${problems === 0 ? 'everything is sound' : count(problems, 'problem')}\n`);
    }
    if (problems === 0) return 0;
    output.complain(`${library.folder}: ${count(problems, 'problem')} found.`);
    return 1;
  });
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
