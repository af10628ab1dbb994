import { z } from 'zod';
import { Origin } from '../../annotation/annotation';
import { pathSeparator } from '../names';
import { type InFile, parseJson, stemOf, utf8Text } from './files';
import { emptyDocument, emptyIncoming, emptySpan, type Incoming, type IncomingDocument, refuseFile } from './incoming';
import { at, type Place } from './place';
import { because } from './reason';
import { type XmlElement, xmlTree } from './xml-tree';

/** A feature structure, whichever form it was read from. */
interface Structure {
  id: string;
  /** The type's short name: `webanno.custom.Quote` → `Quote`. */
  type: string;
  sofa: string | undefined;
  begin: number | undefined;
  end: number | undefined;
  features: [name: string, value: string | string[]][];
}

/** Types that carry no annotation of anybody: the text's own structure, and the framework's. */
const structural = new Set([
  'NULL',
  'Sofa',
  'View',
  'DocumentAnnotation',
  'DocumentMetaData',
  'Token',
  'Sentence',
  'Lemma',
  'POS',
  'TagsetDescription',
  'StringArray',
  'FSArray',
  'LayerDefinition',
  'FeatureDefinition',
  'CASMetadata',
]);

/** UIMA XMI; the type system beside it is not needed. Offsets are UTF-16 units of the first sofa. */
export function fromXmi(files: readonly InFile[]): Incoming {
  const incoming = emptyIncoming('xmi');
  for (const file of files.filter(({ name }) => /\.xmi$/i.test(name))) {
    const root = xmlTree(file.name, utf8Text(file));
    const sofa = root.children.find(({ name }) => name === 'Sofa');
    const text = sofa?.attributes.sofaString;
    if (text === undefined) return refuseFile(file.name, [at('structure', 'Sofa')], because('no-text'));
    incoming.documents.push(
      documentOf(root.children.map(structureOf), text, sofa?.attributes.id ?? '', file.name, incoming),
    );
  }
  return incoming;
}

function structureOf(element: XmlElement): Structure {
  const { id = '', sofa, begin, end, ...others } = element.attributes;
  const lists = new Map<string, string[]>();
  for (const { name, text } of element.children) lists.set(name, [...(lists.get(name) ?? []), text]);
  return {
    id,
    type: element.name,
    sofa,
    begin: begin === undefined ? undefined : Number(begin),
    end: end === undefined ? undefined : Number(end),
    features: [...Object.entries(others), ...lists],
  };
}

const CasJson = z.looseObject({
  '%FEATURE_STRUCTURES': z.union([
    z.array(z.looseObject({ '%ID': z.int(), '%TYPE': z.string() })),
    z.record(z.string(), z.looseObject({ '%TYPE': z.string() })),
  ]),
});

/** UIMA CAS JSON 0.4, structures as a list or by id. */
export function fromCasJson(file: InFile): Incoming {
  const parsed = CasJson.safeParse(parseJson(file.name, [], utf8Text(file)));
  if (!parsed.success) return refuseFile(file.name, [at('field', '%FEATURE_STRUCTURES')], because('not-cas'));
  const listed = parsed.data['%FEATURE_STRUCTURES'];
  const raw: (Record<string, unknown> & { '%ID': number; '%TYPE': string })[] = Array.isArray(listed)
    ? listed
    : Object.entries(listed).map(([id, structure]) => ({ ...structure, '%ID': Number(id) }));
  const elements = new Map(raw.map((structure) => [structure['%ID'], structure]));
  const structures = raw.map((structure): Structure => {
    const features: Structure['features'] = [];
    for (const [key, value] of Object.entries(structure)) {
      if (key.startsWith('%') || key === '@sofa' || key === 'begin' || key === 'end') continue;
      const list = key.startsWith('@') ? elements.get(Number(value))?.['%ELEMENTS'] : value;
      if (Array.isArray(list)) features.push([key.replace(/^@/, ''), list.map(String)]);
      else if (key.startsWith('@')) features.push([key.slice(1), String(value)]);
      else if (['string', 'number', 'boolean'].includes(typeof value)) features.push([key, String(value)]);
    }
    const { begin, end } = structure as { begin?: unknown; end?: unknown };
    return {
      id: String(structure['%ID']),
      type: structure['%TYPE'].split('.').at(-1) ?? '',
      sofa: structure['@sofa'] === undefined ? undefined : String(structure['@sofa']),
      begin: typeof begin === 'number' ? begin : undefined,
      end: typeof end === 'number' ? end : undefined,
      features,
    };
  });
  const sofa = raw.find((structure) => structure['%TYPE'] === 'uima.cas.Sofa');
  const text = sofa?.sofaString;
  if (typeof text !== 'string') return refuseFile(file.name, [at('structure', 'uima.cas.Sofa')], because('no-text'));
  const incoming = emptyIncoming('cas-json');
  incoming.documents.push(documentOf(structures, text, String(sofa?.['%ID']), file.name, incoming));
  return incoming;
}

