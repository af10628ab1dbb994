import type { ExportedSegment } from '../guillemet-schema';
import { pathSeparator } from '../names';
import { isSpanValue, type PreparedAnnotation, type PreparedArticle } from '../prepared-article';
import { factsWithout } from '../provenance-facts';
import { ownValues } from '../span-graph';
import type { ExportContext, FormatWriter } from '../writer';
import { xmlAttribute, xmlAttributes, xmlDeclaration, xmlText } from '../xml';

/**
 * TEI P5, one file an article. The text has an anchor wherever an annotation begins or ends, and the annotations
 * stand apart in `standOff`: so they may lie inside and across each other.
 */
export const teiWriter: FormatWriter = {
  ending: '.tei.xml',
  mediaType: 'application/tei+xml',
  layout: 'per-article',
  loses: ['codebook', 'times', 'origins'],
  write: (context) => ({
    *begin() {},
    *article(article) {
      yield { file: `${context.fileOf(article)}.tei.xml` };
      yield teiOf(article, context);
    },
  }),
};

interface Ids {
  annotation: ReadonlyMap<PreparedAnnotation, string>;
  annotator: ReadonlyMap<string, string>;
  person: ReadonlyMap<string, string>;
  tag: ReadonlyMap<string, string>;
  layer: ReadonlyMap<string, string>;
}

