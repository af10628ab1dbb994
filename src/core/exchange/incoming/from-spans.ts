import { z } from 'zod';
import { type InFile, parseJson, utf8Text } from './files';
import {
  emptyDocument,
  emptyIncoming,
  emptySpan,
  type Incoming,
  type IncomingDocument,
  type OffsetUnit,
  refuseFile,
} from './incoming';
import { at, type Place, placeSentence } from './place';
import { because, issueOf } from './reason';

const Labelled = z.looseObject({ start: z.int(), end: z.int(), label: z.string() });
/** doccano's triples, its labels of a text as a whole, and what Label Studio calls JSON_MIN. */
const Label = z.union([
  z.tuple([z.int(), z.int(), z.string()]),
  z.string(),
  z.looseObject({ start: z.int(), end: z.int(), text: z.string().optional(), labels: z.array(z.string()).min(1) }),
]);
const Line = z.looseObject({
  text: z.string(),
  label: z.array(Label).optional(),
  labels: z.array(Label).optional(),
  entities: z
    .array(
      z.union([
        z.looseObject({
          id: z.union([z.int(), z.string()]).optional(),
          label: z.string(),
          start_offset: z.int(),
          end_offset: z.int(),
        }),
        z.tuple([z.int(), z.int(), z.string()]),
      ]),
    )
    .optional(),
  ents: z.array(Labelled).optional(),
  spans: z.union([z.array(Labelled), z.record(z.string(), z.array(Labelled))]).optional(),
  relations: z.array(z.looseObject({})).optional(),
  meta: z.looseObject({}).optional(),
  answer: z.string().optional(),
  /** Prodigy: who answered and when, in seconds, and the options that were chosen. */
  _annotator_id: z.string().optional(),
  _timestamp: z.number().optional(),
  accept: z.array(z.union([z.string(), z.int()])).optional(),
});

/**
 * doccano, Prodigy and spaCy: one JSON object a line, or one array of them. Prodigy and spaCy count code points; doccano's editor counts
 * UTF-16 units and its back end nothing, so its offsets are held against both where the file tells the words.
 */
export function fromSpanLines(file: InFile): Incoming {
  const text = utf8Text(file);
  const incoming = emptyIncoming('jsonl');
  for (const [place, value] of recordsIn(file.name, text)) {
    const parsed = Line.safeParse(value);
    if (!parsed.success) {
      const { field, reason } = issueOf(parsed.error);
      return refuseFile(file.name, [...place, ...field], reason);
    }
    const line = parsed.data;
    if (line.answer === 'reject' || line.answer === 'ignore') {
      incoming.refused.push({ place, reason: because('answer', { answer: line.answer }) });
      continue;
    }
    const isDoccano =
      line.label !== undefined ||
      line.labels !== undefined ||
      line.entities?.some((each) => !Array.isArray(each)) === true;
    incoming.format = isDoccano ? 'doccano' : (formatOf(line) ?? incoming.format);
    incoming.documents.push(documentOf(line, place, isDoccano ? 'utf16' : 'code-point', incoming));
  }
  return incoming;
}

