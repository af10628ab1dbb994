import { raise } from '../../core/result';
import { type DomDocument, type DomElement, type DomNode, isElement, isText } from './dom';

export interface Page {
  document: DomDocument;
  /** Every element in document order. */
  elements: DomElement[];
  /** Place of an element in `elements`. */
  index: Map<DomElement, number>;
  /** Of the deepest element; 0 for one at the top. */
  depth: number;
  /** Sum of the depths of all elements: what a walk from each to the top would cost. */
  totalDepth: number;
}

/** Deepest nesting of elements that is read; browsers stop at 512. */
const deepest = 1000;

/** Most tags and character references that are read: each becomes a node, and memory is not endless. */
const mostMarkup = 1_000_000;

/**
 * Parses a page. Nothing in it is run and nothing fetched: the parser builds a tree and no more.
 *
 * Attribute names come out in lower case, each run of text in one node, comments not at all. Raises
 * `document-invalid` where elements nest too deeply or are too many.
 */
export async function openPage(html: string): Promise<Page> {
  if (markupIn(html) > mostMarkup) {
    raise('document-invalid', `it holds more than ${mostMarkup} tags and character references.`);
  }
  if (sourceNesting(html) > deepest) raiseTooDeep();
  const { parseHTML } = await import('linkedom');
  const document = (parseHTML(withFrame(html)) as unknown as { document: DomDocument }).document;
  const page: Page = { document, elements: [], index: new Map(), depth: 0, totalDepth: 0 };
  const runs = new TextRuns();
  let depth = 0;
  let node: DomNode | null = document.firstChild;
  while (node !== null) {
    if (isElement(node)) {
      if (depth > deepest) raiseTooDeep();
      page.index.set(node, page.elements.length);
      page.elements.push(node);
      page.depth = Math.max(page.depth, depth);
      page.totalDepth += depth;
      lowerCaseAttributes(node);
    } else runs.add(node);
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth++;
      continue;
    }
    while (node !== null && node.nextSibling === null) {
      node = node.parentNode;
      depth--;
    }
    node = node?.nextSibling ?? null;
  }
  runs.join();
  return page;
}

/** Parsers cut text at every character reference and comment; thousands of pieces would make walks quadratic. */
class TextRuns {
  private readonly spare: DomNode[] = [];
  private head: DomNode | null = null;
  private tail: DomNode | null = null;
  private parts: string[] = [];

  add(node: DomNode): void {
    const continues = this.tail !== null && this.tail.nextSibling === node;
    if (isText(node) && !(continues && this.head)) {
      this.endRun();
      this.head = node;
      this.parts = [node.textContent ?? ''];
    } else {
      if (isText(node)) this.parts.push(node.textContent ?? '');
      this.spare.push(node);
    }
    if (isText(node) || continues) this.tail = node;
  }

  join(): void {
    this.endRun();
    for (const node of this.spare) node.remove();
  }

  private endRun(): void {
    if (this.head && this.parts.length > 1) this.head.textContent = this.parts.join('');
    this.head = null;
    this.tail = null;
  }
}

function raiseTooDeep(): never {
  raise('document-invalid', `its elements are nested more than ${deepest} deep.`);
}

function lowerCaseAttributes(element: DomElement): void {
  for (const { name, value } of [...element.attributes]) {
    const lower = name.toLowerCase();
    if (lower === name || element.hasAttribute(lower)) continue;
    element.removeAttribute(name);
    element.setAttribute(lower, value);
  }
}

/**
 * The parser builds what is written; a fragment gets the `html` and `body` that a browser would add.
 * The document type goes: in linkedom's tree it has no next sibling.
 */
function withFrame(source: string): string {
  const html = withoutDocumentTypes(source);
  const whole = /<html[\s>]/i.test(html);
  const bodied = /<body[\s>]/i.test(html);
  if (!whole) return bodied ? `<html>${html}</html>` : `<html><head></head><body>${html}</body></html>`;
  if (bodied) return html;
  if (/<\/head\s*>/i.test(html)) return html.replace(/<\/head\s*>/i, '</head><body>');
  return html.replace(/<html(?:\s[^<>]*)?>/i, (tag) => `${tag}<head></head><body>`);
}

/** A document type ends where a browser ends it; with declarations of its own, as XHTML may have, after these. */
function withoutDocumentTypes(html: string): string {
  const parts: string[] = [];
  const opening = /<!doctype/gi;
  let at = 0;
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    parts.push(html.slice(at, match.index));
    const end = html.indexOf('>', match.index);
    at = end < 0 ? html.length : end + 1;
    if (end >= 0 && html.slice(match.index, end).includes('[')) {
      const closing = /\]\s*>/g;
      closing.lastIndex = match.index;
      // Where they do not end, nothing after them is a page.
      at = closing.test(html) ? closing.lastIndex : html.length;
    }
    opening.lastIndex = at;
  }
  return parts.join('') + html.slice(at);
}

function markupIn(html: string): number {
  let count = 0;
  for (const sign of ['<', '&']) {
    for (let at = html.indexOf(sign); at >= 0; at = html.indexOf(sign, at + 1)) count++;
  }
  return count;
}

/** Elements that end by themselves: these cannot nest without others between them. */
const selfEnding = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr ' +
    'p li dt dd tr td th thead tbody tfoot option optgroup rt rp'
  ).split(' '),
);

/** Elements whose content is no HTML: text, or tags that close themselves. */
const foreign = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noframes', 'iframe', 'svg', 'math']);

/** How deep the tags of a source nest, before a tree is built: parsing a hostile depth takes quadratic time. */
function sourceNesting(html: string): number {
  const tag = /<!-{2}|<(\/?)([a-z][^\s/>]*)/gi;
  const open: string[] = [];
  let most = 0;
  for (let match = tag.exec(html); match !== null; match = tag.exec(html)) {
    const name = (match[2] ?? '').toLowerCase();
    if (name === '') {
      const end = html.indexOf('-->', tag.lastIndex);
      if (end < 0) break;
      tag.lastIndex = end;
    } else if (match[1] === '/') {
      const last = open.lastIndexOf(name);
      if (last >= 0) open.length = last;
    } else if (foreign.has(name)) {
      const end = new RegExp(`</${name}`, 'gi');
      end.lastIndex = tag.lastIndex;
      const found = end.exec(html);
      if (found === null) break;
      tag.lastIndex = end.lastIndex;
    } else if (!selfEnding.has(name)) {
      open.push(name);
      most = Math.max(most, open.length);
      if (most > deepest) break;
    }
  }
  return most;
}
