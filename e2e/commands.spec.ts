import { writeFile } from 'node:fs/promises';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { expect, type RunningApp, test } from './support/app';
import { annotationRow, article, articleText, selectByFinding } from './support/text';
import { violations } from './support/violations';

/** An article of our own words, open, with the caret in it. */
async function openArticle(app: RunningApp, testInfo: TestInfo): Promise<Page> {
  const file = testInfo.outputPath('piscine.txt');
  await writeFile(file, article);
  await app.restart([file]);
  await expect(app.page.getByRole('button', { name: 'Add to library' })).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(articleText(app.page)).toBeFocused();
  return app.page;
}

const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Commands' });

/** Types into the palette and waits for the entry that Enter would choose. */
async function chooseInPalette(page: Page, typed: string, name: RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.type(typed);
  await expect(palette(page).getByRole('option', { name }).first()).toHaveAttribute('data-focused', 'true');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
}

test('runs commands by their names from every screen: opens an article, marks a quote, goes elsewhere', async ({
  app,
}, testInfo) => {
  const page = await openArticle(app, testInfo);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('grid')).toBeVisible();

  await chooseInPalette(page, 'piscine', /La piscine rouvre en mars/);
  await expect(articleText(page)).toBeFocused();

  await selectByFinding(page, '« Les travaux sont finis');
  await chooseInPalette(page, 'mark quote', /Mark a quote/);
  await expect(annotationRow(page)).toHaveCount(1);
  await expect(articleText(page)).toBeFocused();
  await expect(page.locator('[data-save]')).toHaveText('Saved');

  await chooseInPalette(page, 'find', /^Find/);
  await expect(page.getByRole('searchbox', { name: 'Find in the article' })).toBeFocused();
  await page.keyboard.press('Escape');

  for (const [typed, name, heading] of [
    ['people', /^People/, 'People'],
    ['codebook', /^Codebook/, 'Codebook'],
    ['search', /^Search in all articles/, 'Search'],
  ] as const) {
    await chooseInPalette(page, typed, name);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }
  await chooseInPalette(page, 'francais', /^Français/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
});

test('says in the palette why a command cannot be run now', async ({ app }, testInfo) => {
  const page = await openArticle(app, testInfo);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('relate');
  const entry = palette(page).getByRole('option', { name: /Relate to another/ });
  await expect(entry).toHaveAttribute('aria-disabled', 'true');
  await expect(entry).toContainText('Select an annotation first');
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(articleText(page)).toBeFocused();
});

test('has a menu of the commands of each screen, with their keys', async ({ app }, testInfo) => {
  const page = await openArticle(app, testInfo);
  await page.getByRole('button', { name: 'Commands' }).press('Enter');
  const menu = page.getByRole('menu', { name: 'Commands' });
  await expect(menu.getByRole('menuitem', { name: 'Mark a claim' })).toContainText('c');
  await page.keyboard.type('mark a c');
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await expect(annotationRow(page)).toHaveCount(1);
  await expect(articleText(page)).toBeFocused();

  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('button', { name: 'Commands' }).press('Enter');
  await expect(menu.getByRole('menuitem', { name: 'Select all articles shown' })).toBeVisible();
  await expect(menu.getByRole('menuitem', { name: 'Mark a claim' })).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`breaks no rule of accessibility with the palette or the menu open, ${colorScheme}`, async ({
    app,
  }, testInfo) => {
    const page = await openArticle(app, testInfo);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.keyboard.press('Control+k');
    await expect(palette(page).getByRole('option').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type('quote');
    await expect(palette(page).getByRole('option', { name: /Mark a quote/ })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Commands' }).press('Enter');
    await expect(page.getByRole('menu', { name: 'Commands' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}
