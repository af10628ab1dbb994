import { type FSWatcher, watch } from 'node:fs';

/** How long a burst of events is waited out, in ms. */
const burst = 200;

/**
 * Says soon after something changed in one of some folders. Never the only way to notice: on network
 * drives and in containers the system tells nothing, or not always.
 */
export class FolderWatch {
  private readonly watchers = new Map<string, FSWatcher>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly onChange: () => void) {}

  /** Watches these folders and no others from now on. */
  follow(folders: readonly string[]): void {
    for (const folder of this.watchers.keys()) if (!folders.includes(folder)) this.drop(folder);
    for (const folder of folders) if (!this.watchers.has(folder)) this.add(folder);
  }

  close(): void {
    clearTimeout(this.timer);
    for (const folder of this.watchers.keys()) this.drop(folder);
  }

  private add(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(this.onChange, burst);
        this.timer.unref();
      });
      // The folder is gone, or the system's watches are used up: looking from time to time remains.
      watcher.on('error', () => this.drop(folder));
      this.watchers.set(folder, watcher);
    } catch {
      // As above.
    }
  }

  private drop(folder: string): void {
    this.watchers.get(folder)?.close();
    this.watchers.delete(folder);
  }
}
