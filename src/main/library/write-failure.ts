import { FailureError, raise } from '../../core/result';
import { codeOf } from './durable-file';

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EACCES: 'permission was denied',
  EPERM: 'permission was denied',
  EBUSY: 'another program holds the file',
  EROFS: 'the disk is read-only',
  ENOENT: 'the file or its folder is gone',
  ENOTDIR: 'a file stands where its folder should be',
  EISDIR: 'a folder stands in its place',
  EIO: 'the disk reports an error',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
};

/** Why the system refused, in the user's words. */
export function reasonOf(error: unknown): string {
  return reasons[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

/** The refusal to write a file of the library, as a failure; one that is a failure already stays what it is. */
export function writeFailure(file: string, error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  return new FailureError({
    code: 'library-write-failed',
    message: `${file} could not be written: ${reasonOf(error)}. Nothing was lost; try again when it is mended.`,
    details: { file, reason: codeOf(error) || reasonOf(error) },
  });
}

/** Refuses to write over what somebody else wrote. */
export function raiseChangedElsewhere(file: string): never {
  raise(
    'library-write-failed',
    `${file} was changed by another program while it was open. It was left as it is; open the library again.`,
    { details: { file, reason: 'another program changed the file; open the library again' } },
  );
}
