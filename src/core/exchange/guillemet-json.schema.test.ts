import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotatedTexts } from '../testing/arbitraries';
import { exampleArticle, exampleLibrary } from '../testing/example-article';
import { articleWith, libraryWith } from '../testing/made-articles';
import { exportText } from './export-file';
import { type GuillemetExport, guillemetJsonSchema } from './guillemet-schema';

/** `UPDATE_SCHEMA=1 npx vitest run src/core/exchange` writes the schema and the examples anew. */
const update = process.env.UPDATE_SCHEMA === '1';
const docs = new URL('../../../docs/', import.meta.url);
const hint = 'run UPDATE_SCHEMA=1 npx vitest run src/core/exchange and review the difference';

function checkFile(name: string, content: (before: string) => string): void {
  const path = fileURLToPath(new URL(name, docs));
  if (update) {
    mkdirSync(new URL('.', new URL(name, docs)), { recursive: true });
    writeFileSync(path, content(name.endsWith('.md') ? readFileSync(path, 'utf8') : ''));
  }
  const before = readFileSync(path, 'utf8');
  expect(before, `${name} is not what the code says: ${hint}`).toBe(content(before));
}

const published = `${JSON.stringify(guillemetJsonSchema(), null, 2)}\n`;

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(guillemetJsonSchema());

const example = (): GuillemetExport => JSON.parse(exportText('json', exampleLibrary, [exampleArticle]));

describe('docs/schema/guillemet-1.schema.json', () => {
  it('is the schema that the code writes by', () => {
    checkFile('schema/guillemet-1.schema.json', () => published);
  });

  it('takes every export, judged by another validator', () => {
    fc.assert(
      fc.property(annotatedTexts(), ({ text, annotations }) => {
        const file = exportText('json', libraryWith(), [{ article: articleWith(text), text, annotations }]);
        validate(JSON.parse(file));
        expect(validate.errors).toBeNull();
      }),
    );
    expect(validate(example())).toBe(true);
  });

  it('refuses an export that lacks something or has it wrong', () => {
    const breakages: ((value: GuillemetExport) => void)[] = [
      (value) => Object.assign(value, { format: 'other' }),
      (value) => Object.assign(value, { version: 2 }),
      (value) => Reflect.deleteProperty(value, 'people'),
      (value) => Reflect.deleteProperty(value.articles[0] ?? {}, 'textSha256'),
      (value) => Object.assign(value.articles[0] ?? {}, { textSha256: 'ABC' }),
      (value) => Reflect.deleteProperty(value.articles[0]?.annotations[0]?.segments[0] ?? {}, 'startCodePoint'),
      (value) => Object.assign(value.articles[0]?.annotations[0]?.segments[0] ?? {}, { start: -1 }),
      (value) => Object.assign(value.articles[0]?.annotations[0] ?? {}, { segments: [] }),
      (value) => Object.assign(value.articles[0]?.annotations[0] ?? {}, { created: 'yesterday' }),
      (value) => Object.assign(value.articles[0]?.annotations[0] ?? {}, { origin: { kind: 'guess' } }),
      (value) => Object.assign(value.articles[0]?.annotations[0]?.attributes ?? {}, { speakerSpan: { start: 1 } }),
      (value) => Object.assign(value.articles[0]?.annotations[1] ?? {}, { inherited: { claimant: 'no id!' } }),
    ];
    for (const breakage of breakages) {
      const value = example();
      breakage(value);
      expect(validate(value), breakage.toString()).toBe(false);
    }
  });

  it('takes fields that it does not know, so that a newer writer can add some', () => {
    expect(validate({ ...example(), rights: 'none' })).toBe(true);
  });
});

describe('docs/format.md', () => {
  it('shows the examples as the code writes them', () => {
    const [item] = JSON.parse(exportText('w3c', exampleLibrary, [exampleArticle])).first.items;
    const examples = { json: example(), w3c: item };
    checkFile('format.md', (before) =>
      Object.entries(examples).reduce((page, [name, value]) => {
        const fence = new RegExp(`(<!-- example: ${name} -->\n+\`\`\`json\n)[^]*?(\`\`\`)`);
        expect(page, `the page has a place for the example "${name}"`).toMatch(fence);
        return page.replace(
          fence,
          (_, open: string, close: string) => `${open}${JSON.stringify(value, null, 2)}\n${close}`,
        );
      }, before),
    );
  });

  it('shows hashes that a reader can check', () => {
    const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');
    const { article, text } = exampleArticle;
    expect(article.textSha256).toBe(sha256(text));
    expect(article.original.sha256).toBe(sha256(text.replaceAll('\n', '\r\n')));
    expect(article.original.bytes).toBe(new TextEncoder().encode(text.replaceAll('\n', '\r\n')).length);
  });
});
