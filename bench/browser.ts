import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../e2e/support/chromium';
import type {} from './pages/bench-page';
import type { KeyTimes } from './painted';
import type { Place, Size } from './text';

/** One way to show and mark a text: a page, and for peers with choices which of them is taken. */
export interface Contender {
  page: 'guillemet' | 'recogito' | 'v-annotator' | 'empty';
  variant: string;
}

const origin = 'http://localhost';

/**
 * After a key or a click Chromium holds back every task but the next frame's, for a while in which it may well be idle. The
 * messages that end a measurement (`painted.ts`) are such tasks, and so are the timers of the peers.
 */
const stopwatchArgument = '--disable-features=DeferRendererTasksAfterInput';

/** A real Chromium, the one that the end-to-end tests find. */
export async function launch(): Promise<Browser> {
  const { executablePath, args, env } = await findChromium();
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({
    executablePath,
    args: [...args, stopwatchArgument],
    env: { ...Object.fromEntries(inherited), ...env },
  });
}

/** A fresh page, in a process of its own, with the data loaded and nothing shown yet. */
export async function freshPage(browser: Browser, pages: string, contender: Contender, size: Size): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw new Error(`${contender.page}: ${error.message}`);
  });
  await page.route(`${origin}/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: html });
    const contentType = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    const body = await readFile(join(pages, contender.page, name)).catch(() => null);
    return body === null ? route.fulfill({ status: 404 }) : route.fulfill({ contentType, body });
  });
  await page.goto(origin);
  await page.evaluate(({ size, variant }) => window.bench.load(size, variant), { size, variant: contender.variant });
  await page.requestGC();
  return page;
}

const html = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Bench</title>
<link rel="stylesheet" href="/page.css"><body><div id="root"></div><script type="module" src="/page.js"></script></body></html>`;

/** ms from data in memory to the first frame with marks. */
export function open(page: Page): Promise<number> {
  return page.evaluate(() => window.bench.open());
}

/** What each press of the key takes until its mark is shown, one press a place. */
export async function markPlaces(page: Page, places: readonly Place[]): Promise<KeyTimes[]> {
  const times: KeyTimes[] = [];
  for (const place of places) {
    await page.evaluate((at) => window.bench.prepare(at), place);
    // The page must be listening before the key is on its way: the two travel by different ways.
    const marked = await page.evaluateHandle(() => ({ time: window.bench.marked() }));
    await page.keyboard.press('q');
    times.push(await marked.evaluate(({ time }) => time));
    await marked.dispose();
  }
  return times;
}

/** There and back, so that it never comes to the end of the text. */
const arrows = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'] as const;

/** What each press of an arrow key takes until the caret stands elsewhere: in turn by a character, and by a line. */
export async function moveCaret(page: Page, presses: number): Promise<KeyTimes[]> {
  const times: KeyTimes[] = [];
  for (let i = 0; i < presses; i++) {
    const key = arrows[i % arrows.length] as string;
    const moved = await page.evaluateHandle((key) => ({ time: window.bench.moved?.(key) }), key);
    await page.keyboard.press(key);
    const time = await moved.evaluate(({ time }) => time);
    if (time) times.push(time);
    await moved.dispose();
  }
  return times;
}

/** Time from one frame of the page to the next, in ms, while a wheel is turned. */
export async function scroll(page: Page, turns: number): Promise<number[]> {
  await page.mouse.move(500, 400);
  const watch = await page.evaluateHandle(() => {
    const starts: number[] = [];
    let isOver = false;
    const onFrame = () => {
      starts.push(performance.now());
      if (!isOver) requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    return {
      end() {
        isOver = true;
        return starts;
      },
    };
  });
  for (let i = 0; i < turns; i++) await page.mouse.wheel(0, 120);
  const starts = await watch.evaluate((frames) => frames.end());
  await watch.dispose();
  return starts.slice(1).map((start, i) => start - (starts[i] as number));
}
