import type { HostApi } from '../../core/host-api';
import { ok, type Result } from '../../core/result';
import { downloadFile } from '../export/download';

/** Keeps a text as a file: by the host's save dialog, else as a download; false where the user gave up. */
export async function saveText(
  host: HostApi,
  fileName: string,
  mediaType: string,
  text: string,
): Promise<Result<boolean>> {
  const info = await host.call('host.info', {});
  if (!info.ok) return info;
  if (info.value.savesFiles) {
    const result = await host.call('import.saveReport', { fileName, text });
    return result.ok ? ok(result.value.fileName !== null) : result;
  }
  const bytes = new TextEncoder().encode(`\uFEFF${text}`);
  downloadFile(fileName, mediaType, base64Of(bytes));
  return ok(true);
}

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(binary);
}
