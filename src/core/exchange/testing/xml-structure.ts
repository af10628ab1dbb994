import { childNamed, childrenNamed, type XmlElement, xmlTree } from '../incoming/xml-tree';
import type { Problems } from './brat-structure';

/** All elements, the one that is given first. */
function* within(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* within(child);
}

function repeated(values: readonly string[], what: string): Problems {
  return values.filter((value, index) => values.indexOf(value) !== index).map((value) => `${what} ${value} twice`);
}

/** UIMA XMI with its type system: ids, the sofa, places in UTF-16, members of the view, features that are declared. */
export function xmiProblems(xmi: string, typeSystem: string): Problems {
  const problems: Problems = [];
  const declared = new Map<string, Set<string>>();
  for (const type of childNamed(xmlTree('TypeSystem.xml', typeSystem), 'types')?.children ?? []) {
    const features = childNamed(type, 'features')?.children ?? [];
    const names = features.map((feature) => childNamed(feature, 'name')?.text ?? '');
    declared.set(childNamed(type, 'name')?.text.split('.').at(-1) ?? '', new Set(names));
  }
  const { children } = xmlTree('x.xmi', xmi);
  const sofas = children.filter(({ name }) => name === 'Sofa');
  const views = children.filter(({ name }) => name === 'View');
  if (sofas.length !== 1 || views.length !== 1) problems.push('not one sofa and one view');
  const text = sofas[0]?.attributes.sofaString ?? '';
  const structures = children.filter(({ name }) => !['NULL', 'Sofa', 'View'].includes(name));
  const ids = children.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
  problems.push(...repeated(ids, 'id'));
  const members = (views[0]?.attributes.members ?? '').split(' ');
  problems.push(...repeated(members, 'member'));
  for (const { name, attributes, children: lists } of structures) {
    const { id = '', sofa, begin, end, ...features } = attributes;
    const at = `${name} ${id}`;
    if (!members.includes(id)) problems.push(`${at} is in no view`);
    if (sofa !== sofas[0]?.attributes.id) problems.push(`${at} is of no sofa`);
    if (name !== 'Provenance' && !(Number(begin) <= Number(end) && Number(end) <= text.length)) {
      problems.push(`${at} has no place`);
    }
    if (name === 'DocumentAnnotation') continue;
    const known = declared.get(name);
    for (const feature of [...Object.keys(features), ...lists.map((list) => list.name)]) {
      if (!known?.has(feature)) problems.push(`${at} has a feature that is not declared: ${feature}`);
    }
    for (const end of ['Governor', 'Dependent']) {
      const target = features[end];
      if (target !== undefined && !members.includes(target)) problems.push(`${at} leads to nothing`);
    }
  }
  return problems;
}

/** A REFI-QDA project: its texts are there, places are code points of them, the name of a selection begins with its words. */
export function projectProblems(files: ReadonlyMap<string, string>): Problems {
  const problems: Problems = [];
  const project = xmlTree('project.qde', files.get('project.qde') ?? '');
  const guids = [...within(project)].flatMap(({ attributes: { guid } }) => (guid === undefined ? [] : [guid]));
  problems.push(...repeated(guids, 'GUID'));
  for (const source of childNamed(project, 'Sources')?.children ?? []) {
    const path = (source.attributes.plainTextPath ?? '').replace('internal://', 'sources/');
    const text = files.get(path);
    if (text === undefined) {
      problems.push(`there is no ${path}`);
      continue;
    }
    const letters = [...text];
    for (const { attributes } of childrenNamed(source, 'PlainTextSelection')) {
      const [start, end] = [Number(attributes.startPosition), Number(attributes.endPosition)];
      const words = letters.slice(start, end).join('').replace(/\s+/g, ' ');
      const name = (attributes.name ?? '').replace(/…$/, '');
      if (!(start < end && end <= letters.length) || !words.startsWith(name)) {
        problems.push(`"${attributes.name}" is not at ${start}–${end}`);
      }
    }
  }
  return problems;
}