/** The objects of an array, of lines, or the only one, set over several lines. */
function recordsIn(file: string, text: string): [place: Place, value: unknown][] {
  const begin = text.trimStart();
  if (begin.startsWith('[')) {
    const values = parseJson(file, [], text) as unknown[];
    return values.map((value, index) => [[at('item', index + 1)], value]);
  }
  if (!isJson(begin.split('\n', 1)[0] ?? '') && isJson(text)) return [[[at('item', 1)], JSON.parse(text)]];
  return text.split('\n').flatMap((line, index): [Place, unknown][] => {
    const place = [at('line', index + 1)];
    return line.trim() === '' ? [] : [[place, parseJson(file, place, line)]];
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A time in seconds; null where it is none. */
function timeOf(seconds: number | undefined): string | null {
  const time = new Date((seconds ?? Number.NaN) * 1000);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/** Of a line that is not doccano's; null where nothing in it tells. */
function formatOf({ spans, ents, entities = [] }: z.infer<typeof Line>): 'prodigy' | 'spacy' | null {
  if (Array.isArray(spans)) return 'prodigy';
  return spans !== undefined || ents !== undefined || entities.length > 0 ? 'spacy' : null;
}

function documentOf(line: z.infer<typeof Line>, place: Place, unit: OffsetUnit, incoming: Incoming): IncomingDocument {
  const { meta = {} } = line;
  const said = (key: string) => (typeof meta[key] === 'string' ? (meta[key] as string) : '');
  const document = emptyDocument(place, said('title') || placeSentence(place), line.text);
  document.metadata = {
    language: said('language') || 'und',
    outlet: said('outlet'),
    published: said('published'),
    url: said('url'),
  };
  document.articleId = said('id') || null;
  const created = timeOf(line._timestamp);
  const made = { annotator: line._annotator_id ?? null, created, modified: created };
  const whole = (tags: string[][]) => document.notes.push({ place, tags, note: '', ...made });
  if (line.accept && line.accept.length > 0) whole(line.accept.map((option) => [String(option)]));
  const keys = new Map<string, string>();
  const add = (id: string, start: number, end: number, label: string, words?: string, of = unit) => {
    if (document.spans.some((span) => span.key === id)) {
      incoming.refused.push({ place: [...place, at('span', id)], reason: because('id-twice', { id }) });
      return;
    }
    const segment = { start, end, unit: of, exact: words };
    document.spans.push({ ...emptySpan(id, [...place, at('span', id)], label, [segment]), ...made });
  };
  const grouped = line.spans === undefined ? [] : Array.isArray(line.spans) ? [line.spans] : Object.values(line.spans);
  const spans = [...(line.ents ?? []), ...grouped.flat()];
  for (const [index, span] of spans.entries()) {
    const named = typeof span.id === 'string' || typeof span.id === 'number' ? String(span.id) : '';
    const id = named === '' ? String(index + 1) : named;
    add(id, span.start, span.end, span.label);
    keys.set(`${span.start} ${span.end} ${span.label}`, keys.get(`${span.start} ${span.end} ${span.label}`) ?? id);
  }
  for (const [index, entity] of [...(line.label ?? []), ...(line.labels ?? []), ...(line.entities ?? [])].entries()) {
    const id = String(index + 1);
    if (typeof entity === 'string') whole([[entity]]);
    else if (Array.isArray(entity)) add(id, entity[0], entity[1], entity[2]);
    else if ('labels' in entity) {
      const [label = '', ...others] = entity.labels as string[];
      add(id, entity.start as number, entity.end as number, label, entity.text as string | undefined, 'either');
      document.spans.at(-1)?.tags.push(...others.map((other) => [other]));
    } else add(String(entity.id ?? index + 1), entity.start_offset, entity.end_offset, entity.label);
  }
  for (const [index, relation] of (line.relations ?? []).entries()) {
    const [from, to] = endsOf(relation, keys);
    const type = relation.type ?? relation.label;
    const where = [...place, at('relation', index + 1)];
    if (from === null || to === null || typeof type !== 'string') {
      incoming.refused.push({ place: where, reason: because('relation-to-nothing') });
    } else document.links.push({ place: where, from, to, type });
  }
  return document;
}

const Named = z.looseObject({ start: z.int(), end: z.int(), label: z.string() });

function endsOf(relation: Record<string, unknown>, keys: ReadonlyMap<string, string>): [string | null, string | null] {
  const end = (id: unknown, place: unknown): string | null => {
    if (typeof id === 'number' || typeof id === 'string') return String(id);
    const named = Named.safeParse(place);
    if (named.success && ['string', 'number'].includes(typeof named.data.id)) return String(named.data.id);
    return named.success ? (keys.get(`${named.data.start} ${named.data.end} ${named.data.label}`) ?? null) : null;
  };
  return [
    end(relation.from_id ?? relation.from, relation.head_span),
    end(relation.to_id ?? relation.to, relation.child_span),
  ];
}
