import type { Mark } from 'prosemirror-model';
import { raise } from '../../core/result';
import { articleSchema } from '../../core/text/schema';
import { Archive } from './archive';
import { BlockBuilder, type TextKind } from './block-builder';
import { emptyDocument } from './empty-document';
import { OdtStyles } from './odt-styles';
import { officeProperties } from './office-properties';
import type { Reading } from './reading';
import { linkTarget } from './stated-metadata';
import { elementsOf, findElement, parseXml, textOf, type XmlElement } from './xml';

export const odtVersion = '1';

/**
 * An OpenDocument text (ODF 1.3) to an article: headings, lists, quotations, tables as lines, links,
 * captions, notes after the text. Comments, images and what was deleted are left out. Raises
 * `archive-unsafe`, `file-encrypted` and `document-invalid`.
 */
export async function readOdt(bytes: Uint8Array): Promise<Reading> {
  const archive = new Archive(bytes);
  const manifest = archive.read('META-INF/manifest.xml');
  if (manifest && findElement(await parseXml(manifest, 'its manifest'), 'encryption-data')) {
    raise('file-encrypted', 'it is protected by a password.');
  }
  const content = archive.read('content.xml');
  if (content === null) return raise('document-invalid', 'the part with the text is missing in it.');
  const root = await parseXml(content, 'content.xml in it');
  const shared = archive.read('styles.xml');
  const styles = new OdtStyles(shared === null ? [root] : [await parseXml(shared, 'styles.xml in it'), root]);
  const { language, ...stated } = await officeProperties(archive.read('meta.xml'));
  const office = findElement(root, 'body');
  const body = office && findElement(office, 'text');
  const document = body ? new Walker(styles).read(body) : null;
  return { document: document ?? emptyDocument(), stated, languageHint: language, extraction: 'none' };
}

interface Context {
  marks: readonly Mark[];
  kind: TextKind;
  /** In a table's row, all goes on one line. */
  row: boolean;
}

const plain: Context = { marks: [], kind: { type: 'paragraph' }, row: false };

/** What stands in a text without being part of it. */
const dropped = new Set(
  'tracked-changes annotation annotation-end sequence-decls variable-decls user-field-decls forms event-listeners script image object object-ole plugin desc title math'.split(
    ' ',
  ),
);

class Walker {
  private readonly builder = new BlockBuilder();
  private readonly notes: { label: string; body: XmlElement }[] = [];

  constructor(private readonly styles: OdtStyles) {}

  read(body: XmlElement) {
    this.blocks(body, plain);
    for (let i = 0; i < this.notes.length; i++) {
      const note = this.notes[i];
      if (!note) break;
      const context: Context = { ...plain, kind: { type: 'note' } };
      this.builder.endBlock();
      this.builder.text(`[${note.label}] `, [], context.kind);
      this.blocks(note.body, context);
    }
    return this.builder.finish();
  }

  private blocks(parent: XmlElement, context: Context): void {
    for (const element of elementsOf(parent)) this.block(element, context);
  }

  private block(element: XmlElement, context: Context): void {
    const { builder } = this;
    const { name } = element;
    if (dropped.has(name) || element.attributes.get('display') === 'none') return;
    if (name === 'h') this.paragraph(element, { ...context, kind: { type: 'heading', level: levelOf(element) } });
    else if (name === 'p') this.styled(element, context);
    else if (name === 'list') this.contained(element, context, 'bullet_list');
    else if (name === 'list-item' || name === 'list-header') {
      if (builder.inList) this.contained(element, context, 'list_item');
      else this.blocks(element, context);
    } else if (name === 'table-row') this.row(element, context);
    else this.blocks(element, context);
  }

  private contained(element: XmlElement, context: Context, type: 'bullet_list' | 'list_item'): void {
    const opened = !context.row && this.builder.open(type);
    this.blocks(element, context);
    if (opened) this.builder.close();
  }

