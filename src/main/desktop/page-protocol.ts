import { readFile } from 'node:fs/promises';
import { reportPath } from '../../core/calls/report-calls';
import { reportHeaders, securityHeaders } from '../page/content-security-policy';
import { type PageFiles, pageFile } from '../page/page-files';
import type { ReportRoom } from '../services/report-room';
import { isOwnUrl } from './own-page';

/**
 * Answers a request of the page from the list of its built files: 200 with the file, 404 for what is
 * not on the list, 405 for anything but reading. Every answer carries the policy. A report that waits is given
 * once, under a policy of its own.
 */
export async function answerPageRequest(
  request: { url: string; method: string },
  files: PageFiles,
  reports: ReportRoom,
): Promise<Response> {
  const headers = securityHeaders();
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers });
  const path = isOwnUrl(request.url) ? new URL(request.url).pathname : null;
  if (path?.startsWith(reportPath)) return answerReportRequest(path, request.method, reports);
  const file = path === null ? null : pageFile(files, path);
  const bytes = file === null ? null : await readFile(file.path).catch(() => null);
  if (file === null || bytes === null) return new Response(null, { status: 404, headers });
  const body = request.method === 'HEAD' ? null : new Uint8Array(bytes);
  return new Response(body, { headers: { ...headers, 'Content-Type': file.contentType } });
}

function answerReportRequest(path: string, method: string, reports: ReportRoom): Response {
  const html = method === 'GET' ? reports.take(path) : null;
  if (html === null) return new Response(null, { status: 404, headers: securityHeaders() });
  const headers = { ...reportHeaders(), 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
  return new Response(new Uint8Array(html), { headers });
}
