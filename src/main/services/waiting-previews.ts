import { basename } from 'node:path';
import type { ReadingChoice } from '../../core/host-api';
import { raise } from '../../core/result';
import { sha256 } from '../library/ids';
import type { ArticleDraft, ReaderInput } from '../readers/article-draft';
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

  constructor(private readonly read: (input: ReaderInput, choice: ReadingChoice) => Promise<ArticleDraft>) {}

  put(id: string, waiting: Waiting): void {
    this.delete(id);
    this.waiting.set(id, waiting);
    this.bytes += bytesOf(waiting);
    for (const [oldest, { path, choice, input }] of this.waiting) {
      if (oldest === id || (this.waiting.size <= maxWaiting && this.bytes <= maxBytes)) break;
      this.delete(oldest);
      if (path !== null && input.kind === 'file')
        this.remembered.set(oldest, { path, choice, sha256: sha256(input.bytes) });
    }
  }

  delete(id: string): void {
    const waiting = this.waiting.get(id);
    if (waiting) this.bytes -= bytesOf(waiting);
    this.waiting.delete(id);
    this.remembered.delete(id);
  }

  /** Raises `preview-missing` where it is not there any more, or its file is not the one that was looked at. */
  async look(id: string): Promise<Waiting> {
    return this.waiting.get(id) ?? this.readAgain(this.remembered.get(id));
  }

  /** As `look`, but it waits no longer: of two callers only one gets it. */
  async take(id: string): Promise<Waiting> {
    const waiting = this.waiting.get(id);
    const remembered = this.remembered.get(id);
    this.delete(id);
    return waiting ?? this.readAgain(remembered);
  }

  /** Name of the file that a preview is of; empty where it is of none, or not there. */
  nameOf(id: string): string {
    const input = this.waiting.get(id)?.input;
    return input?.kind === 'file' ? input.name : basename(this.remembered.get(id)?.path ?? '');
  }

  private async readAgain(remembered: Remembered | undefined): Promise<Waiting> {
    if (!remembered) return raiseMissing();
    const { path, choice } = remembered;
    const input = await fileInput(path);
    if (sha256(input.bytes) !== remembered.sha256) return raiseMissing();
    return { input, draft: await this.read(input, choice), choice, path };
  }
}

/** A file of many records weighs what the file does, not its one record. */
function bytesOf({ input, draft }: Waiting): number {
  return input.kind === 'file' ? input.bytes.byteLength : draft.bytes.byteLength;
}

function raiseMissing(): never {
  raise('preview-missing', 'This preview is no longer there. Open the file again.', { path: ['previewId'] });
}
