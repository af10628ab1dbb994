import fc from 'fast-check';
import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Annotation, segmentsAt } from '../annotation/annotation';
import { selectorAt } from '../annotation/selector';
import { annotatedTexts } from '../testing/arbitraries';
import { annotationOn, articleWith, libraryWith, spanOf } from '../testing/made-articles';
import { richArticle, richLibrary } from '../testing/rich-article';
import { exportFiles } from './export-file';
import type { ExportArticle, ExportLibrary } from './export-input';
import type { ExportFormat } from './formats';
import { bratProblems } from './testing/brat-structure';
import { conllProblems } from './testing/conll-structure';
import { csvProblems, xlsxProblems } from './testing/table-structure';
import { labelStudioProblems, projectProblems, teiProblems, xmiProblems } from './testing/xml-structure';

function filesOf(format: ExportFormat, library: ExportLibrary, articles: readonly ExportArticle[]) {
  return new Map(exportFiles(format, library, articles).files.map(({ path, content }) => [path, content]));
}

function textOf(files: ReadonlyMap<string, Uint8Array>, ending: string): string {
  const [content] = [...files].filter(([path]) => path.endsWith(ending)).map(([, bytes]) => bytes);
  return strFromU8(content ?? new Uint8Array());
}

const checks = {
  brat: (files: ReadonlyMap<string, Uint8Array>) =>
    bratProblems({ txt: textOf(files, '.txt'), ann: textOf(files, '.ann'), conf: textOf(files, 'annotation.conf') }),
  conll: (files: ReadonlyMap<string, Uint8Array>, text: string) =>
    [...files].flatMap(([path, content]) => (path.endsWith('.conll') ? conllProblems(strFromU8(content), [text]) : [])),
  csv: (files: ReadonlyMap<string, Uint8Array>) =>
    [...files.values()].flatMap((content) => csvProblems(decoded(content))),
  xlsx: (files: ReadonlyMap<string, Uint8Array>) => xlsxProblems(files),
  xmi: (files: ReadonlyMap<string, Uint8Array>) => xmiProblems(textOf(files, '.xmi'), textOf(files, 'TypeSystem.xml')),
  qdpx: (files: ReadonlyMap<string, Uint8Array>) => projectProblems(texts(files)),
  tei: (files: ReadonlyMap<string, Uint8Array>, text: string) => teiProblems(textOf(files, '.tei.xml'), text),
  'label-studio': (files: ReadonlyMap<string, Uint8Array>) =>
    labelStudioProblems(textOf(files, 'tasks.json'), textOf(files, 'labeling-config.xml')),
} as const satisfies Partial<Record<ExportFormat, (files: ReadonlyMap<string, Uint8Array>, text: string) => string[]>>;

function texts(files: ReadonlyMap<string, Uint8Array>): Map<string, string> {
  return new Map([...files].map(([path, content]) => [path, strFromU8(content)]));
}

/** With its byte order mark. */
function decoded(content: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
}

const formats = Object.keys(checks) as (keyof typeof checks)[];

