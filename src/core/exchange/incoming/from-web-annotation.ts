import { z } from 'zod';
import { type Annotation, Origin } from '../../annotation/annotation';
import { type InFile, parseJson, utf8Text } from './files';
import {
  emptyDocument,
  emptyIncoming,
  emptySpan,
  type Incoming,
  type IncomingDocument,
  type IncomingLink,
  type IncomingSegment,
  refuseFile,
} from './incoming';
import { at, type Place, placeSentence } from './place';
import { because, issueOf } from './reason';

/** One or several, or none: JSON-LD says them all alike. */
const many = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]),
    z.array(item),
  );

const Selector = z.looseObject({
  type: z.string(),
  start: z.number().optional(),
  end: z.number().optional(),
  exact: z.string().optional(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
});
const Target = z.union([
  z.string(),
  z.looseObject({
    id: z.string().optional(),
    source: z.union([z.string(), z.looseObject({ id: z.string() })]).optional(),
    state: many(z.looseObject({ cached: z.string().optional() })),
    selector: many(z.union([z.string(), Selector])),
  }),
]);
const Body = z.union([
  z.string(),
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    value: z.string().optional(),
    purpose: z.union([z.string(), z.array(z.string())]).optional(),
    source: z.string().optional(),
    'guillemet:attribute': z.string().optional(),
    'guillemet:inheritedFrom': z.string().optional(),
    /** An address as it was written, where the IRI is another form of it. */
    'guillemet:value': z.string().optional(),
  }),
]);
const Creator = z.union([z.string(), z.looseObject({ name: z.string().optional(), id: z.string().optional() })]);
const Item = z.looseObject({
  id: z.string().optional(),
  motivation: many(z.string()),
  body: many(Body),
  bodyValue: z.string().optional(),
  target: many(Target),
  creator: many(Creator),
  created: z.string().optional(),
  modified: z.string().optional(),
  'guillemet:layer': z.string().optional(),
  'guillemet:attribute': z.string().optional(),
  'guillemet:relation': z.string().optional(),
});
type Item = z.infer<typeof Item>;

/**
 * W3C Web Annotations: one, a page, a collection, or a list. The words count first; positions may be code points, as the
 * model says, or UTF-16 units, as some tools write. Ours come back with layer, attributes, tags, speakers and relations.
 */
