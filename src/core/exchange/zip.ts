import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Piece } from './writer';

/**
 * Zips pieces as they come: nothing is held but what a file has not given out yet. Equal pieces give equal bytes:
 * every entry has the first time that a zip can say. Each call gives the bytes that are ready.
 */
export class PieceZip {
  private ready: Uint8Array[] = [];
  private entry: ZipDeflate | null = null;
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    if (chunk.length > 0) this.ready.push(chunk);
  });

  add(piece: Piece): Uint8Array[] {
    if (typeof piece === 'string' || piece instanceof Uint8Array) {
      this.entry?.push(typeof piece === 'string' ? strToU8(piece) : piece);
      return this.take();
    }
    this.endEntry();
    this.entry = new ZipDeflate(piece.file, { level: 6 });
    // A zip has local times; so this is the same bytes in every zone.
    this.entry.mtime = new Date(1980, 0, 1);
    this.zip.add(this.entry);
    return this.take();
  }

  end(): Uint8Array[] {
    this.endEntry();
    this.zip.end();
    return this.take();
  }

  private endEntry(): void {
    this.entry?.push(new Uint8Array(0), true);
    this.entry = null;
  }

  private take(): Uint8Array[] {
    const { ready } = this;
    this.ready = [];
    return ready;
  }
}