describe.each(formats)('an export to %s', (format) => {
  it('is as its readers want it, of everything that is hard and of nothing', () => {
    for (const article of [richArticle, { ...richArticle, annotations: [], notes: [] }]) {
      const files = filesOf(format, richLibrary, [article]);
      expect(files.size).toBeGreaterThan(0);
      expect(checks[format](files, article.text)).toEqual([]);
    }
  });

  it('is so whatever the text and the annotations', () => {
    fc.assert(
      fc.property(annotatedTexts(), ({ text, annotations }) => {
        const files = filesOf(format, libraryWith(), [{ article: articleWith(text), text, annotations }]);
        expect(checks[format](files, text)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('tokens of spaCy and Prodigy', () => {
  /** The text that both tools make of the tokens: each with one blank after it where it says so. */
  function madeAnew(text: string, annotations: readonly Annotation[]): string[] {
    const letters = [...text];
    const articles = [{ article: articleWith(text), text, annotations }];
    const [prodigy, spacy] = (['prodigy', 'spacy'] as const).map((format) => {
      const [content = new Uint8Array()] = filesOf(format, libraryWith(), articles).values();
      return JSON.parse(strFromU8(content));
    });
    for (const { start, end, token_start: first, token_end: last } of prodigy.spans) {
      expect([prodigy.tokens[first].start, prodigy.tokens[last].end]).toEqual([start, end]);
    }
    const places = (spans: { start: number; end: number }[]) => spans.map(({ start, end }) => [start, end]);
    expect(places(spacy.spans.sc)).toEqual(places(prodigy.spans));
    expect(places(spacy.tokens)).toEqual(places(prodigy.tokens));
    const words = prodigy.tokens as { text: string; start: number; end: number; ws: boolean }[];
    for (const { text: word, start, end } of words) expect(letters.slice(start, end).join('')).toBe(word);
    return words.map(({ text: word, ws }) => (ws ? `${word} ` : word));
  }

  it('make the text anew, with line ends and blanks of every kind', () => {
    expect(madeAnew('a  b\n«\u00A0c\u00A0», d \n', [])).toEqual([
      'a ',
      ' ',
      'b',
      '\n',
      '«',
      '\u00A0',
      'c',
      '\u00A0',
      '»',
      ', ',
      'd ',
      '\n',
    ]);
    expect(madeAnew(richArticle.text, richArticle.annotations).join('')).toBe(richArticle.text);
    fc.assert(
      fc.property(annotatedTexts(), ({ text, annotations }) => {
        expect(madeAnew(text, annotations).join('')).toBe(text);
      }),
      { numRuns: 30 },
    );
  });
});

it('CoNLL has a file for each layer and each kind of place that the articles have, all where they have none', () => {
  const files = (articles: readonly ExportArticle[]) =>
    [...filesOf('conll', libraryWith(), articles).keys()]
      .filter((path) => path.endsWith('.conll'))
      .map((path) => path.replace(/^.*-|\.conll$/g, ''));
  const text = 'Le bac reprend, dit la mairie.';
  const quote = annotationOn(text, 'quote', 'Le bac reprend', {
    attributes: { cueSpan: selectorAt(text, spanOf(text, 'dit')) },
  });
  const article = { article: articleWith(text), text, annotations: [quote] };
  expect(files([article])).toEqual(['quote', 'cue']);
  expect(files([{ ...article, annotations: [] }])).toEqual(['quote', 'claim', 'speaker', 'cue']);
});

it('counts a place whose blank at the edge is no token, as spaCy and Prodigy have it', () => {
  const text = 'mot \u0301a';
  const annotation = { ...annotationOn(text, 'claim', 'mot'), segments: segmentsAt(text, [{ start: 3, end: 5 }]) };
  for (const format of ['spacy', 'prodigy', 'doccano'] as const) {
    const articles = [{ article: articleWith(text), text, annotations: [annotation] }];
    const counted = exportFiles(format, libraryWith(), articles).losses.filter(({ kind }) => kind === 'blank-edges');
    expect(counted).toEqual(format === 'doccano' ? [] : [{ kind: 'blank-edges', count: 1 }]);
  }
});

describe('the check of', () => {
  const brat = filesOf('brat', richLibrary, [richArticle]);
  const [txt, ann, conf] = [textOf(brat, '.txt'), textOf(brat, '.ann'), textOf(brat, 'annotation.conf')];

  it.each<[string, (ann: string) => string]>([
    ['a place in UTF-16', (file) => file.replace(';80 114', ';81 115')],
    ['a line end within a line', (file) => file.replace('vérifier', 'véri\u2028fier')],
    ['an id twice', (file) => file.replace('T2\t', 'T1\t')],
    ['a type that is not declared', (file) => file.replace('Quote ', 'Other ')],
    ['a reference to nothing', (file) => file.replace('Arg2:T', 'Arg2:T9')],
    ['a value that is not declared', (file) => file.replace(/^(A1\t.*) \S+$/mu, '$1 odd')],
    ['a last line that does not end', (file) => file.trimEnd()],
  ])('brat finds %s', (_, broken) => {
    expect(broken(ann)).not.toBe(ann);
    expect(bratProblems({ txt, ann: broken(ann), conf })).not.toEqual([]);
  });

  it('brat finds sections in another order', () => {
    const other = conf
      .replace('[events]', '[other]')
      .replace('[attributes]', '[events]')
      .replace('[other]', '[attributes]');
    expect(bratProblems({ txt, ann, conf: other })).not.toEqual([]);
  });

  it.each<[string, (file: string) => string]>([
    ['a tag that begins nothing', (file) => file.replace(/ B-/u, ' I-')],
    ['a fifth column', (file) => file.replace(' -X- O\n\n', ' -X- O\n\nword -X- -X- O O\n')],
    ['an empty line too many', (file) => file.replace('\n\n', '\n\n\n')],
    ['a word that is not in the text', (file) => file.replace('Le -X-', 'La -X-')],
    ['an end without an empty line', (file) => file.trimEnd()],
  ])('CoNLL finds %s', (_, broken) => {
    const file = textOf(filesOf('conll', richLibrary, [richArticle]), '-quote.conll');
    expect(broken(file)).not.toBe(file);
    expect(conllProblems(broken(file), [richArticle.text])).not.toEqual([]);
  });

  it.each<[string, (file: string) => string]>([
    ['a formula', (file) => file.replace("'=1+1", '=1+1')],
    ['a row with a cell too few', (file) => file.replace('"a-rich",', '')],
    ['no byte order mark', (file) => file.slice(1)],
    ['a row that ends with LF', (file) => file.replaceAll('\r\n', '\n')],
  ])('CSV finds %s', (_, broken) => {
    const [content = new Uint8Array()] = filesOf('csv', richLibrary, [richArticle]).values();
    const file = decoded(content);
    expect(broken(file)).not.toBe(file);
    expect(csvProblems(broken(file))).not.toEqual([]);
  });

  it.each<[string, (xml: string) => string]>([
    ['a formula', (xml) => xml.replace('<is>', '<f>1+1</f><is>')],
    ['a cell out of place', (xml) => xml.replace('r="B2"', 'r="Z9"')],
    ['a row left out', (xml) => xml.replace('<row r="2">', '<row r="3">')],
  ])('XLSX finds %s', (_, broken) => {
    const files = filesOf('xlsx', richLibrary, [richArticle]);
    const xml = strFromU8(files.get('xl/worksheets/sheet1.xml') ?? new Uint8Array());
    expect(broken(xml)).not.toBe(xml);
    expect(xlsxProblems(new Map(files).set('xl/worksheets/sheet1.xml', strToU8(broken(xml))))).not.toEqual([]);
    files.delete('xl/worksheets/sheet2.xml');
    expect(xlsxProblems(files)).toContain('there is no xl/worksheets/sheet2.xml');
  });

  it.each<[string, (xmi: string) => string]>([
    ['an id twice', (xmi) => xmi.replace('xmi:id="4"', 'xmi:id="3"')],
    ['a place beyond the text', (xmi) => xmi.replace(/end="\d+" identifier/u, 'end="9999" identifier')],
    ['a member left out', (xmi) => xmi.replace('members="2 3 ', 'members="2 ')],
    ['a feature that is not declared', (xmi) => xmi.replace(' identifier=', ' odd="" identifier=')],
    ['a relation to nothing', (xmi) => xmi.replace(/Dependent="\d+"/u, 'Dependent="999"')],
  ])('XMI finds %s', (_, broken) => {
    const files = filesOf('xmi', richLibrary, [richArticle]);
    const xmi = textOf(files, '.xmi');
    expect(broken(xmi)).not.toBe(xmi);
    expect(xmiProblems(broken(xmi), textOf(files, 'TypeSystem.xml'))).not.toEqual([]);
  });

  it.each<[string, (qde: string) => string]>([
    [
      'a place in UTF-16',
      (qde) => qde.replace('startPosition="80" endPosition="114"', 'startPosition="82" endPosition="116"'),
    ],
    [
      'a GUID twice',
      (qde) => qde.replace(/guid="[0-9a-f-]+" name="Claim"/u, /guid="[0-9a-f-]+"/u.exec(qde)?.[0] ?? ''),
    ],
    ['a text that is not there', (qde) => qde.replace('internal://', 'internal://0')],
  ])('REFI-QDA finds %s', (_, broken) => {
    const files = texts(filesOf('qdpx', richLibrary, [richArticle]));
    const qde = files.get('project.qde') ?? '';
    expect(broken(qde)).not.toBe(qde);
    expect(projectProblems(files.set('project.qde', broken(qde)))).not.toEqual([]);
  });

  it.each<[string, (tei: string) => string]>([
    ['an id twice', (tei) => tei.replace('xml:id="a2"', 'xml:id="a1"')],
    ['a reference to nothing', (tei) => tei.replace('ana="#layer2', 'ana="#layer9')],
    [
      'an anchor out of place',
      (tei) => tei.replace('<anchor xml:id="o82"/>', '').replace(/<body>\s*<p>/u, '$&<anchor xml:id="o82"/>'),
    ],
    ['a text that is not the article’s', (tei) => tei.replace('trois ponts', 'quatre ponts')],
  ])('TEI finds %s', (_, broken) => {
    const tei = textOf(filesOf('tei', richLibrary, [richArticle]), '.tei.xml');
    expect(broken(tei)).not.toBe(tei);
    expect(teiProblems(broken(tei), richArticle.text)).not.toEqual([]);
  });

  it.each<[string, (tasks: string) => string]>([
    ['a place in UTF-16', (tasks) => tasks.replace('"start": 80', '"start": 82')],
    ['a label that the config does not have', (tasks) => tasks.replace('"Quote"', '"Other"')],
    ['a control that the config does not have', (tasks) => tasks.replace('"from_name": "label"', '"from_name": "odd"')],
    ['a relation to nothing', (tasks) => tasks.replace('"to_id": "r2"', '"to_id": "r99"')],
  ])('Label Studio finds %s', (_, broken) => {
    const files = filesOf('label-studio', richLibrary, [richArticle]);
    const tasks = textOf(files, 'tasks.json');
    expect(broken(tasks)).not.toBe(tasks);
    expect(labelStudioProblems(broken(tasks), textOf(files, 'labeling-config.xml'))).not.toEqual([]);
  });
});
