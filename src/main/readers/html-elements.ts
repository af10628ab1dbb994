import type { DomElement } from './dom';

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Never part of a text: code, media, and the controls of forms. */
export const droppedElements = names(
  'head title meta link base script style template noscript iframe frame frameset noframes object embed applet ' +
    'svg canvas video audio map area img picture source track ' +
    'input select textarea button datalist option optgroup label legend output meter progress dialog',
);

/** Elements that stand on lines of their own. */
export const blockElements = names(
  'html body address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre listing xmp plaintext search section summary ul ' +
    'table caption colgroup thead tbody tfoot tr td th',
);

/** Blocks that hold running text: what is inline in a kept one is kept. */
export const textElements = names(
  'p h1 h2 h3 h4 h5 h6 li dt dd figcaption caption td th pre blockquote summary address',
);

/** Parts of a page that surround its article. */
export const surroundings = names('nav aside footer form menu dialog');

/** True for what a browser would not show, as far as the page itself says so. */
export function isHidden(element: DomElement): boolean {
  if (element.hasAttribute('hidden') && element.getAttribute('hidden') !== 'until-found') return true;
  const style = element.getAttribute('style');
  if (style !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)) return true;
  return element.getAttribute('aria-hidden') === 'true' && isIcon(element);
}

/** Icon fonts write an icon as one word or one private character. Longer text is hidden for other reasons. */
function isIcon(element: DomElement): boolean {
  return ['i', 'span', 'b', 'em'].includes(element.localName) && !/\S\s+\S/u.test(element.textContent ?? '');
}

/** A foot- or endnote, as digital publishing marks it: DPUB-ARIA 1.1, EPUB Structural Semantics. */
export function isNote(element: DomElement): boolean {
  const says = `${element.getAttribute('role') ?? ''} ${element.getAttribute('epub:type') ?? ''}`;
  return /(?:^|[\s-])(?:footnote|endnote|rearnote)(?:\s|$)/.test(says);
}
