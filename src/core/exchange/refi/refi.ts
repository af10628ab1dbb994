import type { ArticleNote } from '../../annotation/article-note';
import type { Codebook } from '../../annotation/codebook';
import { labelsOf } from '../labels';
import type { Names } from '../names';
import type { PreparedArticle } from '../prepared-article';
import { provenanceFacts } from '../provenance-facts';
import { type GraphSpan, ownValues, spanGraph } from '../span-graph';
import type { ExportContext, FormatWriter } from '../writer';
import { xmlAttributes, xmlDeclaration, xmlText } from '../xml';
import { codesOf, codeXml, layerGuid, partGuid, tagGuid, valueGuid } from './codes';
import { guidOf } from './guid';

const origin = 'Guillemet';

/** REFI-QDA 1.5, the codebook alone. */
export const qdcWriter: FormatWriter = {
  ending: '.qdc',
  mediaType: 'application/xml',
  layout: 'one',
  loses: ['texts', 'metadata', 'provenance', 'annotations', 'article-notes'],
  write({ library, names, name }) {
    return {
      *begin() {
        yield { file: `${name}.qdc` };
        yield codebookXml(library.codebook, names);
      },
      *article() {},
    };
  },
};

export function codebookXml(codebook: Codebook, names: Names): string {
  const codes = codesOf(codebook, names, new Set(), new Set()).map((code) => codeXml(code, '    '));
  const open = `${xmlDeclaration}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="${origin}">\n  <Codes>\n`;
  return `${open}${codes.join('')}  </Codes>\n</CodeBook>\n`;
}

/**
 * REFI-QDA 1.5, a project: `project.qde` and the texts in `sources`. Layers, choices, people and tags are codes,
 * annotators are users, notes are notes, relations are links. Positions are code points, the end not included,
 * as in the example of the specification.
 */
export const qdpxWriter: FormatWriter = {
  ending: '.qdpx',
  mediaType: 'application/zip',
  layout: 'package',
  loses: ['metadata', 'people-details', 'line-ends', 'origins'],
  write(context) {
    const { library, names, survey } = context;
    const notes: string[] = [];
    const links: string[] = [];
    const project = { name: library.name, origin };
    return {
      passes: 2,
      *begin(pass) {
        if (pass === 1) return;
        yield { file: 'project.qde' };
        yield `${xmlDeclaration}<Project xmlns="urn:QDA-XML:project:1.0"${xmlAttributes(project)}>\n`;
        if (survey.annotators.size > 0) yield usersXml(context);
        const codes = codesOf(library.codebook, names, survey.people, survey.tags);
        yield `  <CodeBook>\n    <Codes>\n${codes.map((code) => codeXml(code, '      ')).join('')}    </Codes>\n  </CodeBook>\n`;
        if (survey.articles.length > 0) yield '  <Sources>\n';
      },
      *article(article, pass) {
        if (pass === 1) {
          yield { file: `sources/${sourceGuid(article)}.txt` };
          yield article.text;
          return;
        }
        const source = sourceXml(article, context);
        notes.push(...source.notes);
        links.push(...source.links);
        yield source.xml;
      },
      *end(pass) {
        if (pass === 1) return;
        if (survey.articles.length > 0) yield '  </Sources>\n';
        if (notes.length > 0) yield `  <Notes>\n${notes.join('')}  </Notes>\n`;
        if (links.length > 0) yield `  <Links>\n${links.join('')}  </Links>\n`;
        yield '</Project>\n';
      },
    };
  },
};

function usersXml({ survey, names }: ExportContext): string {
  const users = [...survey.annotators].sort().map((id) => {
    return `    <User${xmlAttributes({ guid: userGuid(id), name: names.annotator(id) })}/>\n`;
  });
  return `  <Users>\n${users.join('')}  </Users>\n`;
}

const userGuid = (annotator: string) => guidOf('user', annotator);

function sourceGuid({ article }: PreparedArticle): string {
  return guidOf('source', article.id);
}

/** Longest name of a selection, in code points; the whole is in the text. */
const nameLength = 80;

