/** The few parts of a parsed page that the readers touch, so that no DOM library's types are needed. */
export interface DomNode {
  nodeType: number;
  parentNode: DomNode | null;
  firstChild: DomNode | null;
  nextSibling: DomNode | null;
  textContent: string | null;
  remove(): void;
}

export interface DomElement extends DomNode {
  localName: string;
  attributes: Iterable<{ name: string; value: string }>;
  nextElementSibling: DomElement | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

export interface DomDocument extends DomNode {
  documentElement: DomElement | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === 1;
}

/** Text and CDATA. */
export function isText(node: DomNode): boolean {
  return node.nodeType === 3 || node.nodeType === 4;
}

/** The element that a node stands in, or null at the top. */
export function parentElement(node: DomNode): DomElement | null {
  return node.parentNode !== null && isElement(node.parentNode) ? node.parentNode : null;
}
