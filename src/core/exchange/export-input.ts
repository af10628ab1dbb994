import type { Annotation } from '../annotation/annotation';
import type { ArticleNote } from '../annotation/article-note';
import type { Codebook } from '../annotation/codebook';
import type { Decision } from '../annotation/decision';
import type { Person } from '../annotation/person';
import type { Article } from '../library/article';
import type { Block } from '../text/canonical';

/** What an export needs of a library. */
export interface ExportLibrary {
  id: string;
  name: string;
  codebook: Codebook;
  people: readonly Person[];
  annotators: readonly { id: string; name: string }[];
}

/** A block of an article as far as an export shows it. */
export type ExportBlock = Pick<Block, 'type' | 'start' | 'end'>;

/** One article with its canonical text and its annotations: in any order, of one annotator or several. */
export interface ExportArticle {
  article: Article;
  text: string;
  /** The blocks of the text, all of them and in order; each line a paragraph when left out. */
  blocks?: readonly ExportBlock[];
  /** Offsets (UTF-16) of line ends that are shown as blanks; none when left out. */
  softBreaks?: readonly number[];
  annotations: readonly Annotation[];
  /** Those of the same annotators that have no place in this version of the text. */
  unplaced?: readonly Annotation[];
  /** What the same annotators decided about suggestions. */
  decisions?: readonly Decision[];
  /** What the same annotators say of the article as a whole: one note each. */
  notes?: readonly ArticleNote[];
}
