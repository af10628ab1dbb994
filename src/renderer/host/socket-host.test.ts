import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionReply } from '../../core/carrier';
import { FailureError } from '../../core/result';
import type { ConnectedHost } from './connected-host';
import type { LineEvents, OpenLine } from './connection';
import { connectSocketHost } from './socket-host';

/** One line as the host sees it. */
class HostEnd {
  readonly heard: unknown[] = [];
  constructor(private readonly events: LineEvents) {}
  hear(text: string): void {
    this.heard.push(JSON.parse(text));
  }
  say(message: unknown): void {
    this.events.received(typeof message === 'string' ? message : JSON.stringify(message));
  }
  open(): void {
    this.events.opened();
    this.say({ ready: true });
  }
  hangUp(): void {
    this.events.closed();
  }
}

const refusal: SessionReply = { ok: false, error: { code: 'host-gone', message: 'Open the new address.' } };

let ends: HostEnd[];
let entries: number;
let reply: () => SessionReply;
let welcome: (end: HostEnd) => void;

const openLine: OpenLine = (events) => {
  const end = new HostEnd(events);
  ends.push(end);
  queueMicrotask(() => welcome(end));
  return { send: (text) => end.hear(text), close: () => end.hangUp() };
};
const enter = async () => {
  entries += 1;
  return reply();
};
const latest = () => {
  const end = ends.at(-1);
  if (end === undefined) throw new Error('no line was opened');
  return end;
};

beforeEach(() => {
  vi.useFakeTimers();
  ends = [];
  entries = 0;
  reply = () => ({ ok: true, key: 'k' });
  welcome = (end) => end.open();
});
afterEach(() => {
  vi.useRealTimers();
});

function neverAnswers(): SessionReply {
  throw new TypeError('Failed to fetch');
}

describe('the first connection', () => {
  it('says the key before anything else', async () => {
    const host = await connectSocketHost(enter, openLine);
    void host.call('host.info', {});
    expect(latest().heard).toEqual([{ key: 'k' }, { id: 1, name: 'host.info', input: {} }]);
  });

  it('rejects with the reason that the host gives', async () => {
    reply = () => refusal;
    const failed = connectSocketHost(enter, openLine);
    await expect(failed).rejects.toThrow(FailureError);
    await expect(failed).rejects.toMatchObject({ failure: { code: 'host-gone', message: 'Open the new address.' } });
    expect(ends).toEqual([]);
  });

  it('rejects when nobody answers, and says what to do', async () => {
    reply = neverAnswers;
    await expect(connectSocketHost(enter, openLine)).rejects.toMatchObject({
      failure: { code: 'host-gone', details: { reason: 'unreachable' } },
    });
  });

  it('asks again for the reason when the socket is refused after the token was taken', async () => {
    welcome = (end) => {
      reply = () => refusal;
      end.hangUp();
    };
    await expect(connectSocketHost(enter, openLine)).rejects.toThrow('Open the new address.');
    expect(entries).toBe(2);
  });
});

describe('calls', () => {
  it('resolve to their own results, in whatever order these come', async () => {
    const host = await connectSocketHost(enter, openLine);
    const [first, second] = [host.call('samples.list', {}), host.call('host.info', {})];
    const info = { host: 'browser', version: '1', savesFiles: false };
    const error = { code: 'internal', message: 'no' };
    latest().say({ id: 2, result: { ok: true, value: info } });
    latest().say({ id: 1, result: { ok: false, error } });
    expect(await second).toEqual({ ok: true, value: info });
    expect(await first).toEqual({ ok: false, error });
  });

  it('end with host-gone when the connection is lost, and are never sent again', async () => {
    const host = await connectSocketHost(enter, openLine);
    const call = host.call('library.read', {});
    latest().hangUp();
    expect(await call).toMatchObject({ ok: false, error: { code: 'host-gone', details: { reason: 'lost' } } });
    await vi.advanceTimersByTimeAsync(200);
    expect(ends).toHaveLength(2);
    expect(latest().heard).toEqual([{ key: 'k' }]);
  });

  it('wait for the connection to come back, and are sent in their order', async () => {
    const host = await connectSocketHost(enter, openLine);
    latest().hangUp();
    const [first] = [host.call('samples.list', {}), host.call('host.info', {})];
    await vi.advanceTimersByTimeAsync(200);
    expect(latest().heard).toMatchObject([{ key: 'k' }, { name: 'samples.list' }, { name: 'host.info' }]);
    latest().say({ id: 1, result: { ok: true, value: [] } });
    expect(await first).toEqual({ ok: true, value: [] });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(latest().heard).toHaveLength(3);
  });

  it('end with host-gone after 5 s without a connection, and are not sent afterwards', async () => {
    const host = await connectSocketHost(enter, openLine);
    reply = neverAnswers;
    latest().hangUp();
    const call = host.call('library.read', {});
    await vi.advanceTimersByTimeAsync(5000);
    expect(await call).toMatchObject({ ok: false, error: { code: 'host-gone', details: { reason: 'unreachable' } } });
    reply = () => ({ ok: true, key: 'k' });
    await vi.advanceTimersByTimeAsync(3000);
    expect(latest().heard).toEqual([{ key: 'k' }]);
  });

  it('are refused before they are sent when they would end the connection by their size', async () => {
    const host = await connectSocketHost(enter, openLine);
    const source = { kind: 'file', name: 'x', base64: 'A'.repeat(97 * 1024 * 1024) } as const;
    const result = await host.call('import.preview', { source, choice: {} });
    expect(result).toMatchObject({ ok: false, error: { code: 'file-too-large' } });
    expect(latest().heard).toEqual([{ key: 'k' }]);
  });
});

