import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type RunningApp, test } from './support/app';
import { annotationRow, article, articleText, selectByFinding } from './support/text';

const words = 'le bassin est chauffé';

async function openMarked(app: RunningApp, path: string): Promise<Page> {
  await writeFile(path, article);
  await app.restart([path]);
  await app.page.getByRole('button', { name: 'Add to library' }).press('Enter');
  await expect(articleText(app.page)).toBeFocused();
  await selectByFinding(app.page, words);
  await app.page.keyboard.press('q');
  await expect(annotationRow(app.page)).toHaveCount(1);
  return app.page;
}

test('moves borders by keyboard alone, each step said and taken back', async ({ app }, testInfo) => {
  const page = await openMarked(app, testInfo.outputPath('piscine.txt'));
  const { keyboard } = page;
  const row = annotationRow(page).first();
  const said = page.locator('.said');

  await test.step('by character, word and sentence', async () => {
    await keyboard.press('b');
    await expect(said).toContainText('Start chosen');
    await expect(page.locator('.border-state')).toHaveText('Moving the start');
    await expect(page.locator('.border-handle.chosen')).toHaveAttribute('data-side', 'start');
    await keyboard.press('ArrowRight');
    await expect(said).toContainText(/^e bassin est chauffé/);
    await keyboard.press('ArrowLeft');
    await keyboard.press('Control+ArrowLeft');
    await expect(row).toContainText('et le bassin est chauffé');
    await keyboard.press('Tab');
    await expect(page.locator('.border-state')).toHaveText('Moving the end');
    await keyboard.press('Control+ArrowLeft');
    await expect(said).toContainText(/^et le bassin est\s*$/);
    await keyboard.press('Shift+ArrowRight');
    await expect(said).toContainText('aux sports.');
  });

  await test.step('leaves after the last, and by Escape with the annotation still selected', async () => {
    await keyboard.press('b');
    await expect(page.locator('.border-state')).toHaveCount(0);
    await keyboard.press('b');
    await keyboard.press('Escape');
    await expect(said).toContainText('Borders done');
    await expect(annotationRow(page, { selected: true })).toHaveCount(1);
  });

  await test.step('takes them back', async () => {
    for (let step = 0; step < 5; step++) await keyboard.press('Control+z');
    // Until the last of them is taken back the selection still reaches over several marks.
    await expect(page.locator('mark.selected')).toHaveCount(1);
    await expect(page.locator('mark.selected')).toHaveText(words);
  });
});

test('goes through overlapping annotations and to what lacks something', async ({ app }, testInfo) => {
  const page = await openMarked(app, testInfo.outputPath('piscine.txt'));
  const { keyboard } = page;
  const said = page.locator('.said');
  await selectByFinding(page, 'bassin est');
  await keyboard.press('c');
  const inner = page.locator('mark[data-annotations]', { hasText: 'bassin est' });

  await keyboard.press('Escape');
  await inner.click();
  await expect(annotationRow(page, { selected: true })).toHaveAccessibleName(/^Claim/);
  await keyboard.press('o');
  await expect(said).toContainText(`Quote, 2 of 2 here: ${words}`);
  await inner.click({ modifiers: ['Alt'] });
  await expect(said).toContainText('Claim, 1 of 2 here: bassin est');
  await inner.click({ modifiers: ['Alt'] });
  await expect(annotationRow(page, { selected: true })).toHaveAccessibleName(/^Quote/);

  await keyboard.press('i');
  await expect(annotationRow(page, { selected: true })).toHaveAccessibleName(/^Claim/);
  await keyboard.press('t');
  await keyboard.press('i');
  await expect(said).toContainText('Every claim has a type');
  await keyboard.press('m');
  await expect(annotationRow(page, { selected: true })).toHaveAccessibleName(/^Quote/);
});

test('drags borders by their handles: words by default, exactly with Alt, nothing by accident', async ({
  app,
}, testInfo) => {
  const page = await openMarked(app, testInfo.outputPath('piscine.txt'));
  const { mouse, keyboard } = page;
  const marked = page.locator('mark.selected');
  const end = page.locator('.border-handle[data-side="end"]');
  /** The knob below the end, and a character's width, in px. */
  const press = async (): Promise<{ x: number; y: number; character: number }> => {
    const box = await end.boundingBox();
    const mark = await marked.first().boundingBox();
    if (!box || !mark) throw new Error('no handle');
    const at = { x: box.x + 1, y: box.y + box.height + 4 };
    await mouse.move(at.x, at.y);
    await mouse.down();
    return { ...at, character: mark.width / words.length };
  };

  await test.step('a press without movement, or with a trembling hand, changes nothing', async () => {
    const { x, y } = await press();
    await mouse.move(x + 2, y + 1);
    await mouse.up();
    await expect(marked).toHaveText(words);
  });

  await test.step('the border follows, and stays where it was on Escape', async () => {
    const { x, y, character } = await press();
    await mouse.move(x - 7 * character, y, { steps: 4 });
    await expect(marked).toHaveText('le bassin est');
    await keyboard.press('Escape');
    await expect(marked).toHaveText(words);
    await mouse.up();
    await expect(page.locator('.said')).toContainText('The border stays where it was');
    await expect(marked).toHaveText(words);
  });

  await test.step('a drop is one change', async () => {
    const { x, y, character } = await press();
    await mouse.move(x - 7 * character, y, { steps: 4 });
    await mouse.up();
    await expect(annotationRow(page).first()).toContainText('le bassin est');
    await expect(marked).toHaveText('le bassin est');
    await articleText(page).focus();
    await keyboard.press('Control+z');
    await expect(marked).toHaveText(words);
  });

  await test.step('Alt goes by characters', async () => {
    const { x, y, character } = await press();
    await keyboard.down('Alt');
    await mouse.move(x - 3 * character, y, { steps: 4 });
    await mouse.up();
    await keyboard.up('Alt');
    await expect(marked).toHaveText(/^le bassin est cha?u?f?$/);
  });
});

test('marks and tags by the keys of the codebook', async ({ app }, testInfo) => {
  await app.kill();
  const path = join(app.library, 'library.json');
  const library = JSON.parse(await readFile(path, 'utf8'));
  library.codebook.tags.push({ id: 'sport', name: 'Sport', parent: null, key: '1' });
  library.codebook.layers.push({ id: 'verdict', name: 'Verdict', attributes: [], key: 'u' });
  await writeFile(path, JSON.stringify(library));
  const page = await openMarked(app, testInfo.outputPath('piscine.txt'));
  const said = page.locator('.said');

  await page.keyboard.press('1');
  await expect(said).toContainText('Tagged: Sport');
  await page.keyboard.press('1');
  await expect(said).toContainText('Tag taken away: Sport');
  await selectByFinding(page, 'Le maire assure');
  await page.keyboard.press('u');
  await expect(said).toContainText('Verdict marked: Le maire assure');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Verdict');
});