/** TEI: each id once, each reference leads somewhere, the paragraphs are the lines of the text, anchors stand at their offsets. */
export function teiProblems(tei: string, text: string): Problems {
  const problems: Problems = [];
  const root = xmlTree('x.xml', tei);
  const elements = [...within(root)];
  const ids = elements.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
  problems.push(...repeated(ids, 'id'));
  const known = new Set(ids);
  for (const { name, attributes } of elements) {
    for (const pointer of [
      'from',
      'to',
      'target',
      'ana',
      'resp',
      'ref',
      'corresp',
      'prev',
      'next',
      'active',
      'passive',
    ]) {
      for (const target of attributes[pointer]?.split(' ') ?? []) {
        if (!known.has(target.slice(1))) problems.push(`${name} leads to nothing: ${target}`);
      }
    }
  }
  const body = elements.find(({ name }) => name === 'body');
  const lines = body?.children.map((paragraph) => paragraph.text) ?? [];
  if (lines.join('\n') !== text) problems.push('the paragraphs are not the lines of the text');
  const raw = tei.slice(tei.indexOf('<body>'), tei.indexOf('</body>'));
  for (const { index, 1: offset } of raw.matchAll(/<anchor xml:id="o(\d+)"\/>/g)) {
    const before = raw.slice('<body>'.length, index).replace(/<anchor [^>]*>/g, '');
    const paragraphs = before.split(/<\/p>\s*<p>|^\s*<p>/).slice(1);
    const length = paragraphs.map((part) => xmlTree('p', `<p>${part}</p>`).text).join('\n').length;
    if (length !== Number(offset)) problems.push(`the anchor of ${offset} stands at ${length}`);
  }
  return problems;
}

/** Label Studio: what a result names is in the labelling config, its words are at its code points, a relation leads to regions. */
export function labelStudioProblems(tasks: string, config: string): Problems {
  const problems: Problems = [];
  const controls = new Map(
    [...within(xmlTree('labeling-config.xml', config))]
      .filter(({ attributes }) => attributes.name !== undefined)
      .map((control) => [control.attributes.name, control]),
  );
  const values = (control: XmlElement | undefined) => control?.children.map(({ attributes }) => attributes.value) ?? [];
  const relations = [...within(xmlTree('labeling-config.xml', config))]
    .filter(({ name }) => name === 'Relation')
    .map(({ attributes }) => attributes.value);
  for (const { data, annotations } of JSON.parse(tasks) as Task[]) {
    const letters = [...data.text];
    for (const { result } of annotations) {
      const regions = new Set(result.flatMap(({ type, id }) => (type === 'labels' ? [id] : [])));
      for (const { id, type, from_name, to_name, value, from_id, to_id, labels = [] } of result) {
        if (type === 'relation') {
          if (!regions.has(from_id) || !regions.has(to_id)) problems.push(`${labels} leads to no region`);
          if (!labels.every((label) => relations.includes(label))) problems.push(`no relation ${labels}`);
          continue;
        }
        const control = controls.get(from_name);
        if (!control || control.attributes.toName !== to_name) problems.push(`${id}: no control ${from_name}`);
        if (!regions.has(id)) problems.push(`${id} is no region`);
        if (letters.slice(value?.start, value?.end).join('') !== value?.text && type === 'labels') {
          problems.push(`${id}: "${value?.text}" is not at its place`);
        }
        for (const chosen of [...(value?.labels ?? []), ...(value?.choices ?? [])]) {
          if (!values(control).includes(chosen)) problems.push(`${id}: ${from_name} has no ${chosen}`);
        }
      }
    }
  }
  return problems;
}

interface Task {
  data: { text: string };
  annotations: { result: Result[] }[];
}

interface Result {
  id?: string;
  type: string;
  from_name?: string;
  to_name?: string;
  from_id?: string;
  to_id?: string;
  labels?: string[];
  value?: { start: number; end: number; text: unknown; labels?: string[]; choices?: string[] };
}
