import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { BrowserApp, expect, test } from './support/app';
import { annotationRow, article, articleText, selectByFinding } from './support/text';
import { violations } from './support/violations';

test('makes, uses, renames and retires a tag, and makes a layer with a choice, by keyboard', async ({
  app,
}, testInfo) => {
  const file = testInfo.outputPath('piscine.txt');
  await writeFile(file, article);
  await app.restart([file]);
  const { page } = app;
  await expect(page.getByRole('button', { name: 'Add to library' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('button', { name: 'Codebook' }).press('Enter');
  await expect(page.getByRole('tab', { name: 'Layers · 2' })).toBeFocused();

  await page.getByRole('textbox', { name: 'New layer' }).fill('Source');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: 'Source' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('textbox', { name: 'Key, a letter' }).fill('w');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Already the key of “Speaker: the selected words”.');
  await page.getByRole('textbox', { name: 'Key, a letter' }).fill('u');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add an attribute…' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'New attribute' })).toBeFocused();
  await page.keyboard.type('Kind');
  await page.getByRole('combobox', { name: 'Type of the new attribute' }).selectOption('choice');
  await page.getByRole('textbox', { name: 'Choices, one a line', exact: true }).fill('document\nagency');
  await page.getByRole('textbox', { name: 'New attribute' }).press('Enter');
  await page.getByRole('button', { name: 'Kind one of 2' }).press('Enter');
  await expect(page.getByRole('list', { name: 'Choices of Kind' }).getByRole('textbox')).toHaveCount(2);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Layers · 3' }).press('ArrowRight');
  await page.getByRole('textbox', { name: 'New tag' }).fill('Energy');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'New tag below Energy' }).fill('Wind');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem', { name: 'Wind' })).toHaveAttribute('aria-level', '2');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('tree', { name: 'Tags' }).press('ArrowLeft');
  await expect(page.getByRole('treeitem', { name: 'Energy' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('treeitem', { name: 'Wind' })).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('treeitem', { name: 'Wind' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tree', { name: 'Tags' }).press('Alt+ArrowLeft');
  await expect(page.getByRole('treeitem', { name: 'Wind' })).toHaveAttribute('aria-level', '1');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('treeitem', { name: 'Wind' })).toHaveAttribute('aria-level', '2');

  await test.step('bears the tag in an article', async () => {
    await page.getByRole('button', { name: '‹ Library' }).press('Enter');
    await page.getByRole('grid').press('End');
    await page.keyboard.press('Enter');
    await expect(articleText(page)).toBeFocused();
    await selectByFinding(page, 'Les travaux sont finis');
    await page.keyboard.press('q');
    await expect(annotationRow(page)).toHaveCount(1);
    await page.keyboard.press('g');
    await expect(page.getByRole('combobox', { name: 'Tags' })).toBeFocused();
    await page.keyboard.type('wind');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'Tags' })).toContainText('Wind');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowLeft');
  });

  await test.step('renames it once, for every article, and retires it where it is to be deleted', async () => {
    await page.getByRole('button', { name: 'Codebook' }).press('Enter');
    await page.getByRole('tab', { name: 'Layers · 3' }).press('ArrowRight');
    await page.getByRole('tree', { name: 'Tags' }).press('End');
    await page.keyboard.press('F2');
    await page.keyboard.type('Wind power');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('treeitem', { name: 'Wind power' })).toBeVisible();
    await expect(page.getByText('Used by 1 annotation')).toBeVisible();
    await page.getByRole('button', { name: 'Delete' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Retire' })).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('treeitem', { name: 'Wind power' })).toContainText('retired');
    await page.getByRole('button', { name: '‹ Library' }).press('Enter');
    await page.getByRole('grid').press('End');
    await page.keyboard.press('Enter');
    await expect(articleText(page)).toBeFocused();
    await page.keyboard.press('n');
    await expect(page.getByRole('list', { name: 'Tags' })).toContainText('Wind power');
  });
});

const openCodebook = (page: Page) => page.getByRole('button', { name: 'Codebook' }).press('Enter');

async function chooseFile(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import…' }).press('Enter');
  await (await chooser).setFiles(path);
}

test('takes a codebook from one library to another, where its layer marks in its own colour', async ({
  app,
  chromium,
}, testInfo) => {
  test.skip(chromium === null, 'the desktop saves by a dialog of the system');
  await openCodebook(app.page);
  await app.page.getByRole('textbox', { name: 'New layer' }).fill('Source');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('option', { name: 'Source' })).toHaveAttribute('aria-selected', 'true');
  await app.page.getByRole('radio', { name: 'vermilion' }).press('Space');
  await expect(app.page.getByRole('radio', { name: 'vermilion' })).toBeChecked();
  await app.page.getByRole('textbox', { name: 'Key, a letter' }).fill('u');
  await app.page.keyboard.press('Enter');
  await app.page.getByRole('tab', { name: 'Layers · 3' }).press('ArrowRight');
  await app.page.getByRole('textbox', { name: 'New tag' }).fill('=Energy');
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('treeitem', { name: '=Energy' })).toBeVisible();

  const csv = testInfo.outputPath('codes.csv');
  await test.step('exports it as a table', async () => {
    await app.page.getByRole('button', { name: 'Export' }).press('Enter');
    const download = app.page.waitForEvent('download');
    await app.page.getByRole('menuitem', { name: /^CSV/ }).press('Enter');
    await (await download).saveAs(csv);
    await expect(app.page.getByRole('status').filter({ hasText: 'library-codebook.csv' })).toBeAttached();
  });

  const other = new BrowserApp(
    join(await mkdtemp(join(tmpdir(), 'guillemet-e2e-')), 'Other'),
    chromium as Browser,
    'en-US',
  );
  try {
    const file = testInfo.outputPath('piscine.txt');
    await writeFile(file, article);
    await other.restart([file]);
    const { page } = other;
    await page.getByRole('button', { name: 'Add to library' }).press('Enter');
    await expect(articleText(page)).toBeFocused();
    await page.keyboard.press('Alt+ArrowLeft');
    await openCodebook(page);

    await test.step('is told what is wrong with half a table, and nothing changes', async () => {
      const half = testInfo.outputPath('half.csv');
      await writeFile(half, 'kind,name,parent,colour\ntag,Wind,Weather,\nlayer,Place,,brown\n');
      await chooseFile(page, half);
      const wrong = page.getByRole('dialog').getByRole('list', { name: 'What is wrong' });
      await expect(wrong).toContainText('Line 2, “Wind”, place: “Weather” is neither in the file nor in the codebook.');
      await expect(wrong).toContainText('Line 3, “Place”, colour: “brown” is no colour such as #0072b2.');
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('tab', { name: 'Layers · 2' })).toBeVisible();
    });

    await test.step('shows what a sound one brings, takes it in, and back, and in again', async () => {
      await chooseFile(page, csv);
      const brings = page.getByRole('dialog').getByRole('list', { name: 'What the file brings' });
      await expect(brings.getByRole('listitem')).toHaveText(['newSourcelayer', 'new=Energytag']);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('tab', { name: 'Layers · 3' })).toBeVisible();
      await page.getByRole('button', { name: 'Undo' }).press('Enter');
      await expect(page.getByRole('tab', { name: 'Layers · 2' })).toBeVisible();
      await page.getByRole('button', { name: 'Redo' }).press('Enter');
      await expect(page.getByRole('tab', { name: 'Layers · 3' })).toBeVisible();
    });

    await test.step('marks with it', async () => {
      await page.getByRole('button', { name: '‹ Library' }).press('Enter');
      await page.getByRole('grid').press('End');
      await page.keyboard.press('Enter');
      await expect(articleText(page)).toBeFocused();
      await selectByFinding(page, 'Awa Lemoine');
      await page.keyboard.press('u');
      await expect(annotationRow(page)).toHaveCount(1);
      await expect(annotationRow(page).getByRole('img', { name: 'Source' })).toBeVisible();
      const mark = articleText(page).locator('mark.annotated', { hasText: 'Awa Lemoine' });
      await expect(mark).toHaveClass(/tint-vermilion/);
      const line = () => mark.evaluate((element) => getComputedStyle(element).backgroundImage);
      const light = await line();
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect.poll(line).not.toBe(light);
      expect(await violations(page)).toEqual([]);
    });
  } finally {
    await other.kill();
  }
});