describe('events', () => {
  it('reach every listener of their name until it stops listening', async () => {
    const host = await connectSocketHost(enter, openLine);
    const [one, two, other] = [vi.fn(), vi.fn(), vi.fn()];
    const stop = host.on('library.changed', one);
    host.on('library.changed', two);
    host.on('import.pending', other);
    latest().say({ event: 'library.changed', payload: {} });
    stop();
    latest().say({ event: 'library.changed', payload: {} });
    expect(one).toHaveBeenCalledTimes(1);
    expect(two).toHaveBeenCalledTimes(2);
    expect(other).not.toHaveBeenCalled();
  });

  it('go on after the connection came back', async () => {
    const host = await connectSocketHost(enter, openLine);
    const listener = vi.fn();
    host.on('library.changed', listener);
    latest().hangUp();
    await vi.advanceTimersByTimeAsync(200);
    latest().say({ event: 'library.changed', payload: {} });
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('that make no sense end the connection, and a new one is made', async () => {
    await connectSocketHost(enter, openLine);
    latest().say('{"event":');
    await vi.advanceTimersByTimeAsync(200);
    expect(ends).toHaveLength(2);
  });
});

describe('the connection', () => {
  function states(host: ConnectedHost): string[] {
    const seen: string[] = [];
    host.onConnection?.((state) => seen.push(state));
    return seen;
  }

  it('is told as lost and as open again', async () => {
    const host = await connectSocketHost(enter, openLine);
    const seen = states(host);
    latest().hangUp();
    expect(seen).toEqual(['lost']);
    await vi.advanceTimersByTimeAsync(200);
    expect(seen).toEqual(['lost', 'open']);
  });

  it('is tried again more and more slowly, at least every 3 s', async () => {
    await connectSocketHost(enter, openLine);
    reply = neverAnswers;
    latest().hangUp();
    const before = entries;
    const at: number[] = [];
    const start = Date.now();
    reply = () => {
      at.push(Date.now() - start);
      return neverAnswers();
    };
    await vi.advanceTimersByTimeAsync(12_200);
    expect(entries - before).toBe(at.length);
    expect(at).toEqual([200, 600, 1400, 3000, 6000, 9000, 12_000]);
  });

  it('is given up when the host refuses: calls then say why, at once', async () => {
    const host = await connectSocketHost(enter, openLine);
    const seen = states(host);
    reply = () => refusal;
    latest().hangUp();
    await vi.advanceTimersByTimeAsync(200);
    expect(await host.call('host.info', {})).toEqual(refusal);
    const before = entries;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(entries).toBe(before);
    expect(seen).toEqual(['lost']);
  });

  it('is not taken for open before the host has accepted the key', async () => {
    const host = await connectSocketHost(enter, openLine);
    const seen = states(host);
    welcome = () => {};
    latest().hangUp();
    await vi.advanceTimersByTimeAsync(200);
    void host.call('host.info', {});
    expect(latest().heard).toEqual([]);
    expect(seen).toEqual(['lost']);
    latest().open();
    expect(latest().heard).toMatchObject([{ key: 'k' }, { name: 'host.info' }]);
    expect(seen).toEqual(['lost', 'open']);
  });
});
