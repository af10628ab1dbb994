import { readFile } from 'node:fs/promises';

/**
 * When a running process began, as a text that no other process of this machine has had or will have,
 * whatever the clock does: the boot and the ticks since then (`/proc`, Linux). Null where the system
 * does not tell, or there is no such process.
 */
export async function processBirth(pid: number): Promise<string | null> {
  try {
    const [boot, status] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    // Field 22 of proc(5); the name in field 2 may hold blanks and brackets.
    const ticks = status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot.trim()}:${ticks}`;
  } catch {
    return null;
  }
}
