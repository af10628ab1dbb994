import { stringify } from 'csv-stringify/sync';
import { columnOf, provenanceFacts, provenanceKeys } from '../provenance-facts';
import type { ExportContext, ExportTable, FormatWriter } from '../writer';
import { guardCell } from './cells';
import { type Cell, columnsOf, rowsOf } from './rows';

/** What stands at the end of a row of where its article comes from; the version is a column before. */
const originKeys = provenanceKeys.filter((key) => key !== 'articleVersion');

/**
 * One row an annotation or article note (RFC 4180: CRLF, all text quoted), with the byte order mark by which Excel knows UTF-8,
 * unless told otherwise.
 * Cells that a spreadsheet would take for a formula, a number or a date have an apostrophe before them.
 */
export const csvWriter: FormatWriter = {
  ending: '.csv',
  mediaType: 'text/csv;charset=utf-8',
  layout: 'one',
  loses: ['texts', 'codebook', 'people-details'],
  table,
  write(context) {
    const { options, name } = context;
    const { columns, rowsOf } = table(context);
    const delimiter = options.separator ?? ',';
    const lines = (rows: readonly Cell[][], bom = false) =>
      stringify(
        rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guardCell(cell) : cell))),
        { delimiter, bom, quoted_string: true, record_delimiter: 'windows' },
      );
    return {
      *begin() {
        yield { file: `${name}.csv` };
        yield lines([[...columns]], options.bom ?? true);
      },
      *article(article) {
        const rows = rowsOf(article);
        if (rows.length > 0) yield lines(rows);
      },
    };
  },
};

function table({ library, names }: ExportContext): ExportTable {
  return {
    columns: [...columnsOf(library.codebook), ...originKeys.map(columnOf)],
    rowsOf(article) {
      const facts = provenanceFacts(article.article);
      const origin = originKeys.map((key) => facts[key]);
      return rowsOf(article, library.codebook, names).map((row) => [...row, ...origin]);
    },
  };
}