export function fromWebAnnotation(file: InFile): Incoming {
  const incoming = emptyIncoming('w3c');
  const documents = new Map<string, IncomingDocument>();
  const sources = new Map<string, IncomingDocument>();
  const pending: { item: Item; place: Place }[] = [];
  const whole: typeof pending = [];
  /** What names another annotation, or only an address. */
  const linked: { document: IncomingDocument; link: IncomingLink }[] = [];
  for (const [index, raw] of itemsIn(parseJson(file.name, [], utf8Text(file)), file.name).entries()) {
    const parsed = Item.safeParse(raw);
    const place = [at('item', index + 1)];
    if (!parsed.success) {
      const { field, reason } = issueOf(parsed.error);
      incoming.refused.push({ place: [...place, ...field], reason });
      continue;
    }
    const item = parsed.data;
    const key = item.id ?? placeSentence(place);
    const target = item.target.find((each) => typeof each === 'object' && each.selector.length > 0);
    if (target === undefined || typeof target === 'string') {
      const isRelation = typeof item.target[0] === 'string' && item.motivation.includes('linking');
      if (item['guillemet:relation'] !== undefined || isRelation) pending.push({ item, place });
      else if (saysOfWhole(item)) whole.push({ item, place });
      else incoming.refused.push({ place, reason: because('no-place') });
      continue;
    }
    const document = documentOf(target, place, documents);
    sources.set(key, document);
    if (document.spans.some((span) => span.key === key)) {
      incoming.refused.push({ place, reason: because('id-twice', { id: key }) });
      continue;
    }
    const segments = item.target.flatMap((each) => (typeof each === 'object' ? [segmentOf(each.selector)] : []));
    const span = {
      ...emptySpan(key, place, item['guillemet:layer'] ?? '', segments),
      ...madeBy(item),
      ...ownFields(item),
    };
    const attribute = item['guillemet:attribute'];
    if (attribute !== undefined) {
      const to = item.body.find((body) => typeof body === 'object' && body.source !== undefined);
      if (typeof to === 'object' && to.source !== undefined) {
        document.links.push({ place, from: to.source, to: key, type: attribute });
        document.spans.push({ ...emptySpan(key, place, '', segments), codes: [[attribute]] });
        continue;
      }
    }
    linked.push(...addBodies(span, item).map((to) => ({ document, link: { place, from: key, to, type: 'linking' } })));
    document.spans.push(span);
  }
  for (const { item, place } of pending) {
    const [from] = item.target;
    const to = item.body
      .map((body) => (typeof body === 'string' ? body : body.source))
      .find((each) => each !== undefined);
    const document = typeof from === 'string' ? sources.get(from) : undefined;
    if (!document || typeof from !== 'string' || to === undefined) {
      incoming.refused.push({ place, reason: because('relation-to-nothing') });
      continue;
    }
    const id = /:relation:([\w-]+)$/.exec(item.id ?? '')?.[1];
    document.links.push({ place, from, to, type: item['guillemet:relation'] ?? 'linking', id });
  }
  for (const { document, link } of linked) {
    if (sources.get(link.to) === document) document.links.push(link);
    else {
      const span = document.spans.find(({ key }) => key === link.from);
      if (span) span.note = [span.note, link.to].filter((part) => part !== '').join('\n');
    }
  }
  for (const { item, place } of whole) {
    const [target] = item.target;
    if (target === undefined) continue;
    const span = emptySpan(placeSentence(place), place, '', []);
    const addresses = addBodies(span, item);
    span.note = [span.note, ...addresses].filter((part) => part !== '').join('\n');
    const { tags, note } = span;
    documentOf(target, place, documents).notes.push({ place, tags, note, ...madeBy(item) });
  }
  return { ...incoming, documents: [...documents.values()] };
}

/** The document that a target lies in, as it is known by now. */
function documentOf(
  target: Item['target'][number],
  place: Place,
  documents: Map<string, IncomingDocument>,
): IncomingDocument {
  const { source, state, id } = typeof target === 'string' ? { source: target, state: [], id: undefined } : target;
  const name = typeof source === 'object' ? source.id : (source ?? id ?? '');
  const text = [...state.map(({ cached }) => cached ?? ''), name].find((each) => each.startsWith(textUrn));
  const document = documents.get(text ?? name) ?? emptyDocument(place, name, null);
  documents.set(text ?? name, document);
  if (text !== undefined) document.textSha256 = text.slice(textUrn.length);
  if (/^https?:/.test(name)) document.metadata.url = name;
  return document;
}

/** Tags or a comment on one thing as a whole, as ours have it and bookmarks of others. */
function saysOfWhole({ target, motivation, bodyValue, body }: Item): boolean {
  const isAbout = motivation.some((each) => ['tagging', 'commenting', 'describing'].includes(each));
  return target.length === 1 && isAbout && (bodyValue !== undefined || body.length > 0);
}

const textUrn = 'urn:guillemet:text:';

function itemsIn(value: unknown, file: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => itemsIn(each, file));
  if (typeof value !== 'object' || value === null) return refuseFile(file, [], because('no-annotation'));
  const { type, items, first } = value as { type?: unknown; items?: unknown; first?: unknown };
  const types = Array.isArray(type) ? type : [type];
  if (types.includes('AnnotationCollection')) {
    if (typeof first === 'string') return refuseFile(file, [at('field', 'first')], because('page-elsewhere'));
    return first === undefined ? [] : itemsIn(first, file);
  }
  if (types.includes('AnnotationPage')) return Array.isArray(items) ? items : [];
  const { rows } = value as { rows?: unknown };
  if (Array.isArray(rows)) return rows.map(ofHypothesis);
  return [value];
}

