import type { Mark, Node } from 'prosemirror-model';
import { raise } from '../../core/result';
import { articleSchema } from '../../core/text/schema';
import { emptyDocument } from './empty-document';
import { encodingName } from './encodings';
import { limits } from './limits';
import type { Reading } from './reading';
import { codePageOfCharset, codePageOfNumber } from './rtf-code-pages';
import { type RtfNote, RtfParagraphs } from './rtf-paragraphs';
import { type RtfToken, rtfTokens } from './rtf-tokens';
import { characterOf, destinationOf, type RtfDestination, RtfStyles } from './rtf-words';
import { linkTarget, type StatedMetadata } from './stated-metadata';

export const rtfVersion = '1';

/**
 * A Rich Text file to an article: headings, lists, quotations, tables as lines, links, notes after the
 * text, in any code page. Images, headers, comments, hidden and deleted text are left out. Raises
 * `document-invalid`.
 */
export async function readRtf(bytes: Uint8Array): Promise<Reading> {
  const { default: iconv } = await import('iconv-lite');
  const reader = new RtfReader(bytes, (raw, codePage) =>
    iconv.decode(raw, iconv.encodingExists(codePage) ? codePage : 'cp1252'),
  );
  const document = reader.read();
  return {
    document: document ?? emptyDocument(),
    stated: reader.stated,
    extraction: 'none',
    encoding: encodingName(reader.codePage) ?? reader.codePage,
  };
}

/** What a group inherits and its end gives back. */
interface State {
  destination: RtfDestination;
  /** Characters that stand after `\u` for readers that do not know it. */
  fallback: number;
  font: number | null;
  bold: boolean;
  italic: boolean;
  hidden: boolean;
  /** Of the field that this group belongs to. */
  field: { instruction: string } | null;
  href: string | null;
  /** The note that text goes into; null for the article. */
  note: RtfNote | null;
}

class RtfReader {
  readonly stated: StatedMetadata = {};
  codePage = 'cp1252';
  private readonly paragraphs = new RtfParagraphs();
  private readonly fonts = new Map<number, string>();
  private readonly styles = new RtfStyles();
  private readonly stack: State[] = [];
  private state: State = {
    destination: 'text',
    fallback: 1,
    font: null,
    bold: false,
    italic: false,
    hidden: false,
    field: null,
    href: null,
    note: null,
  };
  private raw: number[] = [];
  private toSkip = 0;
  /** True right after `\*`: the next control word names a destination that may be unknown. */
  private starred = false;
  private collected = '';

  constructor(
    private readonly bytes: Uint8Array,
    private readonly decode: (raw: Uint8Array, codePage: string) => string,
  ) {}

  read(): Node | null {
    for (const token of rtfTokens(this.bytes)) this.take(token);
    this.flush();
    if (this.stack.length > 0) raise('document-invalid', 'its end is missing: the file is cut short.');
    return this.paragraphs.finish();
  }

  private take(token: RtfToken): void {
    if (token.type === 'text') {
      for (let at = token.start; at < token.at; at++) this.rawByte(this.bytes[at] as number);
    } else if (token.type === 'byte') this.rawByte(token.byte);
    else {
      this.flush();
      if (token.type === 'open') this.open();
      else if (token.type === 'close') this.close();
      else this.control(token.name, token.number);
    }
  }

  private rawByte(byte: number): void {
    this.starred = false;
    if (this.toSkip > 0) this.toSkip--;
    else if (this.state.destination !== 'skipped') this.raw.push(byte);
  }

  private open(): void {
    this.toSkip = 0;
    if (this.stack.length >= limits.rtf.depth) {
      raise('document-invalid', `its groups are nested more than ${limits.rtf.depth} deep.`);
    }
    this.stack.push(this.state);
    this.state = { ...this.state };
    // Every entry of these tables is a group of its own.
    if (this.state.destination === 'styles') this.styles.begin();
  }

  private close(): void {
    this.toSkip = 0;
    const outer = this.stack.pop();
    if (!outer) return;
    const { destination } = this.state;
    if (destination === 'styles') this.styles.end();
    if (destination !== outer.destination) this.endDestination(destination);
    if (this.state.note !== outer.note) this.paragraphs.endParagraph(this.state.note);
    this.state = outer;
  }

  private endDestination(destination: RtfDestination): void {
    if (destination === 'title') this.stated.title = this.collected.trim() || undefined;
    else if (destination === 'author') this.stated.byline = this.collected.trim() || undefined;
    else if (destination === 'instruction' && this.state.field) this.state.field.instruction += this.collected;
    if (destination !== 'text') this.collected = '';
  }

  private control(name: string, number: number | null): void {
    if (this.toSkip > 0 && name !== '*') {
      this.toSkip--;
      return;
    }
    const wasStarred = this.starred;
    this.starred = name === '*';
    if (name === '*') return;
    const destination = destinationOf(name);
    if (destination !== null) this.enter(destination, name);
    else if (this.state.destination === 'skipped') return;
    else if (wasStarred) this.state.destination = 'skipped';
    else if (name === 'u' && number !== null) this.unicode(number);
    else if (this.state.destination === 'fonts') this.fontWord(name, number);
    else if (this.state.destination === 'styles') this.styles.word(name, number);
    else this.word(name, number);
  }

