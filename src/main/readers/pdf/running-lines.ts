import type { Fragment } from './fragments';
import type { Rule } from './rules';

export interface PageText {
  fragments: Fragment[];
  /** In points. */
  height: number;
  rules: Rule[];
  /** As the file numbers it; null where it does not. */
  label: string | null;
}

export interface CleanPage {
  fragments: Fragment[];
  /** As printed on the page, else as the file numbers it, else counted from 1. */
  label: string;
}

/** How much of a page's height, at the top and at the bottom, may hold running lines. */
const margin = 0.13;

/** How many baselines there. */
const deepest = 3;

/**
 * Takes headers, footers and page numbers off the pages: lines in the margins that come again, apart from
 * their digits, at the same height on at least a third of the pages, and bare page numbers.
 */
export function withoutRunningLines(pages: readonly PageText[]): CleanPage[] {
  const seen = new Map<string, Set<number>>();
  pages.forEach((page, number) => {
    for (const fragment of marginal(page)) {
      for (const key of keysOf(fragment)) {
        const on = seen.get(key) ?? new Set();
        seen.set(key, on.add(number));
      }
    }
  });
  const often = Math.max(2, pages.length / 3);
  return pages.map((page, number) => {
    const running = new Set(
      marginal(page).filter((fragment) => {
        if (isPageNumber(fragment.text, number, pages.length)) return true;
        return keysOf(fragment).some((key) => (seen.get(key)?.size ?? 0) >= often);
      }),
    );
    const printed = [...running].map(({ text }) => printedNumber(text)).find((label) => label !== null);
    return {
      fragments: page.fragments.filter((fragment) => !running.has(fragment)),
      label: printed ?? page.label ?? String(number + 1),
    };
  });
}

/** What stands in the margins, apart from the text by more than a line. */
function marginal({ fragments, height }: PageText): Fragment[] {
  const baselines = [...new Set(fragments.map(({ y }) => Math.round(y)))].sort((one, other) => one - other);
  const top = edgeLines(baselines, height * margin);
  const bottom = edgeLines(baselines.map((y) => height - y).reverse(), height * margin).map((y) => height - y);
  const edges = new Set([...top, ...bottom].map((y) => Math.round(y)));
  return fragments.filter(({ y }) => edges.has(Math.round(y)));
}

/** Distances from an edge of the lines that may be running ones. */
function edgeLines(distances: readonly number[], reach: number): number[] {
  return distances.slice(0, deepest).filter((distance) => distance <= reach);
}

/** A line is the same on another page where its words are, at about the same height. */
function keysOf({ text, y }: Fragment): string[] {
  const words = text
    .replace(/[\divxlc]+/gi, (run) => (/\d/.test(run) ? '#' : run))
    .replace(/\s+/g, ' ')
    .trim();
  const step = Math.round(y / 6);
  return [`${words}@${step}`, `${words}@${step + 1}`];
}

const numberForms =
  /^(?:[-–—[(]\s*)?(?:page|p\.|seite)?\s*(\d{1,4}|[ivxlc]{1,7})\s*(?:(?:\/|of|sur|de|von)\s*\d{1,4})?(?:\s*[-–—\])])?$/i;

/** A bare number that could be this page's: pages of an extract are numbered on from somewhere. */
function isPageNumber(text: string, page: number, pages: number): boolean {
  const number = numberForms.exec(text.trim())?.[1];
  if (number === undefined) return false;
  const isStated = /[a-z/[(–—-]/i.test(text.replace(number, ''));
  return isStated || !/^\d+$/.test(number) || Number(number) === page + 1 || (pages > 1 && Number(number) > page);
}

function printedNumber(text: string): string | null {
  return numberForms.exec(text.trim())?.[1] ?? /(?:^|\s)(\d{1,4})$|^(\d{1,4})(?:\s|$)/.exec(text.trim())?.[1] ?? null;
}
