import { guidOf } from '../refi/guid';
import { type CountedText, placeIn } from './counted-text';
import { type InFile, utf8Text } from './files';
import {
  emptyDocument,
  emptyIncoming,
  emptySpan,
  type Incoming,
  type IncomingDocument,
  type IncomingNote,
  type IncomingSegment,
  refuseFile,
} from './incoming';
import { at, type Place } from './place';
import { because, isReason } from './reason';
import { childNamed, childrenNamed, type XmlElement, xmlTree } from './xml-tree';

/**
 * REFI-QDA 1.5, read leniently: the `.qde` may bear any name, `Sources` a capital, GUIDs braces and capitals; a codebook may
 * have empty lists. Codes that are no layer of ours become tags.
 */
export function fromQdpx(files: readonly InFile[], name: string): Incoming {
  const projects = files.filter((file) => /(^|\/)[^/]+\.qde$/i.test(file.name));
  const [project, another] = projects;
  if (!project) return refuseFile(name, [], because('no-qde'));
  if (another) return refuseFile(name, [], because('several-qde'));
  const root = xmlTree(project.name, utf8Text(project));
  const incoming = emptyIncoming('qdpx');
  const codes = codePaths(root);
  addTags(incoming, root);
  const users = new Map(
    descendants(root, 'User').map(({ attributes }) => [guid(attributes.guid), attributes.name ?? '']),
  );
  /** Whose the selections are that name nobody. */
  const owner = users.get(guid(root.attributes.creatingUserGUID)) || null;
  const notes = new Map(
    descendants(root, 'Note').map((note) => [
      guid(note.attributes.guid),
      {
        text: textOf(note, files, name) ?? '',
        user: note.attributes.creatingUser,
        created: note.attributes.creationDateTime,
        modified: note.attributes.modifiedDateTime,
      },
    ]),
  );
  const where = new Map<string, IncomingDocument>();
  const sources = descendants(root, 'TextSource').map((source) => ({ source, title: source.attributes.name }));
  // A PDF comes with the text that was made of it, which may be coded as well.
  for (const pdf of descendants(root, 'PDFSource')) {
    const made = childrenNamed(pdf, 'Representation');
    sources.push(...made.map((source) => ({ source, title: pdf.attributes.name ?? source.attributes.name })));
  }
  for (const kind of otherSources) {
    for (const { attributes, line, children } of descendants(root, kind)) {
      if (children.some(({ name: child }) => /Selection$/.test(child))) {
        const place = [at('source', attributes.name ?? ''), at('line', line)];
        incoming.refused.push({ place, reason: because('not-text', { said: kind }) });
      }
    }
  }
  for (const { source, title: named } of sources) {
    const title = named || 'Source';
    const place: Place = [at('source', title), at('line', source.line)];
    const text = textOf(source, files, name);
    if (text === null) {
      incoming.refused.push({ place, reason: because('text-elsewhere') });
      continue;
    }
    const document = emptyDocument(place, title, text);
    const counted = placeIn(text);
    for (const selection of childrenNamed(source, 'PlainTextSelection')) {
      addSelection(document, selection, { codes, users, owner, notes, incoming, where, counted });
    }
    addNotes(document, source, { codes, users, owner, notes, incoming });
    incoming.documents.push(document);
  }
  for (const { attributes, line } of descendants(root, 'Link')) {
    const [from, to] = [guid(attributes.originGUID), guid(attributes.targetGUID)];
    const document = where.get(from);
    const place = [at('link', attributes.name ?? ''), at('line', line)];
    if (!document || where.get(to) !== document)
      incoming.refused.push({ place, reason: because('relation-to-nothing') });
    else document.links.push({ place, from, to, type: attributes.name ?? 'related' });
  }
  return incoming;
}

/** Sources whose selections are no text. */
const otherSources = ['PDFSource', 'PictureSource', 'AudioSource', 'VideoSource'];

/** A codebook alone (`.qdc`). */
export function fromQdc(file: InFile): Incoming {
  const root = xmlTree(file.name, utf8Text(file));
  const incoming = emptyIncoming('qdc');
  addTags(incoming, root);
  return incoming;
}

function guid(value: string | undefined): string {
  return (value ?? '').replace(/[{}]/g, '').toLowerCase();
}

function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}

function codePaths(root: XmlElement): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  const walk = (element: XmlElement, above: string[]) => {
    const path = [...above, element.attributes.name ?? ''];
    paths.set(guid(element.attributes.guid), path);
    for (const child of childrenNamed(element, 'Code')) walk(child, path);
  };
  for (const codes of descendants(root, 'Codes')) for (const code of childrenNamed(codes, 'Code')) walk(code, []);
  return paths;
}

/** All codes as tags; those that turn out to name layers and attributes of ours are left out by whoever resolves them. */
function addTags({ codebook }: Incoming, root: XmlElement): void {
  const walk = (element: XmlElement, above: string[], parent: string | null) => {
    const path = [...above, element.attributes.name ?? ''];
    const id = `t-${guidOf('tag', ...path)}`;
    const name = (element.attributes.name ?? '').trim().slice(0, 200);
    if (name === '') return;
    const colour = /^#[0-9a-f]{6}$/i.exec(element.attributes.color ?? '')?.[0]?.toLowerCase();
    const description = childNamed(element, 'Description')?.text.slice(0, 10_000) ?? '';
    codebook.tags.push({ id, name, parent, ...(colour ? { colour } : {}), ...(description ? { description } : {}) });
    for (const child of childrenNamed(element, 'Code')) walk(child, path, id);
  };
  for (const codes of descendants(root, 'Codes')) for (const code of childrenNamed(codes, 'Code')) walk(code, [], null);
}

