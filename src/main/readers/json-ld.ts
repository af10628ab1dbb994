import type { StatedMetadata } from './stated-metadata';

/** Longest script that is parsed; UTF-16 units. */
const longest = 500_000;

type JsonObject = { [key: string]: unknown };

/** What schema.org data in a page's scripts says of the article: the first object that describes one. */
export function jsonLdMetadata(scripts: readonly string[]): StatedMetadata {
  for (const script of scripts) {
    if (script.length > longest) continue;
    const article = objectsIn(parse(script)).find(isArticle);
    if (!article) continue;
    return {
      title: text(article.headline) ?? text(article.name),
      byline: namesOf(article.author),
      outlet: namesOf(article.publisher),
      published: text(article.datePublished),
      url: text(article.url) ?? text(article.mainEntityOfPage) ?? idOf(article.mainEntityOfPage),
      language: languageOf(article.inLanguage),
    };
  }
  return {};
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script.replace(/^\s*(?:<!-{2}|(?:\/\/\s*)?<!\[CDATA\[)|(?:-->|(?:\/\/\s*)?\]\]>)\s*$/g, ''));
  } catch {
    return null;
  }
}

/** The objects at the top, in a list, and in `@graph`. */
function objectsIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isObject).flatMap(objectsIn);
  if (!isObject(value)) return [];
  const graph = value['@graph'];
  return [value, ...(Array.isArray(graph) ? graph.filter(isObject) : [])];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArticle(object: JsonObject): boolean {
  const types = [object['@type']].flat();
  return types.some(
    (type) => typeof type === 'string' && /(?:Article|BlogPosting|SocialMediaPosting|Report)$/.test(type),
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? decodeReferences(value) : undefined;
}

function idOf(value: unknown): string | undefined {
  return isObject(value) ? text(value['@id']) : undefined;
}

function namesOf(value: unknown): string | undefined {
  const names = [value].flat().map((one) => (isObject(one) ? text(one.name) : text(one)));
  return [...new Set(names.filter((name) => name !== undefined))].join(', ') || undefined;
}

function languageOf(value: unknown): string | undefined {
  const one = [value].flat()[0];
  return isObject(one) ? (text(one.alternateName) ?? text(one.name)) : text(one);
}

const named: { [name: string]: string } = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: '\u00A0' };

/** Many sites escape their headlines for HTML inside JSON, where it means nothing. */
function decodeReferences(value: string): string {
  return value.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name).toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
