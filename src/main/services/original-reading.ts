import type { ReadingChoice } from '../../core/host-api';
import type { Article } from '../../core/library/article';
import type { ReaderInput } from '../readers/article-draft';

/** An article's original as it was opened. What was pasted was no file: its bytes are the UTF-8 form of the paste. */
export function inputOfOriginal(name: string, bytes: Uint8Array): ReaderInput {
  if (name === 'pasted.txt') return { kind: 'pasted-text', text: new TextDecoder().decode(bytes) };
  if (name === 'pasted.html') return { kind: 'pasted-html', html: new TextDecoder().decode(bytes) };
  return { kind: 'file', name, bytes };
}

/** How an original was read, as far as that is not settled by the file itself. */
export function choiceOfOriginal({ provenance }: Article): ReadingChoice {
  const { reader, encoding, extraction, chapters, record } = provenance;
  if (record) return { mapping: record.mapping };
  const hasEncoding = ['plain-text', 'markdown', 'html', 'mhtml'].includes(reader);
  return {
    ...(hasEncoding ? { encoding } : {}),
    ...(extraction === 'none' ? {} : { extraction }),
    ...(chapters ? { chapters } : {}),
  };
}
