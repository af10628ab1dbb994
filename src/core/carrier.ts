import { z } from 'zod';
import { type EventName, hostEvents } from './host-api';
import { Failure } from './result';

/**
 * What travels between the page and the browser host: the envelopes around the calls, results and
 * events of `HostApi`. Both ends parse every envelope with these schemas; what lies inside a call is
 * parsed by `dispatch`.
 */

/** Largest message from the page, in bytes: the largest file in base64, and room for its envelope. */
export const maxMessageBytes = 96 * 1024 * 1024;

/** Largest body of a request for a session, in bytes. */
export const maxSessionBytes = 4096;

export const sessionPath = '/session';
export const socketPath = '/socket';

const Secret = z.string().min(1).max(200);

/** `POST /session`: the token of a printed URL, the key that an earlier exchange gave, or both. */
export const SessionRequest = z.strictObject({ token: Secret.exactOptional(), key: Secret.exactOptional() });
export type SessionRequest = z.infer<typeof SessionRequest>;

/** Its answer. The cookie travels beside it, where no script can read it. */
export const SessionReply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), key: Secret }),
  z.object({ ok: z.literal(false), error: Failure }),
]);
export type SessionReply = z.infer<typeof SessionReply>;

/** First message of the page on a socket. */
export const Greeting = z.strictObject({ key: Secret });
export type Greeting = z.infer<typeof Greeting>;

/** Every later message of the page. `id` is the page's own and comes back with the result. */
export const CallMessage = z.strictObject({ id: z.int().nonnegative(), name: z.string().max(100), input: z.unknown() });
export type CallMessage = z.infer<typeof CallMessage>;

/** Answer to the greeting: calls are taken and events are sent from here on. */
export const ReadyMessage = z.strictObject({ ready: z.literal(true) });

/** The answer to one call. Results come in the order in which the calls were completed. */
export const ResultMessage = z.strictObject({
  id: z.int().nonnegative(),
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: z.unknown() }),
    z.object({ ok: z.literal(false), error: Failure }),
  ]),
});

export const EventMessage = z.strictObject({
  event: z.string().refine((name): name is EventName => Object.hasOwn(hostEvents, name)),
  payload: z.unknown(),
});

/** Whatever the host may say on a socket. */
export const HostMessage = z.union([ResultMessage, EventMessage, ReadyMessage]);
export type HostMessage = z.infer<typeof HostMessage>;

/** Parses JSON of unknown origin with a schema; null when it is neither JSON nor fits. */
export function parseEnvelope<T>(schema: z.ZodType<T>, json: string): T | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
