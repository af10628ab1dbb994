import { maxFileBytes } from '../../core/host-api';
import { raise } from '../../core/result';
import { base64Of } from '../importing/sources';

/** A file as it is sent to the host. */
export interface PlainFile {
  name: string;
  base64: string;
}

const megabyte = 1024 * 1024;

/** Raises `file-too-large`; rejects where a file cannot be read. */
export async function plainFiles(files: readonly File[]): Promise<PlainFile[]> {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > maxFileBytes) {
    const [file] = files;
    const limit = Math.round(maxFileBytes / megabyte);
    raise('file-too-large', `${file?.name} is too large to be taken in.`, {
      details: { file: file?.name ?? '', size: Math.round(size / megabyte), limit },
    });
  }
  return Promise.all(files.map(async (file) => ({ name: file.name, base64: await base64Of(file) })));
}
