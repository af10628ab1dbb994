import { describe, expect, it, vi } from 'vitest';
import { createHostBridge } from './host-bridge';

function wired(invoke: (name: string, input: unknown) => Promise<unknown> = async () => ({ ok: true, value: {} })) {
  let send: (message: { name: string; payload: unknown }) => void = () => {};
  const receive = vi.fn((listener: typeof send) => {
    send = listener;
  });
  const bridge = createHostBridge({ invoke, receive });
  return { bridge, receive, send: (name: string, payload: unknown) => send({ name, payload }) };
}

describe('createHostBridge', () => {
  it('hands on a call and its result unchanged', async () => {
    const failure = { ok: false, error: { code: 'article-missing', message: 'There is no such article.' } };
    const invoke = vi.fn(async () => failure);
    const { bridge } = wired(invoke);
    expect(await bridge.call('article.open', { articleId: 'a1' })).toBe(failure);
    expect(invoke).toHaveBeenCalledExactlyOnceWith('article.open', { articleId: 'a1' });
  });

  it('makes a result of a host that does not answer', async () => {
    const { bridge } = wired(() => Promise.reject(new Error('no handler')));
    const result = await bridge.call('host.info', {});
    expect(result).toMatchObject({ ok: false, error: { code: 'host-gone', details: { reason: 'no handler' } } });
  });

  it('gives an event to those who listen for it, with its payload and nothing else', () => {
    const { bridge, send } = wired();
    const listener = vi.fn();
    const other = vi.fn();
    bridge.on('command.run', listener);
    bridge.on('library.changed', other);
    send('command.run', { id: 'export' });
    expect(listener).toHaveBeenCalledExactlyOnceWith({ id: 'export' });
    expect(other).not.toHaveBeenCalled();
  });

  it('stops one listening without stopping another by the same function', () => {
    const { bridge, send } = wired();
    const listener = vi.fn();
    const stop = bridge.on('library.changed', listener);
    bridge.on('library.changed', listener);
    stop();
    stop();
    send('library.changed', {});
    expect(listener).toHaveBeenCalledOnce();
  });

  it('still tells the others when a listener stops in the middle of an event', () => {
    const { bridge, send } = wired();
    const later = vi.fn();
    const stop = bridge.on('library.changed', () => stop());
    bridge.on('library.changed', later);
    send('library.changed', {});
    send('library.changed', {});
    expect(later).toHaveBeenCalledTimes(2);
  });

  it('listens to the host once, however many listen to it', () => {
    const { bridge, receive } = wired();
    bridge.on('library.changed', () => {});
    bridge.on('import.pending', () => {});
    expect(receive).toHaveBeenCalledOnce();
  });

  it('survives events that nobody listens for, whatever their name', () => {
    const { send } = wired();
    expect(() => send('constructor', {})).not.toThrow();
  });
});