  private enter(destination: RtfDestination, name: string): void {
    // What stands inside something that is passed over is passed over too.
    if (this.state.destination === 'skipped') return;
    if (destination === 'text') {
      if (name === 'fldrslt') this.state.href = hyperlinkOf(this.state.field?.instruction ?? '');
      if (name === 'field') this.state.field = { instruction: '' };
      if (name === 'footnote') this.note();
      this.state.destination = 'text';
      return;
    }
    if (name === 'listtext' || name === 'pntext') this.paragraphs.change({ isItem: true });
    this.state.destination = destination;
    this.collected = '';
  }

  private note(): void {
    const { number, note } = this.paragraphs.addNote();
    this.put(`[${number}]`);
    this.state.note = note;
    this.put(`[${number}] `);
  }

  private fontWord(name: string, number: number | null): void {
    if (name === 'f' && number !== null) this.state.font = number;
    if (name !== 'fcharset' || this.state.font === null) return;
    const codePage = codePageOfCharset(number ?? 0);
    // Charset 0 says “ANSI”: the code page of the file.
    if (codePage !== undefined && number !== 0) this.fonts.set(this.state.font, codePage);
  }

  private word(name: string, number: number | null): void {
    const { state, paragraphs } = this;
    const { note } = state;
    const on = number !== 0;
    const character = characterOf(name);
    if (character !== null) this.put(character);
    else if (name === 'par' || name === 'sect' || name === 'page') paragraphs.endParagraph(note);
    else if (name === 'line') paragraphs.lineBreak(note);
    else if (name === 'cell' || name === 'nestcell') paragraphs.endCell(note);
    else if (name === 'row' || name === 'nestrow') paragraphs.endRow(note);
    else if (name === 'trowd' || name === 'intbl') paragraphs.change({ inTable: true });
    else if (name === 'pard') paragraphs.reset();
    else if (name === 'plain') Object.assign(state, { bold: false, italic: false, hidden: false, font: null });
    else if (name === 's') paragraphs.change(this.styles.paragraph(number ?? 0));
    else if (name === 'outlinelevel') paragraphs.change({ level: Math.min(6, (number ?? 0) + 1) });
    else if (name === 'ls') paragraphs.change({ isItem: number !== null && number > 0 });
    else if (/^brdr(?:s|th|db|dot|dash|hair|triple|tnthsg|thtnsg)$/.test(name)) paragraphs.change({ isRuled: true });
    else if (name === 'b') state.bold = on;
    else if (name === 'i') state.italic = on;
    else if (name === 'v' || name === 'deleted') state.hidden = on;
    else if (name === 'f') state.font = number;
    else if (name === 'uc') state.fallback = Math.max(0, number ?? 1);
    else if (name === 'ansicpg' && number !== null && number > 0) this.codePage = codePageOfNumber(number);
    else if (name === 'mac') this.codePage = 'macintosh';
    else if (name === 'pc') this.codePage = 'cp437';
    else if (name === 'pca') this.codePage = 'cp850';
  }

  private unicode(number: number): void {
    this.put(String.fromCharCode(number & 0xffff));
    this.toSkip = this.state.fallback;
  }

  private flush(): void {
    if (this.raw.length === 0) return;
    const font = this.state.font === null ? undefined : this.fonts.get(this.state.font);
    const text = this.decode(Uint8Array.from(this.raw), font ?? this.codePage);
    this.raw = [];
    this.put(text);
  }

  /** Halves of surrogate pairs come one by one, as two `\u`. */
  private half = '';

  private put(value: string): void {
    const { state } = this;
    if (state.destination === 'styles') this.styles.text(value);
    else if (state.destination === 'title' || state.destination === 'author' || state.destination === 'instruction') {
      this.collected += value;
    }
    if (state.destination !== 'text' || state.hidden) return;
    const text = this.half + value;
    this.half = /[\uD800-\uDBFF]$/.test(text) ? text.slice(-1) : '';
    const whole = this.half === '' ? text : text.slice(0, -1);
    if (whole === '') return;
    this.paragraphs.text(whole, this.marks(), state.note);
  }

  private marks(): readonly Mark[] {
    const { emphasis, strong, link } = articleSchema.marks;
    const { bold, italic, href } = this.state;
    let marks: readonly Mark[] = [];
    if (italic) marks = emphasis.create().addToSet(marks);
    // A heading is bold by being one.
    if (bold && !(this.state.note === null && this.paragraphs.isHeading)) marks = strong.create().addToSet(marks);
    return href === null ? marks : link.create({ href }).addToSet(marks);
  }
}

function hyperlinkOf(instruction: string): string | null {
  return linkTarget(/\bHYPERLINK\s+(?:\\[a-z]\s+)*"([^"]*)"/i.exec(instruction)?.[1]);
}