test('reorders layers and tags by keyboard and by dragging, and merges a tag that nothing uses', async ({ app }) => {
  const { page } = app;
  await openCodebook(page);
  const layers = page.getByRole('listbox', { name: 'Layers' }).getByRole('option');
  await expect(layers).toHaveText([/Quote/, /Claim/]);
  await layers.first().click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(layers).toHaveText([/Claim/, /Quote/]);
  await expect(page.getByRole('status').filter({ hasText: '“Quote” was moved' })).toBeVisible();
  await page.getByRole('button', { name: 'Up', exact: true }).press('Enter');
  await expect(layers).toHaveText([/Quote/, /Claim/]);
  await layers.last().dragTo(layers.first(), { sourcePosition: { x: 40, y: 8 }, targetPosition: { x: 60, y: 3 } });
  await expect(layers).toHaveText([/Claim/, /Quote/]);

  await page.getByRole('tab', { name: 'Relation types · 4' }).click();
  const types = page.getByRole('listbox', { name: 'Relation types' }).getByRole('option');
  await types.last().click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(types).toHaveText([/supports/, /contradicts/, /answers/, /repeats/]);

  await page.getByRole('tab', { name: 'Tags · 0' }).click();
  for (const name of ['Energy', 'Wind', 'Gale']) {
    await page.getByRole('textbox', { name: 'New tag', exact: true }).fill(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('treeitem', { name })).toBeVisible();
  }
  const tags = page.getByRole('treeitem');
  await tags.nth(1).dragTo(tags.nth(0), { targetPosition: { x: 80, y: 15 } });
  await expect(page.getByRole('treeitem', { name: 'Wind' })).toHaveAttribute('aria-level', '2');
  await tags.nth(2).dragTo(tags.nth(0), { targetPosition: { x: 80, y: 3 } });
  await expect(tags).toHaveText([/Gale/, /Energy/, /Wind/]);

  await tags.first().click();
  await page.getByRole('button', { name: 'Merge into…' }).press('Enter');
  await expect(page.getByRole('combobox', { name: 'Become part of' })).toBeFocused();
  await page.keyboard.type('wind');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“Gale” becomes part of “Wind”.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Merge', exact: true }).press('Enter');
  await expect(tags).toHaveText([/Energy/, /Wind/]);
});
