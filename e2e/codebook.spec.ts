import { writeFile } from 'node:fs/promises';
import { expect, test } from './support/app';
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
  await page.getByRole('textbox', { name: 'New attribute' }).fill('Kind');
  await page.getByRole('combobox', { name: 'Type of the new attribute' }).selectOption('choice');
  await page.getByRole('textbox', { name: 'Choices, one a line', exact: true }).fill('document\nagency');
  await page.getByRole('textbox', { name: 'New attribute' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Choices of Kind, one a line' })).toHaveValue('document\nagency');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Layers · 3' }).press('ArrowRight');
  await page.getByRole('textbox', { name: 'New tag' }).fill('Energy');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'New tag below Energy' }).fill('Wind');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem', { name: 'Wind' })).toHaveAttribute('aria-level', '2');
  expect(await violations(page)).toEqual([]);

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
