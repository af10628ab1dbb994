import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** `library.lock`: the one process that may write. */
export const LockHolder = z.object({
  pid: z.int(),
  host: z.string(),
  since: z.string(),
  /** When the process began, as `processBirth` tells it: a pid is used again. */
  birth: z.string().nullable(),
  token: z.string(),
});
export type LockHolder = z.infer<typeof LockHolder>;

/** `library.lock.request`: who wants to write instead. */
export const LockRequest = z.object({
  pid: z.int(),
  host: z.string().min(1).max(300),
  at: z.string().max(40),
  token: z.string().min(1).max(100),
  /** Token of the lock that is asked for: a request that outlived its lock asks nobody. */
  holder: z.string().min(1).max(100),
});
export type LockRequest = z.infer<typeof LockRequest>;

export function lockPath(folder: string): string {
  return join(folder, 'library.lock');
}

export function requestPath(folder: string): string {
  return join(folder, 'library.lock.request');
}

/** Null where there is no such file, or none that can be read. */
export async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}

/** Null for anything that is no lock, or not a whole one. */
export function parseHolder(text: string | null): LockHolder | null {
  return parse(LockHolder, text);
}

/** The request, where it is one and asks for the lock with this token. */
export function parseRequest(text: string | null, holder: string): LockRequest | null {
  const request = parse(LockRequest, text);
  return request?.holder === holder ? request : null;
}

function parse<T>(schema: z.ZodType<T>, text: string | null): T | null {
  try {
    return text === null ? null : (schema.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}
