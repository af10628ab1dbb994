import { once } from 'node:events';
import { fstatSync, writeFileSync } from 'node:fs';
import { codeOf } from '../library/durable-file';
import { reasonOf } from '../library/write-failure';

/** Where a command writes: standard output, and one line for what failed. */
export interface Output {
  write(text: string): void;
  /** Fulfilled when more may be written: a reader that is slow is waited for. */
  writeBytes(bytes: Uint8Array): Promise<void>;
  complain(line: string): void;
  /** Shows how far a long work is, in the place of what was shown before; for a terminal alone. Empty takes it away. */
  progress(line: string): void;
}

/** Text of unknown origin as it may go to a terminal: one line, and nothing that steers the terminal. */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\u2028\u2029\u0085]*[\r\n\u2028\u2029\u0085\v\f][\s\u2028\u2029\u0085]*/g, ' ')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}

/** The process's own output. A standard output that cannot be written ends the process with 1, when its work is done. */
export function processOutput(): Output {
  let hasFailed = false;
  const complain = (line: string) => void process.stderr.write(`guillemet: ${oneLine(line)}\n`);
  const fail = (error: unknown) => {
    // A reader that closes the pipe early (`| head`) is no failure of ours, and no reason to leave work half done.
    if (hasFailed || codeOf(error) === 'EPIPE') return;
    hasFailed = true;
    complain(`standard output could not be written: ${reasonOf(error)}`);
  };
  process.stdout.on('error', fail);
  process.stderr.on('error', () => {});
  process.once('exit', (code) => {
    if (hasFailed && code === 0) process.exitCode = 1;
  });
  const isFile = isFileLike(1);
  return {
    write(text) {
      if (!isFile) return void process.stdout.write(text);
      // The stream would take a short write, as on a full disk, for a whole one.
      try {
        writeFileSync(1, text);
      } catch (error) {
        fail(error);
      }
    },
    async writeBytes(bytes) {
      if (isFile) {
        try {
          writeFileSync(1, bytes);
        } catch (error) {
          fail(error);
        }
      } else if (!process.stdout.write(bytes) && !process.stdout.destroyed) {
        await once(process.stdout, 'drain').catch(() => {});
      }
    },
    complain,
    progress: progressOn(process.stderr),
  };
}

/** How often a line of progress is shown, in ms. */
const progressEvery = 100;

function progressOn(terminal: NodeJS.WriteStream): (line: string) => void {
  let shown = 0;
  return (line) => {
    if (!terminal.isTTY || (line !== '' && performance.now() - shown < progressEvery)) return;
    shown = performance.now();
    terminal.write(`\r\x1b[K${oneLine(line)}`);
  };
}

function isFileLike(descriptor: number): boolean {
  try {
    const info = fstatSync(descriptor);
    return info.isFile() || (info.isCharacterDevice() && !process.stdout.isTTY);
  } catch {
    return false;
  }
}
