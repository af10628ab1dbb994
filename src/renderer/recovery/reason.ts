import type { Failure } from '../../core/result';
import type { say as Say } from '../words/words';

const known = {
  'it is empty': 'recovery.reason.empty',
  'it is filled with NULs': 'recovery.reason.nul',
  'it is not JSON, or not all of it': 'recovery.reason.json',
  'its checksum does not match': 'recovery.reason.checksum',
  missing: 'recovery.reason.missing',
  ENOENT: 'recovery.reason.missing',
  hash: 'recovery.reason.hash',
} as const;

/** What is wrong with a damaged file, in the language of the screen where we have words for it. */
export function sayReason({ details, message }: Failure, say: typeof Say): string {
  const reason = String(details?.reason ?? message);
  return Object.hasOwn(known, reason) ? say(known[reason as keyof typeof known]) : reason;
}
