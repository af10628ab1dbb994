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

const overview = (page: Page): Locator => page.getByRole('dialog', { name: 'Keys' });

/** The overview with one command in it, whose key is about to be pressed. */
async function beginChange(page: Page, command: string): Promise<Locator> {
  const dialog = overview(page);
  await dialog.getByRole('searchbox', { name: 'Find a command or a key' }).fill(command);
  await dialog.getByRole('button', { name: `Change the key: ${command}` }).press('Enter');
  await expect(dialog.getByRole('button', { name: 'Press a key' })).toBeFocused();
  return dialog;
}

test('changes a key that another command has, keeps it over a reload, and gives both their usual ones again', async ({
  app,
}, testInfo) => {
  const page = await openArticle(app, testInfo);
  await page.keyboard.press('?');

  await test.step('says who has the key; leaving it changes nothing', async () => {
    const dialog = await beginChange(page, 'Mark a quote');
    await page.keyboard.press('n');
    await expect(dialog.getByText('n is the key of: Next annotation')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog.getByRole('button', { name: 'Change the key: Mark a quote' })).toBeFocused();
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Mark a quote' })).toContainText('q');
  });

  await test.step('refuses what the text needs, and takes over what a command has', async () => {
    const dialog = await beginChange(page, 'Mark a quote');
    await page.keyboard.press('Home');
    await expect(dialog.getByText('is needed by the text, the fields or the system.')).toBeVisible();
    await page.keyboard.press('n');
    await dialog.getByRole('button', { name: 'Take it over' }).press('Enter');
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Mark a quote' })).toContainText('n');
    await expect(dialog.getByRole('status')).toHaveText('Mark a quote: n');
    await dialog.getByRole('searchbox').fill('next annotation');
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Next annotation' }).locator('kbd')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('marks with the new key, after a reload too, and says so on the screen', async () => {
    await page.reload();
    await page.getByRole('grid').press('End');
    await page.keyboard.press('Enter');
    await expect(articleText(page)).toBeFocused();
    await selectByFinding(page, '« Les travaux sont finis');
    await page.keyboard.press('n');
    await expect(annotationRow(page)).toHaveCount(1);
    await expect(annotationRow(page).getByRole('img', { name: 'Quote' })).toBeVisible();
  });

  await test.step('has all usual keys again', async () => {
    await page.keyboard.press('?');
    const dialog = overview(page);
    await expect(dialog.getByRole('button', { name: 'The usual key again: Mark a quote' })).toBeVisible();
    await dialog.getByRole('button', { name: 'All usual keys again' }).press('Enter');
    await expect(dialog.getByRole('status')).toHaveText('All commands have their usual keys again');
    await expect(dialog.getByRole('button', { name: /^The usual key again/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await expect(annotationRow(page)).toHaveCount(1);
    await expect(annotationRow(page)).toHaveAttribute('aria-selected', 'true');
  });
});

test('gives one command another key that is free, its usual one again, or none', async ({ app }, testInfo) => {
  const page = await openArticle(app, testInfo);
  await page.keyboard.press('?');
  const dialog = await beginChange(page, 'History');
  await page.keyboard.press('z');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'History' }).locator('kbd')).toHaveText('z');
  await dialog.getByRole('button', { name: 'The usual key again: History' }).press('Enter');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'History' }).locator('kbd')).toHaveText('h');

  await beginChange(page, 'History');
  await dialog.getByRole('button', { name: 'No key' }).press('Enter');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'History' }).locator('kbd')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`shows the keys of all screens and breaks no rule of accessibility, ${colorScheme}`, async ({ app }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.getByRole('heading', { name: 'Drop an article here to begin' })).toBeVisible();
    await page.keyboard.press('?');
    await expect(overview(page).getByRole('listitem').filter({ hasText: 'Mark a quote' })).toBeVisible();
    await expect(overview(page).getByRole('listitem').filter({ hasText: 'Move to the trash' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await overview(page).getByRole('searchbox').fill('nothing of the kind');
    await expect(overview(page).getByText('Nothing matches.')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test('shows the keys of most use below the text as long as they are wanted', async ({ app }, testInfo) => {
  const page = await openArticle(app, testInfo);
  const strip = page.getByRole('region', { name: 'Keys of most use now' });
  await expect(strip).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('keys of most use');
  await expect(page.getByRole('option', { name: /Show the keys of most use/ })).toHaveAttribute('data-focused', 'true');
  await page.keyboard.press('Enter');
  await expect(strip.getByRole('listitem')).toHaveText([
    /^q\s*Quote/,
    /^c\s*Claim/,
    /^n/,
    /^s/,
    /Find$/,
    /Undo$/,
    /K/,
    /\?/,
  ]);
  expect(await violations(page)).toEqual([]);

  await selectByFinding(page, '« Les travaux sont finis');
  await page.keyboard.press('q');
  await page.keyboard.press('n');
  await expect(strip).toContainText('Speaker');
  await page.keyboard.press('b');
  await expect(strip).toContainText('By a sentence');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  await expect(strip).toContainText('Reject');

  await page.reload();
  await page.getByRole('grid').press('End');
  await page.keyboard.press('Enter');
  await expect(strip).toContainText('Claim');
  await strip.getByRole('button', { name: 'Hide these keys' }).press('Enter');
  await expect(strip).toBeHidden();
  await expect(articleText(page)).toBeFocused();
});

test('says on a screen without text why a command is refused', async ({ app }, testInfo) => {
  const page = await openArticle(app, testInfo);
  const heard = page.locator('.live-region[role="status"]');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(heard).toContainText('Nothing to undo');
  await expect(page.locator('.said')).toHaveText('Nothing to undo');
  await page.getByRole('button', { name: 'Codebook' }).press('Enter');
  await expect(heard).not.toContainText('Nothing to undo');
  await page.keyboard.press('Control+z');
  await expect(heard).toContainText('Nothing to undo');
});
