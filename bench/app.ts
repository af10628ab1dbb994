import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { makeLibrary } from './library';
import { residentBytes } from './memory';
import type {} from './pages/guillemet-app';
import type { KeyTimes } from './painted';
import { type MadeText, type Place, placesIn } from './text';

/** Times in ms, bytes for memory. */
export interface AppTimes {
  /** From the release of the mouse on the article's row to its first frame with marks, one a fresh page. */
  opened: number[];
  /** What the key takes until the mark is shown, one a place. */
  marked: KeyTimes[];
  /** From the key to the frame that says "Saved": on disk, and known to be. */
  saved: number[];
  /** Of the host's process, at the end; null where it cannot be told. */
  hostBytes: number | null;
}

/** The real app from end to end: the browser host with a library on disk, its page in Chromium. */
export async function timeApp(
  browser: Browser,
  root: string,
  made: MadeText,
  rounds: { opens: number; marks: number },
): Promise<AppTimes> {
  const folder = await mkdtemp(join(tmpdir(), 'guillemet-bench-'));
  const library = join(folder, 'Library');
  await (await makeLibrary(library, made)).close();
  const { child, url } = await startHost(root, library);
  try {
    const times: AppTimes = { opened: [], marked: [], saved: [], hostBytes: null };
    // The printed address lets one browser in; its other tabs come in by what it keeps.
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
    await context.addInitScript({ path: join(root, 'out', 'bench', 'guillemet-app', 'page.js') });
    for (let i = 0; i < rounds.opens; i++) {
      const page = await freshApp(context, i === 0 ? url : new URL(url).origin);
      times.opened.push(await openArticle(page));
      if (i === rounds.opens - 1) {
        for (const place of placesIn(made, rounds.marks)) {
          const { marked, saved } = await markPlace(page, place);
          times.marked.push(marked);
          times.saved.push(saved);
        }
      }
      await page.close();
    }
    await context.close();
    times.hostBytes = await residentBytes(child.pid);
    return times;
  } finally {
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

function startHost(root: string, library: string): Promise<{ child: ChildProcess; url: string }> {
  const args = [join(root, 'bin', 'guillemet.mjs'), 'serve', '--no-open', '--library', library];
  const child = spawn(process.execPath, args);
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stderr.on('data', (data) => (printed += data));
    child.stdout.on('data', (data) => {
      printed += data;
      const found = /^Guillemet: (\S+)$/m.exec(printed);
      if (found?.[1]) resolve({ child, url: found[1] });
    });
    child.once('close', (code) => reject(new Error(`Guillemet ended with ${code}: ${printed}`)));
  });
}

async function freshApp(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('row', { name: 'A long article' }).waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

// Handles, because the page must be listening before the mouse or the key is on its way.
async function openArticle(page: Page): Promise<number> {
  const waiting = await page.evaluateHandle(() => ({ time: window.guillemetBench.opened() }));
  await page.getByRole('row', { name: 'A long article' }).click();
  return waiting.evaluate(({ time }) => time);
}

async function markPlace(page: Page, place: Place): Promise<{ marked: KeyTimes; saved: number }> {
  await page.evaluate((at) => window.guillemetBench.prepare(at), place);
  const waiting = await page.evaluateHandle(() => ({
    marked: window.guillemetBench.marked(),
    saved: window.guillemetBench.saved(),
  }));
  await page.keyboard.press('q');
  return waiting.evaluate(async ({ marked, saved }) => ({ marked: await marked, saved: await saved }));
}
