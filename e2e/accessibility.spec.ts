import { expect, test } from './support/app';
import { articleText, selectByFinding } from './support/text';
import { violations } from './support/violations';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen breaks a rule of accessibility, ${colorScheme}`, async ({ app }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: /conseil municipal/i }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /conseil municipal/i }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(articleText(page)).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await selectByFinding(page, '« Ces chiffres ne prouvent rien »');
    await page.keyboard.press('q');
    await selectByFinding(page, 'Ces chiffres');
    await page.keyboard.press('c');
    await selectByFinding(page, 'chiffres ne prouvent');
    await page.keyboard.press('c');
    await page.keyboard.press('t');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+e');
    await page.getByRole('region', { name: 'Preview' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('grid').waitFor();
    expect(await violations(page)).toEqual([]);
  });
}
