import { raise } from '../../result';
import type { Cell } from '../csv/rows';
import { xmlAttribute, xmlDeclaration, xmlText } from '../xml';

/** Most characters of a cell in Excel (specifications and limits), in UTF-16 units. */
const maxCellLength = 32_767;

/** Most rows of a sheet. */
const maxRows = 1_048_576;

export function isTooLong(text: string): boolean {
  return text.length > maxCellLength;
}

/**
 * The parts of a workbook (ECMA-376, transitional) that do not depend on what is in the sheets. Written here rather
 * than by a library so that a row goes out as it comes, and equal tables give equal bytes.
 */
export function workbookParts(sheets: readonly string[]): [path: string, xml: string][] {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return [
    [
      '[Content_Types].xml',
      `${xmlDeclaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${types}.worksheet+xml"/>`).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${xmlDeclaration}<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${xmlDeclaration}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${sheets.map((name, index) => `<sheet name="${xmlAttribute(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${xmlDeclaration}<Relationships xmlns="${packageRelationships}">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${xmlDeclaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    ],
  ];
}

/** The beginning of a sheet whose first row, the heading, stays in sight. */
export function sheetBegin(columns: readonly string[]): string {
  return `${xmlDeclaration}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${row(columns, 1, 1)}`;
}

export const sheetEnd = '</sheetData></worksheet>';

/**
 * `number` counts the rows from 1; the heading is the first. Some readers want to be told where each cell is. Raises
 * `export-failed` for a row beyond the last that a sheet may have.
 */
export function sheetRow(cells: readonly Cell[], number: number): string {
  if (number > maxRows) {
    const limit = maxRows.toLocaleString('en');
    raise('export-failed', `A sheet takes ${limit} rows, and there are more. Choose fewer articles, or CSV.`, {
      details: { limit: maxRows },
    });
  }
  return row(cells, number, 2);
}

/** Text is typed as text, which no spreadsheet takes for a formula; `style` 1 is the heading, 2 text. */
function row(cells: readonly Cell[], number: number, style: 1 | 2): string {
  const written = cells.map((cell, index) => {
    const place = `r="${columnName(index)}${number}"`;
    if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
    if (cell === '') return '';
    return `<c ${place} t="inlineStr" s="${style}"><is><t xml:space="preserve">${cellText(cell)}</t></is></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** `_x0041_` in a cell would be read as a character (22.9.2.19); what is too long for a cell ends in `…`. */
function cellText(text: string): string {
  const cut = isTooLong(text) ? `${text.slice(0, maxCellLength - 2).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
  return xmlText(cut.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
}
