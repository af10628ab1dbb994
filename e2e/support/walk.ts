import { writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { guillemet, type RunningApp } from './app';
import { annotationRow, article, articleText, selectByFinding } from './text';

/** What is done at each screen and dialog; `name` says where it is. */
export type Look = (name: string) => Promise<void>;

/** From right to left, in our own words: a heading, a quotation with its speaker, a list, a line of another direction. */
export const arabicArticle = `افتتاح المسبح في مارس
قالت أمل الناصر، نائبة رئيس البلدية: «انتهت الأشغال والمسبح دافئ»، وأضافت أن الفاتورة ستبقى دون 4 ملايين يورو.
- ثلاثة أحواض جديدة
- مدخل مجاني للأطفال
The mayor, Ruth Okafor, said: “We kept our word.”
`;

/** A library of two articles, one of them from right to left; the app runs on it afterwards. */
export async function fillLibrary(app: RunningApp, fileAt: (name: string) => string): Promise<void> {
  const files = [
    [
      fileAt('piscine.md'),
      `---\noutlet: Gazette\nlanguage: fr\ndate: 2026-01-10\n---\n${article.replaceAll('\n', '\n\n')}`,
    ],
    [
      fileAt('masbah.md'),
      `---\noutlet: الجريدة\nlanguage: ar\ndate: 2026-02-11\n---\n# ${arabicArticle.replaceAll('\n', '\n\n')}`,
    ],
  ] as const;
  for (const [path, text] of files) await writeFile(path, text);
  await app.kill();
  const { code, stderr } = await guillemet('import', ...files.map(([path]) => path), '--library', app.library);
  expect(code, stderr).toBe(0);
  await app.restart();
  await app.page.getByRole('grid', { name: 'Library' }).waitFor();
}

/** Goes through every screen and every dialog that a user meets without anything being wrong, in English. */
export async function walk(app: RunningApp, look: Look): Promise<void> {
  const { page } = app;
  const { keyboard } = page;
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
  const leaveDialog = async () => {
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  const openByButton = async (name: string, title: string | RegExp = name) => {
    await page.getByRole('button', { name, exact: true }).press('Enter');
    await dialog(title).waitFor();
  };

  await page.getByRole('grid', { name: 'Library' }).waitFor();
  await look('library');
  await page.getByRole('button', { name: 'More filters' }).press('Enter');
  await page.getByRole('combobox', { name: 'Tag' }).waitFor();
  await page.getByRole('grid', { name: 'Library' }).focus();
  await keyboard.press(' ');
  await page.getByRole('toolbar').waitFor();
  await look('library with filters and a selection');
  await keyboard.press('Escape');
  await page.getByRole('button', { name: 'More filters' }).press('Enter');
  await openByButton('Settings');
  await look('settings');
  await leaveDialog();
  await openByButton('Libraries');
  await look('libraries');
  await leaveDialog();

  await page
    .getByRole('grid', { name: 'Library' })
    .getByRole('row', { name: /piscine/ })
    .click();
  await expect(articleText(page)).toBeFocused();
  await look('article without marks');
  await selectByFinding(page, '« Les travaux sont finis et le bassin est chauffé 🏊 »');
  await keyboard.press('q');
  await selectByFinding(page, 'Awa Lemoine');
  await keyboard.press('w');
  await page.getByRole('combobox', { name: 'Speaker' }).press('Enter');
  await expect(articleText(page)).toBeFocused();
  await selectByFinding(page, 'Les travaux sont finis');
  await keyboard.press('c');
  await selectByFinding(page, 'l’entrée restera');
  await keyboard.press('c');
  await expect(annotationRow(page)).toHaveCount(3);
  await look('article with a claim selected');
  await keyboard.press('p');
  await keyboard.press('p');
  await look('article with a quote selected');
  await keyboard.press('b');
  await look('article with a border chosen');
  await keyboard.press('Escape');
  await keyboard.press('g');
  await expect(page.getByRole('combobox', { name: 'Tags' })).toBeFocused();
  await keyboard.type('Travaux');
  await page.getByRole('listbox').last().waitFor();
  await look('tag picker');
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  await keyboard.press('Escape');
  await keyboard.press('n');
  await keyboard.press('r');
  await page.getByRole('dialog').waitFor();
  await look('relate');
  await leaveDialog();
  await keyboard.press('Escape');
  await keyboard.press('s');
  await page.getByRole('region', { name: /^Suggested/ }).waitFor();
  await keyboard.press('y');
  await look('a suggestion and why');
  await keyboard.press('Shift+Enter');
  await page.getByRole('dialog').waitFor();
  await look('several suggestions');
  await leaveDialog();
  await keyboard.press('Escape');
  await keyboard.press('Control+f');
  await keyboard.type('la');
  await page.locator('mark.hit-current').first().waitFor();
  await look('find in the article');
  await keyboard.press('Escape');
  await keyboard.press('h');
  await page.getByRole('listbox', { name: 'Changes, the newest first' }).waitFor();
  await look('history');
  await keyboard.press('h');
  await keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await look('keys');
  await leaveDialog();
  await keyboard.press('Control+e');
  await page.getByRole('region', { name: 'Preview' }).waitFor();
  await look('export');
  await leaveDialog();
  await keyboard.press('Alt+ArrowLeft');
  await page.getByRole('grid', { name: 'Library' }).waitFor();

  await page.getByRole('button', { name: 'People', exact: true }).press('Enter');
  await page.getByRole('listbox', { name: 'People' }).waitFor();
  await page.getByRole('option', { name: /Awa Lemoine/ }).click();
  await look('people');
  await page.getByRole('button', { name: '‹ Library' }).press('Enter');
  await page.getByRole('button', { name: 'Codebook', exact: true }).press('Enter');
  await page.getByRole('tab').first().waitFor();
  const tabs = await page.getByRole('tab').count();
  for (let index = 0; index < tabs; index++) {
    await page.getByRole('tab').nth(index).click();
    await look(`codebook, tab ${index + 1}`);
  }
  await page.getByRole('button', { name: '‹ Library' }).press('Enter');
  await keyboard.press('Control+Shift+f');
  await page.getByRole('searchbox', { name: 'Search in all articles' }).fill('la');
  await page.getByRole('listbox', { name: 'Hits' }).waitFor();
  await look('search');
  await keyboard.press('Alt+ArrowLeft');
  await page.getByRole('grid', { name: 'Library' }).waitFor();
  await page.getByRole('grid', { name: 'Library' }).focus();
  await keyboard.press('End');
  await keyboard.press(' ');
  await keyboard.press('Delete');
  await page.getByRole('button', { name: /^Trash/ }).press('Enter');
  await page.getByRole('dialog').waitFor();
  await look('trash');
  await leaveDialog();
}
