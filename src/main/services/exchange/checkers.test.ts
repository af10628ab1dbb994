import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exportFiles } from '../../../core/exchange/export-file';
import type { ExportFormat } from '../../../core/exchange/formats';
import { PieceZip } from '../../../core/exchange/zip';
import { richArticle, richLibrary } from '../../../core/testing/rich-article';
import { temporaryFolder } from '../../library/testing/temporary-folder';

/**
 * Other people's readers, where they are beside the project: each is a program `check PATH` that says OK or ERROR. They need tools
 * of their own; one whose tools are missing is skipped by name.
 */
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const checkers = process.env.GUILLEMET_CHECKERS ?? join(root, '..', 'shared', 'checkers');

const path = temporaryFolder();

async function exported(format: ExportFormat): Promise<string> {
  const folder = path(format);
  const { files } = exportFiles(format, richLibrary, [richArticle], { language: 'fr' });
  await mkdir(folder);
  if (format === 'qdpx') {
    const zip = new PieceZip();
    const chunks = files.flatMap((file) => [...zip.add({ file: file.path }), ...zip.add(file.content)]);
    await writeFile(join(folder, 'x.qdpx'), Buffer.concat([...chunks, ...zip.end()]));
    return folder;
  }
  for (const file of files) {
    await mkdir(dirname(join(folder, file.path)), { recursive: true });
    await writeFile(join(folder, file.path), file.content);
    if (format === 'w3c') await writeFile(join(folder, file.path.replace(/\.json$/, '.txt')), richArticle.text);
  }
  return folder;
}

function run(program: string, folder: string): Promise<{ code: number; printed: string }> {
  return new Promise((resolve) => {
    execFile(program, [folder], { timeout: 110_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, printed: `${stdout}${stderr}` });
    });
  });
}

/** What a checker prints, or does not print, when its own tools are not there. */
function lacksTools({ code, printed }: { code: number; printed: string }): boolean {
  return (
    (code !== 0 && printed.trim() === '') ||
    /ModuleNotFoundError|ERR_MODULE_NOT_FOUND|Cannot find (module|package)|command not found|No such file or directory: '|ENOENT/.test(
      printed,
    )
  );
}

describe.runIf(existsSync(checkers))('another reader', () => {
  it.for<[string, ExportFormat]>([
    ['web-annotation', 'w3c'],
    ['refi-qda', 'qdpx'],
    ['refi-qda', 'qdc'],
    ['tei', 'tei'],
    ['uima-java', 'xmi'],
    ['conll', 'conll'],
    ['csv', 'csv'],
    ['html', 'html'],
    ['schema-org', 'schema-org'],
  ])('%s takes a fresh export: %s', { timeout: 120_000 }, async ([checker, format], { skip }) => {
    const result = await run(join(checkers, checker, 'check'), await exported(format));
    skip(lacksTools(result), `the checker ${checker} lacks its tools`);
    expect(result.printed).toMatch(/^OK /m);
    expect(result.code).toBe(0);
  });
});