function teiOf(article: PreparedArticle, context: ExportContext): string {
  const { annotations, notes, text } = article;
  const ids: Ids = {
    annotation: numbered(annotations, 'a'),
    annotator: numbered(
      [...annotations.map(({ annotation }) => annotation), ...notes].map(({ annotator }) => annotator).sort(),
      'annotator',
    ),
    person: numbered(annotations.flatMap(({ people }) => people).sort(), 'p'),
    tag: numbered(
      [...annotations.map(({ annotation }) => annotation), ...notes].flatMap(({ tags }) => tags).sort(),
      'tag',
    ),
    layer: numbered(annotations.map(({ annotation }) => annotation.layer).sort(), 'layer'),
  };
  const anchors = new Set<number>();
  const spans: string[] = [];
  const listed: string[] = [];
  const relations: string[] = [];
  for (const prepared of annotations) {
    const id = ids.annotation.get(prepared) ?? '';
    const { annotation, segments, attributes } = prepared;
    const addSpan = (xmlId: string, { start, end }: ExportedSegment, more: Record<string, string | undefined>) => {
      anchors.add(start).add(end);
      spans.push(`      <span${xmlAttributes({ 'xml:id': xmlId, from: `#o${start}`, to: `#o${end}`, ...more })}/>\n`);
    };
    for (const [index, segment] of segments.entries()) {
      addSpan(`${id}.${index + 1}`, segment, {
        ana: `#${ids.layer.get(annotation.layer)}`,
        resp: `#${ids.annotator.get(annotation.annotator)}`,
        prev: index === 0 ? undefined : `#${id}.${index}`,
        next: index === segments.length - 1 ? undefined : `#${id}.${index + 2}`,
      });
    }
    for (const [attribute, value] of attributes) {
      if (isSpanValue(value)) addSpan(`${id}.${attribute}`, value, { type: attribute, corresp: `#${id}` });
      else if (typeof value === 'string' && ids.person.has(value) && isPerson(annotation.layer, attribute, context)) {
        relations.push(relationXml(attribute, `#${id}`, `#${ids.person.get(value)}`));
      }
    }
    for (const { type, to } of annotation.relations ?? []) {
      const other = annotations.find(
        ({ annotation: known }) => known.id === to && known.annotator === annotation.annotator,
      );
      if (other) relations.push(relationXml(type, `#${id}`, `#${ids.annotation.get(other)}`));
    }
    listed.push(annotationXml(prepared, id, ids, context));
  }
  const { language } = article.article.metadata;
  const standOff =
    annotations.length === 0
      ? ''
      : `  <standOff>\n    <spanGrp>\n${spans.join('')}    </spanGrp>\n    <listAnnotation>\n${listed.join('')}    </listAnnotation>\n${
          relations.length === 0 ? '' : `    <listRelation>\n${relations.join('')}    </listRelation>\n`
        }  </standOff>\n`;
  return `${xmlDeclaration}<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="${xmlAttribute(language)}">\n${headerXml(article, ids, context)}${standOff}  <text>\n    <body>\n${bodyXml(text, anchors)}    </body>\n  </text>\n</TEI>\n`;
}

function numbered<T>(values: readonly T[], prefix: string): Map<T, string> {
  return new Map([...new Set(values)].map((value, index) => [value, `${prefix}${index + 1}`]));
}

function isPerson(layer: string, attribute: string, { names }: ExportContext): boolean {
  return names.definition(layer, attribute)?.type === 'person';
}

function relationXml(name: string, active: string, passive: string): string {
  return `      <relation${xmlAttributes({ name: name.replace(/[^\w.-]/g, '_'), active, passive })}/>\n`;
}

function annotationXml(prepared: PreparedAnnotation, id: string, ids: Ids, { names }: ExportContext): string {
  const { layer, tags, note, annotator } = prepared.annotation;
  const target = prepared.segments.map((_, index) => `#${id}.${index + 1}`).join(' ');
  const ana = [ids.layer.get(layer), ...new Set(tags.map((tag) => ids.tag.get(tag)))]
    .map((each) => `#${each}`)
    .join(' ');
  const notes = ownValues(prepared)
    .filter(([attribute]) => names.definition(layer, attribute)?.type !== 'person')
    .map(
      ([attribute, value]) =>
        `<note${xmlAttributes({ type: attribute })}>${xmlText(names.readable(layer, attribute, value))}</note>`,
    );
  if (note !== '') notes.push(`<note>${xmlText(note)}</note>`);
  const attributes = xmlAttributes({ 'xml:id': id, target, motivation: 'classifying', ana });
  const maker = `<respStmt><resp>annotator</resp><name ref="#${ids.annotator.get(annotator)}">${xmlText(names.annotator(annotator))}</name></respStmt>`;
  return `      <annotation${attributes}>${maker}${notes.join('')}</annotation>\n`;
}

function headerXml({ article, notes }: PreparedArticle, ids: Ids, { names, library }: ExportContext): string {
  const { title, byline, outlet, published, url } = article.metadata;
  const makers = [...ids.annotator].map(
    ([id, xmlId]) =>
      `<respStmt><resp>annotation</resp><name xml:id="${xmlId}">${xmlText(names.annotator(id))}</name></respStmt>`,
  );
  const date =
    published === ''
      ? ''
      : `<date${/^\d{4}-\d\d-\d\d/.test(published) ? ` when="${published.slice(0, 10)}"` : ''}>${xmlText(published)}</date>`;
  const bibl = [
    `<title>${xmlText(title)}</title>`,
    byline === '' ? '' : `<author>${xmlText(byline)}</author>`,
    outlet === '' ? '' : `<publisher>${xmlText(outlet)}</publisher>`,
    date,
    url === '' ? '' : `<idno type="URL">${xmlText(url)}</idno>`,
    `<idno type="sha256">${article.textSha256}</idno>`,
    `<idno type="original-sha256">${article.original.sha256}</idno>`,
    ...factsWithout(article, 'textSha256', 'originalSha256').map(
      ([name, value]) => `<note${xmlAttributes({ type: name })}>${xmlText(String(value))}</note>`,
    ),
  ].join('');
  const category = (xmlId: string, words: string) =>
    `<category xml:id="${xmlId}"><catDesc>${xmlText(words)}</catDesc></category>`;
  const categories = [
    ...[...ids.layer].map(([id, xmlId]) => category(xmlId, names.layer(id))),
    ...[...ids.tag].map(([id, xmlId]) => category(xmlId, names.tag(id).join(pathSeparator))),
  ];
  const people = [...ids.person].map(([id, xmlId]) => {
    const person = names.personEntry(id);
    const role = person?.role ? `<occupation>${xmlText(person.role)}</occupation>` : '';
    const organisation = person?.organisation ? `<affiliation>${xmlText(person.organisation)}</affiliation>` : '';
    const aliases = (person?.aliases ?? []).map((alias) => `<persName type="alias">${xmlText(alias)}</persName>`);
    return `<person xml:id="${xmlId}"><persName>${xmlText(names.person(id))}</persName>${aliases.join('')}${role}${organisation}</person>`;
  });
  const encoding =
    categories.length === 0
      ? ''
      : `    <encodingDesc><classDecl><taxonomy>${categories.join('')}</taxonomy></classDecl></encodingDesc>\n`;
  const classes = notes
    .filter(({ tags }) => tags.length > 0)
    .map(({ tags, annotator }) => {
      const target = [...new Set(tags)].map((tag) => `#${ids.tag.get(tag)}`).join(' ');
      return `<textClass${xmlAttributes({ resp: `#${ids.annotator.get(annotator)}` })}><catRef${xmlAttributes({ target })}/></textClass>`;
    });
  const particulars = people.length === 0 ? '' : `<particDesc><listPerson>${people.join('')}</listPerson></particDesc>`;
  const profile =
    particulars === '' && classes.length === 0
      ? ''
      : `    <profileDesc>${particulars}${classes.join('')}</profileDesc>\n`;
  const said = notes
    .filter(({ note }) => note !== '')
    .map(
      ({ note, annotator }) =>
        `<note${xmlAttributes({ resp: `#${ids.annotator.get(annotator)}` })}>${xmlText(note)}</note>`,
    );
  const notesStmt = said.length === 0 ? '' : `<notesStmt>${said.join('')}</notesStmt>`;
  return `  <teiHeader>\n    <fileDesc><titleStmt><title>${xmlText(title)}</title>${makers.join('')}</titleStmt><publicationStmt><p>${xmlText(library.name)}</p></publicationStmt>${notesStmt}<sourceDesc><bibl>${bibl}</bibl></sourceDesc></fileDesc>\n${encoding}${profile}  </teiHeader>\n`;
}

/** A paragraph for each line of the canonical text; the anchor `o12` stands at the offset 12, in UTF-16. */
function bodyXml(text: string, anchors: ReadonlySet<number>): string {
  const sorted = [...anchors].sort((a, b) => a - b);
  const paragraphs: string[] = [];
  let next = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const parts: string[] = [];
    let at = start;
    while (next < sorted.length && (sorted[next] as number) <= end) {
      const offset = sorted[next++] as number;
      parts.push(xmlText(text.slice(at, offset)), `<anchor xml:id="o${offset}"/>`);
      at = offset;
    }
    parts.push(xmlText(text.slice(at, end)));
    paragraphs.push(`      <p>${parts.join('')}</p>\n`);
    start = end + 1;
  }
  return paragraphs.join('');
}
