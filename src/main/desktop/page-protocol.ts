import { readFile } from 'node:fs/promises';
import { securityHeaders } from '../page/content-security-policy';
import { type PageFiles, pageFile } from '../page/page-files';
import { isOwnUrl } from './own-page';

/**
 * Answers a request of the page from the list of its built files: 200 with the file, 404 for what is
 * not on the list, 405 for anything but reading. Every answer carries the policy.
 */
export async function answerPageRequest(request: { url: string; method: string }, files: PageFiles): Promise<Response> {
  const headers = securityHeaders();
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers });
  const file = isOwnUrl(request.url) ? pageFile(files, new URL(request.url).pathname) : null;
  const bytes = file === null ? null : await readFile(file.path).catch(() => null);
  if (file === null || bytes === null) return new Response(null, { status: 404, headers });
  const body = request.method === 'HEAD' ? null : new Uint8Array(bytes);
  return new Response(body, { headers: { ...headers, 'Content-Type': file.contentType } });
}
