import { reportPath } from '../../core/calls/report-calls';

/** The scheme and host that the page is served from; nothing else is ever ours. */
export const pageScheme = 'app';
export const pageHost = 'guillemet';
export const pageUrl = `${pageScheme}://${pageHost}/`;

/** Whether a URL belongs to the page. Compares scheme and host: the `origin` of such a URL is "null" in Node. */
export function isOwnUrl(url: string): boolean {
  const parsed = parse(url);
  return (
    parsed !== null &&
    parsed.protocol === `${pageScheme}:` &&
    parsed.host === pageHost &&
    parsed.username === '' &&
    parsed.password === ''
  );
}

/**
 * Whether a request may go out: the page's own files, what the page itself made (`blob:`), images
 * written into it (`data:`), and the developer tools where they may be used.
 */
export function isOwnRequest(request: { url: string; resourceType: string }, developing: boolean): boolean {
  const { url } = request;
  switch (parse(url)?.protocol) {
    case `${pageScheme}:`:
      return isOwnUrl(url);
    case 'blob:':
      return isOwnUrl(url.slice('blob:'.length));
    case 'data:':
      return request.resourceType === 'image';
    case 'devtools:':
      return developing;
    default:
      return false;
  }
}

/**
 * Whether a page may have a permission: ours may put on the clipboard what it copies, cleaned by the browser,
 * and nothing else. `url` is that of the frame that asks, or its origin.
 */
export function isOwnPermission(permission: string, url: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnUrl(url);
}

/** What is looked at of the frame that sends a call. */
export interface SenderFrame {
  url: string;
  detached: boolean;
  parent: object | null;
}

/** Whether a call comes from the page: from its top frame, still in place, at a URL of ours, which a report's is not. */
export function isOwnSender(frame: SenderFrame | null): boolean {
  if (frame === null || frame.parent !== null || frame.detached || !isOwnUrl(frame.url)) return false;
  return !new URL(frame.url).pathname.startsWith(reportPath);
}

/**
 * The URL as it may be handed to the system after asking, or null: `https:` without credentials, and
 * `mailto:`. Everything else can start programs or reveal files.
 */
export function externalUrl(url: string): string | null {
  const parsed = parse(url);
  if (parsed === null) return null;
  const plain = parsed.username === '' && parsed.password === '';
  return (parsed.protocol === 'https:' && plain) || parsed.protocol === 'mailto:' ? parsed.href : null;
}

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null;
}
