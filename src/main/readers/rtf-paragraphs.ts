import type { Mark, Node } from 'prosemirror-model';
import { articleSchema } from '../../core/text/schema';
import { BlockBuilder, type TextKind } from './block-builder';

/** What control words have said of the paragraph that is being read. */
export interface RtfParagraph {
  /** 1 to 6 of a heading; null for others. */
  level: number | null;
  isQuote: boolean;
  isItem: boolean;
  isRuled: boolean;
  inTable: boolean;
}

const plainParagraph: RtfParagraph = { level: null, isQuote: false, isItem: false, isRuled: false, inTable: false };

/** One note of a document: its text goes into blocks of its own. */
export type RtfNote = BlockBuilder;

/** Puts the text of an RTF file into blocks: paragraphs, headings, lists, quotations, rows, rules, and notes at the end. */
export class RtfParagraphs {
  private readonly body = new BlockBuilder();
  private readonly notes: RtfNote[] = [];
  private paragraph: RtfParagraph = plainParagraph;
  private hasText = false;
  private inContainer: 'blockquote' | 'bullet_list' | null = null;

  /** Everything that was put, notes last; null where there was nothing. */
  finish(): Node | null {
    this.endParagraph(null);
    this.leaveContainer();
    const document = this.body.finish();
    const notes = this.notes.flatMap((note) => [...(note.finish()?.children ?? [])]);
    if (notes.length === 0) return document;
    return articleSchema.nodes.doc.create(null, [...(document?.children ?? []), ...notes]);
  }

  get isHeading(): boolean {
    return this.paragraph.level !== null;
  }

  /** `note` is the one that the text belongs to; null for the article. */
  text(value: string, marks: readonly Mark[], note: RtfNote | null): void {
    if (note === null && !this.hasText && /\S/u.test(value)) this.beginParagraph();
    (note ?? this.body).text(value, marks, this.kindIn(note));
  }

  lineBreak(note: RtfNote | null): void {
    if (note === null && this.paragraph.inTable) this.body.text(' ', [], this.kindIn(note));
    else (note ?? this.body).lineBreak();
  }

  endCell(note: RtfNote | null): void {
    (note ?? this.body).tab();
  }

  endRow(note: RtfNote | null): void {
    (note ?? this.body).endBlock();
    this.hasText = false;
  }

  /** A note begins here; gives its number, from 1, and where its text goes. */
  addNote(): { number: number; note: RtfNote } {
    const note = new BlockBuilder();
    return { number: this.notes.push(note), note };
  }

  change(more: Partial<RtfParagraph>): void {
    this.paragraph = { ...this.paragraph, ...more };
  }

  /** Back to a plain paragraph; a bullet that stands before stays its own. */
  reset(): void {
    this.paragraph = { ...plainParagraph, isItem: this.paragraph.isItem && !this.hasText };
  }

  endParagraph(note: RtfNote | null): void {
    if (note !== null) return note.endBlock();
    if (this.paragraph.inTable) return this.body.text(' ', [], this.kindIn(note));
    if (!this.hasText && this.paragraph.isRuled) {
      this.leaveContainer();
      this.body.rule();
    }
    this.body.endBlock();
    this.hasText = false;
    this.change({ isItem: this.paragraph.isItem && this.inContainer === 'bullet_list' });
  }

  private kindIn(note: RtfNote | null): TextKind {
    if (note !== null) return { type: 'note' };
    const { level } = this.paragraph;
    return level === null ? { type: 'paragraph' } : { type: 'heading', level };
  }

  private beginParagraph(): void {
    this.hasText = true;
    const { isQuote, isItem, inTable, level } = this.paragraph;
    const wanted = inTable || level !== null ? null : isItem ? 'bullet_list' : isQuote ? 'blockquote' : null;
    if (wanted === this.inContainer) return;
    this.leaveContainer();
    if (wanted !== null && this.body.open(wanted)) this.inContainer = wanted;
  }

  private leaveContainer(): void {
    if (this.inContainer !== null) this.body.close();
    this.inContainer = null;
  }
}
