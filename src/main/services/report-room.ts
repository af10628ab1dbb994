import { reportPath } from '../../core/calls/report-calls';
import { newSecret, sameSecret } from '../secret';

/** How long a report waits for its reader, in ms. */
const patience = 60_000;

/** Reports that wait at once; the one that has waited longest makes way. */
const places = 4;

interface Waiting {
  secret: string;
  html: Uint8Array;
  timer: NodeJS.Timeout;
}

/** Reports on their way to be printed: each at an address that nobody can guess, for one reader, and not for long. */
export class ReportRoom {
  private waiting: readonly Waiting[] = [];

  /** Takes in a report; gives the path of its address. */
  admit(html: Uint8Array): string {
    const secret = newSecret();
    const timer = setTimeout(() => this.leave(secret), patience).unref();
    const [longest] = this.waiting;
    if (longest && this.waiting.length === places) this.leave(longest.secret);
    this.waiting = [...this.waiting, { secret, html, timer }];
    return `${reportPath}${secret}`;
  }

  /** The report at a path, for the first who asks; null for what is not, or no longer, here. */
  take(path: string): Uint8Array | null {
    if (!path.startsWith(reportPath)) return null;
    const asked = path.slice(reportPath.length);
    const found = this.waiting.find(({ secret }) => sameSecret(asked, secret));
    if (found === undefined) return null;
    this.leave(found.secret);
    return found.html;
  }

  private leave(secret: string): void {
    for (const each of this.waiting) if (each.secret === secret) clearTimeout(each.timer);
    this.waiting = this.waiting.filter((each) => each.secret !== secret);
  }
}
