import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HostServices } from '../../core/host-api';
import type { Services } from '../services/services';
import { LibraryHost } from './library-host';

function services(close: () => Promise<void> = async () => {}) {
  const info = vi.fn(async () => ({ host: 'desktop' as const, version: '1', savesFiles: true }));
  const openFiles = vi.fn();
  const closing = vi.fn(close);
  const made: Services = { calls: { 'host.info': info } as unknown as HostServices, openFiles, close: closing };
  return { made, info, openFiles, closing };
}

afterEach(() => vi.useRealTimers());

describe('LibraryHost', () => {
  it('answers calls that came before the library was open', async () => {
    const host = new LibraryHost([]);
    const early = host.answer('host.info', {});
    await host.open(async () => services().made);
    expect(await early).toMatchObject({ ok: true, value: { host: 'desktop' } });
  });

  it('loses no file, whether named before, during or after the opening', async () => {
    const { made, openFiles } = services();
    const host = new LibraryHost(['/a']);
    host.openFiles(['/b']);
    await host.open(async (pending) => {
      expect(pending).toEqual(['/a', '/b']);
      host.openFiles(['/c']);
      return made;
    });
    host.openFiles(['/d']);
    expect(openFiles.mock.calls).toEqual([[['/c']], [['/d']]]);
  });

  it('hands all files to the next library when one cannot be opened', async () => {
    const host = new LibraryHost(['/a']);
    const failing = host.open(async () => {
      host.openFiles(['/b']);
      throw new Error('damaged');
    });
    await expect(failing).rejects.toThrow('damaged');
    const connect = vi.fn(async () => services().made);
    await host.open(connect);
    expect(connect).toHaveBeenCalledExactlyOnceWith(['/a', '/b']);
  });

  it('lets no call through once it is closing', async () => {
    const { made, info } = services();
    const host = new LibraryHost([]);
    await host.open(async () => made);
    const closing = host.close();
    expect(await host.answer('host.info', {})).toMatchObject({ ok: false, error: { code: 'host-gone' } });
    await closing;
    expect(info).not.toHaveBeenCalled();
  });

  it('answers waiting calls when the app ends before a library is open', async () => {
    const host = new LibraryHost([]);
    const waiting = host.answer('host.info', {});
    await host.close();
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'host-gone' } });
  });

  it('closes once', async () => {
    const { made, closing } = services();
    const host = new LibraryHost([]);
    await host.open(async () => made);
    await Promise.all([host.close(), host.close()]);
    expect(closing).toHaveBeenCalledOnce();
    expect(host.isClosed).toBe(true);
  });

  it('closes a library that opens while the app is ending', async () => {
    const { made, closing } = services();
    const host = new LibraryHost([]);
    await host.open(async () => {
      await host.close();
      return made;
    });
    expect(closing).toHaveBeenCalledOnce();
  });

  it('does not wait for ever on a library that does not close', async () => {
    vi.useFakeTimers();
    const { made } = services(() => new Promise(() => {}));
    const host = new LibraryHost([]);
    await host.open(async () => made);
    const closing = host.close();
    await vi.advanceTimersByTimeAsync(2_999);
    expect(host.isClosed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await closing;
    expect(host.isClosed).toBe(true);
  });

  it('ends even when closing fails', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { made } = services(() => Promise.reject(new Error('disk full')));
    const host = new LibraryHost([]);
    await host.open(async () => made);
    await host.close();
    expect(host.isClosed).toBe(true);
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
  });
});
