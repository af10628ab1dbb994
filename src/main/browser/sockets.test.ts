import { once } from 'node:events';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { raise } from '../../core/result';
import { enter, startTestHost, type TestHost, TestSocket } from './testing/browser-host';

const info = { host: 'browser', version: '1.2.3', savesFiles: false, savesPdf: false } as const;

let test: TestHost;
let releaseSlowCall: () => void;

beforeEach(async () => {
  const released = new Promise<void>((resolve) => {
    releaseSlowCall = resolve;
  });
  test = await startTestHost(
    {
      'host.info': async () => info,
      'samples.list': async () => {
        await released;
        return [];
      },
      'library.read': async () => raise('library-damaged', 'library.json is damaged: open a backup.'),
    },
    { limits: { sockets: 3, closingMs: 100 } },
  );
});
afterEach(() => test.end());

describe('the request for a socket', () => {
  it.each([
    ['a forged Host', { Host: 'evil.example' }, 403, 'host'],
    ['localhost as Host', { Host: 'localhost' }, 403, 'host'],
    ['another Origin', { Origin: 'https://evil.example' }, 403, 'origin'],
    ['the Origin null', { Origin: 'null' }, 403, 'origin'],
    ['another site', { 'Sec-Fetch-Site': 'same-site' }, 403, 'fetch-site'],
    ['another cookie', { Cookie: 'guillemet-1=x' }, 401, 'cookie'],
  ] as const)('is refused with %s', async (_what, wrong, status, reason) => {
    const { cookie } = await enter(test);
    const socket = new TestSocket(test.port, { Origin: test.origin, Cookie: cookie, ...wrong });
    expect(await socket.ended).toEqual({ status });
    expect(test.host.refused[reason]).toBe(1);
  });

  it('is refused without Origin, without cookie, and at another path', async () => {
    const { cookie } = await enter(test);
    expect(await new TestSocket(test.port, { Cookie: cookie }).ended).toEqual({ status: 403 });
    expect(await new TestSocket(test.port, { Origin: test.origin }).ended).toEqual({ status: 401 });
    const elsewhere = new TestSocket(test.port, { Origin: test.origin, Cookie: cookie }, '/socket/x');
    expect(await elsewhere.ended).toEqual({ status: 404 });
  });

  it('is refused when too many are open, until one is closed', async () => {
    const session = await enter(test);
    const sockets = await Promise.all([1, 2, 3].map(() => TestSocket.greeted(test, session)));
    const headers = { Origin: test.origin, Cookie: session.cookie };
    expect(await new TestSocket(test.port, headers).ended).toEqual({ status: 503 });
    sockets[0]?.socket.close();
    await sockets[0]?.ended;
    await TestSocket.greeted(test, session);
  });
});

describe('the first message', () => {
  async function firstMessage(message: unknown): Promise<unknown> {
    const { cookie } = await enter(test);
    const socket = new TestSocket(test.port, { Origin: test.origin, Cookie: cookie });
    await socket.opened();
    socket.send(message);
    return await socket.ended;
  }

  it.each([
    ['a wrong key', { key: 'guess' }],
    ['no key', {}],
    ['a call', { id: 1, name: 'host.info', input: {} }],
    ['no JSON', 'key'],
  ])('ends the socket when it is %s', async (_what, message) => {
    expect(await firstMessage(message)).toMatchObject({ code: 1008 });
    expect(test.host.refused.key).toBe(1);
  });

  it('ends the socket when it is the token, which is worth nothing any more', async () => {
    expect(await firstMessage({ key: test.token })).toMatchObject({ code: 1008 });
  });

  it('ends the socket when it does not come', async () => {
    const hasty = await startTestHost({}, { limits: { greetingMs: 20 } });
    const { cookie } = await enter(hasty);
    const socket = new TestSocket(hasty.port, { Origin: hasty.origin, Cookie: cookie });
    expect(await socket.ended).toEqual({ code: 1008, reason: 'The key did not come in time.' });
    expect(hasty.host.refused.key).toBe(1);
    await hasty.end();
  });
});

