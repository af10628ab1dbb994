import type { SessionRequest } from '../../core/carrier';
import { fail, ok, type Result } from '../../core/result';
import { newSecret, sameSecret } from '../secret';

/**
 * The secrets of one run. A token (in the printed URL, good for one exchange) buys two things: a
 * cookie, which no script can read, and a key, which the page keeps for its own origin. The socket
 * wants both. Neither alone is enough: cookies are sent to every port of 127.0.0.1, so another user's
 * server there may come to see ours; and a key that leaks through the page is worth nothing elsewhere.
 */
export interface Access {
  /** A token that has not been exchanged yet. */
  issueToken(): string;
  /** The value of the cookie to set, and the key for the page; or a `host-gone` that says what to do. */
  enter(request: SessionRequest, cookies: readonly string[]): Result<{ cookie: string; key: string }>;
  admitsCookie(cookies: readonly string[]): boolean;
  admitsKey(key: string): boolean;
}

export type AccessRefusal = 'token-used' | 'token-unknown' | 'token-missing' | 'session-ended' | 'cookie-missing';

const messages: Record<AccessRefusal, string> = {
  'token-used':
    'This address of Guillemet was already opened in another browser. ' +
    'Go on there, or stop Guillemet and start it again: it prints a new address.',
  'token-unknown':
    'This address belongs to an earlier run of Guillemet, or is incomplete. ' +
    'Open the whole address that the running Guillemet printed.',
  'token-missing':
    'This page was opened without its key. Open the whole address that Guillemet printed, with what follows the #.',
  'session-ended': 'Guillemet was started again since this page was opened. Open the address that it printed then.',
  'cookie-missing':
    'This browser did not keep the cookie of Guillemet. Allow cookies for 127.0.0.1, ' +
    'then stop Guillemet and start it again: it prints a new address.',
};

export function createAccess(): Access {
  const cookie = newSecret();
  const key = newSecret();
  const tokens: { token: string; used: boolean }[] = [];

  function issueToken(): string {
    const token = newSecret();
    tokens.push({ token, used: false });
    return token;
  }

  function enter(request: SessionRequest, cookies: readonly string[]): Result<{ cookie: string; key: string }> {
    const known = request.token === undefined ? undefined : find(request.token);
    const returning = admitsCookie(cookies);
    const keyFits = request.key !== undefined && admitsKey(request.key);
    if (known !== undefined && !known.used) {
      known.used = true;
      return ok({ cookie, key });
    }
    // The same address in a second tab, or a reload: this browser has been let in before.
    if (returning && (known !== undefined || keyFits)) return ok({ cookie, key });
    if (keyFits) return refused('cookie-missing');
    if (known !== undefined) return refused('token-used');
    if (request.token !== undefined) return refused('token-unknown');
    return refused(request.key === undefined ? 'token-missing' : 'session-ended');
  }

  function find(given: string): { token: string; used: boolean } | undefined {
    return tokens.find(({ token }) => sameSecret(given, token));
  }

  function admitsCookie(cookies: readonly string[]): boolean {
    return cookies.some((given) => sameSecret(given, cookie));
  }

  function admitsKey(given: string): boolean {
    return sameSecret(given, key);
  }

  return { issueToken, enter, admitsCookie, admitsKey };
}

function refused(reason: AccessRefusal): Result<never> {
  return fail('host-gone', messages[reason], { details: { reason } });
}
