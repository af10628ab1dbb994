import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

/** Rules of accessibility that the page, or what a selector names of it, breaks as it stands, with the elements that break them. */
export async function violations(page: Page, within = 'html'): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  const results = await page.evaluate(
    (where) => (window as unknown as { axe: { run(context: string): Promise<AxeResults> } }).axe.run(where),
    within,
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
