import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, guillemet, test } from './support/app';
import { annotationRow, article, articleText, selectByFinding } from './support/text';

test('marks quotes and claims by keyboard alone, survives kill -9, and exports them', async ({ app }, testInfo) => {
  const file = testInfo.outputPath('piscine.txt');
  await writeFile(file, article);
  await app.restart([file]);

  await test.step('keeps the article that was opened from the command line', async () => {
    await expect(app.page.getByRole('dialog', { name: 'Open “piscine.txt”' })).toBeVisible();
    await expect(app.page.getByRole('button', { name: 'Add to library' })).toBeFocused();
    await app.page.keyboard.press('Enter');
    await expect(articleText(app.page)).toBeFocused();
  });
  const { keyboard } = app.page;

  await test.step('marks the sentence at the caret', async () => {
    for (let line = 0; line < 5; line++) await keyboard.press('ArrowDown');
    await selectByFinding(app.page, 'Le maire assure');
    await keyboard.press('ArrowLeft');
    await keyboard.press('q');
    await expect(annotationRow(app.page)).toHaveCount(1);
    await expect(annotationRow(app.page).first()).toContainText('Le maire assure que l’entrée');
  });

  await test.step('marks an interrupted quotation in two segments', async () => {
    await selectByFinding(app.page, '« Les travaux sont finis et le bassin est chauffé 🏊 »');
    await keyboard.press('q');
    await selectByFinding(app.page, '« La facture reste sous les 4 millions d’euros »');
    await keyboard.press('a');
    await expect(annotationRow(app.page, { name: 'Les travaux' })).toContainText('2 segments');
  });

  await test.step('names the speaker, who is new in the register, and the cue', async () => {
    await selectByFinding(app.page, 'Awa Lemoine');
    await keyboard.press('w');
    const speaker = app.page.getByRole('combobox', { name: 'Speaker' });
    await expect(speaker).toBeFocused();
    await expect(speaker).toHaveValue('Awa Lemoine');
    await keyboard.press('Enter');
    await expect(articleText(app.page)).toBeFocused();
    await selectByFinding(app.page, 'a annoncé');
    await keyboard.press('v');
    await expect(annotationRow(app.page, { name: 'Les travaux' })).toContainText('Awa Lemoine');
  });

  await test.step('a claim inside the quote has the quote’s speaker as claimant', async () => {
    await selectByFinding(app.page, 'La facture reste sous les 4 millions d’euros');
    await keyboard.press('c');
    const claim = annotationRow(app.page, { name: 'Claim' });
    await expect(claim).toContainText('Awa Lemoine');
    await keyboard.press('t');
    await expect(claim).toContainText('quantity');
  });

  await test.step('undoes and redoes without end', async () => {
    for (let step = 0; step < 8; step++) {
      await keyboard.press('Control+z');
      await expect(app.page.locator('.said')).toHaveText('Undone');
    }
    await expect(annotationRow(app.page)).toHaveCount(0);
    await keyboard.press('Control+z');
    await expect(app.page.locator('.said')).toHaveText('Nothing to undo');
    for (let step = 0; step < 8; step++) {
      await keyboard.press('Control+Shift+z');
      await expect(app.page.locator('.said')).toHaveText('Done again');
    }
    await expect(annotationRow(app.page)).toHaveCount(3);
    await expect(app.page.getByText('Saved', { exact: true })).toBeVisible();
  });

  await test.step('counts them in the library', async () => {
    await keyboard.press('Alt+ArrowLeft');
    const cells = app.page.getByRole('row', { name: 'La piscine rouvre en mars' }).getByRole('gridcell');
    await expect(cells.nth(-2)).toHaveText('2');
    await expect(cells.last()).toHaveText('1');
  });

  await test.step('finds everything after the plug was pulled', async () => {
    await app.kill();
    await app.restart();
    await app.page.getByRole('row', { name: 'La piscine rouvre en mars' }).click();
    await expect(annotationRow(app.page)).toHaveCount(3);
    await expect(annotationRow(app.page, { name: 'Les travaux' })).toContainText('Awa Lemoine');
    await articleText(app.page).focus();
    await app.page.keyboard.press('Control+z');
    await expect(app.page.locator('.said')).toHaveText('Undone');
    await app.page.keyboard.press('Control+Shift+z');
    await expect(app.page.locator('.said')).toHaveText('Done again');
  });

  await test.step('exports the same bytes from the screen and from the command line', async () => {
    const out = join(app.library, '..', 'cli.json');
    expect(await guillemet('export', '--library', app.library, '--format', 'json', '--out', out)).toMatchObject({
      code: 0,
    });
    const text = await readFile(out, 'utf8');
    if (test.info().project.name === 'browser') {
      await app.page.keyboard.press('Control+e');
      const [download] = await Promise.all([
        app.page.waitForEvent('download'),
        app.page.getByRole('button', { name: 'Download' }).click(),
      ]);
      expect(await readFile(await download.path(), 'utf8')).toBe(text);
    }
    const [exported] = JSON.parse(text).articles;
    expect(exported.annotations).toHaveLength(3);
    const codePoints = [...exported.text];
    for (const annotation of exported.annotations) {
      for (const { start, end, exact, startCodePoint, endCodePoint } of annotation.segments) {
        expect(exported.text.slice(start, end)).toBe(exact);
        expect(codePoints.slice(startCodePoint, endCodePoint).join('')).toBe(exact);
      }
    }
    expect(await guillemet('check', '--library', app.library)).toMatchObject({ code: 0 });
  });
});
