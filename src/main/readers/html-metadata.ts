import { type DomElement, parentElement } from './dom';
import { isHidden, surroundings } from './html-elements';
import { jsonLdMetadata } from './json-ld';
import type { Page } from './page';
import { languageTag, type StatedMetadata, webAddress } from './stated-metadata';

/**
 * What a page says of its article, each thing from the best of its places: schema.org data, meta
 * elements, then the page's own words. `html` is the source of `page`.
 */
export function htmlMetadata(page: Page, html: string): StatedMetadata {
  const { document } = page;
  const meta = metaContents(page);
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
  const linked = jsonLdMetadata(scripts.map((script) => script.textContent ?? ''));
  const root = document.querySelector('html');
  const address = (value: string | undefined | null): string | undefined => webAddress(value) ?? undefined;
  return {
    title:
      linked.title ??
      meta.get('og:title') ??
      blankless(titleHeading(page)?.textContent) ??
      blankless(document.querySelector('title')?.textContent),
    byline: linked.byline ?? notAddress(meta.get('author')) ?? notAddress(meta.get('article:author')) ?? author(page),
    outlet: meta.get('og:site_name') ?? linked.outlet,
    published:
      meta.get('article:published_time') ??
      linked.published ??
      meta.get('datepublished') ??
      meta.get('dc.date') ??
      meta.get('date') ??
      document.querySelector('article time[datetime], main time[datetime], time[datetime]')?.getAttribute('datetime') ??
      undefined,
    url:
      address(document.querySelector('link[rel="canonical"]')?.getAttribute('href')) ??
      address(meta.get('og:url')) ??
      address(linked.url) ??
      address(savedFrom(html)),
    language:
      [
        root?.getAttribute('lang'),
        root?.getAttribute('xml:lang'),
        linked.language,
        meta.get('content-language'),
        meta.get('og:locale'),
      ]
        .map((value) => languageTag(value ?? undefined))
        .find((tag) => tag !== null) ?? undefined,
  };
}

/** What relative links of a page are relative to; null where it does not say. */
export function baseUrl(page: Page, url: string | undefined): string | null {
  return webAddress(page.document.querySelector('base[href]')?.getAttribute('href'), url) ?? webAddress(url);
}

/**
 * The heading that is the article's title: of the visible ones of level 1, one whose words are in the
 * page's title, else the last one inside `article` or `main`, else the only one.
 */
export function titleHeading(page: Page): DomElement | null {
  const headings = page.elements.filter(
    (element) => element.localName === 'h1' && /\S/u.test(element.textContent ?? '') && !isAround(element),
  );
  const title = words(page.document.querySelector('title')?.textContent);
  const social = words(metaContents(page).get('og:title'));
  const matching = headings.filter((heading) => {
    const own = words(heading.textContent);
    return own !== '' && (title.startsWith(own) || social === own);
  });
  const inside = headings.filter((heading) => isInside(heading, ['article', 'main']));
  return matching[0] ?? inside[0] ?? (headings.length === 1 ? (headings[0] ?? null) : null);
}

function isAround(element: DomElement): boolean {
  for (let up: DomElement | null = element; up !== null; up = parentElement(up)) {
    if (isHidden(up) || (surroundings.has(up.localName) && up.localName !== 'form')) return true;
  }
  return false;
}

function isInside(element: DomElement, names: readonly string[]): boolean {
  for (let up = parentElement(element); up !== null; up = parentElement(up))
    if (names.includes(up.localName)) return true;
  return false;
}

function words(value: string | null | undefined): string {
  return (value ?? '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** First content of each `meta`, by its name, property, item or header. */
function metaContents(page: Page): Map<string, string> {
  const contents = new Map<string, string>();
  for (const element of page.document.querySelectorAll('meta')) {
    const content = blankless(element.getAttribute('content'));
    if (content === undefined) continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase();
      if (name && !contents.has(name)) contents.set(name, content);
    }
  }
  return contents;
}

function author(page: Page): string | undefined {
  const element = page.document.querySelector('article [rel="author"], article [itemprop="author"], [rel="author"]');
  return blankless(element?.textContent);
}

/** Browsers and archivers leave the page's address in a comment at the top of what they save. */
function savedFrom(html: string): string | undefined {
  const head = html.slice(0, 2000);
  return (
    /<!-{2}\s*saved from url=\(\d+\)(\S+)/.exec(head)?.[1] ??
    /<!-{2}\s*Page saved with SingleFile\s+url:\s*(\S+)/.exec(head)?.[1]
  );
}

function notAddress(value: string | undefined): string | undefined {
  return value !== undefined && /^https?:/i.test(value) ? undefined : value;
}

function blankless(value: string | null | undefined): string | undefined {
  const text = (value ?? '').trim();
  return text === '' ? undefined : text;
}
