import type { Preview } from '../../core/host-api';
import type { Metadata, PagePlace } from '../../core/library/article';
import type { ReaderName } from '../../core/library/file-formats';
import type { RecordsView } from '../../core/library/records';
import type { CanonicalText } from '../../core/text/canonical';
import type { Attachment, Chapter } from './reading';

/** What can be read: a file's bytes, or what was pasted. */
export type ReaderInput =
  | { kind: 'file'; name: string; bytes: Uint8Array }
  | { kind: 'pasted-text'; text: string }
  | { kind: 'pasted-html'; html: string };

/** An article as it would be kept, with all that its preview shows. Plain data: it travels between threads. */
export interface ArticleDraft {
  metadata: Metadata;
  /** A document of `articleSchema`, as JSON. */
  document: { type: 'doc' };
  canonical: CanonicalText;
  encoding: string;
  encodingFrom: Preview['encodingFrom'];
  extraction: 'article' | 'page' | 'none';
  reader: ReaderName;
  readerVersion: string;
  mediaType: string;
  fileName: string;
  /**
   * What was opened, untouched; for pasted text and pages their UTF-8 bytes; of a file of many records the
   * record alone, as JSON.
   */
  bytes: Uint8Array;
  /** Where the pages of a printed form begin in the canonical text. */
  pages?: PagePlace[];
  chapters?: Chapter[];
  attachments?: Attachment[];
  records?: RecordsView;
}
