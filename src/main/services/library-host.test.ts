import { afterEach, describe, expect, it, vi } from 'vitest';
import { dispatch } from '../../core/dispatch';
import type { HostServices } from '../../core/host-api';
import type { EmitEvent } from './events';
import { type Connect, LibraryHost } from './library-host';
import type { Services } from './services';

function services(close: () => Promise<void> = async () => {}, version = '1') {
  const info = vi.fn(async () => ({ host: 'desktop' as const, version, savesFiles: true }));
  const openFiles = vi.fn();
  const closing = vi.fn(close);
  const made: Services = { calls: { 'host.info': info } as unknown as HostServices, openFiles, close: closing };
  return { made, info, openFiles, closing };
}

const answer = (host: LibraryHost) => dispatch(host.calls, 'host.info', {});

afterEach(() => vi.useRealTimers());

describe('LibraryHost', () => {
  it('answers calls that came before the library was open', async () => {
    const host = new LibraryHost([], () => {});
    const early = answer(host);
    await host.open(async () => services().made);
    expect(await early).toMatchObject({ ok: true, value: { host: 'desktop' } });
  });

  it('loses no file, whether named before, during or after the opening', async () => {
    const { made, openFiles } = services();
    const host = new LibraryHost(['/a'], () => {});
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
    const host = new LibraryHost(['/a'], () => {});
    const failing = host.open(async () => {
      host.openFiles(['/b']);
      throw new Error('damaged');
    });
    await expect(failing).rejects.toThrow('damaged');
    const connect = vi.fn<Connect>(async () => services().made);
    await host.open(connect);
    expect(connect).toHaveBeenCalledExactlyOnceWith(['/a', '/b'], expect.any(Function));
  });

  it('lets no call through once it is closing', async () => {
    const { made, info } = services();
    const host = new LibraryHost([], () => {});
    await host.open(async () => made);
    const closing = host.close();
    expect(await answer(host)).toMatchObject({ ok: false, error: { code: 'host-gone' } });
    await closing;
    expect(info).not.toHaveBeenCalled();
  });

  it('answers waiting calls when the app ends before a library is open', async () => {
    const host = new LibraryHost([], () => {});
    const waiting = answer(host);
    await host.close();
    expect(await waiting).toMatchObject({ ok: false, error: { code: 'host-gone' } });
  });

  it('closes once', async () => {
    const { made, closing } = services();
    const host = new LibraryHost([], () => {});
    await host.open(async () => made);
    await Promise.all([host.close(), host.close()]);
    expect(closing).toHaveBeenCalledOnce();
    expect(host.isClosed).toBe(true);
  });

  it('closes a library that opens while the app is ending', async () => {
    const { made, closing } = services();
    const host = new LibraryHost([], () => {});
    await host.open(async () => {
      await host.close();
      return made;
    });
    expect(closing).toHaveBeenCalledOnce();
  });

  it('does not wait for ever on a library that does not close', async () => {
    vi.useFakeTimers();
    const { made } = services(() => new Promise(() => {}));
    const host = new LibraryHost([], () => {});
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
    const host = new LibraryHost([], () => {});
    await host.open(async () => made);
    await host.close();
    expect(host.isClosed).toBe(true);
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
  });
});

describe('opening another library', () => {
  /** A host with a library that says it is version `1`, and everything it tells. */
  async function opened(first = services()) {
    const told: string[] = [];
    const emits: EmitEvent[] = [];
    const host = new LibraryHost([], (name) => told.push(name));
    await host.open(async (_, emit) => {
      emits.push(emit);
      return first.made;
    });
    return { host, told, emits, first };
  }

  it('answers from the other one, closes the one before, and tells the pages', async () => {
    const { host, told, first } = await opened();
    await host.replace(async () => services(undefined, '2').made);
    expect(await answer(host)).toMatchObject({ ok: true, value: { version: '2' } });
    expect(first.closing).toHaveBeenCalledOnce();
    expect(told).toEqual(['library.replaced']);
  });

  it('leaves the present one open where the other cannot be opened', async () => {
    const { host, told, first } = await opened();
    await expect(host.replace(() => Promise.reject(new Error('damaged')))).rejects.toThrow('damaged');
    expect(await answer(host)).toMatchObject({ ok: true, value: { version: '1' } });
    expect(first.closing).not.toHaveBeenCalled();
    expect(told).toEqual([]);
  });

  it('gives every change that is under way its answer before it closes the library', async () => {
    const order: string[] = [];
    const first = services(async () => void order.push('closed'));
    let finish = () => {};
    first.info.mockImplementationOnce(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      order.push('answered');
      return { host: 'desktop', version: '1', savesFiles: true };
    });
    const { host } = await opened(first);
    const underWay = answer(host);
    const replacing = host.replace(async () => services(undefined, '2').made);
    await vi.waitFor(() => expect(first.info).toHaveBeenCalled());
    finish();
    expect(await underWay).toMatchObject({ ok: true, value: { version: '1' } });
    await replacing;
    expect(order).toEqual(['answered', 'closed']);
  });

  it('refuses what comes meanwhile: it was meant for the library that goes', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const first = services(async () => {
      late = answer(host);
    });
    const { host } = await opened(first);
    await host.replace(async () => services(undefined, '2').made);
    expect(await late).toMatchObject({ ok: false, error: { code: 'library-replaced' } });
  });

  it('tells nothing of a library that is not open yet, or not any more', async () => {
    const { host, told, emits } = await opened();
    emits[0]?.('library.changed', {});
    expect(told).toEqual(['library.changed']);
    await host.replace(async (_, emit) => {
      emits.push(emit);
      emit('library.changed', {});
      return services().made;
    });
    emits[0]?.('library.changed', {});
    expect(told).toEqual(['library.changed', 'library.replaced']);
    emits[1]?.('library.changed', {});
    expect(told).toEqual(['library.changed', 'library.replaced', 'library.changed']);
  });

  it('goes on answering from the present one until the other is open', async () => {
    const { host } = await opened();
    await host.replace(async () => {
      expect(await answer(host)).toMatchObject({ ok: true, value: { version: '1' } });
      return services().made;
    });
  });

  it('opens one at a time', async () => {
    const { host } = await opened();
    await host.replace(async () => {
      await expect(host.replace(async () => services().made)).rejects.toMatchObject({
        failure: { code: 'library-replaced' },
      });
      return services().made;
    });
  });

  it('closes the other one where the app ends meanwhile', async () => {
    const { host, first } = await opened();
    const other = services();
    const replacing = host.replace(async () => {
      await host.close();
      return other.made;
    });
    await expect(replacing).rejects.toMatchObject({ failure: { code: 'host-gone' } });
    expect(first.closing).toHaveBeenCalledOnce();
    expect(other.closing).toHaveBeenCalledOnce();
  });
});
