import { foldText } from '../../../core/search/fold';
import type { SearchedText } from '../../../core/search/matcher';

/** One byte a unit where that is enough, else two: neither has to be decoded, as UTF-8 would. */
type Encoding = 'latin1' | 'utf16le';

function encodingFor(text: string): Encoding {
  return /[\u0100-\uFFFF]/.test(text) ? 'utf16le' : 'latin1';
}

/** Bytes of a text that threads share. */
export interface SharedText {
  buffer: SharedArrayBuffer;
  encoding: Encoding;
}

/**
 * A text kept outside the heap, which would otherwise let garbage grow to a multiple of all texts before it is collected.
 * Both forms are read anew each time: copying a page of text takes less than looking through it.
 */
export class KeptText implements SearchedText {
  readonly isAligned: boolean;
  readonly isSimple: boolean;
  /** The text, where other threads can read it without a copy. */
  readonly shared: SharedText;
  private readonly bytes: Buffer;
  private readonly foldedBytes: Buffer;
  private readonly foldedEncoding: Encoding;

  constructor(text: string) {
    const { folded, isAligned, isSimple } = foldText(text);
    this.isAligned = isAligned;
    this.isSimple = isSimple;
    this.foldedEncoding = encodingFor(folded);
    this.foldedBytes = Buffer.from(folded, this.foldedEncoding);
    const encoding = encodingFor(text);
    this.shared = { buffer: new SharedArrayBuffer(Buffer.byteLength(text, encoding)), encoding };
    this.bytes = Buffer.from(this.shared.buffer);
    this.bytes.write(text, encoding);
  }

  get text(): string {
    return this.bytes.toString(this.shared.encoding);
  }

  get folded(): string {
    return this.foldedBytes.toString(this.foldedEncoding);
  }
}
