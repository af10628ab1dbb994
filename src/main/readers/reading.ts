import type { Node } from 'prosemirror-model';
import type { StatedMetadata } from './stated-metadata';

/** What a reader makes of a source: a document of `articleSchema` and what the source says of itself. */
export interface Reading {
  document: Node;
  stated: StatedMetadata;
  extraction: 'article' | 'page' | 'none';
  /** For formats that keep their encoding inside; absent where the reader was given text. */
  encoding?: string;
  /**
   * A language that the program which made the file put there, whatever it was written in: used only where the
   * text itself does not tell.
   */
  languageHint?: string | undefined;
  /** Where the pages of a printed form begin. */
  pages?: readonly PageStart[];
  /** Parts that can be chosen, of a book. */
  chapters?: readonly Chapter[];
  /** What came along and was not opened. */
  attachments?: readonly Attachment[];
}

/** A page begins in the block of this number, this many UTF-16 units into its text. */
export interface PageStart {
  /** As printed, `12` or `xii`; else counted from 1. */
  label: string;
  block: number;
  offset: number;
}

export interface Chapter {
  /** Its file within the book: stable, and unique. */
  id: string;
  title: string;
  /** Of its text, in UTF-16 units. */
  characters: number;
  /** Whether it is in the text. */
  chosen: boolean;
}

export interface Attachment {
  name: string;
  mediaType: string;
  bytes: number;
}

/** Told while a long source is read: how many of its pages are. */
export type Progress = (done: number, total: number) => void;