function documentOf(
  structures: readonly Structure[],
  text: string,
  sofa: string,
  file: string,
  incoming: Incoming,
): IncomingDocument {
  const document = emptyDocument([at('file', file)], stemOf(file).replace(/\.cas$/, ''), text);
  const language = structures
    .find(({ type }) => type === 'DocumentAnnotation')
    ?.features.find(([name]) => name === 'language')?.[1];
  const metadata = structures.find(({ type }) => type === 'DocumentMetaData')?.features ?? [];
  const stated = metadata.find(([name]) => name === 'documentTitle')?.[1];
  if (typeof stated === 'string' && stated.trim() !== '') document.title = stemOf(stated);
  const annotator = annotatorIn(file, typeof stated === 'string' ? stated : '');
  document.metadata.language = typeof language === 'string' && language !== 'x-unspecified' ? language : 'und';
  const seen = new Set<string>();
  for (const structure of structures) {
    const { id, type, begin, end, features } = structure;
    if (structural.has(type) || begin === undefined || end === undefined || structure.sofa !== sofa) continue;
    const place = [...document.place, at('structure', `${type} ${id}`)];
    if (seen.has(id)) {
      incoming.refused.push({ place, reason: because('id-twice', { id }) });
      continue;
    }
    seen.add(id);
    const values = new Map(features);
    const [governor, dependent] = [values.get('Governor'), values.get('Dependent')];
    if (typeof governor === 'string' && typeof dependent === 'string') {
      document.links.push({ place, from: governor, to: dependent, type: kindOf(features) ?? type });
      continue;
    }
    const span = spanOf(structure, place);
    document.spans.push({ ...span, annotator: span.annotator ?? annotator });
  }
  linkReferences(document, structures);
  return document;
}

/**
 * Others than us let a feature refer to another annotation, by its id: a link. XMI does not say which features do; so what is
 * the id of an annotation is taken for one.
 */
function linkReferences({ spans, links }: IncomingDocument, structures: readonly Structure[]): void {
  const keys = new Set(spans.map(({ key }) => key));
  const slots = new Map(
    structures.flatMap((each) => {
      const slot = slotOf(each, keys);
      return slot === null ? [] : [[each.id, slot] as const];
    }),
  );
  for (const span of spans) {
    if (span.id !== null) continue;
    span.values = span.values.filter(([type, value]) => {
      const ids = typeof value === 'string' ? value.split(' ') : Array.isArray(value) ? value.map(String) : [];
      if (ids.length === 0 || !ids.every((id) => keys.has(id) || slots.has(id))) return true;
      for (const id of ids) {
        const slot = slots.get(id);
        links.push({ place: span.place, from: span.key, to: slot?.target ?? id, type: slot?.role || type });
      }
      return false;
    });
  }
}

/** A link between a feature and an annotation, which INCEpTION gives a structure of its own, with a role. */
function slotOf({ begin, features }: Structure, keys: ReadonlySet<string>): { role: string; target: string } | null {
  if (begin !== undefined) return null;
  const values = new Map(features);
  const [target, role] = [values.get('target'), values.get('role')];
  if (typeof target !== 'string' || !keys.has(target)) return null;
  return { target, role: typeof role === 'string' ? role : '' };
}

/** What a relation is called: ours and those of others have it under one of these names. */
function kindOf(features: Structure['features']): string | null {
  for (const known of ['kind', 'label', 'value', 'DependencyType', 'relationType']) {
    const found = features.find(([name]) => name === known)?.[1];
    if (typeof found === 'string' && found.trim() !== '') return found;
  }
  return null;
}

/** INCEpTION names the files of a document after its annotators: `annotation/article.txt/anna.xmi`. */
function annotatorIn(file: string, title: string): string | null {
  const [name = '', folder = ''] = file.split(/[\\/]/).toReversed();
  const stem = stemOf(name);
  const isOwn = folder !== '' && (folder === title || /\.[a-z]{2,5}$/i.test(folder));
  return isOwn && !/^(?:INITIAL_CAS|CURATION_USER)$/.test(stem) && stem !== stemOf(title) ? stem : null;
}

function spanOf({ id, type, begin, end, features }: Structure, place: Place) {
  const span = emptySpan(id, place, type, [{ start: begin, end, unit: 'utf16' }]);
  const isOurs = features.some(
    ([name, value]) => name === 'origin' && typeof value === 'string' && originOf(value) !== null,
  );
  for (const [name, value] of features) {
    const said = typeof value === 'string' ? value : value.join(', ');
    // What others call so is an entry of a knowledge base.
    if (name === 'identifier' && isOurs) span.id = said;
    else if (name === 'note') span.note = said;
    else if (name === 'annotator') span.annotator = said;
    else if (name === 'created') span.created = said;
    else if (name === 'modified') span.modified = said;
    else if (name === 'tags') span.tags.push(...[value].flat().map((tag) => tag.split(pathSeparator)));
    else if (name === 'origin') span.origin = originOf(said);
    else span.values.push([name === 'kind' ? 'type' : name, typeof value === 'string' ? value : [...value]]);
  }
  return span;
}

function originOf(json: string) {
  try {
    const parsed = Origin.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
