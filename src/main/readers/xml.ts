import { raise } from '../../core/result';
import { limits } from './limits';

/** An element of an XML file. Names are local ones: what the formats that we read put in namespaces has none that clash. */
export interface XmlElement {
  name: string;
  /** By local name; a prefix that tells two apart (`text:name`, `draw:name`) gives way to the first. */
  attributes: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
}

/**
 * Parses an XML file into a tree, within `limits.xml`. A document type is refused, and with it every
 * entity of its own: no office format has one. Raises `document-invalid`, naming `what`.
 */
export async function parseXml(bytes: Uint8Array, what: string): Promise<XmlElement> {
  const { SaxesParser } = await import('saxes');
  const root: XmlElement = { name: '', attributes: new Map(), children: [] };
  const open: XmlElement[] = [root];
  let nodes = 0;
  const count = (): void => {
    if (++nodes > limits.xml.nodes) raise('document-invalid', `${what} holds more than ${limits.xml.nodes} elements.`);
  };
  const text = (value: string): void => {
    count();
    open.at(-1)?.children.push(value);
  };
  const parser = new SaxesParser({ position: false });
  parser.on('error', (error) => raise('document-invalid', `${what} is not well-formed: ${error.message}`));
  parser.on('doctype', () => raise('document-invalid', `${what} declares a document type, which is refused.`));
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('opentag', (tag) => {
    count();
    if (open.length > limits.xml.depth) {
      raise('document-invalid', `the elements of ${what} are nested more than ${limits.xml.depth} deep.`);
    }
    const attributes = new Map<string, string>();
    for (const [name, value] of Object.entries(tag.attributes)) {
      const local = localName(name);
      if (!attributes.has(local)) attributes.set(local, value);
    }
    const element = { name: localName(tag.name), attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(decodeXml(bytes, what)).close();
  const top = root.children.find((child) => typeof child !== 'string');
  return top ?? raise('document-invalid', `${what} is empty.`);
}

/** XML 1.0, appendix F: a byte order mark, else UTF-8; other encodings are not used by the formats that we read. */
function decodeXml(bytes: Uint8Array, what: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return raise('document-invalid', `${what} is not valid ${encoding}.`);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child): child is XmlElement => typeof child !== 'string');
}

/** The first element of this name, at any depth, in document order. */
export function findElement(parent: XmlElement, name: string): XmlElement | undefined {
  for (const child of elementsOf(parent)) {
    if (child.name === name) return child;
    const found = findElement(child, name);
    if (found) return found;
  }
  return undefined;
}

/** All elements of this name, at any depth, in document order. */
export function findElements(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap((child) =>
    child.name === name ? [child, ...findElements(child, name)] : findElements(child, name),
  );
}

/** All text in an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
