import { z } from 'zod';

export const failureCodes = [
  'input-invalid',
  'unknown-call',
  'internal',
  'host-gone',
  'article-missing',
  'article-superseded',
  'version-same-text',
  'preview-missing',
  'person-missing',
  'annotator-missing',
  'change-conflict',
  'change-invalid',
  'codebook-invalid',
  'codebook-in-use',
  'codebook-unknown',
  'person-invalid',
  'person-changed',
  'person-in-use',
  'file-missing',
  'file-unreadable',
  'file-empty',
  'file-too-large',
  'file-binary',
  'file-is-folder',
  'file-unsupported',
  'file-encrypted',
  'file-old-word',
  'file-without-text',
  'archive-unsafe',
  'records-unmapped',
  'batch-busy',
  'reader-timeout',
  'reader-out-of-memory',
  'reader-cancelled',
  'folder-without-articles',
  'text-empty',
  'text-too-long',
  'encoding-invalid',
  'encoding-unknown',
  'document-invalid',
  'library-missing',
  'library-not-one',
  'library-unreadable',
  'library-damaged',
  'library-newer',
  'library-locked',
  'library-read-only',
  'library-write-failed',
  'library-replaced',
  'search-pattern-invalid',
  'search-pattern-slow',
  'search-superseded',
  'candidate-missing',
  'backup-failed',
  'port-in-use',
  'export-failed',
  'print-failed',
  'folder-not-absolute',
  'folder-not-empty',
  'settings-damaged',
  'settings-unreadable',
  'settings-write-failed',
  'exchange-unknown',
  'exchange-invalid',
  'exchange-cancelled',
  'batch-changed',
  'batch-missing',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/**
 * What went wrong, as a value that crosses every boundary (IPC, socket, command line) unchanged.
 *
 * `code` is stable and names an entry of the words catalogue; `message` is the English sentence for
 * the command line and for whoever has no translation; `path` leads to the offending field of an
 * input (`['change', 'ops', 0, 'after']`); `details` are the values that the sentence names.
 */
export const Failure = z.object({
  code: z.enum(failureCodes),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).exactOptional(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
});
export type Failure = z.infer<typeof Failure>;

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: FailureCode, message: string, more: Omit<Failure, 'code' | 'message'> = {}): Result<never> {
  return { ok: false, error: { code, message, ...more } };
}

/** Carries a `Failure` through code that must unwind; caught and turned back into a value at the boundary. */
export class FailureError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'FailureError';
  }
}

/** Throws `FailureError`: for use below a boundary that turns it into a value again. */
export function raise(code: FailureCode, message: string, more: Omit<Failure, 'code' | 'message'> = {}): never {
  throw new FailureError({ code, message, ...more });
}
