import { SaxesParser } from 'saxes';
import { refuseFile } from './incoming';
import { at } from './place';
import { because, type Reason } from './reason';

/** An element by its local name: XML that we read tells its names apart without their namespaces. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  /** Its own text, all pieces joined. */
  text: string;
  line: number;
}

const maxDepth = 200;
const maxElements = 2_000_000;

/** An XML document as a tree; raises `exchange-invalid` for what is not well-formed, a DTD, and what is too deep. */
export function xmlTree(file: string, xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '', line: 0 };
  const open = [root];
  let count = 0;
  const refuse = (reason: Reason) => refuseFile(file, [at('line', parser.line)], reason);
  parser.on('error', (error) => refuse(because('xml', { said: error.message.replace(/^\d+:\d+: /, '') })));
  parser.on('doctype', () => refuse(because('doctype')));
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.values(tag.attributes).map(({ local, value }) => [local, value]));
    const element: XmlElement = { name: tag.local, attributes, children: [], text: '', line: parser.line };
    if (open.length > maxDepth || ++count > maxElements) refuse(because('too-deep'));
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(xml).close();
  return root.children[0] ?? refuse(because('no-element'));
}

export function childrenNamed({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((child) => child.name === name);
}

export function childNamed({ children }: XmlElement, name: string): XmlElement | undefined {
  return children.find((child) => child.name === name);
}
