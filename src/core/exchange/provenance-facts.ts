import { type Article, versionNumber } from '../library/article';

/** Where an article's text comes from, as every format that tells of articles says it: in this order, under these names. */
export const provenanceKeys = [
  'originalName',
  'originalMediaType',
  'originalBytes',
  'originalSha256',
  'textSha256',
  'reader',
  'readerVersion',
  'encoding',
  'imported',
  'articleVersion',
] as const;
export type ProvenanceFacts = Record<(typeof provenanceKeys)[number], string | number>;

/** `originalBytes` is a size, `articleVersion` counts from 1; hashes are SHA-256 in small hexadecimal digits. */
export function provenanceFacts(article: Article): ProvenanceFacts {
  const { original, provenance, textSha256 } = article;
  return {
    originalName: original.name,
    originalMediaType: original.mediaType,
    originalBytes: original.bytes,
    originalSha256: original.sha256,
    textSha256,
    reader: provenance.reader,
    readerVersion: provenance.readerVersion,
    encoding: provenance.encoding,
    imported: provenance.imported,
    articleVersion: versionNumber(article),
  };
}

/** The facts, with those left out that a format says in a place of its own. */
export function factsWithout(
  article: Article,
  ...left: readonly (keyof ProvenanceFacts)[]
): [name: keyof ProvenanceFacts, value: string | number][] {
  const facts = provenanceFacts(article);
  return provenanceKeys.filter((key) => !left.includes(key)).map((key) => [key, facts[key]]);
}

/** `originalSha256` → `original_sha256`: how columns are named. */
export function columnOf(fact: string): string {
  return fact.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Name of the table that goes with the files of a format that has no place for the facts. */
export const provenanceFile = 'provenance.tsv';

/** First line of that table. */
export function provenanceHead(): string {
  return `${['file', ...provenanceKeys.map(columnOf)].join('\t')}\n`;
}

/** Line of an article in that table; `file` is the name of its own file, without an ending. */
export function provenanceLine(file: string, article: Article): string {
  const values = Object.values(provenanceFacts(article)).map((value) => String(value).replace(/\s+/g, ' '));
  return `${[file, ...values].join('\t')}\n`;
}
