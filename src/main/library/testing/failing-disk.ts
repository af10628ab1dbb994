import type { FileHandle } from 'node:fs/promises';
import { type Disk, realDisk } from '../durable-file';

export function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: injected`), { code });
}

/** Methods of an open file, each of which may stand in for the real one; it gets the real one to call. */
export interface Faults {
  writeFile?: (real: FileHandle, content: Uint8Array) => Promise<void>;
  write?: (
    real: FileHandle,
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ) => Promise<{ bytesWritten: number }>;
  sync?: (real: FileHandle) => Promise<void>;
  datasync?: (real: FileHandle) => Promise<void>;
  truncate?: (real: FileHandle, length: number) => Promise<void>;
}

/** A real disk whose open files have faults. They are looked up at every call, so that they can come and go. */
export function failingDisk(faults: Faults, more: Partial<Disk> = {}, under: Disk = realDisk): Disk {
  return {
    ...under,
    async open(...parameters) {
      const real = await under.open(...parameters);
      return new Proxy(real, {
        get(target, name) {
          const fault = Object.hasOwn(faults, name) ? faults[name as keyof Faults] : undefined;
          if (fault) return (...args: never[]) => (fault as (...all: unknown[]) => unknown)(target, ...args);
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
    ...more,
  };
}