function sourceXml(
  article: PreparedArticle,
  context: ExportContext,
): { xml: string; notes: string[]; links: string[] } {
  const { library } = context;
  const guid = sourceGuid(article);
  const { spans, links } = spanGraph(
    article,
    labelsOf(library.codebook, (name) => name),
    { inPieces: true },
  );
  const notes: string[] = [];
  const selectionGuid = (span: GraphSpan) => guidOf('selection', article.article.id, String(span.number));
  const selections = spans.map((span) => {
    const { annotation, role } = span;
    const { start, end, exact } = placeOf(span);
    const { annotator, created, modified } = annotation.annotation;
    const own = selectionGuid(span);
    const inside: string[] = [];
    if (role === 'annotation') {
      const description = descriptionOf(span, context);
      if (description !== '') inside.push(`        <Description>${xmlText(description)}</Description>\n`);
    }
    for (const code of codingsOf(span, context)) {
      const coding = xmlAttributes({ guid: guidOf('coding', own, code), creatingUser: userGuid(annotator) });
      inside.push(`        <Coding${coding}><CodeRef targetGUID="${code}"/></Coding>\n`);
    }
    const { note } = annotation.annotation;
    if (role === 'annotation' && note !== '') {
      const noteGuid = guidOf('note', own);
      const named = xmlAttributes({ guid: noteGuid, name: cut(note), creatingUser: userGuid(annotator) });
      notes.push(`    <Note${named}><PlainTextContent>${xmlText(note)}</PlainTextContent></Note>\n`);
      inside.push(`        <NoteRef targetGUID="${noteGuid}"/>\n`);
    }
    const attributes = xmlAttributes({
      guid: own,
      name: cut(exact),
      startPosition: start,
      endPosition: end,
      creatingUser: userGuid(annotator),
      creationDateTime: created,
      modifiedDateTime: modified,
    });
    return `      <PlainTextSelection${attributes}>\n${inside.join('')}      </PlainTextSelection>\n`;
  });
  const whole = article.notes.map((said) => noteXml(said, guid, context));
  notes.push(...whole.flatMap(({ note }) => (note === '' ? [] : [note])));
  const inSource = [...whole.map(({ codings }) => codings), ...whole.map(({ ref }) => ref)].join('');
  const { title } = article.article.metadata;
  const source = xmlAttributes({ guid, name: title, plainTextPath: `internal://${guid}.txt` });
  const origin = Object.entries(provenanceFacts(article.article)).map(([key, value]) => `${key}: ${value}`);
  const description = `      <Description>${xmlText(origin.join('\n'))}</Description>\n`;
  return {
    xml: `    <TextSource${source}>\n${description}${selections.join('')}${inSource}    </TextSource>\n`,
    notes,
    links: links.map(({ from, to, type }) => {
      const [originGUID, targetGUID] = [selectionGuid(from), selectionGuid(to)];
      const link = { guid: guidOf('link', originGUID, targetGUID, type), name: type, direction: 'OneWay' };
      return `    <Link${xmlAttributes({ ...link, originGUID, targetGUID })}/>\n`;
    }),
  };
}

/** What is said of the source as a whole: codings and a note right in it. */
function noteXml(
  { tags, note, annotator, created, modified }: ArticleNote,
  source: string,
  { names }: ExportContext,
): { codings: string; ref: string; note: string } {
  const creatingUser = userGuid(annotator);
  const codings = [...new Set(tags.map((tag) => tagGuid(names.tagId(tag))))].map((code) => {
    const coding = xmlAttributes({
      guid: guidOf('coding', source, annotator, code),
      creatingUser,
      creationDateTime: created,
    });
    return `      <Coding${coding}><CodeRef targetGUID="${code}"/></Coding>\n`;
  });
  if (note === '') return { codings: codings.join(''), ref: '', note: '' };
  const guid = guidOf('note', source, annotator);
  const times = { creationDateTime: created, modifiedDateTime: modified };
  return {
    codings: codings.join(''),
    ref: `      <NoteRef targetGUID="${guid}"/>\n`,
    note: `    <Note${xmlAttributes({ guid, name: cut(note), creatingUser, ...times })}><PlainTextContent>${xmlText(note)}</PlainTextContent></Note>\n`,
  };
}

function placeOf({ number, segments: [segment] }: GraphSpan): { start: number; end: number; exact: string } {
  if (!segment) throw new RangeError(`span ${number} has no segment`);
  return { start: segment.startCodePoint, end: segment.endCodePoint, exact: segment.exact };
}

/** Codes of a selection: its layer, its choices and people, its tags. */
function codingsOf({ annotation: prepared, role }: GraphSpan, { names }: ExportContext): string[] {
  const { layer, tags } = prepared.annotation;
  if (typeof role === 'object') return [partGuid(role.attribute)];
  if (role === 'piece') return [layerGuid(layer)];
  const codes = [layerGuid(layer)];
  for (const [id, value] of ownValues(prepared)) {
    const type = names.definition(layer, id)?.type;
    if (type === 'choice' || type === 'choices') {
      for (const choice of Array.isArray(value) ? value : [value]) codes.push(valueGuid(layer, id, String(choice)));
    } else if (type === 'person') codes.push(valueGuid(layer, id, String(value)));
  }
  return [...new Set([...codes, ...tags.map((tag) => tagGuid(names.tagId(tag)))])];
}

/** Attributes that are no codes, a line each. */
function descriptionOf({ annotation: prepared }: GraphSpan, { names }: ExportContext): string {
  const { layer } = prepared.annotation;
  return ownValues(prepared)
    .filter(([id]) => !['choice', 'choices', 'person'].includes(names.definition(layer, id)?.type ?? ''))
    .map(([id, value]) => `${id}: ${names.plain(layer, id, value).replace(/\s*\n\s*/g, ' ')}`)
    .join('\n');
}

function cut(text: string): string {
  const letters = [...text.replace(/\s+/g, ' ')];
  return letters.length <= nameLength ? letters.join('') : `${letters.slice(0, nameLength - 1).join('')}…`;
}
