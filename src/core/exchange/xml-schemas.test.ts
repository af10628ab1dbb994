import { readFileSync } from 'node:fs';
import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { richArticle, richLibrary } from '../testing/rich-article';
import { exportFiles } from './export-file';
import type { ExportFormat } from './formats';

/** The schemas beside the writers, and which file of an export each is for. XML Schema, or RELAX NG where the name ends so. */
const schemas = [
  { format: 'qdpx', schema: 'refi/project.xsd', file: /^project\.qde$/ },
  { format: 'qdc', schema: 'refi/codebook.xsd', file: /\.qdc$/ },
  { format: 'xmi', schema: 'cas/type-system.xsd', file: /^TypeSystem\.xml$/ },
  { format: 'tei', schema: 'tei/tei.rng', file: /\.tei\.xml$/ },
] as const satisfies readonly { format: ExportFormat; schema: string; file: RegExp }[];

describe.each(schemas)('the schema of $format', ({ format, schema, file }) => {
  const contents = readFileSync(new URL(schema, import.meta.url), 'utf8');
  const isRelax = schema.endsWith('.rng');

  async function problems(xml: string): Promise<string[]> {
    const { errors, valid } = await validateXML({
      xml: { fileName: 'export.xml', contents: xml },
      schema: { fileName: isRelax ? 'schema.rng' : 'schema.xsd', contents },
      extension: isRelax ? 'relaxng' : 'schema',
    });
    return valid ? [] : errors.map(({ message }) => message);
  }

  function exported(): string {
    const { files } = exportFiles(format, richLibrary, [richArticle]);
    return files.filter(({ path }) => file.test(path)).map(({ content }) => strFromU8(content))[0] ?? '';
  }

  it('takes an export of everything that is hard, and of nothing', async () => {
    const bare = exportFiles(format, richLibrary, [{ ...richArticle, annotations: [], notes: [] }]).files;
    const [nothing] = bare.filter(({ path }) => file.test(path));
    expect(await problems(exported())).toEqual([]);
    expect(await problems(strFromU8(nothing?.content ?? new Uint8Array()))).toEqual([]);
  });

  it('refuses an element that is not of the format, and one that lacks its attribute', async () => {
    const xml = exported();
    expect(await problems(xml.replace(/<\/(\w+)>\s*$/u, '<Odd/></$1>'))).not.toEqual([]);
    const without = xml.replace(/ (?:guid|xml:id|isCodable)="[^"]*"|<supertypeName>.*?<\/supertypeName>/u, '');
    expect(without).not.toBe(xml);
    expect(await problems(without)).not.toEqual([]);
  });
});
