import type { HostApi } from '../core/host-api';
import type { Result } from '../core/result';
import type { EventMessage } from '../main/desktop/channels';

/** What the bridge needs of IPC: one call, one stream of events. */
export interface Wire {
  invoke(name: string, input: unknown): Promise<unknown>;
  receive(listener: (message: EventMessage) => void): void;
}

type Listener = (payload: unknown) => void;

/**
 * HostApi over IPC. The page gets plain values only, never an IPC object; a host that does not answer
 * is a `host-gone` result like any other failure.
 */
export function createHostBridge(wire: Wire): HostApi {
  const listeners = new Map<string, Set<{ listener: Listener }>>();
  wire.receive(({ name, payload }) => {
    for (const { listener } of [...(listeners.get(name) ?? [])]) listener(payload);
  });
  const bridge = {
    async call(name: string, input: unknown): Promise<Result<unknown>> {
      try {
        return (await wire.invoke(name, input)) as Result<unknown>;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const message = `Guillemet does not answer: ${reason}`;
        return { ok: false, error: { code: 'host-gone', message, details: { reason } } };
      }
    },
    on(name: string, listener: Listener): () => void {
      const entry = { listener };
      const entries = listeners.get(name) ?? new Set();
      listeners.set(name, entries.add(entry));
      return () => {
        entries.delete(entry);
      };
    },
  };
  return bridge as HostApi;
}
