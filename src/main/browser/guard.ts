/**
 * Who may talk to the loopback host, decided from headers alone.
 *
 * Any page in any browser on this machine can send requests to 127.0.0.1, and a name that its owner
 * points at 127.0.0.1 (DNS rebinding) makes such a page "same-origin" with us in the browser's eyes.
 * The `Host` header then still carries that name: only an exact comparison with the address we
 * printed stops it. Comparing `Origin` with `Host` does not, since both are forged alike.
 */

/** All values of each header, in the order received; names in lower case. */
export type Headers = Readonly<Record<string, readonly string[] | undefined>>;

/** What is asked for: a file of the page, a report to print, the exchange of the token, or the socket. */
export type Purpose = 'page' | 'report' | 'session' | 'socket';

export type Refusal = 'host' | 'origin' | 'fetch-site';

/** The only value of `Host` that is answered: browsers leave out the port where it is HTTP's own. */
export function loopbackAuthority(port: number): string {
  return port === 80 ? '127.0.0.1' : `127.0.0.1:${port}`;
}

/** The only origin whose pages are answered. */
export function loopbackOrigin(port: number): string {
  return `http://${loopbackAuthority(port)}`;
}

/** The reason to refuse a request, or null when its headers are those of our own page. */
export function refusalOf(purpose: Purpose, headers: Headers, port: number): Refusal | null {
  if (!isExactly(headers.host, loopbackAuthority(port))) return 'host';
  if (!isOriginAllowed(purpose, headers, port)) return 'origin';
  if (!isSiteAllowed(purpose, headers)) return 'fetch-site';
  return null;
}

/** A page is opened, and a report is framed, by navigating, which sends no `Origin`. */
function isOriginAllowed(purpose: Purpose, { origin }: Headers, port: number): boolean {
  if (purpose === 'page' || (purpose === 'report' && origin === undefined)) return true;
  return isExactly(origin, loopbackOrigin(port));
}

/** Whether a header was sent once, with exactly this value. */
export function isExactly(values: readonly string[] | undefined, expected: string): boolean {
  return values !== undefined && values.length === 1 && values[0] === expected;
}

/**
 * Browsers say where a request comes from in `Sec-Fetch-Site`, which no page can forge. A page of ours
 * is `same-origin`. Opening the address is a navigation from nowhere (`none`) or, through a link, from
 * anywhere; that is allowed for the page alone, which holds no secret. A report goes into a frame of our
 * page and nowhere else. Older browsers and other programs send nothing, and are held by the other checks.
 */
function isSiteAllowed(purpose: Purpose, headers: Headers): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined) return true;
  if (isExactly(site, 'same-origin')) return purpose !== 'report' || isExactly(headers['sec-fetch-dest'], 'iframe');
  if (purpose !== 'page') return false;
  return isExactly(headers['sec-fetch-mode'], 'navigate') && isExactly(headers['sec-fetch-dest'], 'document');
}

/**
 * Every value that `Cookie` headers carry under a name. There may be several: cookies do not keep to a
 * port, so any other server on 127.0.0.1 can set one of the same name beside ours.
 */
export function cookieValues(cookieHeaders: readonly string[] | undefined, name: string): string[] {
  const values: string[] = [];
  for (const pair of (cookieHeaders ?? []).flatMap((header) => header.split(';'))) {
    const equals = pair.indexOf('=');
    if (equals !== -1 && pair.slice(0, equals).trim() === name) values.push(pair.slice(equals + 1).trim());
  }
  return values;
}
