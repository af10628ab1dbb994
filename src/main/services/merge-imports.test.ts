import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { builtInCodebook } from '../../core/annotation/built-in-codebook';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { mergeFiles } from './merge-service';

const path = temporaryFolder();

const record = {
  format: 'guillemet-import',
  schemaVersion: 1,
  batch: 'c-1',
  made: { at: '2026-01-01T10:00:00Z', annotator: 'desk' },
  takenBack: null,
  fileName: 'desk.jsonl',
  fileFormat: 'doccano',
  articles: [{ id: 'a-1', isNew: true }],
  annotations: 2,
  codebook: { before: builtInCodebook(), after: builtInCodebook() },
  people: [],
};

it('keeps that an import was taken back, on whichever side', async () => {
  const gone = { ...record, takenBack: { at: '2026-01-02T10:00:00Z', annotator: 'second' } };
  const [base, ours, theirs] = [path('base'), path('ours'), path('theirs')];
  for (const [a, b] of [
    [record, gone],
    [gone, record],
  ]) {
    await Promise.all([
      writeFile(base, JSON.stringify(record)),
      writeFile(ours, JSON.stringify(a)),
      writeFile(theirs, JSON.stringify(b)),
    ]);
    expect(await mergeFiles({ base, ours, theirs, path: 'imports/c-1.json' })).toEqual({ conflicts: [] });
    expect(JSON.parse(await readFile(ours, 'utf8'))).toEqual(gone);
  }
});
