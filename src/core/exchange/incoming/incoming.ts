import type { Annotation, AttributeValue } from '../../annotation/annotation';
import type { Codebook } from '../../annotation/codebook';
import type { Person } from '../../annotation/person';
import { type FailureCode, raise } from '../../result';
import { type Place, placeSentence } from './place';
import { type Reason, reasonSentence } from './reason';

/** In what a file counts. `either`: code points or UTF-16, whichever gives the words. */
export type OffsetUnit = 'utf16' | 'code-point' | 'byte' | 'either';

/** A piece of text as a file points at it. */
export interface IncomingSegment {
  start?: number | undefined;
  end?: number | undefined;
  unit: OffsetUnit;
  exact?: string | undefined;
  prefix?: string | undefined;
  suffix?: string | undefined;
}

/** A labelled piece of text with what is said of it; the reverse of `GraphSpan`. */
export interface IncomingSpan {
  /** Names it among the spans of its document. */
  key: string;
  /** Where it stands in the file, for messages. */
  place: Place;
  /** A layer by its id or name, or a place such as Speaker; empty where the file knows codes only. */
  label: string;
  segments: IncomingSegment[];
  /** Id and value of attributes; text where the file has only text. */
  values: [attribute: string, value: AttributeValue][];
  /** Names from the top of the tree. */
  tags: string[][];
  /** Codes that may name a layer, a choice or a person, or else are tags: names from the top of the tree. */
  codes: string[][];
  note: string;
  annotator: string | null;
  created: string | null;
  modified: string | null;
  /** Its id and origin, where the file is one of ours. */
  id: string | null;
  origin: Annotation['origin'] | null;
}

/** `type`: `continues`, the id of an attribute that is a place, or a relation type. */
export interface IncomingLink {
  place: Place;
  from: string;
  to: string;
  type: string;
  id?: string | undefined;
}

/** What is said of a document as a whole. */
export interface IncomingNote {
  place: Place;
  /** Names from the top of the tree. */
  tags: string[][];
  note: string;
  annotator: string | null;
  created: string | null;
  modified: string | null;
}

export interface IncomingDocument {
  place: Place;
  title: string;
  /** Null where the file holds no text: then the article must be in the library. */
  text: string | null;
  textSha256: string | null;
  articleId: string | null;
  metadata: Partial<Record<'language' | 'byline' | 'outlet' | 'agency' | 'published' | 'url', string>>;
  spans: IncomingSpan[];
  links: IncomingLink[];
  /** Those of one annotator are one. */
  notes: IncomingNote[];
}

/** Everything that a file holds, before any of it is held against a library. */
export interface Incoming {
  /** As it stands in `origin.format`. */
  format: string;
  documents: IncomingDocument[];
  codebook: Codebook;
  people: Person[];
  annotators: { id: string; name: string }[];
  /** What could not be taken from the file, each with its place. */
  refused: { place: Place; reason: Reason }[];
}

export function emptyIncoming(format: string): Incoming {
  return {
    format,
    documents: [],
    codebook: { layers: [], tags: [], relationTypes: [] },
    people: [],
    annotators: [],
    refused: [],
  };
}

export function emptyDocument(place: Place, title: string, text: string | null): IncomingDocument {
  return { place, title, text, textSha256: null, articleId: null, metadata: {}, spans: [], links: [], notes: [] };
}

export function emptySpan(key: string, place: Place, label: string, segments: IncomingSegment[]): IncomingSpan {
  return {
    key,
    place,
    label,
    segments,
    values: [],
    tags: [],
    codes: [],
    note: '',
    annotator: null,
    created: null,
    modified: null,
    id: null,
    origin: null,
  };
}

/** Refuses a file as a whole, with the place and the reason. `told`: both, as the page says them in its own language. */
export function refuseFile(file: string, place: Place, reason: Reason, code: FailureCode = 'exchange-invalid'): never {
  raise(
    code,
    `${[file, placeSentence(place)].filter((part) => part !== '').join(', ')}: ${reasonSentence(reason)}. Nothing was taken in.`,
    {
      details: refusalDetails(file, place, reason),
    },
  );
}

/** What a failure says of a refusal. */
export function refusalDetails(file: string, place: Place, reason: Reason): Record<string, string> {
  const where = placeSentence(place);
  return {
    file,
    place: where,
    at: where === '' ? file : `${file}, ${where}`,
    reason: reasonSentence(reason),
    told: JSON.stringify({ place, reason }),
  };
}
