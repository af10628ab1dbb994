import { expect, test } from './support/app';
import { violations } from './support/violations';

test('makes, uses, renames and retires a tag, and makes a layer with a choice, by keyboard', async ({ app }) => {
  const { page } = app;
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
});
