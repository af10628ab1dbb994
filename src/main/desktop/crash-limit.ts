const window = 60_000;
const most = 2;

/**
 * Counts how often the page went away. Answers whether opening it again is worth offering: not after
 * the second time within a minute, since it would only go away again.
 */
export class CrashLimit {
  private times: number[] = [];

  /** @param now time of the crash, in ms */
  allowsReopening(now: number): boolean {
    this.times = [...this.times.filter((time) => now - time < window), now];
    return this.times.length < most;
  }
}
