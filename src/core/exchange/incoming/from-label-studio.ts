import { z } from 'zod';
import { asciiLabel } from '../labels';
import { pathSeparator } from '../names';
import { type InFile, parseJson, utf8Text } from './files';
import { emptyDocument, emptyIncoming, emptySpan, type Incoming, type IncomingDocument, refuseFile } from './incoming';
import { at, type Place, placeSentence } from './place';
import { because, issueOf } from './reason';

const Result = z.looseObject({
  id: z.string().optional(),
  type: z.string(),
  from_name: z.string().optional(),
  from_id: z.string().optional(),
  to_id: z.string().optional(),
  labels: z.array(z.string()).optional(),
  meta: z
    .looseObject({
      created: z.array(z.string()).optional(),
      modified: z.array(z.string()).optional(),
      text: z.array(z.string()).optional(),
    })
    .optional(),
  value: z
    .looseObject({
      start: z.union([z.int(), z.string()]).optional(),
      end: z.union([z.int(), z.string()]).optional(),
      text: z.union([z.string(), z.array(z.string())]).optional(),
      labels: z.array(z.string()).optional(),
      choices: z.array(z.string()).optional(),
      taxonomy: z.array(z.array(z.string())).optional(),
      rating: z.number().optional(),
      number: z.number().optional(),
      datetime: z.string().optional(),
    })
    .optional(),
});
/** `null` where others say nothing. */
const nullable = <T extends z.ZodType>(type: T) => z.preprocess((value) => value ?? undefined, type.optional());

const Task = z.looseObject({
  id: z.union([z.int(), z.string()]).optional(),
  data: z.record(z.string(), z.unknown()),
  annotations: z
    .array(
      z.looseObject({
        result: z.array(Result),
        completed_by: z.unknown().optional(),
        was_cancelled: nullable(z.boolean()),
        created_at: nullable(z.string()),
        updated_at: nullable(z.string()),
      }),
    )
    .optional(),
  predictions: z.array(z.unknown()).optional(),
});
type Result = z.infer<typeof Result>;

/** Label Studio's export in JSON: regions of a `Text` in code points, or UTF-16 as older editors counted. */
export function fromLabelStudio(file: InFile): Incoming {
  const value = parseJson(file.name, [], utf8Text(file));
  const incoming = emptyIncoming('label-studio');
  const tasks = Array.isArray(value) ? value : [value];
  const nameOf = annotatorNames(tasks);
  for (const [index, raw] of tasks.entries()) {
    const parsed = Task.safeParse(raw);
    const place = [at('task', index + 1)];
    if (!parsed.success) {
      const { field, reason } = issueOf(parsed.error);
      return refuseFile(file.name, [...place, ...field], reason);
    }
    const { data, annotations = [], predictions = [] } = parsed.data;
    const text =
      typeof data.text === 'string'
        ? data.text
        : Object.values(data).find((each) => typeof each === 'string' && each.length > 40);
    if (typeof text !== 'string') {
      incoming.refused.push({ place, reason: because('no-text') });
      continue;
    }
    const said = (key: string) => (typeof data[key] === 'string' ? (data[key] as string) : '');
    const document = emptyDocument(place, said('title') || placeSentence(place), text);
    document.articleId = said('articleId') || null;
    document.metadata = {
      language: said('language') || 'und',
      byline: said('byline'),
      outlet: said('outlet'),
      published: said('published'),
      url: said('url'),
    };
    if (predictions.length > 0)
      incoming.refused.push({ place, reason: because('predictions', { count: predictions.length }) });
    const annotators = Array.isArray(data.annotators) ? data.annotators : [];
    for (const [number, annotation] of annotations.entries()) {
      if (annotation.was_cancelled) continue;
      const named = annotators[number] ?? nameOf(annotation.completed_by);
      addRegions(document, annotation.result, [...place, at('annotation', number + 1)], `${number}:`, incoming, {
        annotator: typeof named === 'string' ? named : null,
        created: annotation.created_at ?? null,
        modified: annotation.updated_at ?? annotation.created_at ?? null,
      });
    }
    incoming.documents.push(document);
  }
  return incoming;
}

/**
 * Names of annotators by what Label Studio says of them. It often gives numbers alone: where there are several, each is an annotator, so that
 * what two people marked does not become one's.
 */
