import { z } from 'zod';

/** A rectangle of the screen, in device-independent pixels. */
export const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
export type Bounds = z.infer<typeof Bounds>;

export const smallestWindow = { width: 720, height: 480 };
const usualWindow = { width: 1280, height: 840 };

/** How much of a window must show for it to be found and dragged. */
const grip = { width: 160, height: 64 };

/**
 * Where the window opens: where it was, as long as enough of it shows on a display that is there now
 * (its first row above all, since that is where it is dragged); else in the middle, with its old size.
 *
 * @param saved where it was, or null
 * @param workAreas displays without their bars, the main one first
 */
export function windowBounds(saved: Bounds | null, workAreas: readonly Bounds[]): Partial<Bounds> {
  const wanted = saved ?? usualWindow;
  const host = saved === null ? undefined : workAreas.find((area) => showsOn(saved, area));
  const limit = host ?? workAreas[0];
  const size = {
    width: clamp(wanted.width, smallestWindow.width, limit?.width),
    height: clamp(wanted.height, smallestWindow.height, limit?.height),
  };
  return saved !== null && host !== undefined ? { x: saved.x, y: saved.y, ...size } : size;
}

function showsOn(window: Bounds, area: Bounds): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const down = area.y + area.height - window.y;
  return across >= grip.width && window.y >= area.y && down >= grip.height;
}

function clamp(wanted: number, least: number, most: number | undefined): number {
  return Math.max(least, Math.min(wanted, most ?? wanted));
}
