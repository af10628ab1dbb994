import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { Bounds } from './window-bounds';

/** What the desktop remembers between starts, for convenience only. */
const DesktopState = z.object({
  bounds: Bounds.nullable().catch(null).default(null),
  maximised: z.boolean().catch(false).default(false),
  /** Folder of the last file opened and of the last one saved, each for its own dialog. */
  openFolder: z.string().nullable().catch(null).default(null),
  saveFolder: z.string().nullable().catch(null).default(null),
});
export type DesktopState = z.infer<typeof DesktopState>;

/** Keeps the state in one small JSON file. It may be lost, so a file that cannot be read or written is passed over. */
export class DesktopStateFile {
  private state: DesktopState;

  constructor(private readonly path: string) {
    this.state = readState(path);
  }

  get(): Readonly<DesktopState> {
    return this.state;
  }

  set(part: Partial<DesktopState>): void {
    this.state = { ...this.state, ...part };
    try {
      writeFileSync(this.path, `${JSON.stringify(this.state, null, 2)}\n`);
    } catch {
      // A full disk or a read-only profile costs the window its place, nothing else.
    }
  }
}

function readState(path: string): DesktopState {
  const parsed = DesktopState.safeParse(readJson(path));
  return parsed.success ? parsed.data : DesktopState.parse({});
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
