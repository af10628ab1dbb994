import type { Browser } from '@playwright/test';
import { type Contender, freshPage, markPlaces, moveCaret, open, scroll } from './browser';
import { rendererBytes } from './memory';
import type { KeyTimes } from './painted';
import { median } from './statistics';
import { makeText, placesIn, type Size } from './text';

export interface Rounds {
  opens: number;
  marks: number;
}

/** Of one contender at one size; ms, and bytes where the system tells them. */
export interface PageTimes {
  contender: Contender;
  opened: number[];
  marked: KeyTimes[];
  /** Of an arrow key, Guillemet's alone. */
  moved: KeyTimes[];
  /** From frame to frame while a wheel turns. */
  frames: number[];
  /** Of the page's process with everything shown. */
  bytes: number | null;
}

/** Opens all contenders in turn, round by round, so that whatever the machine does meanwhile hits them alike. */
export async function timePages(
  browser: Browser,
  pages: string,
  contenders: readonly Contender[],
  size: Size,
  rounds: Rounds,
): Promise<PageTimes[]> {
  const all = contenders.map(
    (contender): PageTimes => ({ contender, opened: [], marked: [], moved: [], frames: [], bytes: null }),
  );
  for (let i = 0; i < rounds.opens; i++) {
    for (const times of all) {
      const page = await freshPage(browser, pages, times.contender, size);
      times.opened.push(await open(page));
      if (i === rounds.opens - 1) {
        times.bytes = await rendererBytes(browser, page);
        times.marked = await markPlaces(page, placesIn(makeText(size), rounds.marks, size.shape));
        if (times.contender.page === 'guillemet') times.moved = await moveCaret(page, rounds.marks);
        if (rounds.marks > 0) times.frames = await scroll(page, rounds.marks * 5);
      }
      await page.context().close();
    }
  }
  return all;
}

/** The quickest to open of a peer's variants, and what each took (median, ms). */
export async function quickest(
  browser: Browser,
  pages: string,
  variants: readonly Contender[],
  size: Size,
  opens: number,
): Promise<{ best: Contender; tried: { contender: Contender; opened: number }[] }> {
  const times = await timePages(browser, pages, variants, size, { opens, marks: 0 });
  const tried = times.map(({ contender, opened }) => ({ contender, opened: median(opened) }));
  const best = tried.reduce((a, b) => (a.opened <= b.opened ? a : b)).contender;
  return { best, tried };
}
