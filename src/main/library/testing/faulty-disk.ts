import { open, rename } from 'node:fs/promises';
import { type Disk, realDisk } from '../durable-file';
import { failingDisk, systemError } from './failing-disk';

/** A disk under the whole library, for as long as a test lasts. Give it back with `mend`. */
export interface FaultyDisk {
  /** Writes, or renames, that were asked for since the last `failFrom`. */
  count(): number;
  /** From the n-th one on, counted from 1, all fail. */
  failFrom(n: number): void;
  /** Nothing fails any more. */
  free(): void;
  mend(): void;
}

/**
 * Puts a disk in the place of the real one, everywhere in this process, that can be full: each write of a file
 * and each sync is counted, and fails from a chosen one on. `partial`: a write then takes half of its bytes first.
 */
export function fullDisk(partial: boolean): FaultyDisk {
  const counter = new Counter('ENOSPC');
  const half = (bytes: Uint8Array) => bytes.subarray(0, Math.floor(bytes.byteLength / 2));
  const disk = failingDisk(
    {
      writeFile: async (real, content) => {
        if (counter.fails() && partial) await real.writeFile(half(content));
        counter.refuse();
        await real.writeFile(content);
      },
      write: async (real, bytes, offset, length, position) => {
        if (counter.fails() && partial) await real.write(bytes, offset, Math.floor(length / 2), position);
        counter.refuse();
        return real.write(bytes, offset, length, position);
      },
      sync: async (real) => {
        counter.fails();
        counter.refuse();
        await real.sync();
      },
      datasync: async (real) => {
        counter.fails();
        counter.refuse();
        await real.datasync();
      },
    },
    {},
    { ...realDisk, open },
  );
  return inPlace(disk, counter);
}

/** As `fullDisk`, but it refuses to rename, with that code of the system. */
export function stubbornDisk(code: string): FaultyDisk {
  const counter = new Counter(code);
  return inPlace(
    {
      ...realDisk,
      rename: async (from, to) => {
        counter.fails();
        counter.refuse();
        await rename(from, to);
      },
    },
    counter,
  );
}

class Counter {
  asked = 0;
  from = Number.POSITIVE_INFINITY;

  constructor(private readonly code: string) {}

  /** Counts one; true where it is to fail. */
  fails(): boolean {
    this.asked++;
    return this.asked >= this.from;
  }

  refuse(): void {
    if (this.asked >= this.from) throw systemError(this.code);
  }
}

function inPlace(disk: Disk, counter: Counter): FaultyDisk {
  const real = { ...realDisk };
  Object.assign(realDisk, disk);
  return {
    count: () => counter.asked,
    failFrom(n) {
      counter.asked = 0;
      counter.from = n;
    },
    free() {
      counter.from = Number.POSITIVE_INFINITY;
    },
    mend: () => void Object.assign(realDisk, real),
  };
}
