import type { Page } from '@playwright/test';

/**
 * What nobody could use on the screen as it stands: a page wider than its window, and buttons and fields that stand
 * beyond its sides or are cut off by what does not scroll. What a scroll brings into view is within reach.
 */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} px wide in a window of ${innerWidth} px`);
    const controls = 'button, input, select, textarea, [role="tab"], [role="radio"], [role="slider"], [tabindex="0"]';
    // Under a dialog everything else waits.
    const scope = document.querySelector('[role="dialog"]') ?? document.body;
    for (const control of scope.querySelectorAll<HTMLElement>(controls)) {
      const box = control.getBoundingClientRect();
      const isShown = box.width > 2 && box.height > 2 && control.checkVisibility({ visibilityProperty: true });
      if (!isShown || control.closest('[aria-hidden="true"]')) continue;
      const name = `${control.tagName} ${control.getAttribute('aria-label') ?? control.textContent?.slice(0, 30) ?? ''}`;
      if (box.left < -1 || box.right > innerWidth + 1)
        found.push(`${name} stands beyond the side: ${box.left}–${box.right}`);
      for (let around = control.parentElement; around && around !== scope; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const clip = around.getBoundingClientRect();
        // What stands for it is drawn beside it: the field itself is for the keyboard and for screen readers.
        if (clip.width <= 1) break;
        const isCutX = overflowX === 'hidden' && (box.right > clip.right + 1 || box.left < clip.left - 1);
        const isCutY = overflowY === 'hidden' && (box.top >= clip.bottom - 4 || box.bottom <= clip.top + 4);
        if (isCutX || isCutY) found.push(`${name} is cut off by ${around.tagName}.${around.className}`);
        // What scrolls brings everything in it into view.
        if (['auto', 'scroll'].includes(overflowY)) break;
      }
    }
    return found;
  });
}
