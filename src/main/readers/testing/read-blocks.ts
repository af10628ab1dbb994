import type { ReadingChoice } from '../../../core/host-api';
import { FailureError } from '../../../core/result';
import { canonicalText } from '../../../core/text/canonical';
import { articleSchema } from '../../../core/text/schema';
import type { ReaderInput } from '../article-draft';
import { readSource } from '../read-source';
import type { Reading } from '../reading';

/** Type and text of each block. */
export function blocksOf({ document }: Reading): [type: string, text: string][] {
  document.check();
  const { text, blocks } = canonicalText(document);
  return blocks.map(({ type, start, end }) => [type, text.slice(start, end)]);
}

export function fileOf(name: string, content: string | Uint8Array): ReaderInput {
  return { kind: 'file', name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
}

/** What a source is refused with; null where it can be read. Anything but a failure is thrown on. */
export async function failureOf(input: ReaderInput, choice: ReadingChoice = {}) {
  try {
    const { document } = await readSource(input, choice);
    articleSchema.nodeFromJSON(document).check();
    return null;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
}
