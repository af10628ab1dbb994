import { describe, expect, it } from 'vitest';
import { cookieValues, type Headers, loopbackOrigin, type Purpose, refusalOf } from './guard';

const port = 4000;
const ours = { host: ['127.0.0.1:4000'], origin: ['http://127.0.0.1:4000'] };
const purposes: Purpose[] = ['page', 'report', 'session', 'socket'];

describe('the Host check', () => {
  it.each(purposes)('lets our own page ask for the %s', (purpose) => {
    expect(refusalOf(purpose, ours, port)).toBeNull();
  });

  it.each([
    ['a name bound to 127.0.0.1 (DNS rebinding)', 'evil.example:4000'],
    ['the same with the address in front', '127.0.0.1.evil.example:4000'],
    ['localhost', 'localhost:4000'],
    ['localhost in capitals', 'LOCALHOST:4000'],
    ['no port', '127.0.0.1'],
    ['another port', '127.0.0.1:4001'],
    ['a longer port', '127.0.0.1:40000'],
    ['a port with a zero in front', '127.0.0.1:04000'],
    ['IPv6', '[::1]:4000'],
    ['IPv4 inside IPv6', '[::ffff:127.0.0.1]:4000'],
    ['another address of the loopback net', '127.0.0.2:4000'],
    ['the address as one number', '2130706433:4000'],
    ['the short form', '127.1:4000'],
    ['any address', '0.0.0.0:4000'],
    ['a user before it', 'me@127.0.0.1:4000'],
    ['a dot after it', '127.0.0.1.:4000'],
    ['a blank before it', ' 127.0.0.1:4000'],
    ['nothing', ''],
  ])('refuses %s', (_what, host) => {
    const origin = [`http://${host}`];
    for (const purpose of purposes) expect(refusalOf(purpose, { host: [host], origin }, port)).toBe('host');
  });

  it('refuses a missing one, and two of them even when both are right', () => {
    expect(refusalOf('page', {}, port)).toBe('host');
    expect(refusalOf('page', { host: ['127.0.0.1:4000', '127.0.0.1:4000'] }, port)).toBe('host');
  });

  it("expects no port where it is HTTP's own, since browsers send none", () => {
    expect(refusalOf('page', { host: ['127.0.0.1'] }, 80)).toBeNull();
    expect(refusalOf('page', { host: ['127.0.0.1:80'] }, 80)).toBe('host');
    expect(loopbackOrigin(80)).toBe('http://127.0.0.1');
  });
});

describe('the Origin check', () => {
  it.each([
    ['null, as files and sandboxed frames send', 'null'],
    ['another site', 'https://evil.example'],
    ['another port', 'http://127.0.0.1:4001'],
    ['https', 'https://127.0.0.1:4000'],
    ['localhost', 'http://localhost:4000'],
    ['a path after it', 'http://127.0.0.1:4000/'],
    ['our origin as the beginning of another', 'http://127.0.0.1:4000.evil.example'],
    ['capitals', 'HTTP://127.0.0.1:4000'],
    ['nothing', ''],
  ])('refuses %s for session and socket', (_what, origin) => {
    expect(refusalOf('session', { ...ours, origin: [origin] }, port)).toBe('origin');
    expect(refusalOf('socket', { ...ours, origin: [origin] }, port)).toBe('origin');
  });

  it.each(['null', 'https://evil.example', 'http://127.0.0.1:4001'])('refuses %s for a report', (origin) => {
    expect(refusalOf('report', { ...ours, origin: [origin] }, port)).toBe('origin');
  });

  it('refuses a missing one for session and socket; the page is opened, and a report framed, without', () => {
    expect(refusalOf('session', { host: ours.host }, port)).toBe('origin');
    expect(refusalOf('socket', { host: ours.host }, port)).toBe('origin');
    expect(refusalOf('page', { host: ours.host }, port)).toBeNull();
    expect(refusalOf('report', { host: ours.host }, port)).toBeNull();
  });
});

describe('the Sec-Fetch-Site check', () => {
  const sent = (site: string, mode = 'cors', dest = 'empty'): Headers => ({
    ...ours,
    'sec-fetch-site': [site],
    'sec-fetch-mode': [mode],
    'sec-fetch-dest': [dest],
  });

  it.each(['cross-site', 'same-site', 'none', ''])('refuses %j for session and socket', (site) => {
    expect(refusalOf('session', sent(site), port)).toBe('fetch-site');
    expect(refusalOf('socket', sent(site), port)).toBe('fetch-site');
  });

  it.each(['cross-site', 'same-site'])('refuses a %s script, picture, frame or fetch of our files', (site) => {
    expect(refusalOf('page', sent(site, 'no-cors', 'script'), port)).toBe('fetch-site');
    expect(refusalOf('page', sent(site, 'no-cors', 'image'), port)).toBe('fetch-site');
    expect(refusalOf('page', sent(site, 'navigate', 'iframe'), port)).toBe('fetch-site');
    expect(refusalOf('page', sent(site, 'cors', 'empty'), port)).toBe('fetch-site');
  });

  it.each(['none', 'cross-site', 'same-origin'])('lets the address be opened in a tab (%s)', (site) => {
    expect(refusalOf('page', sent(site, 'navigate', 'document'), port)).toBeNull();
  });

  it.each(['cross-site', 'same-site', 'none', ''])('refuses a report to %j, however it is asked for', (site) => {
    expect(refusalOf('report', sent(site, 'navigate', 'iframe'), port)).toBe('fetch-site');
    expect(refusalOf('report', sent(site, 'navigate', 'document'), port)).toBe('fetch-site');
    expect(refusalOf('report', sent(site), port)).toBe('fetch-site');
  });

  it('lets our own page put a report into a frame, and do nothing else with it', () => {
    expect(refusalOf('report', sent('same-origin', 'navigate', 'iframe'), port)).toBeNull();
    expect(refusalOf('report', sent('same-origin', 'navigate', 'document'), port)).toBe('fetch-site');
    expect(refusalOf('report', sent('same-origin', 'cors', 'empty'), port)).toBe('fetch-site');
  });

  it.each(['page', 'session', 'socket'] as const)('lets our own page ask for the %s', (purpose) => {
    expect(refusalOf(purpose, sent('same-origin'), port)).toBeNull();
  });
});

describe('cookieValues', () => {
  it('finds the value among others, blanks or not', () => {
    expect(cookieValues(['a=1; guillemet-4000=secret;b=2'], 'guillemet-4000')).toEqual(['secret']);
  });

  it('gives every value when another server has set a cookie of the same name', () => {
    expect(cookieValues(['g=planted; g=ours', 'g=more'], 'g')).toEqual(['planted', 'ours', 'more']);
  });

  it('takes names whole and in their case, and keeps what follows the first equals sign', () => {
    expect(cookieValues(['xg=1; g2=2; G=3; g=a=b'], 'g')).toEqual(['a=b']);
  });

  it('finds nothing in what is no cookie', () => {
    for (const headers of [undefined, [], [''], [';;'], ['g'], ['=x']]) expect(cookieValues(headers, 'g')).toEqual([]);
  });
});