function textOf(source: XmlElement, files: readonly InFile[], name: string): string | null {
  const inline = childNamed(source, 'PlainTextContent');
  if (inline) return inline.text;
  const path = /^internal:\/\/(.+)$/.exec(source.attributes.plainTextPath ?? '')?.[1]?.toLowerCase();
  const file = files.find((each) => each.name.toLowerCase() === `sources/${path}`);
  if (!file) return null;
  return utf8Text({ name: `${name}, ${file.name}`, bytes: file.bytes });
}

/** A note, and the guid of the user who made it. */
interface Remark {
  text: string;
  user: string | undefined;
  created: string | undefined;
  modified: string | undefined;
}

/** Codings and notes of a source as a whole, a note for each user. */
function addNotes(
  document: IncomingDocument,
  source: XmlElement,
  {
    codes,
    users,
    owner,
    notes,
    incoming,
  }: {
    codes: ReadonlyMap<string, string[]>;
    users: ReadonlyMap<string, string>;
    owner: string | null;
    notes: ReadonlyMap<string, Remark>;
    incoming: Incoming;
  },
): void {
  const { place } = document;
  const noteOf = (user: string | undefined, created: string | undefined, modified = created): IncomingNote => {
    const annotator = users.get(guid(user)) || owner;
    const known = document.notes.find((each) => each.annotator === annotator);
    if (known) {
      known.modified = modified ?? known.modified;
      return known;
    }
    const said = { place, tags: [], note: '', annotator, created: created ?? null, modified: modified ?? null };
    document.notes.push(said);
    return said;
  };
  for (const coding of childrenNamed(source, 'Coding')) {
    const path = codes.get(guid(childNamed(coding, 'CodeRef')?.attributes.targetGUID));
    if (path) noteOf(coding.attributes.creatingUser, coding.attributes.creationDateTime).tags.push(path);
    else incoming.refused.push({ place, reason: because('no-code') });
  }
  for (const ref of childrenNamed(source, 'NoteRef')) {
    const remark = notes.get(guid(ref.attributes.targetGUID));
    if (!remark || remark.text === '') continue;
    const said = noteOf(remark.user, remark.created, remark.modified);
    said.note = [said.note, remark.text].filter((part) => part !== '').join('\n\n');
  }
}

/**
 * In what a selection counts: code points, as the standard says, or UTF-16 units where only those give the words that some tools name it by. A
 * name that is none of the words says nothing.
 */
function unitOf(counted: CountedText, start: number, end: number, name: string): IncomingSegment['unit'] {
  const isNamed = (unit: 'code-point' | 'utf16') => {
    const found = counted.find(start, end, unit, undefined);
    return (
      !isReason(found) && name.trim() !== '' && plain(found.exact).startsWith(plain(name).replace(/(?:…|\.{3})$/, ''))
    );
  };
  return !isNamed('code-point') && isNamed('utf16') ? 'utf16' : 'code-point';
}

function plain(words: string): string {
  return words.replace(/\s+/gu, ' ').trim();
}

function addSelection(
  document: IncomingDocument,
  selection: XmlElement,
  {
    codes,
    users,
    owner,
    notes,
    incoming,
    where,
    counted,
  }: {
    codes: ReadonlyMap<string, string[]>;
    users: ReadonlyMap<string, string>;
    owner: string | null;
    notes: ReadonlyMap<string, Remark>;
    incoming: Incoming;
    where: Map<string, IncomingDocument>;
    counted: CountedText;
  },
): void {
  const { attributes, line } = selection;
  const key = guid(attributes.guid);
  const place = [at('selection', attributes.name ?? ''), at('line', line)];
  if (where.has(key)) {
    incoming.refused.push({ place, reason: because('id-twice', { id: key }) });
    return;
  }
  where.set(key, document);
  const [start, end] = [Number(attributes.startPosition), Number(attributes.endPosition)];
  const segment = { start, end, unit: unitOf(counted, start, end, attributes.name ?? '') };
  const span = emptySpan(key, place, '', [segment]);
  for (const coding of childrenNamed(selection, 'Coding')) {
    const path = codes.get(guid(childNamed(coding, 'CodeRef')?.attributes.targetGUID));
    if (path) span.codes.push(path);
    else incoming.refused.push({ place, reason: because('no-code') });
  }
  span.annotator = users.get(guid(attributes.creatingUser)) || owner;
  span.created = attributes.creationDateTime ?? null;
  span.modified = attributes.modifiedDateTime ?? span.created;
  const remarks = childrenNamed(selection, 'NoteRef').map(
    (ref) => notes.get(guid(ref.attributes.targetGUID))?.text ?? '',
  );
  span.note = remarks.filter((remark) => remark !== '').join('\n');
  for (const said of (childNamed(selection, 'Description')?.text ?? '').split('\n')) {
    const found = /^([A-Za-z][A-Za-z0-9]*): (.*)$/.exec(said);
    if (found) span.values.push([found[1] ?? '', found[2] ?? '']);
    else if (said.trim() !== '') span.note = [span.note, said.trim()].filter((part) => part !== '').join('\n');
  }
  document.spans.push(span);
}
