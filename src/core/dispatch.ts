import type { z } from 'zod';
import { type CallName, type HostServices, hostCalls } from './host-api';
import { type Failure, FailureError, fail, ok, type Result } from './result';

/**
 * The one gate that every host sends every call through: unknown names and inputs that do not fit
 * their schema are refused with the path to the field; whatever a service throws becomes a value.
 */
export async function dispatch(
  services: Partial<HostServices>,
  name: string,
  input: unknown,
): Promise<Result<unknown>> {
  if (!Object.hasOwn(hostCalls, name) || !Object.hasOwn(services, name))
    return fail('unknown-call', `There is no call "${name}".`);
  const call = name as CallName;
  const parsed = hostCalls[call].input.safeParse(input);
  if (!parsed.success) return { ok: false, error: inputFailure(name, parsed.error) };
  try {
    const service = services[call] as (input: unknown) => Promise<unknown>;
    return ok(await service(parsed.data));
  } catch (error) {
    return { ok: false, error: asFailure(error) };
  }
}

/** Keeps what a service said on purpose; anything else is a fault of ours and says so. */
export function asFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message: `Something went wrong inside Guillemet: ${reason}`, details: { reason } };
}

function inputFailure(name: string, error: z.ZodError): Failure {
  const issue = error.issues[0];
  const path = (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part));
  const reason = issue?.message ?? 'invalid';
  const field = path.join('.');
  return {
    code: 'input-invalid',
    message: `${name}: ${field === '' ? reason : `${field}: ${reason}`}`,
    path,
    details: { field, reason },
  };
}
