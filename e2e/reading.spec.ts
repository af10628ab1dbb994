import { writeFile } from 'node:fs/promises';
import type { Page, TestInfo } from '@playwright/test';
import { expect, type RunningApp, test } from './support/app';
import { annotationRow, article, articleText, selectByFinding } from './support/text';

async function openArticle(app: RunningApp, testInfo: TestInfo): Promise<Page> {
  const file = testInfo.outputPath('piscine.txt');
  await writeFile(file, article);
  await app.page.setInputFiles('input[type=file][multiple]', file);
  await app.page.getByRole('button', { name: 'Add to library' }).click();
  await expect(articleText(app.page)).toBeFocused();
  return app.page;
}

const selectedText = (page: Page) => page.evaluate(() => getSelection()?.toString());

test('selects text with the keyboard in text that cannot be edited', async ({ app }, testInfo) => {
  const page = await openArticle(app, testInfo);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Control+Shift+ArrowRight');
  expect((await selectedText(page))?.trim()).toBe('La piscine');
  await page.keyboard.press('Shift+End');
  expect(await selectedText(page)).toBe('La piscine rouvre en mars');
  await page.keyboard.press('ArrowRight');
  expect(await selectedText(page)).toBe('');
  await page.keyboard.type('x');
  await expect(articleText(page)).toContainText('La piscine rouvre en mars');
});

test('moves both borders of an annotation by a word, and back', async ({ app }, testInfo) => {
  const page = await openArticle(app, testInfo);
  await selectByFinding(page, 'les travaux sont finis');
  await page.keyboard.press('c');
  const row = annotationRow(page);
  await page.keyboard.press('}');
  await expect(row).toContainText('Les travaux sont finis et');
  await page.keyboard.press(']');
  await expect(row).toContainText('travaux sont finis et');
  await expect(row).not.toContainText('Les');
  await page.keyboard.press('[');
  await page.keyboard.press('{');
  await expect(row.locator('.row-words')).toHaveText('Les travaux sont finis');
});

test('reaches each of several annotations on the same words by clicking, smallest first', async ({ app }, testInfo) => {
  const page = await openArticle(app, testInfo);
  await selectByFinding(page, '« La facture reste sous les 4 millions d’euros »');
  await page.keyboard.press('q');
  await selectByFinding(page, '4 millions d’euros');
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  const words = page.locator('mark.annotated', { hasText: '4 millions' });
  const tooSlowForADoubleClick = () => page.waitForTimeout(700);
  await words.click();
  await expect(annotationRow(page, { selected: true })).toHaveAccessibleName(/^Claim/);
  await tooSlowForADoubleClick();
  await words.click();
  await expect(annotationRow(page, { selected: true })).toHaveAccessibleName(/^Quote/);
  await tooSlowForADoubleClick();
  // After the annotations comes what is suggested there, and then the smallest again.
  await words.click();
  await expect(page.getByRole('region', { name: /^Suggested/ })).toBeVisible();
  await tooSlowForADoubleClick();
  await words.click();
  await expect(annotationRow(page, { selected: true })).toHaveAccessibleName(/^Claim/);
});

test('selecting in the list selects in the text, and the other way round', async ({ app }, testInfo) => {
  const page = await openArticle(app, testInfo);
  for (const words of ['Saint-Ouestre', 'travaux']) {
    await selectByFinding(page, words);
    await page.keyboard.press('c');
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('n');
  await expect(page.locator('mark.selected')).toHaveText('travaux');
  await page.keyboard.press('n');
  await expect(page.locator('mark.selected')).toHaveText('Saint-Ouestre');
  await page.keyboard.press('n');
  await expect(page.locator('mark.selected')).toHaveText('Saint-Ouestre');
  await page.keyboard.press('F6');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('mark.selected')).toHaveText('travaux');
  await page.keyboard.press('Delete');
  await expect(annotationRow(page)).toHaveCount(1);
});

test('shows all keys', async ({ app }, testInfo) => {
  const page = await openArticle(app, testInfo);
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog.getByText('Mark a quote')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('q');
  await expect(annotationRow(page)).toHaveCount(1);
});

test('keeps a note and a restatement, and shows them again', async ({ app }, testInfo) => {
  const page = await openArticle(app, testInfo);
  await selectByFinding(page, '12 % des usagers');
  await page.keyboard.press('c');
  await page.getByLabel('Restatement').fill('12 % des usagers de la piscine viennent de la commune voisine.');
  await page.getByLabel('Note').fill('Voir le rapport annuel.');
  await page.keyboard.press('Control+Enter');
  await expect(articleText(page)).toBeFocused();
  await page.getByRole('button', { name: 'Library' }).click();
  await page.getByRole('row', { name: 'La piscine' }).click();
  await annotationRow(page).click();
  await expect(page.getByLabel('Note')).toHaveValue('Voir le rapport annuel.');
  await expect(page.getByLabel('Restatement')).toHaveValue(
    '12 % des usagers de la piscine viennent de la commune voisine.',
  );
});

test('says that a change is not saved when the disk refuses it, and saves it on request', async ({ app }, testInfo) => {
  const { readdir, rename } = await import('node:fs/promises');
  const { join } = await import('node:path');
  const page = await openArticle(app, testInfo);
  const [id] = await readdir(join(app.library, 'articles'));
  const folder = join(app.library, 'articles', id ?? '');
  await rename(folder, `${folder}-away`);
  await page.keyboard.press('q');
  await expect(page.getByRole('alert')).toContainText('Not saved: the library’s folder is gone');
  await expect(annotationRow(page)).toHaveCount(1);
  await rename(`${folder}-away`, folder);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await app.kill();
  await app.restart();
  await app.page.getByRole('row', { name: 'La piscine' }).click();
  await expect(annotationRow(app.page)).toHaveCount(1);
});

test('does not make a person of words that were only looked at', async ({ app }, testInfo) => {
  const page = await openArticle(app, testInfo);
  await selectByFinding(page, '« Les travaux sont finis');
  await page.keyboard.press('q');
  await selectByFinding(page, 'elle');
  await page.keyboard.press('w');
  const speaker = page.getByRole('combobox', { name: 'Speaker' });
  await expect(speaker).toHaveValue('elle');
  await page.keyboard.press('Escape');
  if (!(await articleText(page).evaluate((text) => text === document.activeElement)))
    await page.keyboard.press('Escape');
  await expect(articleText(page)).toBeFocused();
  await expect(speaker).toHaveValue('');
  await page.keyboard.press('e');
  await page.keyboard.insertText('Awa Lemoine');
  await page.keyboard.press('Enter');
  await expect(annotationRow(page)).toContainText('Awa Lemoine');
});

test('keeps what was typed in a note when the screen is left at once', async ({ app }, testInfo) => {
  const page = await openArticle(app, testInfo);
  await page.keyboard.press('c');
  await page.getByLabel('Note').fill('à vérifier');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('row', { name: 'La piscine' }).click();
  await annotationRow(page).click();
  await expect(page.getByLabel('Note')).toHaveValue('à vérifier');
});
