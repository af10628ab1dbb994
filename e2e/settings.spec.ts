import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/app';
import { annotationRow, article, articleText, selectByFinding } from './support/text';
import { violations } from './support/violations';

const dialog = (page: Page, name = 'Settings'): Locator => page.getByRole('dialog', { name });

test('sets language and colours by keyboard, at once, and keeps them over a restart of the host', async ({ app }) => {
  await expect(app.page.getByRole('heading', { name: 'Drop an article here to begin' })).toBeVisible();
  await app.page.keyboard.press('Control+,');
  await expect(dialog(app.page)).toBeVisible();
  expect(await violations(app.page)).toEqual([]);

  await app.page.getByRole('radio', { name: 'As the system' }).first().focus();
  await app.page.keyboard.press('ArrowRight');
  await app.page.keyboard.press('ArrowRight');
  await expect(dialog(app.page, 'Réglages')).toBeVisible();
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'fr');
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('ArrowLeft');
  await expect(app.page.getByRole('radio', { name: 'Sombres' })).toBeChecked();
  expect(await paper(app.page)).toBe('rgb(23, 24, 27)');
  await app.page.keyboard.press('Tab');
  await app.page.keyboard.press('ArrowRight');
  await expect(app.page.getByRole('slider', { name: 'Taille' })).toHaveAttribute('aria-valuetext', /105/);
  await app.page.keyboard.press('Escape');
  await expect(dialog(app.page, 'Réglages')).toBeHidden();

  // What a page reads is on disk: only then may the plug be pulled.
  await expect(async () => {
    await app.page.reload();
    await expect(app.page.getByRole('heading', { name: 'Déposez un article pour commencer' })).toBeVisible();
    await app.page.keyboard.press('Control+,');
    await expect(app.page.getByRole('slider', { name: 'Taille' })).toHaveAttribute('aria-valuetext', /105/);
  }).toPass();
  await app.restart();
  await expect(app.page.getByRole('heading', { name: 'Déposez un article pour commencer' })).toBeVisible();
  expect(await paper(app.page)).toBe('rgb(23, 24, 27)');
  await app.page.getByRole('button', { name: 'Réglages' }).click();
  await expect(app.page.getByRole('slider', { name: 'Taille' })).toHaveAttribute('aria-valuetext', /105/);
});

test('follows on every page what is set on one', async ({ app, host }) => {
  test.skip(host === 'electron', 'The desktop app has one window');
  const other = await app.page.context().newPage();
  await other.goto(new URL('/', app.page.url()).href);
  await expect(other.getByRole('button', { name: 'Settings' })).toBeVisible();
  await app.page.getByRole('button', { name: 'Français' }).click();
  await expect(other.getByRole('button', { name: 'Réglages' })).toBeVisible();
});

const paper = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('marks whole words and shows keys where that is set, and marks no blanks', async ({ app }, testInfo) => {
  const file = testInfo.outputPath('piscine.txt');
  await writeFile(file, article);
  await app.restart([file]);
  const { page } = app;
  await page.getByRole('button', { name: 'Add to library' }).press('Enter');
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('q');
  await expect(page.locator('.said')).toContainText('There are no words to mark here');
  await expect(annotationRow(page)).toHaveCount(0);

  await page.keyboard.press('Control+,');
  await page.getByRole('checkbox', { name: 'Mark whole words' }).press('Space');
  await expect(page.getByRole('checkbox', { name: 'Mark whole words' })).toBeChecked();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('checkbox', { name: 'Show the keys of most use below the text' }).press('Space');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Keys of most use now' })).toBeVisible();
  await articleText(page).focus();
  await selectByFinding(page, 'acture reste sou');
  await page.keyboard.press('c');
  await expect(annotationRow(page)).toContainText('facture reste sous');
});
