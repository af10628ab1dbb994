import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FailureError } from '../../core/result';
import { ReportRoom } from '../services/report-room';
import { startBrowserHost } from './server';
import {
  ask,
  askSession,
  cookieOf,
  enter,
  indexHtml,
  startTestHost,
  type TestHost,
  tokenOf,
} from './testing/browser-host';

let test: TestHost;
let reports: ReportRoom;

beforeEach(async () => {
  reports = new ReportRoom();
  test = await startTestHost({}, { reports });
});
afterEach(() => test.end());

describe('the page', () => {
  it('is served with the policy, no-store and the headers that keep it to itself', async () => {
    const { status, headers, body } = await ask(test.port);
    expect(status).toBe(200);
    expect(body).toBe(indexHtml);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${test.port};`);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('is served with its query left aside, and empty files whole', async () => {
    expect((await ask(test.port, { path: '/index.html?x=/../y' })).body).toBe(indexHtml);
    expect(await ask(test.port, { path: '/empty.css' })).toMatchObject({ status: 200, body: '' });
  });

  it('answers HEAD with the headers alone', async () => {
    const answer = await ask(test.port, { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(answer.headers['content-length']).toBe(String(indexHtml.length));
  });

  it.each([
    '/nothing',
    '/../package.json',
    '/%2e%2e/package.json',
    '//etc/passwd',
    '/socket',
    'http://evil.example/',
    '*',
  ])('answers 404, under the same policy, for %s', async (path) => {
    const { status, headers } = await ask(test.port, { path });
    expect(status).toBe(404);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])(
    'answers 405 for %s and allows no other origin',
    async (method) => {
      const { status, headers } = await ask(test.port, { method, headers: { Origin: 'https://evil.example' } });
      expect(status).toBe(405);
      expect(headers.allow).toBe('GET, HEAD');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    },
  );

  it.each(['evil.example', 'localhost', '[::1]', '127.0.0.1'])('is refused under the name %s', async (name) => {
    for (const host of [`${name}:${test.port + 1}`, name]) {
      const { status, body } = await ask(test.port, { hosts: [host] });
      expect(status).toBe(403);
      expect(body).not.toContain('doctype');
    }
    expect(test.host.refused.host).toBe(2);
  });

  it('is refused without a Host and with two', async () => {
    expect((await ask(test.port, { hosts: [] })).status).toBe(400);
    const right = `127.0.0.1:${test.port}`;
    expect((await ask(test.port, { hosts: [right, right] })).status).toBe(403);
  });

  it('is refused to the scripts of other pages', async () => {
    const headers = { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'script' };
    expect((await ask(test.port, { path: '/page.js', headers })).status).toBe(403);
    expect(test.host.refused['fetch-site']).toBe(1);
  });
});

describe('the session', () => {
  it('is given for the token: a key in the answer, and a cookie that no script and no other site gets', async () => {
    const answer = await askSession(test.port, { token: test.token });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: true, key: expect.stringMatching(/^[\w-]{43}$/) });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^guillemet-${test.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`)),
    ]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is refused to a second browser with the same token, and given to the first one again', async () => {
    const first = await askSession(test.port, { token: test.token });
    const second = await askSession(test.port, { token: test.token });
    expect(second.status).toBe(401);
    expect(JSON.parse(second.body)).toMatchObject({ ok: false, error: { code: 'host-gone' } });
    expect(second.headers).not.toHaveProperty('set-cookie');
    expect(second.body).not.toContain(String((JSON.parse(first.body) as { key: string }).key));

    const again = await askSession(test.port, { token: test.token }, { headers: { Cookie: cookieOf(first) } });
    expect(JSON.parse(again.body)).toEqual(JSON.parse(first.body));
    expect(test.host.refused.session).toBe(1);
  });

  it('is given for cookie and key on a reload', async () => {
    const { cookie, key } = await enter(test);
    expect((await askSession(test.port, { key }, { headers: { Cookie: `other=1; ${cookie}` } })).status).toBe(200);
    expect((await askSession(test.port, { key })).status).toBe(401);
    expect((await askSession(test.port, {}, { headers: { Cookie: cookie } })).status).toBe(401);
  });

  it('is given for each further URL once, without using up the printed one', async () => {
    const further = tokenOf(test.host.issueUrl());
    expect((await askSession(test.port, { token: further })).status).toBe(200);
    expect((await askSession(test.port, { token: further })).status).toBe(401);
    expect((await askSession(test.port, { token: test.token })).status).toBe(200);
  });

  it.each([
    ['another Host', { hosts: ['evil.example'] }, 'host'],
    ['another Origin', { headers: { Origin: 'https://evil.example' } }, 'origin'],
    ['the Origin null', { headers: { Origin: 'null' } }, 'origin'],
    ['another site', { headers: { 'Sec-Fetch-Site': 'cross-site' } }, 'fetch-site'],
  ] as const)('is refused to %s, and the token stays unused', async (_what, question, reason) => {
    expect((await askSession(test.port, { token: test.token }, question)).status).toBe(403);
    expect(test.host.refused[reason]).toBe(1);
    expect((await askSession(test.port, { token: test.token })).status).toBe(200);
  });

  it('is refused without an Origin', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ token: test.token });
    expect((await ask(test.port, { path: '/session', method: 'POST', headers, body })).status).toBe(403);
  });

  it('is refused by GET', async () => {
    const { status, headers } = await ask(test.port, { path: '/session', headers: { Origin: test.origin } });
    expect(status).toBe(405);
    expect(headers.allow).toBe('POST');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is refused for %s, which a form of another page could send',
    async (type) => {
      const answer = await askSession(test.port, { token: test.token }, { headers: { 'Content-Type': type } });
      expect(answer.status).toBe(415);
    },
  );

  it('is refused for a body over 4 kB, announced or not, and the host goes on', async () => {
    const body = JSON.stringify({ token: 'x'.repeat(5000) });
    expect((await askSession(test.port, body)).status).toBe(413);
    expect((await askSession(test.port, body, { headers: { 'Transfer-Encoding': 'chunked' } })).status).toBe(413);
    expect(test.host.refused.body).toBe(2);
    expect((await ask(test.port)).status).toBe(200);
  });

  it.each(['', '{', 'null', '[]', '{"token":1}', '{"token":""}', '{"token":"x","more":1}', '\u0000'])(
    'is refused for the body %j',
    async (body) => {
      expect((await askSession(test.port, body)).status).toBe(400);
    },
  );
});