describe('calls', () => {
  let socket: TestSocket;
  beforeEach(async () => {
    socket = await TestSocket.greeted(test, await enter(test));
  });

  it('are carried to the service and its result back under their id', async () => {
    socket.send({ id: 7, name: 'host.info', input: {} });
    expect(await socket.next()).toEqual({ id: 7, result: { ok: true, value: info } });
  });

  it('come back in the order in which they are done', async () => {
    socket.send({ id: 1, name: 'samples.list', input: {} });
    socket.send({ id: 2, name: 'host.info', input: {} });
    expect(await socket.next()).toMatchObject({ id: 2 });
    releaseSlowCall();
    expect(await socket.next()).toMatchObject({ id: 1 });
  });

  it('are all answered when there are more than may be under way at once, and no more are', async () => {
    let underWay = 0;
    let most = 0;
    const busy = await startTestHost(
      {
        'samples.list': async () => {
          underWay += 1;
          most = Math.max(most, underWay);
          await new Promise((resolve) => setImmediate(resolve));
          underWay -= 1;
          return [];
        },
      },
      { limits: { callsAtOnce: 2 } },
    );
    const eager = await TestSocket.greeted(busy, await enter(busy));
    // Longer than one read of the connection, so that reading can pause between two messages.
    const input = { padding: 'x'.repeat(200_000) };
    const ids = [1, 2, 3, 4, 5, 6, 7, 8];
    for (const id of ids) eager.send({ id, name: 'samples.list', input });
    const answered: unknown[] = [];
    for (const _ of ids) answered.push(((await eager.next()) as { id: unknown }).id);
    expect(answered.sort()).toEqual(ids);
    expect(most).toBeLessThanOrEqual(2);
    await busy.end();
  });

  it('fail as values: an unknown call, an input that does not fit, and what a service raises', async () => {
    socket.send({ id: 1, name: 'toString', input: {} });
    expect(await socket.next()).toMatchObject({ id: 1, result: { ok: false, error: { code: 'unknown-call' } } });
    socket.send({ id: 2, name: 'import.revise', input: { previewId: 'p', choice: { extraction: 'all' } } });
    expect(await socket.next()).toMatchObject({
      id: 2,
      result: { ok: false, error: { code: 'input-invalid', path: ['choice', 'extraction'] } },
    });
    socket.send({ id: 3, name: 'library.read', input: {} });
    expect(await socket.next()).toEqual({
      id: 3,
      result: { ok: false, error: { code: 'library-damaged', message: 'library.json is damaged: open a backup.' } },
    });
  });

  it('answer for a result that cannot be written down', async () => {
    const circle: unknown[] = [];
    circle.push(circle);
    const odd = await startTestHost({ 'samples.list': async () => circle as never });
    const other = await TestSocket.greeted(odd, await enter(odd));
    other.send({ id: 1, name: 'samples.list', input: {} });
    expect(await other.next()).toMatchObject({ id: 1, result: { ok: false, error: { code: 'internal' } } });
    await odd.end();
  });

  it.each([
    '{',
    'null',
    '{"id":1,"name":"host.info"}',
    '{"id":-1,"name":"host.info","input":{}}',
    '{"id":1,"name":"host.info","input":{},"x":1}',
  ])('end the socket when malformed: %s', async (text) => {
    socket.send(text);
    expect(await socket.ended).toMatchObject({ code: 1008 });
    expect(test.host.refused.message).toBe(1);
  });

  it('end the socket when binary', async () => {
    socket.socket.send(Buffer.from('{"id":1,"name":"host.info","input":{}}'));
    expect(await socket.ended).toMatchObject({ code: 1008 });
  });
});

describe('a broken frame', () => {
  it('ends its own socket and nothing else', async () => {
    const { cookie, key } = await enter(test);
    const asked = request({
      host: '127.0.0.1',
      port: test.port,
      path: '/socket',
      headers: {
        Origin: test.origin,
        Cookie: cookie,
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64'),
      },
    });
    asked.end();
    const [, connection] = (await once(asked, 'upgrade')) as [unknown, Duplex];
    const ended = once(connection.resume(), 'end');
    connection.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    await ended;
    const next = await TestSocket.greeted(test, { cookie, key });
    next.send({ id: 1, name: 'host.info', input: {} });
    expect(await next.next()).toMatchObject({ id: 1, result: { ok: true } });
  });
});

describe('events', () => {
  it('reach every page that has been greeted, and no other socket', async () => {
    const session = await enter(test);
    const [one, two] = [await TestSocket.greeted(test, session), await TestSocket.greeted(test, session)];
    const silent = new TestSocket(test.port, { Origin: test.origin, Cookie: session.cookie });
    await silent.opened();
    test.emit('library.changed', {});
    expect(await one.next()).toEqual({ event: 'library.changed', payload: {} });
    expect(await two.next()).toEqual({ event: 'library.changed', payload: {} });
    silent.send({ key: session.key });
    expect(await silent.next()).toEqual({ ready: true });
  });

  it('cut the socket of a page that reads none of them, and of that page alone', async () => {
    const narrow = await startTestHost({}, { limits: { bufferedBytes: 2_000_000 } });
    const session = await enter(narrow);
    const [slow, quick] = [await TestSocket.greeted(narrow, session), await TestSocket.greeted(narrow, session)];
    slow.socket.pause();
    const payload = { padding: 'x'.repeat(1_000_000) };
    for (let sent = 0; sent < 60; sent += 1) {
      narrow.emit('library.changed', payload);
      await quick.next();
    }
    slow.socket.resume();
    await narrow.end();
    expect(await slow.ended).toMatchObject({ code: 1006 });
    expect(await quick.ended).toMatchObject({ code: 1001 });
  });
});

describe('closing', () => {
  it('ends every socket, greeted or not, and lets no new one in', async () => {
    const session = await enter(test);
    const greeted = await TestSocket.greeted(test, session);
    const silent = new TestSocket(test.port, { Origin: test.origin, Cookie: session.cookie });
    await silent.opened();
    greeted.send({ id: 1, name: 'samples.list', input: {} });
    await test.host.close();
    expect(await greeted.ended).toEqual({ code: 1001, reason: 'Guillemet is closing.' });
    expect(await silent.ended).toEqual({ code: 1001, reason: 'Guillemet is closing.' });
    const late = new TestSocket(test.port, { Origin: test.origin, Cookie: session.cookie });
    expect(await late.ended).toMatchObject({ code: 1006 });
  });

  it('does not wait for a page that never answers the goodbye', async () => {
    const deaf = await TestSocket.greeted(test, await enter(test));
    deaf.socket.pause();
    await test.host.close();
    deaf.socket.resume();
    await deaf.ended;
  });
});
