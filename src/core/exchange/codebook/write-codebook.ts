import type { ExportLibrary } from '../export-input';
import { exportFileName } from '../file-name';
import { Names } from '../names';
import { codebookXml } from '../refi/refi';
import { codebookCsv } from './codebook-csv';
import type { CodebookFormat } from './codebook-file';
import { codebookJson } from './codebook-json';

const mediaTypes: Readonly<Record<CodebookFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv;charset=utf-8',
  qdc: 'application/xml',
};

/** The codebook of a library as a file of its own, and what the file is called. */
export function codebookFile(
  format: CodebookFormat,
  library: ExportLibrary,
): { fileName: string; mediaType: string; text: string } {
  const fileName = exportFileName(`${library.name}-codebook`, `.${format}`, 'codebook');
  return { fileName, mediaType: mediaTypes[format], text: textOf(format, library) };
}

function textOf(format: CodebookFormat, library: ExportLibrary): string {
  switch (format) {
    case 'json':
      return codebookJson(library.codebook);
    case 'csv':
      return codebookCsv(library.codebook);
    case 'qdc':
      return codebookXml(library.codebook, new Names(library));
  }
}
