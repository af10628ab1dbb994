import { foldText } from '../../../core/search/fold';
import type { SearchedText } from '../../../core/search/matcher';

/**
 * A text kept outside the heap, which would otherwise let garbage grow to a multiple of all texts before it is collected.
 * Both forms are read anew each time: copying a page of text takes less than looking through it.
 */
export class KeptText implements SearchedText {
  readonly isAligned: boolean;
  readonly isSimple: boolean;
  /** The text in UTF-8, where other threads can read it without a copy. */
  readonly shared: SharedArrayBuffer;
  private readonly bytes: Buffer;
  /** What is ASCII alone need not be decoded. */
  private readonly encoding: 'latin1' | 'utf8';
  private readonly foldedBytes: Buffer;
  /** One byte a unit where that is enough. */
  private readonly foldedEncoding: 'latin1' | 'utf16le';

  constructor(text: string) {
    const { folded, isAligned, isSimple } = foldText(text);
    this.isAligned = isAligned;
    this.isSimple = isSimple;
    this.foldedEncoding = /[\u0100-\uFFFF]/.test(folded) ? 'utf16le' : 'latin1';
    this.foldedBytes = Buffer.from(folded, this.foldedEncoding);
    this.shared = new SharedArrayBuffer(Buffer.byteLength(text, 'utf8'));
    this.bytes = Buffer.from(this.shared);
    this.bytes.write(text, 'utf8');
    this.encoding = this.bytes.length === text.length ? 'latin1' : 'utf8';
  }

  get text(): string {
    return this.bytes.toString(this.encoding);
  }

  get folded(): string {
    return this.foldedBytes.toString(this.foldedEncoding);
  }
}
