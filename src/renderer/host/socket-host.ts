import { type CallMessage, maxMessageBytes } from '../../core/carrier';
import type { CallInput, CallName, CallOutput, EventName, EventPayload } from '../../core/host-api';
import { fail, type Result } from '../../core/result';
import type { ConnectedHost, ConnectionState } from './connected-host';
import { Connection, type News, type OpenLine, unreachable } from './connection';
import type { Enter } from './session';

/** How long a call waits for a connection that is lost, in ms. */
const patienceMs = 5000;

type Settle = (result: Result<unknown>) => void;

/**
 * `HostApi` over a socket. When the connection is lost, every call under way ends with `host-gone`;
 * none is sent twice, since the host may have carried it out. New calls wait for up to 5 s.
 *
 * Rejects with `FailureError` `host-gone`, and the reason to show, when there is no host or it refuses.
 */
export async function connectSocketHost(enter: Enter, openLine: OpenLine): Promise<ConnectedHost> {
  const host = new SocketHost(enter, openLine);
  await host.connection.start();
  return host;
}

class SocketHost implements ConnectedHost {
  readonly connection: Connection;
  private readonly underWay = new Map<number, Settle>();
  private readonly waiting = new Set<() => void>();
  private readonly eventListeners = new Map<EventName, Set<(payload: never) => void>>();
  private readonly connectionListeners = new Set<(state: ConnectionState) => void>();
  private lastId = 0;

  constructor(enter: Enter, openLine: OpenLine) {
    this.connection = new Connection(enter, openLine, {
      received: (news) => this.receive(news),
      changed: (state) => this.change(state),
    });
  }

  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Result<CallOutput<Name>>> {
    return new Promise((resolve) => {
      this.send({ id: this.nextId(), name, input }, (result) => resolve(result as Result<CallOutput<Name>>));
    });
  }

  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void {
    const listeners = this.eventListeners.get(name) ?? new Set();
    this.eventListeners.set(name, listeners);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  onConnection(listener: (state: ConnectionState) => void): () => void {
    this.connectionListeners.add(listener);
    return () => {
      this.connectionListeners.delete(listener);
    };
  }

  private send(message: CallMessage, settle: Settle): void {
    const text = JSON.stringify(message);
    // The host would end the whole connection over it. Characters beyond ASCII count for more bytes than
    // this sees, but only base64 comes near the limit.
    if (text.length > maxMessageBytes) settle(fail('file-too-large', 'This is too large for Guillemet to take in.'));
    else if (this.connection.send(text)) this.underWay.set(message.id, settle);
    else if (this.connection.refused !== null) settle({ ok: false, error: this.connection.refused });
    else this.sendLater(message.id, text, settle);
  }

  private sendLater(id: number, text: string, settle: Settle): void {
    const tryNow = () => {
      if (!this.connection.send(text)) return;
      clearTimeout(timer);
      this.waiting.delete(tryNow);
      this.underWay.set(id, settle);
    };
    const timer = setTimeout(() => {
      this.waiting.delete(tryNow);
      settle({ ok: false, error: this.connection.refused ?? unreachable() });
    }, patienceMs);
    this.waiting.add(tryNow);
  }

  private receive(news: News): void {
    if ('id' in news) {
      this.underWay.get(news.id)?.(news.result);
      this.underWay.delete(news.id);
      return;
    }
    // Payloads come from our own host, whose services made them by the schemas of the contract.
    for (const listener of [...(this.eventListeners.get(news.event) ?? [])]) listener(news.payload as never);
  }

  private change(state: ConnectionState): void {
    if (state === 'open') {
      for (const tryNow of [...this.waiting]) tryNow();
    } else {
      const settles = [...this.underWay.values()];
      this.underWay.clear();
      for (const settle of settles) settle(lost());
    }
    for (const listener of [...this.connectionListeners]) listener(state);
  }

  private nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}

function lost(): Result<never> {
  return fail('host-gone', 'The connection to Guillemet was lost before it answered: it may have done this or not.', {
    details: { reason: 'lost' },
  });
}
