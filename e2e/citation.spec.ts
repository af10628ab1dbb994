import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app';
import { annotationRow, article, articleText, selectByFinding } from './support/text';

test('copies an interrupted quote as a citation, formatted and in Markdown, by keyboard alone', async ({
  app,
}, testInfo) => {
  const file = testInfo.outputPath('piscine.txt');
  await writeFile(file, article);
  await app.restart([file]);
  await app.page.getByRole('button', { name: 'Add to library' }).press('Enter');
  await expect(articleText(app.page)).toBeFocused();
  const { keyboard } = app.page;
  const said = app.page.locator('.said');

  await test.step('says that an annotation has to be selected', async () => {
    await keyboard.press('k');
    await expect(said).toHaveText('Select an annotation first');
  });

  await test.step('marks it and names who speaks', async () => {
    await selectByFinding(app.page, '« Les travaux sont finis et le bassin est chauffé 🏊 »');
    await keyboard.press('q');
    await selectByFinding(app.page, '« La facture reste sous les 4 millions d’euros »');
    await keyboard.press('a');
    await selectByFinding(app.page, 'Awa Lemoine');
    await keyboard.press('w');
    await expect(app.page.getByRole('combobox', { name: 'Speaker' })).toHaveValue('Awa Lemoine');
    await keyboard.press('Enter');
    await expect(articleText(app.page)).toBeFocused();
    await expect(annotationRow(app.page, { name: 'Les travaux' })).toContainText('Awa Lemoine');
  });

  const words =
    '«\u202FLes travaux sont finis et le bassin est chauffé 🏊 […] La facture reste sous les 4 millions d’euros\u202F»';

  await test.step('pastes it with its marks where formatted text is taken', async () => {
    await keyboard.press('k');
    await expect(said).toContainText('Copied: «');
    const pasted = await pastedInto(app.page);
    expect(pasted.plain).toBe(`${words}, Awa Lemoine, dans «\u202FLa piscine rouvre en mars\u202F»`);
    expect(pasted.html).toContain(`>${pasted.plain}</p>`);
  });

  await test.step('pastes it as Markdown, and nothing else', async () => {
    await articleText(app.page).focus();
    await keyboard.press('K');
    await expect(said).toContainText('Copied as Markdown: «');
    const pasted = await pastedInto(app.page);
    expect(pasted.plain).toContain(' 🏊 \\[…\\] La facture ');
    expect(pasted.html).toBe('');
  });

  await test.step('copies it all the same where the browser refuses the newer way', async () => {
    await app.page.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error('refused'));
    });
    await articleText(app.page).focus();
    await keyboard.press('k');
    await expect(said).toContainText('Copied: «');
    const pasted = await pastedInto(app.page);
    expect(pasted.plain).toContain(words);
    expect(pasted.html).toContain(pasted.plain);
  });
});

/** What a paste brings, seen as a page sees it: needs no permission to read the clipboard. */
async function pastedInto(page: Page): Promise<{ plain: string; html: string }> {
  const pasted = page.evaluate(
    () =>
      new Promise<{ plain: string; html: string }>((resolve) => {
        document.addEventListener(
          'paste',
          (event) => {
            event.preventDefault();
            event.stopImmediatePropagation();
            const data = event.clipboardData;
            resolve({ plain: data?.getData('text/plain') ?? '', html: data?.getData('text/html') ?? '' });
          },
          { capture: true, once: true },
        );
      }),
  );
  await page.evaluate(() => Promise.resolve());
  await page.keyboard.press('Control+v');
  return pasted;
}
