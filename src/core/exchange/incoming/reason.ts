import { z } from 'zod';
import { at, type Place } from './place';
import { incomingSentence } from './sentence';

/** Why something in a file is not taken in: names of sentences in `words/`. */
export const reasonKinds = [
  'answer',
  'attribute-of-nothing',
  'codebook',
  'codebook-column',
  'doctype',
  'expected',
  'goes-on-in-circle',
  'goes-on-twice',
  'id-twice',
  'json',
  'json-cut-off',
  'newer',
  'no-ann',
  'no-annotation',
  'no-character',
  'no-code',
  'no-element',
  'no-label',
  'no-offsets',
  'no-place',
  'no-qde',
  'no-region',
  'no-tag-name',
  'no-text',
  'no-txt',
  'no-words',
  'not-cas',
  'not-codebook',
  'not-kept',
  'not-line',
  'not-relation',
  'not-span',
  'not-taguette',
  'not-text',
  'note-on-nothing',
  'nothing-known',
  'orphan',
  'outside-text',
  'page-elsewhere',
  'predictions',
  'relation-not-taken',
  'relation-to-itself',
  'relation-to-nothing',
  'relation-twice',
  'relation-two-annotators',
  'several-qde',
  'table-damaged',
  'table-quotes',
  'text-elsewhere',
  'text-missing',
  'too-deep',
  'too-long',
  'unplaced',
  'utf8',
  'value',
  'words-elsewhere',
  'wrong-shape',
  'xml',
  'zip-damaged',
  'zip-files',
  'zip-size',
] as const;
export type ReasonKind = (typeof reasonKinds)[number];

/** A reason, and the values that its sentence names. */
export const Reason = z.object({
  kind: z.enum(reasonKinds),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Reason = z.infer<typeof Reason>;

export function because(kind: ReasonKind, values: Reason['values'] = {}): Reason {
  return { kind, values };
}

export function isReason(value: object): value is Reason {
  return 'kind' in value && 'values' in value;
}

/** For the command line. */
export function reasonSentence({ kind, values }: Reason): string {
  return incomingSentence(`takeIn.reason.${kind}`, values);
}

/** What a schema found first: the field, and what is wrong with it. */
export function issueOf({ issues: [issue] }: z.ZodError): { field: Place; reason: Reason } {
  const path = (issue?.path ?? []).map(String).join('.');
  return { field: path === '' ? [] : [at('field', path)], reason: reasonOf(issue) };
}

function reasonOf(issue: z.core.$ZodIssue | undefined): Reason {
  if (issue?.code === 'invalid_type') return because('expected', { expected: issue.expected });
  if (issue?.code === 'invalid_value') return because('expected', { expected: issue.values.map(String).join(', ') });
  if (issue?.code === 'too_big')
    return because('too-long', { field: issue.path.join('.'), limit: Number(issue.maximum) });
  return because('wrong-shape');
}
