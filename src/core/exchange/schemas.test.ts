import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotatedTexts } from '../testing/arbitraries';
import { articleWith, libraryWith } from '../testing/made-articles';
import { richArticle, richLibrary } from '../testing/rich-article';
import { exportFiles } from './export-file';
import type { ExportArticle, ExportLibrary } from './export-input';
import type { ExportFormat } from './formats';

/** The schemas beside the writers, and which file of an export each is for: one document, or one a line. */
const schemas = {
  w3c: { schema: 'web-annotation.schema.json', file: /\.w3c\.json$/, perLine: false },
  'cas-json': { schema: 'cas/cas-json.schema.json', file: /\.cas\.json$/, perLine: false },
  'label-studio': { schema: 'label-studio/label-studio.schema.json', file: /^tasks\.json$/, perLine: false },
  'schema-org': { schema: 'schema-org/schema-org.schema.json', file: /\.jsonld$/, perLine: false },
  doccano: { schema: 'jsonl/doccano.schema.json', file: /\.jsonl$/, perLine: true },
  spacy: { schema: 'jsonl/spacy.schema.json', file: /\.jsonl$/, perLine: true },
  prodigy: { schema: 'jsonl/prodigy.schema.json', file: /\.jsonl$/, perLine: true },
} as const satisfies Partial<Record<ExportFormat, { schema: string; file: RegExp; perLine: boolean }>>;
type Described = keyof typeof schemas;
const formats = Object.keys(schemas) as Described[];

const ajv = new Ajv2020({ strict: true, strictTuples: false, allowUnionTypes: true, allErrors: true });
addFormats.default(ajv);
const validators = new Map<Described, ValidateFunction>();

function validatorOf(format: Described): ValidateFunction {
  const known = validators.get(format);
  if (known) return known;
  const schema = JSON.parse(readFileSync(new URL(schemas[format].schema, import.meta.url), 'utf8'));
  const compiled = ajv.compile(schema);
  validators.set(format, compiled);
  return compiled;
}

function documentsOf(format: Described, library: ExportLibrary, articles: readonly ExportArticle[]): unknown[] {
  const { file, perLine } = schemas[format];
  return exportFiles(format, library, articles)
    .files.filter(({ path }) => file.test(path))
    .flatMap(({ content }) => {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
      return perLine ? text.trimEnd().split('\n').filter(Boolean) : [text];
    })
    .map((text) => JSON.parse(text));
}

describe.each(formats)('the schema of %s', (format) => {
  const validate = validatorOf(format);
  const refuses = (document: unknown) => (validate(document) ? [] : (validate.errors ?? []));

  it('takes an export of everything that is hard, and of nothing', () => {
    const other = { ...richArticle, article: { ...richArticle.article, id: 'a-2' } };
    for (const articles of [
      [richArticle],
      [richArticle, other],
      [{ ...richArticle, annotations: [], notes: [] }],
      [],
    ]) {
      for (const document of documentsOf(format, richLibrary, articles)) expect(refuses(document)).toEqual([]);
    }
  });

  it('takes an export of any text and annotations', () => {
    fc.assert(
      fc.property(annotatedTexts(), ({ text, annotations }) => {
        for (const document of documentsOf(format, libraryWith(), [
          { article: articleWith(text), text, annotations },
        ])) {
          expect(refuses(document)).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('refuses an export of which any one field that readers need is gone', () => {
    const [document] = documentsOf(format, richLibrary, [richArticle]);
    for (const [path, without] of withoutEach(document)) {
      const isOptional = optional[format].some((pattern) => pattern.test(path));
      expect(refuses(without).length > 0 || isOptional, `${path} can be left out`).toBe(true);
    }
  });

  it('refuses a place that is no number', () => {
    const text = JSON.stringify(documentsOf(format, richLibrary, [richArticle])[0]);
    if (format === 'schema-org') return expect(text).not.toContain('"start"');
    const wrong = text.replace(/"(start|begin|start_offset)":(\d+)/, '"$1":-$2.5');
    expect(wrong).not.toBe(text);
    expect(refuses(JSON.parse(wrong))).not.toEqual([]);
  });
});

/** What a document of the format may be without: facts that not every article, person or annotation has. */
const optional: Record<Described, readonly RegExp[]> = {
  w3c: [/guillemet:/, /\/selector$/, /\/state$/, /@context\/1\//, /\/generator\//],
  'cas-json': [
    /^\/%TYPES\/[^%]*$/,
    /^\/%FEATURE_STRUCTURES\/\d+\/(?:identifier|note|annotator|created|modified|origin|kind|\w+Value)$/,
    /^\/%FEATURE_STRUCTURES\/\d+\/(?:speaker|chain|claimant|restatement|quantity|unit|checkability|status|evidence)$/,
    /\/@(tags|Governor|Dependent)$/,
  ],
  'label-studio': [/\/meta$/],
  'schema-org': [
    /\/(url|inLanguage|datePublished|author|creator|publisher|hasPart|affiliation|jobTitle|alternateName|citation)$/,
    /\/(@id|description|ratingValue)$/,
  ],
  doccano: [],
  spacy: [],
  prodigy: [],
};

/** The document without one of its fields, for the fields of every kind of object in it, by the path of the field. */
function* withoutEach(document: unknown): Generator<[path: string, without: unknown]> {
  for (const [path, keys] of fieldsOf(document, '', [])) {
    const copy = structuredClone(document);
    let at = copy as Record<string, unknown>;
    for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
    Reflect.deleteProperty(at, keys.at(-1) ?? '');
    yield [path, copy];
  }
}

function* fieldsOf(value: unknown, path: string, keys: readonly string[]): Generator<[string, string[]]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield [`${path}/${key}`, [...keys, key]];
    yield* fieldsOf(inner, `${path}/${key}`, [...keys, key]);
  }
}
