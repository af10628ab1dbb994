import { writeFile } from 'node:fs/promises';
import { expect, test } from './support/app';
import { annotationRow, article, articleText, selectByFinding } from './support/text';
import { violations } from './support/violations';

test('goes back through what was done, brings a state back, and takes that back', async ({ app }, testInfo) => {
  const file = testInfo.outputPath('piscine.txt');
  await writeFile(file, article);
  const { page } = app;
  await page.setInputFiles('input[type=file][multiple]', file);
  await page.getByRole('button', { name: 'Add to library' }).click();
  await expect(articleText(page)).toBeFocused();
  await selectByFinding(page, '12 % des usagers');
  await page.keyboard.press('c');
  await selectByFinding(page, 'les travaux sont finis');
  await page.keyboard.press('q');
  await page.keyboard.press('t');
  await page.keyboard.press('Delete');
  await expect(annotationRow(page)).toHaveCount(1);

  await page.keyboard.press('h');
  const history = page.getByRole('listbox', { name: 'Changes, the newest first' });
  await expect(history).toBeFocused();
  await expect(history.getByRole('option')).toHaveText([
    /^Quote deleted.*Les travaux sont finis/,
    /^Quote changed: type/,
    /^Quote marked/,
    /^Claim marked/,
  ]);
  await expect(articleText(page).locator('mark.annotated')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(articleText(page).locator('mark.annotated')).toHaveCount(2);
  await expect(articleText(page).locator('mark.selected')).toHaveText('Les travaux sont finis');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('q');
  await expect(articleText(page).locator('mark.annotated')).toHaveCount(2);

  await page.getByRole('button', { name: 'Bring this state back' }).click();
  await expect(annotationRow(page)).toHaveCount(2);
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(annotationRow(page)).toHaveCount(1);
  await page.keyboard.press('Control+y');
  await expect(annotationRow(page)).toHaveCount(2);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await app.kill();
  await app.restart();
  await app.page.getByRole('row', { name: 'La piscine' }).click();
  await expect(annotationRow(app.page)).toHaveCount(2);
  await app.page.keyboard.press('h');
  await expect(app.page.getByRole('option', { name: /Earlier state brought back/ }).first()).toBeVisible();
});
