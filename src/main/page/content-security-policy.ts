import { reportPolicy } from '../../core/exchange/html/policy';

/** Where the page lives decides what it may talk to; everything else is the same for every host. */
export interface PagePolicyOptions {
  /** Origin of the host's own socket (`ws://127.0.0.1:4000`), where the page talks to one. */
  webSocketOrigin?: string;
  /** Where reports stand that the page prints in a frame (`http://127.0.0.1:4000/report/`); else it frames nothing. */
  reports?: string;
}

const reportPlace = /^https?:\/\/[a-z0-9.\-[\]:]+\/report\/$/i;
const socketOrigin = /^wss?:\/\/[a-z0-9.\-[\]:]+$/i;

/**
 * The policy of the page: nothing but its own files, no inline script or style, no frame around it.
 *
 * Throws `TypeError` when `webSocketOrigin` is not a bare `ws:` or `wss:` origin, or `reports` not the place of
 * reports, since anything else could add a directive.
 */
export function contentSecurityPolicy(options: PagePolicyOptions = {}): string {
  const { webSocketOrigin, reports } = options;
  if (webSocketOrigin !== undefined && !socketOrigin.test(webSocketOrigin)) {
    throw new TypeError(`Not the origin of a socket: ${webSocketOrigin}`);
  }
  if (reports !== undefined && !reportPlace.test(reports)) throw new TypeError(`Not the place of reports: ${reports}`);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    webSocketOrigin === undefined ? "connect-src 'self'" : `connect-src 'self' ${webSocketOrigin}`,
    ...(reports === undefined ? [] : [`frame-src ${reports}`]),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The one policy of the page, which gives the address of its own worker.
    'trusted-types guillemet-worker',
  ].join('; ');
}

/** The headers that every response to the page carries, names in their usual spelling. */
export function securityHeaders(options: PagePolicyOptions = {}): Record<string, string> {
  return withPolicy(contentSecurityPolicy(options));
}

/**
 * Those of a report to be printed: the report's own policy, and besides no script whatever is in it, and no frame
 * around it but one of the page.
 */
export function reportHeaders(): Record<string, string> {
  return withPolicy(`${reportPolicy}; frame-ancestors 'self'; sandbox allow-same-origin allow-modals`);
}

function withPolicy(policy: string): Record<string, string> {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  };
}
