import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { raise } from '../../core/result';
import type { ReaderInput } from '../readers/article-draft';

/** Articles in our own words, offered when a library is empty. */
export const samples = [
  { id: 'conseil-municipal', title: 'Transports gratuits : le conseil municipal se divise', language: 'fr' },
  { id: 'river-cleanup', title: 'River clean-up runs over budget', language: 'en' },
] as const;

export async function readSample(folder: string, id: string): Promise<ReaderInput> {
  const sample = samples.find((known) => known.id === id);
  if (!sample) return raise('file-missing', `There is no sample article "${id}".`, { path: ['source', 'id'] });
  const name = `${sample.id}.md`;
  return { kind: 'file', name, bytes: await readFile(join(folder, name)) };
}
