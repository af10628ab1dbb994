import { strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../annotation/decision';
import { articleWith } from '../testing/made-articles';
import { richArticle, richLibrary } from '../testing/rich-article';
import { exportFiles } from './export-file';
import { exportFormats } from './formats';
import { provenanceFacts, provenanceFile } from './provenance-facts';

const article = articleWith(richArticle.text, {
  original: { name: 'bac.html', mediaType: 'text/html', bytes: 48_213, sha256: 'ab'.repeat(32) },
  provenance: {
    reader: 'html',
    readerVersion: '7.31',
    encoding: 'windows-1252',
    extraction: 'article',
    imported: '2026-03-04T09:00:00Z',
  },
  textSha256: 'cd'.repeat(32),
  version: { earlier: [{ id: 'a-0', textSha256: '1'.repeat(64), imported: '2026-03-03T09:00:00Z' }] },
});
const decision: Decision = {
  id: 'd-1',
  verdict: 'rejected',
  annotation: null,
  annotator: 'first-desk',
  decided: '2026-03-04T09:00:00Z',
  textSha256: article.textSha256,
  suggestion: {
    layer: 'claim',
    segments: [{ start: 0, end: 2, exact: 'Le' }],
    type: 'figure',
    rule: 'figures',
    engine: '1',
    confidence: 0.5,
    cue: null,
    speakerSpan: null,
    speaker: null,
    attributes: {},
  },
};
const given = { ...richArticle, article, decisions: [decision] };
const told = ['ab'.repeat(32), 'cd'.repeat(32), 'html', '7.31', 'windows-1252', '2026-03-04T09:00:00Z'];

describe('where an article comes from', () => {
  it.each(exportFormats.filter((format) => format !== 'qdc'))('stands in every export of it: %s', (format) => {
    const { files, losses } = exportFiles(format, richLibrary, [given]);
    const written = files.map(({ content }) => strFromU8(content)).join('\n');
    for (const fact of told) expect(written).toContain(fact);
    expect(losses.map(({ kind }) => kind)).not.toContain('provenance');
  });

  it('is counted as lost with a codebook alone, which holds no article', () => {
    expect(exportFiles('qdc', richLibrary, [given]).losses).toContainEqual({ kind: 'provenance', count: 1 });
  });

  it.each(['brat', 'conll'] as const)(
    'is a line an article in a table, whatever the name of its file: %s',
    (format) => {
      const original = { ...article.original, name: 'bac\tde\nla côte.html' };
      const { files } = exportFiles(format, richLibrary, [{ ...given, article: { ...article, original } }]);
      const table = strFromU8(files.find(({ path }) => path === provenanceFile)?.content ?? new Uint8Array());
      const [head = '', line = '', ...others] = table.split('\n');
      expect(others).toEqual(['']);
      const columns = head.split('\t');
      const values = Object.fromEntries(line.split('\t').map((value, index) => [columns[index], value]));
      expect(values).toMatchObject({
        original_name: 'bac de la côte.html',
        original_bytes: '48213',
        article_version: '2',
      });
    },
  );

  it('tells the name of the text that targets of Web Annotations point to', () => {
    const [file] = exportFiles('w3c', richLibrary, [given]).files;
    const written = JSON.parse(strFromU8(file?.content ?? new Uint8Array()));
    const [text] = written['dcterms:references'];
    expect(written.first.items[0].target[0].source).toBe(text.id);
    expect(text).toMatchObject({ 'guillemet:reader': 'html', 'guillemet:articleVersion': 2 });
  });

  it('counts the first version as 1', () => {
    expect(provenanceFacts(articleWith('Le bac.')).articleVersion).toBe(1);
  });
});
