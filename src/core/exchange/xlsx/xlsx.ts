import { columnsOf, rowsOf, wordsBetween } from '../csv/rows';
import { pathSeparator } from '../names';
import { compareText } from '../ordered-json';
import type { PreparedAnnotation } from '../prepared-article';
import { columnOf, provenanceFacts, provenanceKeys } from '../provenance-facts';
import type { ExportContext, FormatWriter, Piece } from '../writer';
import { isTooLong, sheetBegin, sheetEnd, sheetRow, workbookParts } from './sheet';

const sheets = ['Annotations', 'Articles', 'People', 'Tags'] as const;

const articleColumns = [
  'doc_id',
  'doc_title',
  'byline',
  'outlet',
  'published',
  'language',
  'url',
  'characters',
  'annotations',
  'state',
  ...provenanceKeys.map(columnOf),
];

/** A workbook: the annotations as in the CSV, the articles, the people, the tags. Text cells are text whatever they look like. */
export const xlsxWriter: FormatWriter = {
  ending: '.xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  layout: 'package',
  loses: ['texts'],
  countOwn: ({ annotations, notes }) => ({
    'cut-texts': [...annotations.flatMap(textsOf), ...notes.map(({ note }) => note)].filter(isTooLong).length,
  }),
  table: ({ library, names }) => ({
    columns: columnsOf(library.codebook),
    rowsOf: (article) => rowsOf(article, library.codebook, names),
  }),
  write(context) {
    const { library, names } = context;
    /** Rows of the sheet that is being written. */
    let written = 1;
    return {
      passes: 2,
      *begin(pass) {
        if (pass === 0) {
          for (const [path, xml] of workbookParts(sheets)) {
            yield { file: path };
            yield xml;
          }
        }
        written = 1;
        yield { file: `xl/worksheets/sheet${pass + 1}.xml` };
        yield sheetBegin(pass === 0 ? columnsOf(library.codebook) : articleColumns);
      },
      *article(article, pass) {
        if (pass === 0) {
          const rows = rowsOf(article, library.codebook, names);
          yield rows.map((row) => sheetRow(row, ++written)).join('');
          return;
        }
        const { id, metadata, state = 'new' } = article.article;
        const { title, byline, outlet, published, language, url } = metadata;
        const { length } = article.annotations;
        const about = [title, byline, outlet, published, language, url];
        const facts = provenanceFacts(article.article);
        const files = provenanceKeys.map((key) => facts[key]);
        yield sheetRow([id, ...about, article.text.length, length, state, ...files], ++written);
      },
      *end(pass) {
        yield sheetEnd;
        if (pass === 1) {
          yield* peopleSheet(context);
          yield* tagSheet(context);
        }
      },
    };
  },
};

/** What may be too long for a cell: the words, the note, and each attribute that is text. */
function textsOf({ annotation, segments, attributes }: PreparedAnnotation): string[] {
  const values = [...attributes.values()].filter((value) => typeof value === 'string');
  return [segments.map(({ exact }) => exact).join(wordsBetween), annotation.note, ...values];
}

function* peopleSheet({ library, survey }: ExportContext): Generator<Piece> {
  yield { file: 'xl/worksheets/sheet3.xml' };
  yield sheetBegin(['person_id', 'name', 'role', 'organisation', 'country', 'aliases', 'anonymous', 'note']);
  let row = 1;
  const known = library.people.filter(({ id }) => survey.people.has(id));
  for (const person of known.sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id))) {
    const { id, name, role, organisation, country, aliases, anonymous = false, note = '' } = person;
    yield sheetRow([id, name, role, organisation, country, aliases.join('; '), anonymous ? 'yes' : '', note], ++row);
  }
  yield sheetEnd;
}

function* tagSheet({ library, names }: ExportContext): Generator<Piece> {
  yield { file: 'xl/worksheets/sheet4.xml' };
  yield sheetBegin(['tag_id', 'path', 'description']);
  let row = 1;
  for (const { id, description = '' } of library.codebook.tags) {
    yield sheetRow([id, names.tag(id).join(pathSeparator), description], ++row);
  }
  yield sheetEnd;
}
