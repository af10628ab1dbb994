import { type Greeting, HostMessage, parseEnvelope } from '../../core/carrier';
import { type Failure, FailureError } from '../../core/result';
import type { ConnectionState } from './connected-host';
import type { Enter } from './session';

/** One socket to the host. */
export interface Line {
  send(text: string): void;
  close(): void;
}

/** What happens on a line, always after `OpenLine` returned; `closed` comes last, and once. */
export interface LineEvents {
  opened(): void;
  received(text: string): void;
  closed(): void;
}

export type OpenLine = (events: LineEvents) => Line;

/** Whatever the host says once it has let us in. */
export type News = Exclude<HostMessage, { ready: true }>;

export interface ConnectionEvents {
  received(news: News): void;
  changed(state: ConnectionState): void;
}

type Outcome = 'open' | 'unreachable' | Failure;

const firstPauseMs = 200;
const longestPauseMs = 3000;

/** Keeps a line to the host open: when it is lost, tries again until the host answers or refuses. */
export class Connection {
  private line: Line | null = null;
  private refusal: Failure | null = null;

  constructor(
    private readonly enter: Enter,
    private readonly openLine: OpenLine,
    private readonly events: ConnectionEvents,
  ) {}

  /** Why there will be no connection any more; null while there is one, or hope for one. */
  get refused(): Failure | null {
    return this.refusal;
  }

  /** Rejects with `FailureError` `host-gone`, and the reason to show, when there is no host or it refuses. */
  async start(): Promise<void> {
    let outcome = await this.attempt();
    // The token is taken by now; asking with the key alone tells why the socket was refused.
    if (outcome === 'unreachable') outcome = await this.attempt();
    if (outcome !== 'open') throw new FailureError(outcome === 'unreachable' ? unreachable() : outcome);
  }

  /** False, with nothing sent, while there is no connection. */
  send(text: string): boolean {
    this.line?.send(text);
    return this.line !== null;
  }

  private async attempt(): Promise<Outcome> {
    try {
      const reply = await this.enter();
      return reply.ok ? await this.open({ key: reply.key }) : reply.error;
    } catch {
      return 'unreachable';
    }
  }

  private open(greeting: Greeting): Promise<Outcome> {
    return new Promise((resolve) => {
      const line = this.openLine({
        opened: () => line.send(JSON.stringify(greeting)),
        received: (text) => {
          const message = parseEnvelope(HostMessage, text);
          if (message === null) line.close();
          else if (!('ready' in message)) this.events.received(message);
          else {
            this.line = line;
            resolve('open');
            this.events.changed('open');
          }
        },
        closed: () => {
          if (this.line === line) this.lose();
          else resolve('unreachable');
        },
      });
    });
  }

  private lose(): void {
    this.line = null;
    void this.reconnect();
    this.events.changed('lost');
  }

  private async reconnect(): Promise<void> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const outcome = await this.attempt();
      if (outcome === 'open') return;
      if (outcome === 'unreachable') continue;
      this.refusal = outcome;
      return;
    }
  }
}

export function unreachable(): Failure {
  return {
    code: 'host-gone',
    message: 'Guillemet does not answer. If it was stopped, start it again and open the address that it prints.',
    details: { reason: 'unreachable' },
  };
}