/** An annotation of Hypothesis, whose interface has names of its own for the same things. */
function ofHypothesis(row: unknown): unknown {
  const said = Hypothesis.safeParse(row);
  if (!said.success) return row;
  const { user, text, tags = [], updated, ...item } = said.data;
  const creator = /^acct:(.+)@/.exec(user ?? '')?.[1];
  return {
    ...item,
    ...(creator === undefined ? {} : { creator: { name: creator } }),
    ...(updated === undefined ? {} : { modified: updated }),
    body: [
      ...(text ? [{ type: 'TextualBody', value: text, purpose: 'commenting' }] : []),
      ...tags.map((value) => ({ type: 'TextualBody', value, purpose: 'tagging' })),
    ],
  };
}

const Hypothesis = z.looseObject({
  id: z.string(),
  user: z.string().optional(),
  text: z.string().optional(),
  tags: z.array(z.string()).optional(),
  updated: z.string().optional(),
});

function segmentOf(selectors: readonly (string | z.infer<typeof Selector>)[]): IncomingSegment {
  const known = selectors.filter((selector) => typeof selector === 'object');
  const position = known.find(({ type }) => type === 'TextPositionSelector');
  const quote = known.find(({ type }) => type === 'TextQuoteSelector');
  const { exact, prefix, suffix } = quote ?? {};
  return { start: position?.start, end: position?.end, unit: 'either', exact, prefix, suffix };
}

function madeBy(item: Item): { annotator: string | null; created: string | null; modified: string | null } {
  const [creator] = item.creator;
  const annotator = typeof creator === 'object' ? (creator.name ?? creator.id ?? null) : (creator ?? null);
  return { annotator, created: item.created ?? null, modified: item.modified ?? item.created ?? null };
}

function ownFields(item: Item): { id: string | null; origin: Annotation['origin'] | null } {
  const { rule, engine, edited, format } = Object.fromEntries(
    ['rule', 'engine', 'edited', 'format'].map((key) => [key, item[`guillemet:${key}`]]),
  );
  const origin = Origin.safeParse({ kind: item['guillemet:origin'], rule, engine, edited, format });
  const id = /^urn:guillemet:annotation:(?:[\w%-]+:)*([\w-]+)$/.exec(item.id ?? '')?.[1] ?? null;
  const uuid = /^urn:uuid:([0-9a-f-]{36})$/i.exec(item.id ?? '')?.[1];
  return {
    id: item['guillemet:layer'] === undefined ? null : (id ?? (uuid ? `v-${uuid}` : null)),
    origin: origin.success ? stripped(origin.data) : null,
  };
}

function stripped(origin: Annotation['origin']): Annotation['origin'] {
  return Object.fromEntries(Object.entries(origin).filter(([, value]) => value !== undefined)) as Annotation['origin'];
}

/** Bodies as values, tags and notes; a list attribute has several bodies. Gives the addresses among them, which may be other annotations. */
function addBodies(span: ReturnType<typeof emptySpan>, item: Item): string[] {
  const addresses: string[] = [];
  if (item.bodyValue !== undefined) span.note = item.bodyValue;
  for (const body of item.body) {
    if (typeof body === 'string') {
      addresses.push(body);
      continue;
    }
    if (body['guillemet:inheritedFrom'] !== undefined) continue;
    const value = body['guillemet:value'] ?? body.value ?? body.source ?? '';
    const purposes = Array.isArray(body.purpose) ? body.purpose : [body.purpose ?? ''];
    const attribute = body['guillemet:attribute'];
    if (attribute !== undefined) {
      const known = span.values.find(([id]) => id === attribute);
      if (!known) span.values.push([attribute, value]);
      else known[1] = [...(Array.isArray(known[1]) ? known[1] : [String(known[1])]), value] as string[];
    } else if (value === '') continue;
    else if (purposes.includes('tagging')) span.tags.push(value.split(' › '));
    else if (purposes.includes('classifying') && span.label === '') span.label = value;
    else if (purposes.includes('identifying')) span.values.push(['speaker', value]);
    else if (!purposes.includes('classifying')) span.note = [span.note, value].filter((part) => part !== '').join('\n');
  }
  return addresses;
}
