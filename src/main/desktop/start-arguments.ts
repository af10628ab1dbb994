import { resolve } from 'node:path';
import { z } from 'zod';

/** What a start was asked to do. A second start hands it to the first one, so it is parsed there again. */
export const StartArguments = z.object({
  /** Folder of the library, absolute; null for the usual one. */
  library: z.string().min(1).max(32_768).nullable(),
  /** Files to open, absolute, in the order they were named. */
  files: z.array(z.string().min(1).max(32_768)).max(10_000),
});
export type StartArguments = z.infer<typeof StartArguments>;

export interface CommandLine {
  /** As Node gives it: the program first. */
  argv: readonly string[];
  /** True where the app's own path is the first plain argument (`electron .`), as in development. */
  namesApp: boolean;
  /** Relative paths start here. */
  folder: string;
}

/**
 * Reads `[--library DIR] [--] FILES…` among the switches that Electron, Chromium and test drivers add;
 * those are passed over. Nothing is looked up on disk: a file that is not there is told about later, by name.
 */
export function parseStartArguments({ argv, namesApp, folder }: CommandLine): StartArguments {
  const plain: string[] = [];
  let library: string | null = null;
  for (let index = 1; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '--') {
      plain.push(...argv.slice(index + 1));
      break;
    }
    if (argument === '--library') {
      index += 1;
      library = argv[index] ?? null;
    } else if (argument.startsWith('--library=')) library = argument.slice('--library='.length);
    else if (argument === '-r' || argument === '--require') index += 1;
    else if (argument !== '' && !argument.startsWith('-')) plain.push(argument);
  }
  const files = namesApp ? plain.slice(1) : plain;
  return {
    library: library === null || library === '' ? null : resolve(folder, library),
    files: files.map((file) => resolve(folder, file)),
  };
}

/** What a second start sent along; nothing where it is not of ours. */
export function receivedArguments(data: unknown): StartArguments {
  const parsed = StartArguments.safeParse(data);
  return parsed.success ? parsed.data : { library: null, files: [] };
}