  private styled(element: XmlElement, context: Context): void {
    const { builder, styles } = this;
    const style = element.attributes.get('style-name');
    if (styles.isHidden(style)) return;
    if (textOf(element).trim() === '' && styles.isRuled(style) && !context.row) return builder.rule();
    if (context.kind.type !== 'paragraph' || context.row) return this.paragraph(element, context);
    if (styles.isA(style, /^(?:Title|Heading_20_1)$/)) {
      return this.paragraph(element, { ...context, kind: { type: 'heading', level: 1 } });
    }
    if (styles.isA(style, /^(?:Caption|Illustration|Figure|Table)$/)) {
      return this.paragraph(element, { ...context, kind: { type: 'caption' } });
    }
    const opened = styles.isA(style, /^Quotations$/) && builder.open('blockquote');
    this.paragraph(element, { ...context, marks: styles.marks(style) });
    if (opened) builder.close();
  }

  private paragraph(element: XmlElement, context: Context): void {
    const { builder } = this;
    // The label of a note and its first paragraph are one block.
    if (!context.row && context.kind.type !== 'note') builder.endBlock();
    this.inline(element, context);
    if (context.row) builder.text(' ', [], context.kind);
    else builder.endBlock();
  }

  private inline(parent: XmlElement, context: Context): void {
    const { builder } = this;
    const { marks, kind } = context;
    for (const child of parent.children) {
      if (typeof child === 'string') builder.text(child, marks, kind);
      else if (child.name === 's') builder.text(' ', marks, kind);
      else if (child.name === 'tab') builder.text(' ', marks, kind);
      else if (child.name === 'line-break') {
        if (context.row) builder.text(' ', marks, kind);
        else builder.lineBreak();
      } else if (child.name === 'note') this.note(child, context);
      else if (child.name === 'a') this.inline(child, { ...context, marks: linked(child, marks) });
      else if (child.name === 'span') this.span(child, context);
      else if (child.name === 'frame' || child.name === 'custom-shape') this.frame(child, context);
      else if (!dropped.has(child.name)) this.inline(child, context);
    }
  }

  private span(element: XmlElement, context: Context): void {
    const style = element.attributes.get('style-name');
    if (this.styles.isHidden(style)) return;
    const own = context.kind.type === 'heading' ? [] : this.styles.marks(style);
    this.inline(element, { ...context, marks: own.reduce((set, mark) => mark.addToSet(set), context.marks) });
  }

  /** A text box, as captions have: its paragraphs stand between those of the text. */
  private frame(element: XmlElement, context: Context): void {
    const box = findElement(element, 'text-box');
    if (box) this.blocks(box, context);
  }

  private note(element: XmlElement, context: Context): void {
    const citation = findElement(element, 'note-citation');
    const body = findElement(element, 'note-body');
    const label = (citation ? textOf(citation).trim() : '') || String(this.notes.length + 1);
    this.builder.text(`[${label}]`, context.marks, context.kind);
    if (body) this.notes.push({ label, body });
  }

  private row(element: XmlElement, context: Context): void {
    const { builder } = this;
    if (!context.row) builder.endBlock();
    elementsOf(element)
      .filter(({ name }) => name === 'table-cell' || name === 'covered-table-cell')
      .forEach((cell, place) => {
        if (place > 0) builder.tab();
        this.blocks(cell, { ...context, row: true });
      });
    if (!context.row) builder.endBlock();
  }
}

function levelOf(heading: XmlElement): number {
  const level = Number(heading.attributes.get('outline-level') ?? 1);
  return Number.isInteger(level) && level > 0 ? Math.min(level, 6) : 1;
}

function linked(element: XmlElement, marks: readonly Mark[]): readonly Mark[] {
  const href = linkTarget(element.attributes.get('href'));
  return href === null ? marks : articleSchema.marks.link.create({ href }).addToSet(marks);
}
