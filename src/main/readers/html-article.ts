import { type DomElement, isElement, isText, parentElement } from './dom';
import type { Verdict } from './html-blocks';
import { isHidden, surroundings, textElements } from './html-elements';
import { openPage, type Page } from './page';

/**
 * Pages beyond this are no single article, and the search would take too long: elements, the depth of the
 * deepest, and the depths of all summed.
 */
const most = { elements: 30_000, depth: 100, totalDepth: 300_000 };

/** A text below this many characters makes the search try again with fewer scruples. */
const enough = 200;

const tagged = 'data-guillemet-';

/**
 * Finds the article within a page: for each element of `page`, whether it belongs to it. Null where
 * none is found.
 *
 * Readability looks at a copy and changes it as it goes; only its choice of elements is taken, so the
 * text itself is read from the page as it was. What belongs to a text but falls through its
 * sieve is put back: the title, a lead, captions, rules and headings between the parts that stay.
 */
export async function findArticle(
  html: string,
  page: Page,
  title: DomElement | null,
): Promise<((element: DomElement) => Verdict) | null> {
  if (page.elements.length > most.elements || page.depth > most.depth || page.totalDepth > most.totalDepth) return null;
  const kept = await choose(html);
  if (kept.size === 0) return null;
  putBack(page, kept, title);

  const shells = new Set<number>();
  for (const place of kept) {
    const element = page.elements[place];
    for (let up = element ? parentElement(element) : null; up !== null; up = parentElement(up)) {
      const shell = page.index.get(up) ?? -1;
      if (shells.has(shell)) break;
      shells.add(shell);
    }
  }
  return (element) => {
    const place = page.index.get(element) ?? -1;
    return kept.has(place) ? 'whole' : shells.has(place) ? 'shell' : 'none';
  };
}

/** Places of the elements that Readability keeps. */
async function choose(html: string): Promise<Set<number>> {
  const { Readability } = await import('@mozilla/readability');
  const copy = await openPage(html);
  for (const element of copy.document.querySelectorAll('meta, script')) {
    // With an author at hand Readability would leave the byline in the text.
    element.removeAttribute('name');
    element.removeAttribute('property');
    element.removeAttribute('type');
  }
  copy.elements.forEach((element, place) => {
    // Says the same in fewer steps: Readability would have every style parsed.
    if (isHidden(element)) element.setAttribute('hidden', '');
    element.removeAttribute('style');
    // A name of its own per element: where Readability merges two, both places survive.
    element.setAttribute(`${tagged}${place}`, '');
    for (let node = element.firstChild; node !== null; node = node.nextSibling) {
      // Each of these would become a node of its own when Readability starts again from the copy's source.
      if (isText(node)) node.textContent = (node.textContent ?? '').replace(/[<>&\u00A0]/g, ' ');
    }
    // Else it would replace the link by its bare text, and the place would be lost.
    if (/^\s*javascript:/i.test(element.getAttribute('href') ?? '')) element.setAttribute('href', '#');
  });
  const kept = new Set<number>();
  let content: DomElement | null | undefined;
  try {
    const readability = new Readability<DomElement>(copy.document as unknown as ReadabilityDocument, {
      charThreshold: enough,
      keepClasses: true,
      serializer: (node) => node as unknown as DomElement,
    });
    content = readability.parse()?.content;
  } catch {
    // A page that it stumbles over has no article for us; the whole page can still be read.
  }
  if (!content) return kept;
  const body = copy.elements.findIndex((element) => element.localName === 'body');
  for (const place of keptPlaces(content)) kept.add(place ?? body);
  return kept;
}

/** Places of the elements in what Readability made; null for text outside all of them, which stood in the body itself. */
function* keptPlaces(element: DomElement, inside = false): Generator<number | null> {
  let known = inside;
  for (const { name } of element.attributes) {
    if (!name.startsWith(tagged)) continue;
    known = true;
    yield Number(name.slice(tagged.length));
  }
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node)) yield* keptPlaces(node, known);
    else if (!known && isText(node) && /\S/u.test(node.textContent ?? '')) yield null;
  }
}

type ReadabilityDocument = ConstructorParameters<typeof import('@mozilla/readability').Readability>[0];

function putBack(page: Page, kept: Set<number>, title: DomElement | null): void {
  const places = [...kept].sort((a, b) => a - b);
  const first = places[0] ?? 0;
  const last = lastWithin(page, places.at(-1) ?? 0);
  const titlePlace = title === null ? first : (page.index.get(title) ?? first);
  const start = Math.min(first, titlePlace);
  const top = commonAncestor(page.elements[start], page.elements[last]);

  const keep = (element: DomElement): void => {
    for (const part of [element, ...element.querySelectorAll('*')]) kept.add(page.index.get(part) ?? -1);
  };
  if (title !== null && titlePlace <= last) keep(title);
  for (let place = start; place < last; place++) {
    const element = page.elements[place];
    if (!element || kept.has(place) || isAside(element, top)) continue;
    if (element.localName === 'figcaption') keep(element);
    else if (place < first) {
      if (isLead(element)) keep(element);
    } else if (element.localName === 'hr') kept.add(place);
    else if (/^h[2-6]$/.test(element.localName) && isFollowed(page, kept, element)) keep(element);
  }
}

/** Place of the last element inside an element, itself if it has none. */
function lastWithin(page: Page, place: number): number {
  return place + [...(page.elements[place]?.querySelectorAll('*') ?? [])].length;
}

/** A paragraph between title and text that reads like one: long, a sentence, not made of links. */
function isLead(element: DomElement): boolean {
  if (element.localName !== 'p' && element.localName !== 'h2') return false;
  const text = (element.textContent ?? '').trim();
  if (text.length < 80 || !/[.!?…»"”]$/u.test(text)) return false;
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += (link.textContent ?? '').length;
  return linked < text.length / 3;
}

/** True for a heading right above text that stays. */
function isFollowed(page: Page, kept: ReadonlySet<number>, heading: DomElement): boolean {
  const next = heading.nextElementSibling;
  return next !== null && kept.has(page.index.get(next) ?? -1) && textElements.has(next.localName);
}

/** True for what is hidden, or in a part of `top` that is no part of its article. */
function isAside(element: DomElement, top: DomElement | null): boolean {
  for (let up: DomElement | null = element; up !== null && up !== top; up = parentElement(up)) {
    if (isHidden(up) || surroundings.has(up.localName)) return true;
  }
  return false;
}

function commonAncestor(one: DomElement | undefined, other: DomElement | undefined): DomElement | null {
  const around = new Set<DomElement>();
  for (let up = one ?? null; up !== null; up = parentElement(up)) around.add(up);
  for (let up = other ?? null; up !== null; up = parentElement(up)) if (around.has(up)) return up;
  return null;
}
