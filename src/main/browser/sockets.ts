import { type RawData, WebSocket } from 'ws';
import { CallMessage, Greeting, parseEnvelope } from '../../core/carrier';
import { asFailure, dispatch } from '../../core/dispatch';
import type { HostServices } from '../../core/host-api';
import type { Result } from '../../core/result';
import type { Access } from './access';

export interface SocketLimits {
  /** Time for the greeting after the socket opened, in ms. */
  greetingMs: number;
  /** Calls of one socket under way at once; reading pauses until there are fewer. */
  callsAtOnce: number;
  /** Bytes that may wait for one page that does not read them, before its socket is cut. */
  bufferedBytes: number;
}

export interface Sockets {
  /** Takes over a socket whose request was let in. */
  accept(socket: WebSocket): void;
  /** Sends an event to every page that has been greeted. */
  broadcast(event: string, payload: unknown): void;
  /** Says goodbye on every socket; resolves when all are gone, after `graceMs` at the latest. */
  close(graceMs: number): Promise<void>;
}

const policyViolation = 1008;
const goingAway = 1001;

/**
 * The pages that are connected. On each socket the key comes first, then calls; whatever does not fit
 * its envelope ends the socket. `onRefused` is told of every socket that is ended for its messages.
 */
export function createSockets(
  services: HostServices,
  access: Access,
  limits: SocketLimits,
  onRefused: (reason: 'key' | 'message') => void,
): Sockets {
  const open = new Set<WebSocket>();
  const greeted = new Set<WebSocket>();
  let closing = false;

  function accept(socket: WebSocket): void {
    if (closing) {
      socket.terminate();
      return;
    }
    open.add(socket);
    let calls = 0;
    const greetingTimer = setTimeout(() => refuse(socket, 'key', 'The key did not come in time.'), limits.greetingMs);
    // ws reports broken frames here and closes by itself; without a listener the process would end.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(greetingTimer);
      open.delete(socket);
      greeted.delete(socket);
    });
    socket.on('message', (data, isBinary) => {
      if (socket.readyState !== WebSocket.OPEN) return;
      if (isBinary) refuse(socket, 'message', 'Only text messages are understood.');
      else if (greeted.has(socket)) takeCall(textOf(data));
      else {
        clearTimeout(greetingTimer);
        greet(socket, textOf(data));
      }
    });

    function takeCall(text: string): void {
      const message = parseEnvelope(CallMessage, text);
      if (message === null) {
        refuse(socket, 'message', 'This message is not a call.');
        return;
      }
      calls += 1;
      if (calls >= limits.callsAtOnce) socket.pause();
      void dispatch(services, message.name, message.input).then((result) => {
        calls -= 1;
        if (socket.isPaused && calls < limits.callsAtOnce) socket.resume();
        send(socket, resultMessage(message.id, result));
      });
    }
  }

  function greet(socket: WebSocket, text: string): void {
    const greeting = parseEnvelope(Greeting, text);
    if (greeting === null || !access.admitsKey(greeting.key)) {
      refuse(socket, 'key', 'The key is wrong.');
      return;
    }
    greeted.add(socket);
    send(socket, JSON.stringify({ ready: true }));
  }

  function refuse(socket: WebSocket, reason: 'key' | 'message', text: string): void {
    onRefused(reason);
    socket.close(policyViolation, text);
  }

  function send(socket: WebSocket, text: string): void {
    if (socket.readyState !== WebSocket.OPEN) return;
    // A page that does not read gets cut rather than our memory filled; it reconnects and reads anew.
    if (socket.bufferedAmount > limits.bufferedBytes) socket.terminate();
    else socket.send(text);
  }

  function broadcast(event: string, payload: unknown): void {
    if (greeted.size === 0) return;
    const text = JSON.stringify({ event, payload });
    for (const socket of greeted) send(socket, text);
  }

  async function close(graceMs: number): Promise<void> {
    closing = true;
    const gone = [...open].map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
    for (const socket of open) socket.close(goingAway, 'Guillemet is closing.');
    const timer = setTimeout(() => {
      for (const socket of open) socket.terminate();
    }, graceMs);
    await Promise.all(gone);
    clearTimeout(timer);
  }

  return { accept, broadcast, close };
}

/** A result that cannot be written as one JSON text (too long, say) is answered with the reason. */
function resultMessage(id: number, result: Result<unknown>): string {
  try {
    return JSON.stringify({ id, result });
  } catch (error) {
    return JSON.stringify({ id, result: { ok: false, error: asFailure(error) } });
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (Buffer.isBuffer(data) ? data : Buffer.from(data)).toString('utf8');
}
