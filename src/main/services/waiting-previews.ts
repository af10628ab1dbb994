import type { ReadingChoice } from '../../core/host-api';
import { raise } from '../../core/result';
import { sha256 } from '../library/ids';
import { type ArticleDraft, type ReaderInput, readSource } from '../readers/read-source';
import { fileInput } from './file-input';

export interface Waiting {
  input: ReaderInput;
  draft: ArticleDraft;
  /** How it was asked to be read. */
  choice: ReadingChoice;
  /** Where the host read the file itself, and can read it again; null for what the page sent. */
  path: string | null;
}

/** What is left of a preview whose bytes were let go. */
interface Remembered {
  path: string;
  choice: ReadingChoice;
  sha256: string;
}

/** Bytes of the sources that are held at most; a text and its document weigh several times as much. */
const maxBytes = 128 * 1024 * 1024;

/** How many previews wait at most. */
const maxWaiting = 50;

/**
 * Previews between looking and keeping. What waits longest is let go first; of files that the host
 * opened by their path enough is remembered to read them again.
 */
export class WaitingPreviews {
  private readonly waiting = new Map<string, Waiting>();
  private readonly remembered = new Map<string, Remembered>();
  private bytes = 0;

  put(id: string, waiting: Waiting): void {
    this.delete(id);
    this.waiting.set(id, waiting);
    this.bytes += waiting.draft.bytes.byteLength;
    for (const [oldest, { path, choice, draft }] of this.waiting) {
      if (oldest === id || (this.waiting.size <= maxWaiting && this.bytes <= maxBytes)) break;
      this.delete(oldest);
      if (path !== null) this.remembered.set(oldest, { path, choice, sha256: sha256(draft.bytes) });
    }
  }

  delete(id: string): void {
    this.bytes -= this.waiting.get(id)?.draft.bytes.byteLength ?? 0;
    this.waiting.delete(id);
    this.remembered.delete(id);
  }

  /** Raises `preview-missing` where it is not there any more, or its file is not the one that was looked at. */
  async look(id: string): Promise<Waiting> {
    return this.waiting.get(id) ?? readAgain(this.remembered.get(id));
  }

  /** As `look`, but it waits no longer: of two callers only one gets it. */
  async take(id: string): Promise<Waiting> {
    const waiting = this.waiting.get(id);
    const remembered = this.remembered.get(id);
    this.delete(id);
    return waiting ?? readAgain(remembered);
  }
}

async function readAgain(remembered: Remembered | undefined): Promise<Waiting> {
  if (!remembered) return raiseMissing();
  const { path, choice } = remembered;
  const input = await fileInput(path);
  if (sha256(input.bytes) !== remembered.sha256) return raiseMissing();
  return { input, draft: await readSource(input, choice), choice, path };
}

function raiseMissing(): never {
  raise('preview-missing', 'This preview is no longer there. Open the file again.', { path: ['previewId'] });
}