describe('a report', () => {
  const html = '<!DOCTYPE html><title>Report</title>';
  const framed = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' };
  const admit = () => reports.admit(new TextEncoder().encode(html));

  it('is given to a frame of the page once, under its own policy', async () => {
    const { cookie } = await enter(test);
    const path = admit();
    const question = { path, headers: { Cookie: cookie, ...framed } };
    const { status, headers, body } = await ask(test.port, question);
    expect({ status, body }).toEqual({ status: 200, body: html });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-.*; frame-ancestors 'self'; sandbox allow-same-origin allow-modals$/,
    );
    expect(headers['cache-control']).toBe('no-store');
    expect((await ask(test.port, question)).status).toBe(404);
    expect(test.host.refused.path).toBe(1);
  });

  it('may be framed by the page at its address alone', async () => {
    const { headers } = await ask(test.port);
    expect(headers['content-security-policy']).toContain(`frame-src http://127.0.0.1:${test.port}/report/;`);
  });

  it('is refused to whoever was not let in, or comes from elsewhere, and waits on', async () => {
    const { cookie } = await enter(test);
    const path = admit();
    const from = (headers: Record<string, string>, more = {}) => ask(test.port, { path, headers, ...more });
    expect((await from(framed)).status).toBe(401);
    expect((await from({ Cookie: `${cookie}x`, ...framed })).status).toBe(401);
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect((await from({ Cookie: cookie, ...framed, 'Sec-Fetch-Site': site })).status).toBe(403);
    }
    expect((await from({ Cookie: cookie, ...framed, 'Sec-Fetch-Dest': 'document' })).status).toBe(403);
    expect((await from({ Cookie: cookie, ...framed, Origin: 'https://evil.example' })).status).toBe(403);
    expect((await from({ Cookie: cookie, ...framed }, { hosts: [`localhost:${test.port}`] })).status).toBe(403);
    for (const method of ['HEAD', 'POST']) {
      expect((await from({ Cookie: cookie, ...framed }, { method })).status).toBe(405);
    }
    expect((await from({ Cookie: cookie, ...framed })).body).toBe(html);
  });

  it.each(['/report/', '/report/x', '/report/../report/x', '/report'])('is not found at %s', async (path) => {
    const { cookie } = await enter(test);
    admit();
    expect((await ask(test.port, { path, headers: { Cookie: cookie } })).status).toBe(404);
  });
});

describe('start and end', () => {
  it('prints an address on 127.0.0.1 whose token stands in the fragment', () => {
    expect(test.host.url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${test.port}/#token=[\\w-]{43}$`));
  });

  it('names the port that is in use and what to do', async () => {
    const second = startTestHost({}, { port: test.port });
    await expect(second).rejects.toThrow(FailureError);
    await expect(second).rejects.toMatchObject({ failure: { code: 'port-in-use', details: { port: test.port } } });
    await expect(second).rejects.toThrow(`Port ${test.port} is in use`);
  });

  it.each([-1, 65_536, 1.5, Number.NaN])('refuses %d as a port', async (port) => {
    await expect(startTestHost({}, { port })).rejects.toMatchObject({ failure: { code: 'input-invalid' } });
  });

  it('does not start without a page', async () => {
    const nothing = { services: {} as never, subscribe: () => () => {}, pageFolder: '/nowhere', port: 0 };
    await expect(startBrowserHost(nothing)).rejects.toMatchObject({ failure: { code: 'file-missing' } });
  });

  it('frees the port and stops listening for events when closed, and may be closed twice', async () => {
    await Promise.all([test.host.close(), test.host.close()]);
    expect(test.subscribed()).toBe(false);
    await expect(ask(test.port)).rejects.toThrow('ECONNREFUSED');
  });
});
