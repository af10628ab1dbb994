import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, guillemet, test } from './support/app';
import { annotationRow, article, articleText, selectByFinding } from './support/text';

test('what is said of the article as a whole is kept, undone, found, filtered by and exported', async ({
  app,
}, testInfo) => {
  const file = testInfo.outputPath('piscine.txt');
  await writeFile(file, article);
  await app.restart([file]);
  await app.page.getByRole('button', { name: 'Add to library' }).press('Enter');
  await expect(articleText(app.page)).toBeFocused();
  const { keyboard } = app.page;
  const whole = () => app.page.getByRole('region', { name: 'The article as a whole' });
  const note = () => whole().getByRole('textbox', { name: 'Note' });
  const saved = () => expect(app.page.locator('[data-save="saved"]')).toBeVisible();

  await test.step('a key leads to the note, which shows its Markdown', async () => {
    await keyboard.press('j');
    await expect(note()).toBeFocused();
    await keyboard.type('À **revoir** avant mardi');
    await keyboard.press('Control+Enter');
    await expect(articleText(app.page)).toBeFocused();
    await expect(whole().locator('strong')).toHaveText('revoir');
  });

  await test.step('a tag is made and borne', async () => {
    await keyboard.press('j');
    await keyboard.press('Shift+Tab');
    await expect(whole().getByRole('combobox', { name: 'Tags' })).toBeFocused();
    await keyboard.type('Finances locales');
    await keyboard.press('Enter');
    await expect(whole().getByRole('listitem').filter({ hasText: 'Finances locales' })).toBeVisible();
    await keyboard.press('Escape');
    await keyboard.press('Escape');
    await expect(articleText(app.page)).toBeFocused();
  });

  await test.step('how far the work is goes on by key, and is said', async () => {
    await keyboard.press('J');
    await expect(whole().getByRole('radio', { name: 'in work' })).toBeChecked();
    await expect(app.page.locator('.said')).toHaveText('Progress: In work');
    await keyboard.press('J');
    await expect(whole().getByRole('radio', { name: 'done' })).toBeChecked();
  });

  await test.step('it counts what is marked, and what is missing', async () => {
    await selectByFinding(app.page, 'Les travaux sont finis');
    await keyboard.press('q');
    await keyboard.press('Escape');
    await expect(whole()).toContainText('Quote: 1');
    await expect(whole()).toContainText('1 quote without speaker');
  });

  await test.step('undo takes back tag and note as it does marks, and the history names them', async () => {
    for (let step = 0; step < 3; step++) await keyboard.press('Control+z');
    await expect(note()).toHaveValue('');
    for (let step = 0; step < 3; step++) await keyboard.press('Control+Shift+z');
    // What is done again is selected.
    await expect(annotationRow(app.page, { selected: true })).toHaveCount(1);
    await keyboard.press('Escape');
    await expect(note()).toHaveValue('À **revoir** avant mardi');
    await keyboard.press('h');
    await expect(app.page.getByText('Note or tags of the article').first()).toBeVisible();
    await keyboard.press('h');
    await saved();
  });

  await test.step('it outlives a kill', async () => {
    await app.restart();
    await app.page.getByRole('grid').getByRole('row', { name: 'piscine' }).click();
    await expect(note()).toHaveValue('À **revoir** avant mardi');
    await expect(whole()).toContainText('Finances locales');
    await expect(whole().getByRole('radio', { name: 'done' })).toBeChecked();
  });

  await test.step('the library is narrowed down by its tag, and the search of notes finds it', async () => {
    const { page } = app;
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('combobox', { name: 'Tag' }).focus();
    await page.keyboard.type('finances');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Tag' })).toHaveValue(/Finances locales/);
    await expect(page.getByRole('row', { name: /piscine/ })).toBeVisible();
    await page.keyboard.press('Control+Shift+f');
    await page.getByRole('combobox', { name: 'Where' }).selectOption('In notes');
    await page.getByRole('searchbox', { name: 'Search in all articles' }).fill('mardi');
    await expect(page.getByRole('listbox', { name: 'Hits' }).getByRole('option')).toContainText('avant mardi');
  });

  await test.step('the export holds it, and another library takes it in', async () => {
    await app.kill();
    const out = testInfo.outputPath('whole.json');
    await guillemet('export', '--library', app.library, '--format', 'json', '--out', out);
    const [told] = JSON.parse(await readFile(out, 'utf8')).articles[0].articleNotes;
    expect(told.note).toBe('À **revoir** avant mardi');
    const other = join(app.library, '..', 'Other');
    expect(await guillemet('merge', out, '--library', other)).toMatchObject({ code: 0 });
    const listed = await guillemet('export', '--library', other, '--format', 'csv', '--out', '-');
    expect(listed.stdout).toContain('À **revoir** avant mardi');
    expect(listed.stdout).toContain('Finances locales');
    expect(await guillemet('check', '--library', app.library)).toMatchObject({ code: 0 });
  });
});
