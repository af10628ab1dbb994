/** Ids of the formats that can be written, as the command line takes them. */
export const exportFormats = [
  'json',
  'w3c',
  'csv',
  'xlsx',
  'html',
  'qdpx',
  'qdc',
  'brat',
  'xmi',
  'cas-json',
  'label-studio',
  'doccano',
  'prodigy',
  'spacy',
  'conll',
  'schema-org',
  'tei',
  'decisions',
] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Choices that some formats have; the others pass them over. */
export interface ExportOptions {
  /** Between the columns of a CSV: Excel in French takes `;`. */
  separator?: ',' | ';' | undefined;
  /** False for a CSV without the byte order mark, which Excel needs and some scripts stumble over. */
  bom?: boolean | undefined;
  /** Of what the HTML report itself says. */
  language?: 'en' | 'fr' | undefined;
}
