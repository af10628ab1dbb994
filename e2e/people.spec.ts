import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, guillemet, type RunningApp, test } from './support/app';
import { annotationRow, articleText, selectByFinding } from './support/text';
import { violations } from './support/violations';

const articles = {
  'bac.txt': 'Le bac reprend\n\n« Le bac partira lundi », promet Inès Carvalho.\n',
  'digue.txt': 'La digue tient\n\n« La digue a tenu », constate la capitaine du port.\n',
};

/** One speaker under two entries, each quoted in an article of its own. */
async function openPeople(app: RunningApp, folder: (name: string) => string): Promise<Page> {
  const paths = await Promise.all(
    Object.entries(articles).map(async ([name, text]) => {
      await writeFile(folder(name), text);
      return folder(name);
    }),
  );
  await app.kill();
  expect((await guillemet('import', ...paths, '--library', app.library)).code).toBe(0);
  await app.restart();
  const { page } = app;
  for (const [title, quote, speaker] of [
    ['Le bac reprend', 'Le bac partira lundi', 'Inès Carvalho'],
    ['La digue tient', 'La digue a tenu', 'la capitaine du port'],
  ] as const) {
    await page.getByRole('row', { name: title }).click();
    await expect(articleText(page)).toBeFocused();
    await selectByFinding(page, quote);
    await page.keyboard.press('q');
    await page.getByRole('combobox', { name: 'Speaker' }).fill(speaker);
    await page.keyboard.press('Enter');
    await expect(annotationRow(page, { name: speaker })).toBeVisible();
    await page.keyboard.press('Alt+ArrowLeft');
  }
  await page.getByRole('button', { name: 'People' }).press('Enter');
  await expect(entries(page)).toHaveCount(2);
  return page;
}

const entries = (page: Page) => page.getByRole('listbox', { name: 'People' }).getByRole('option');
const marks = (page: Page) => page.getByRole('region', { name: 'Quotes and claims' });

test('merges two entries for one speaker by keyboard, and takes it back', async ({ app }, testInfo) => {
  const page = await openPeople(app, (name) => testInfo.outputPath(name));
  await expect(page.getByRole('searchbox', { name: 'Find by name or alias' })).toBeFocused();
  await page.keyboard.type('capitaine');
  await expect(entries(page)).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { name: 'la capitaine du port' })).toBeVisible();
  await expect(marks(page).getByRole('button')).toHaveText([/La digue a tenu/]);

  await page.getByRole('button', { name: 'Merge into…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Merge “la capitaine du port”' });
  await expect(dialog.getByRole('combobox', { name: 'Become part of' })).toBeFocused();
  await page.keyboard.type('ines');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('in 1 article is shown under “Inès Carvalho”')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await expect(dialog.getByRole('button', { name: 'Merge', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(page.getByRole('listbox', { name: 'People' })).toBeFocused();
  await expect(entries(page)).toHaveText([/Inès Carvalho/]);
  await expect(page.getByRole('status').filter({ hasText: 'is part of “Inès Carvalho” now' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Aliases' })).toHaveText(/la capitaine du port/);
  await expect(marks(page).getByRole('button')).toHaveCount(2);
  await expect(marks(page)).toContainText('2 in 2 articles');

  await page.keyboard.press('Control+z');
  await expect(entries(page)).toHaveCount(2);
  await expect(page.getByRole('heading', { name: 'la capitaine du port' })).toBeVisible();
  await expect(marks(page).getByRole('button')).toHaveText([/La digue a tenu/]);
});

test('opens a quote at its place, and comes back to the same person', async ({ app }, testInfo) => {
  const page = await openPeople(app, (name) => testInfo.outputPath(name));
  await page.keyboard.type('capitaine');
  await page.keyboard.press('ArrowDown');
  await marks(page).getByRole('button', { name: 'La digue a tenu' }).press('Enter');
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { name: 'la capitaine du port' })).toBeVisible();
});

test('keeps what is typed of a person when a field is left, whatever their name is', async ({ app }, testInfo) => {
  const page = await openPeople(app, (name) => testInfo.outputPath(name));
  const name = 'ليلى 🦊 Al-Masri';
  await page.keyboard.insertText(name);
  await page.getByRole('button', { name: /^Add .+Al-Masri/ }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Harbour master');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Port of Saint-Ouestre');
  await page.getByRole('textbox', { name: 'Aliases' }).focus();
  for (let index = 1; index <= 40; index++) {
    await page.keyboard.insertText(index % 5 === 0 ? `الاسم ${index}` : `Leila, spelling ${index}`);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('checkbox', { name: 'Speaks without a name' }).press('Space');
  await expect(page.getByRole('checkbox', { name: 'Speaks without a name' })).toBeChecked();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Alt+ArrowLeft');
  await app.kill();
  await app.restart();
  await app.page.getByRole('button', { name: 'People' }).press('Enter');
  await app.page.keyboard.type('spelling 39');
  await app.page.keyboard.press('ArrowDown');
  await expect(app.page.getByRole('textbox', { name: 'Organisation' })).toHaveValue('Port of Saint-Ouestre');
  await expect(app.page.getByRole('list', { name: 'Aliases' }).getByRole('listitem')).toHaveCount(40);
  await expect(app.page.getByRole('checkbox', { name: 'Speaks without a name' })).toBeChecked();
});

test('takes out of the register who is named nowhere, one or all, and says why others stay', async ({
  app,
}, testInfo) => {
  const page = await openPeople(app, (name) => testInfo.outputPath(name));
  for (const name of ['ליאת 🐟 Ben', 'Sofie Maréchal']) {
    await page.getByRole('searchbox', { name: 'Find by name or alias' }).focus();
    await page.keyboard.insertText(name);
    await page.getByRole('button', { name: /^Add / }).press('Enter');
    await expect(page.getByRole('heading', { name })).toBeVisible();
  }
  await expect(page.getByRole('button', { name: 'Not used · 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await expect(entries(page)).toHaveCount(3);
  await expect(page.getByRole('listbox', { name: 'People' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(entries(page)).toHaveCount(4);
  await page.getByRole('textbox', { name: 'Role' }).fill('Judge');
  await page.getByRole('textbox', { name: 'Country' }).focus();
  await expect(page.getByRole('option', { name: /Judge/ })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Role' })).toHaveValue('');

  await page.getByRole('button', { name: 'Not used · 2' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Not used' });
  await expect(dialog.getByRole('listitem')).toHaveText(['Sofie Maréchal', 'ליאת 🐟 Ben']);
  await dialog.getByRole('checkbox', { name: 'Sofie Maréchal' }).press('Space');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Remove 1 person' }).press('Enter');
  await expect(entries(page)).toHaveCount(3);
  await expect(page.getByRole('status').filter({ hasText: 'is out of the register' })).toBeAttached();

  await page.getByRole('listbox', { name: 'People' }).press('Home');
  await expect(page.getByText('Named in 1 article, the trash included')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove', exact: true })).toHaveCount(0);
});
