import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/app';
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