function annotatorNames(tasks: readonly unknown[]): (completedBy: unknown) => string | null {
  const numbers = new Set<number>();
  for (const task of tasks) {
    const annotations = z
      .looseObject({ annotations: z.array(z.looseObject({ completed_by: z.int() })) })
      .safeParse(task);
    for (const { completed_by } of annotations.data?.annotations ?? []) numbers.add(completed_by);
  }
  return (completedBy) => {
    if (typeof completedBy === 'number') return numbers.size > 1 ? `Annotator ${completedBy}` : null;
    return annotatorOf(completedBy);
  };
}

function annotatorOf(completedBy: unknown): string | null {
  if (typeof completedBy !== 'object' || completedBy === null) return null;
  const { first_name, last_name, email } = completedBy as Record<string, unknown>;
  const name = [first_name, last_name].filter((part) => typeof part === 'string' && part !== '').join(' ');
  return name || (typeof email === 'string' ? email : null);
}

/** Name of an attribute without that of its layer: `quote_type` of a Quote is `type`. */
function questionOf(name: string, label: string): string {
  const prefix = `${asciiLabel(label).toLowerCase()}_`;
  return name.startsWith(prefix) && name.length > prefix.length
    ? name.slice(prefix.length)
    : name.replace(/^[^_]*_(?=.)/, '');
}

function addRegions(
  document: IncomingDocument,
  results: readonly Result[],
  place: Place,
  prefix: string,
  incoming: Incoming,
  made: { annotator: string | null; created: string | null; modified: string | null },
): void {
  const regions = new Map<string, ReturnType<typeof emptySpan>>();
  for (const { id, type, value, meta } of results) {
    if (type !== 'labels' && type !== 'hypertextlabels') continue;
    const where = [...place, at('region', id ?? '')];
    if (
      id === undefined ||
      typeof value?.start !== 'number' ||
      typeof value.end !== 'number' ||
      value.labels?.[0] === undefined
    ) {
      incoming.refused.push({ place: where, reason: because('no-label') });
      continue;
    }
    if (regions.has(id)) {
      incoming.refused.push({ place: where, reason: because('id-twice', { id }) });
      continue;
    }
    const exact = typeof value.text === 'string' ? value.text : undefined;
    const segment = { start: value.start, end: value.end, unit: 'either' as const, exact };
    const [label = '', ...others] = value.labels;
    const span = {
      ...emptySpan(`${prefix}${id}`, where, label, [segment]),
      ...made,
      created: meta?.created?.[0] ?? made.created,
      modified: meta?.modified?.[0] ?? made.modified,
      tags: others.map((other) => [other]),
      note: meta?.text?.join('\n') ?? '',
    };
    regions.set(id, span);
    document.spans.push(span);
  }
  for (const { id = '', type, from_name = '', from_id, to_id, labels, value } of results) {
    if (type === 'labels' || type === 'hypertextlabels') continue;
    if (type === 'relation') {
      const where = [...place, at('relation', `${from_id} → ${to_id}`)];
      document.links.push({
        place: where,
        from: `${prefix}${from_id}`,
        to: `${prefix}${to_id}`,
        type: labels?.[0] ?? 'related',
      });
      continue;
    }
    const span = regions.get(id);
    const answers = answersOf(value);
    if (!span && value?.start === undefined && answers.length > 0) {
      document.notes.push({
        ...noteOf(type, from_name, answers, value),
        place: [...place, at('answer', from_name)],
        ...made,
      });
    } else if (span && value?.taxonomy) span.tags.push(...value.taxonomy);
    else if (!span || answers.length === 0) {
      incoming.refused.push({ place: [...place, at('answer', from_name)], reason: because('no-region') });
    } else if (from_name === 'tags') span.tags.push(...answers.map((answer) => answer.split(pathSeparator)));
    else if (from_name === 'note') span.note = answers.join('\n');
    else span.values.push([questionOf(from_name, span.label), answers.length === 1 ? (answers[0] ?? '') : answers]);
  }
}

function answersOf(value: Result['value']): string[] {
  if (!value) return [];
  const { choices, text, taxonomy, rating, number, datetime } = value;
  if (choices) return choices;
  if (text !== undefined) return [text].flat();
  if (taxonomy) return taxonomy.map((path) => path.join(pathSeparator));
  return [rating, number, datetime].flatMap((each) => (each === undefined ? [] : [String(each)]));
}

/** An answer about the task as a whole: choices are tags below the question, everything else is a note. */
function noteOf(type: string, question: string, answers: readonly string[], value: Result['value']) {
  if (value?.taxonomy) return { tags: value.taxonomy, note: '' };
  if (type === 'choices') return { tags: answers.map((answer) => [question, answer]), note: '' };
  const words = answers.join('\n');
  return { tags: [], note: type === 'textarea' ? words : `${question}: ${words}` };
}
