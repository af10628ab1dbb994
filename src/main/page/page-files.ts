import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { raise } from '../../core/result';

/** A built file of the page: where it lies on disk, and the type it is served as. */
export interface PageFile {
  path: string;
  contentType: string;
}

/** Every file that may be served, by the decoded path of its URL (`/assets/page.js`). */
export type PageFiles = ReadonlyMap<string, PageFile>;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * Lists the built page once, at start: only what was found then is ever served, so that no request
 * can reach outside the folder. Links and source maps are left out.
 *
 * Raises `file-missing` when `folder` holds no `index.html`.
 */
export async function listPageFiles(folder: string): Promise<PageFiles> {
  const files = new Map<string, PageFile>();
  await collect(folder, '', files);
  if (!files.has('/index.html')) {
    raise('file-missing', `The page of Guillemet is not in ${folder}: build it with "npm run build".`);
  }
  return files;
}

/**
 * The file that answers a request, or null. `pathname` is the one of a URL, still percent-encoded,
 * without query; `/` means `/index.html`.
 */
export function pageFile(files: PageFiles, pathname: string): PageFile | null {
  const path = decoded(pathname);
  if (path === null) return null;
  return files.get(path === '/' ? '/index.html' : path) ?? null;
}

async function collect(folder: string, urlFolder: string, files: Map<string, PageFile>): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    const urlPath = `${urlFolder}/${entry.name}`;
    if (entry.isDirectory()) await collect(path, urlPath, files);
    else if (entry.isFile() && extname(entry.name) !== '.map') files.set(urlPath, { path, contentType: typeOf(path) });
  }
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function typeOf(path: string): string {
  return contentTypes[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
