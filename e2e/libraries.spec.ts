import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/app';
import { violations } from './support/violations';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Libraries' });
const title = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });

async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Libraries' }).click();
  await expect(dialog(page)).toBeVisible();
}

async function create(page: Page, name: string, folder: string): Promise<void> {
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog(page).getByRole('textbox', { name: 'Folder, new or empty' }).fill(folder);
  await page.keyboard.press('Enter');
}

test('makes a second library, goes back and forth, and says where each lies and how big it is', async ({ app }) => {
  const { page, library } = app;
  const other = join(dirname(library), 'Elections');
  await page.locator('.samples').getByRole('button').first().click();
  await page.getByRole('button', { name: 'Add to library' }).click();
  await page.getByRole('document', { name: /^Text of/ }).waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByText('1 article', { exact: true })).toBeVisible();

  await openDialog(page);
  await expect(dialog(page).getByText(/^1 article, [\d.]+ kB on the disk$/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await create(page, 'Élections', other);
  await expect(title(page, 'Élections')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Drop an article here to begin' })).toBeVisible();

  await openDialog(page);
  await expect(dialog(page).getByText('No articles, 0 kB on the disk')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Open “Library”' }).press('Enter');
  await expect(title(page, 'Library')).toBeVisible();
  await expect(page.getByText('1 article', { exact: true })).toBeVisible();

  await rm(other, { recursive: true });
  await openDialog(page);
  await expect(dialog(page).getByText('Not there')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Forget “Élections”' }).click();
  await expect(dialog(page).getByText('Not there')).toBeHidden();
});

test('says why a library cannot be opened, and keeps the present one', async ({ app, host }) => {
  test.skip(host === 'electron', 'The desktop app asks with a dialog of the system');
  const { page, library } = app;
  const other = join(dirname(library), 'Other');
  await mkdir(other);
  await openDialog(page);
  await dialog(page).getByRole('textbox', { name: 'Path of its folder' }).fill(other);
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('alert')).toHaveText(/is not a Guillemet library/);
  await writeFile(join(other, 'letter.txt'), 'Chère rédaction');
  await create(page, 'Other', other);
  await expect(dialog(page).getByRole('alert')).toHaveText(/is not empty/);
  await page.keyboard.press('Escape');
  await expect(title(page, 'Library')).toBeVisible();
});

test('shows the other library on every page', async ({ app, host }) => {
  test.skip(host === 'electron', 'The desktop app has one window');
  const second = await app.page.context().newPage();
  await second.goto(new URL('/', app.page.url()).href);
  await expect(title(second, 'Library')).toBeVisible();
  await openDialog(app.page);
  await create(app.page, 'Budget', join(dirname(app.library), 'Budget'));
  await expect(title(second, 'Budget')).toBeVisible();
});
