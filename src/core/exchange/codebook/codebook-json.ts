import { z } from 'zod';
import { Codebook } from '../../annotation/codebook';
import { codebookProblems } from '../../annotation/codebook-problems';
import type { CodebookFileProblem, CodebookProblemKind, ReadCodebook } from './codebook-file';

export function codebookJson(codebook: Codebook): string {
  return `${JSON.stringify({ format: 'guillemet-codebook', schemaVersion: 1, codebook }, null, 2)}\n`;
}

/** Of a codebook's own file, a Guillemet export or `library.json`, the codebook alone; null for what holds none. */
export function codebookOfJson(parsed: unknown): ReadCodebook | null {
  const held = z.looseObject({ codebook: z.looseObject({ layers: z.array(z.unknown()) }) }).safeParse(parsed);
  if (!held.success) return null;
  const read = Codebook.safeParse(held.data.codebook);
  if (read.success) {
    const problems = codebookProblems(read.data).map(({ path, kind, value }) => placed(path, kind, value));
    return { codebook: read.data, problems };
  }
  const problems = read.error.issues.slice(0, 200).map(({ path, code }) => {
    const field = String(path.findLast((part) => typeof part === 'string') ?? '');
    return placed(
      path as (string | number)[],
      code === 'too_big' ? 'long' : kindOf(field),
      valueAt(held.data.codebook, path),
    );
  });
  return { codebook: { layers: [], tags: [], relationTypes: [] }, problems };
}

/** The entry by its list and its number, counted as people do. */
function placed(path: readonly (string | number)[], kind: CodebookProblemKind, value: string): CodebookFileProblem {
  const field = path.findLast((part) => typeof part === 'string') ?? '';
  const entry = path.slice(0, path.lastIndexOf(field)).map((part) => (typeof part === 'number' ? part + 1 : part));
  return { line: null, place: entry.join(' '), field: String(field), kind, value };
}

function kindOf(field: string): CodebookProblemKind {
  const kinds: readonly CodebookProblemKind[] = ['id', 'name', 'parent', 'type', 'choices', 'key', 'colour', 'retired'];
  return kinds.find((kind) => kind === field) ?? 'wrong';
}

function valueAt(value: unknown, path: readonly PropertyKey[]): string {
  const found = path.reduce<unknown>(
    (within, part) =>
      typeof within === 'object' && within !== null ? (within as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  );
  return found === undefined ? '' : (typeof found === 'string' ? found : JSON.stringify(found)).slice(0, 80);
}
