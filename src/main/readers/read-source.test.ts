import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { maxFileBytes, type ReadingChoice } from '../../core/host-api';
import { Metadata } from '../../core/library/article';
import { readableExtensions } from '../../core/library/file-formats';
import { FailureError } from '../../core/result';
import { canonicalText } from '../../core/text/canonical';
import { articleSchema } from '../../core/text/schema';
import type { ReaderInput } from './article-draft';
import { readSource } from './read-source';

const file = (name: string, content: string | Uint8Array): ReaderInput => ({
  kind: 'file',
  name,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});

async function failure(input: ReaderInput, choice: ReadingChoice = {}) {
  try {
    await readSource(input, choice);
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  return null;
}

describe('a source', () => {
  it('is read by the ending of its name', async () => {
    const content = '# Le pont <b>est</b> ouvert';
    const read = async (name: string) => {
      const { reader, mediaType, canonical } = await readSource(file(name, content), {});
      return [reader, mediaType, canonical.text];
    };
    expect(await read('a.txt')).toEqual(['plain-text', 'text/plain', content]);
    expect(await read('a.TEXT')).toEqual(['plain-text', 'text/plain', content]);
    expect(await read('notes-v1.2')).toEqual(['plain-text', 'text/plain', content]);
    expect(await read('a.md')).toEqual(['markdown', 'text/markdown', 'Le pont <b>est</b> ouvert']);
    expect(await read('a.htm')).toEqual(['html', 'text/html', '# Le pont est ouvert']);
    expect(await read('a.xhtml')).toEqual(['html', 'application/xhtml+xml', '# Le pont est ouvert']);
  });

  it('keeps its bytes untouched and says how they were read', async () => {
    const bytes = Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x0d, 0, 0x0a, 0, 0x62, 0]);
    expect(await readSource(file('folder/a.txt', bytes), {})).toMatchObject({
      bytes,
      fileName: 'a.txt',
      encoding: 'utf-16le',
      encodingFrom: 'bom',
      extraction: 'none',
      readerVersion: '1',
      canonical: { text: 'a\nb' },
    });
  });

  it('has the canonical text of its document', async () => {
    const { document, canonical } = await readSource(file('a.md', '# A\n\nb\n\n- c'), {});
    expect(canonical).toEqual(canonicalText(articleSchema.nodeFromJSON(document)));
  });

  it('has metadata that can be kept: title and language are never missing', async () => {
    const sentence =
      'Le conseil a voté hier soir la fermeture du vieux pont pour tout l’été, malgré l’avis des commerçants et des pêcheurs du quai.';
    const { metadata } = await readSource(file('le-pont.txt', sentence), {});
    expect(Metadata.parse(metadata)).toMatchObject({ title: 'le-pont', language: 'fr', byline: '' });
  });

  it('has the language it states, not the one it seems to be in', async () => {
    const { metadata } = await readSource(file('a.md', '---\nlang: oc\n---\nLe pont est ouvert depuis hier soir.'), {});
    expect(metadata.language).toBe('oc');
  });

  it('may be pasted text, titled by its first words', async () => {
    const text = 'word '.repeat(60);
    const draft = await readSource({ kind: 'pasted-text', text }, {});
    expect(draft).toMatchObject({
      fileName: 'pasted.txt',
      encoding: 'utf-8',
      encodingFrom: 'none',
      reader: 'plain-text',
    });
    expect(draft.bytes).toEqual(new TextEncoder().encode(text));
    expect(draft.metadata.title).toBe(`${'word '.repeat(16).trim()}…`);
  });

  it('may be a pasted selection, of which nothing is left out, or a pasted page', async () => {
    const selection = '<nav>Menu</nav><p>Short.</p>';
    expect(await readSource({ kind: 'pasted-html', html: selection }, {})).toMatchObject({
      extraction: 'page',
      canonical: { text: 'Menu\nShort.' },
    });
    const page = `<html><head><title>T</title></head><body><nav>Menu</nav><article>${'<p>A sentence that is long enough to be the text, they say, and it is.</p>'.repeat(5)}</article></body></html>`;
    expect((await readSource({ kind: 'pasted-html', html: page }, {})).extraction).toBe('article');
  });

  it('is read again in another encoding by choice', async () => {
    const bytes = Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    expect((await readSource(file('a.txt', bytes), {})).canonical.text).toBe('Ïðèâåò');
    expect((await readSource(file('a.txt', bytes), { encoding: 'windows-1251' })).canonical.text).toBe('Привет');
  });
});

describe('a source that cannot be read', () => {
  it.each([
    ['file-unsupported', 'a.xyz', 'text'],
    ['file-empty', 'a.txt', ''],
    ['text-empty', 'a.txt', ' \n\t\n'],
    ['text-empty', 'a.txt', '— …\n***'],
    ['text-empty', 'a.html', '<html><body><img src="x"></body></html>'],
    ['text-empty', 'a.md', '![](x.jpg)'],
    ['document-invalid', 'a.txt', '%PDF-1.7'],
    ['file-binary', 'a.txt', 'GIF89a'],
    ['document-invalid', 'a.html', '<div>'.repeat(50_000)],
    ['document-invalid', 'a.md', '>'.repeat(50_000)],
  ])('fails with %s, naming the file %s', async (code, name, content) => {
    expect(await failure(file(name, content))).toMatchObject({
      code,
      message: expect.stringContaining(`“${name}”`),
      details: { file: name },
    });
  });

  it('fails when it is too large, before it is decoded', async () => {
    expect(await failure(file('a.txt', new Uint8Array(maxFileBytes + 1)))).toMatchObject({ code: 'file-too-large' });
  });

  it('is told what can be opened', async () => {
    const message = (await failure(file('a.xyz', 'x')))?.message ?? '';
    for (const extension of ['.xyz', ...readableExtensions]) expect(message).toContain(extension);
  });
});

describe('the sample articles', () => {
  const read = (name: string) =>
    readSource(file(name, readFileSync(new URL(`../../../resources/samples/${name}`, import.meta.url))), {});

  it('read well in French', async () => {
    const { metadata, canonical } = await read('conseil-municipal.md');
    expect(metadata).toMatchObject({ language: 'fr', outlet: 'Exemple Guillemet', published: '2025-10-07' });
    expect(canonical.text.split('\n')[0]).toBe(metadata.title);
    expect(canonical.blocks.filter((block) => block.type === 'heading')).toHaveLength(3);
    expect(canonical.text.match(/«\u00a0[^»]+\u00a0»/g)?.length).toBeGreaterThan(8);
    expect(canonical.text).not.toMatch(/« |[^\u00a0]»/);
  });

  it('read well in English', async () => {
    const { metadata, canonical } = await read('river-cleanup.md');
    expect(metadata).toMatchObject({
      title: 'River clean-up runs over budget',
      language: 'en',
      outlet: 'Guillemet sample',
      published: '2025-11-14',
    });
    expect(canonical.text.match(/“[^”]+”/g)?.length).toBeGreaterThan(8);
    expect(canonical.text).not.toContain('"');
  });

  it('are in the languages that they state', async () => {
    const { detectLanguage } = await import('./language');
    for (const name of ['conseil-municipal.md', 'river-cleanup.md']) {
      const { metadata, canonical } = await read(name);
      expect(await detectLanguage(canonical.text)).toBe(metadata.language);
    }
  });
});
