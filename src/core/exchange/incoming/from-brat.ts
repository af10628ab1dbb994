import { pathSeparator } from '../names';
import { type InFile, stemOf, utf8Text } from './files';
import { emptyDocument, emptyIncoming, emptySpan, type Incoming, type IncomingDocument, refuseFile } from './incoming';
import { at, type Place } from './place';
import { because, type ReasonKind } from './reason';

/** brat standoff: each `.ann` with its `.txt`. Offsets are code points of the file as it is. */
export function fromBrat(files: readonly InFile[], name: string): Incoming {
  const incoming = emptyIncoming('brat');
  const texts = new Map(
    files.filter((file) => /\.txt$/i.test(file.name)).map((file) => [file.name.replace(/\.txt$/i, ''), file]),
  );
  for (const ann of files.filter((file) => /\.ann$/i.test(file.name))) {
    const text = texts.get(ann.name.replace(/\.ann$/i, ''));
    if (!text) return refuseFile(name, [at('file', ann.name)], because('no-txt'));
    incoming.documents.push(documentOf(utf8Text(ann), utf8Text(text), ann.name, incoming));
  }
  if (incoming.documents.length === 0) refuseFile(name, [], because('no-ann'));
  return incoming;
}

function documentOf(ann: string, text: string, file: string, incoming: Incoming): IncomingDocument {
  const document = emptyDocument([at('file', file)], stemOf(file), text);
  const spans = new Map<string, ReturnType<typeof emptySpan>>();
  const points = [...text];
  const later: { fields: string[]; place: Place }[] = [];
  for (const [index, line] of ann.split(/\r?\n/).entries()) {
    if (line === '') continue;
    const place = [...document.place, at('line', index + 1)];
    const fields = line.split('\t');
    const [id = '', about = ''] = fields;
    if (!id.startsWith('T')) {
      later.push({ fields, place });
      continue;
    }
    const found = /^(\S+) (\d+ \d+(?:;\d+ \d+)*)$/.exec(about);
    if (!found || spans.has(id)) {
      incoming.refused.push({ place, reason: found ? because('id-twice', { id }) : because('not-span') });
      continue;
    }
    const segments = (found[2] ?? '').split(';').map((piece) => {
      const [start, end] = piece.split(' ').map(Number);
      return { start: start ?? 0, end: end ?? 0, unit: 'code-point' as const };
    });
    const span = emptySpan(id, place, found[1] ?? '', overLineEnds(segments, points));
    spans.set(id, span);
    document.spans.push(span);
  }
  // What refers to an event refers to its trigger.
  for (const { fields } of later) {
    const trigger = /^E\d/.test(fields[0] ?? '')
      ? spans.get(/^[^\s:]+:(\S+)/.exec(fields[1] ?? '')?.[1] ?? '')
      : undefined;
    if (trigger) spans.set(fields[0] ?? '', trigger);
  }
  for (const { fields, place } of later) addLine(fields, place, document, spans, incoming);
  return document;
}

/** Pieces with nothing but line ends between them are one: brat takes no line end inside a piece. */
function overLineEnds<T extends { start: number; end: number }>(pieces: readonly T[], points: readonly string[]): T[] {
  const joined: T[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const between = last === undefined ? [] : points.slice(last.end, piece.start);
    if (last !== undefined && between.length > 0 && between.every((point) => /[\r\n]/.test(point)))
      last.end = piece.end;
    else joined.push({ ...piece });
  }
  return joined;
}

function addLine(
  [id = '', about = '', words = '']: string[],
  place: Place,
  document: IncomingDocument,
  spans: ReadonlyMap<string, ReturnType<typeof emptySpan>>,
  incoming: Incoming,
): void {
  const refuse = (kind: ReasonKind, of = id) => incoming.refused.push({ place, reason: because(kind, { id: of }) });
  const keyOf = (name: string) => spans.get(name)?.key ?? name;
  const [type = '', first = '', ...others] = about.split(' ').filter((part) => part !== '');
  if (id.startsWith('R')) {
    const found = /^\S+ [^:]+:(\S+) [^:]+:(\S+)$/.exec(about);
    if (!found) refuse('not-relation');
    else document.links.push({ place, from: keyOf(found[1] ?? ''), to: keyOf(found[2] ?? ''), type });
  } else if (id.startsWith('E')) {
    // An event is its trigger with arguments: each becomes a relation from the trigger.
    const [trigger = '', ...roles] = about
      .trim()
      .split(' ')
      .map((part) => part.split(':'));
    const from = trigger[1] ?? '';
    for (const [role = '', to = ''] of roles) document.links.push({ place, from, to: keyOf(to), type: role });
  } else if (id.startsWith('A') || id.startsWith('M')) {
    const span = spans.get(first);
    if (!span) refuse('attribute-of-nothing', first);
    else span.values.push([type, others.length === 0 ? true : others.join(' ')]);
  } else if (id.startsWith('#')) {
    const span = spans.get(first);
    if (!span) refuse('note-on-nothing', first);
    else if (type === 'Tag') span.tags.push(words.split(pathSeparator));
    else if (type === 'AnnotatorNotes') span.note = [span.note, words].filter((part) => part !== '').join('\n');
    else span.values.push([type, words]);
  } else if (id.startsWith('N')) {
    const span = spans.get(first);
    if (!span) refuse('attribute-of-nothing', first);
    else span.note = [span.note, `${others.join(' ')} ${words}`.trim()].filter((part) => part !== '').join('\n');
  } else if (id === '*') {
    for (const other of others) document.links.push({ place, from: keyOf(first), to: keyOf(other), type });
  } else refuse('not-line');
}
