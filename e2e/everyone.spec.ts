import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, guillemet, type RunningApp, test } from './support/app';
import { outOfReach } from './support/out-of-reach';
import { annotationRow, article, articleText, selectByFinding } from './support/text';
import { violations } from './support/violations';
import { fillLibrary, walk } from './support/walk';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen and no dialog breaks a rule of accessibility, ${colorScheme}`, async ({ app }, testInfo) => {
    test.slow();
    await fillLibrary(app, (name) => testInfo.outputPath(name));
    await app.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await walk(app, async (name) => {
      // While its list is open a picker hides everything else from assistive technology, headings and landmarks too.
      const within = name === 'tag picker' ? '.options' : 'html';
      expect(await violations(app.page, within), name).toEqual([]);
    });
  });
}

for (const [zoom, width, height] of [
  ['200 %', 640, 400],
  ['80 %', 1600, 1000],
] as const) {
  test(`everything is within reach at ${zoom}`, async ({ app }, testInfo) => {
    await fillLibrary(app, (name) => testInfo.outputPath(name));
    const { page } = app;
    await page.setViewportSize({ width, height });
    await walk(app, async (name) => expect(await outOfReach(page), name).toEqual([]));
  });
}

test('nothing moves for whoever wants less motion', async ({ app }) => {
  const { page } = app;
  const moving = () =>
    page.evaluate(
      () => document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0).length,
    );
  await page.getByRole('button', { name: /conseil municipal/i }).click();
  await page.getByRole('button', { name: 'Add to library' }).press('Enter');
  await expect(articleText(page)).toBeFocused();
  // The caret blinks.
  expect(await moving()).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await moving()).toBe(0);
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  expect(await moving()).toBe(0);
});

test('marks, what is selected, focus and state can be told apart in forced colours', async ({ app }, testInfo) => {
  await fillLibrary(app, (name) => testInfo.outputPath(name));
  const { page } = app;
  await page.emulateMedia({ forcedColors: 'active' });
  await page.getByRole('row', { name: /piscine/ }).click();
  await expect(articleText(page)).toBeFocused();
  await selectByFinding(page, '« Les travaux sont finis et le bassin est chauffé 🏊 »');
  await page.keyboard.press('q');
  await selectByFinding(page, 'La facture reste');
  await page.keyboard.press('c');
  await expect(annotationRow(page)).toHaveCount(2);

  const lineOf = (layer: string) =>
    page
      .locator(`.annotated.tint-${layer}`)
      .first()
      .evaluate((element) => getComputedStyle(element).textDecorationStyle);
  expect(new Set([await lineOf('quote'), await lineOf('claim')]).size).toBe(2);

  const backgrounds = await annotationRow(page).evaluateAll((rows) =>
    rows.map((row) => [row.getAttribute('aria-selected'), getComputedStyle(row).backgroundColor]),
  );
  const of = (selected: string) => backgrounds.find(([is]) => is === selected)?.[1];
  expect(of('true')).not.toBe(of('false'));

  await page.keyboard.press('F6');
  const focus = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
  expect(focus).not.toBe('none');
  await expect(page.locator('[data-save="saved"]')).toHaveText('Saved');
  await page.keyboard.press('Escape');
  const states = page.getByRole('radio');
  await expect(states).toHaveCount(3);
  const chosen = await page
    .locator('.article-state .settings-option')
    .evaluateAll((options) => options.map((option) => getComputedStyle(option).backgroundColor));
  expect(chosen[0]).not.toBe(chosen[1]);
  expect(chosen[1]).toBe(chosen[2]);
});

test('an article from right to left is read, marked and moved through its own way', async ({ app }, testInfo) => {
  await fillLibrary(app, (name) => testInfo.outputPath(name));
  const { page } = app;
  const { keyboard } = page;
  await page.getByRole('row', { name: /افتتاح/ }).click();
  await expect(articleText(page)).toBeFocused();

  await test.step('each block runs its own way', async () => {
    const blocks = page.locator('.article-text > .section > *');
    const directions = await blocks.evaluateAll((all) => all.map((block) => getComputedStyle(block).direction));
    expect(directions).toEqual(['rtl', 'rtl', 'rtl', 'ltr']);
    expect(
      await page
        .locator('.article-text li')
        .first()
        .evaluate((item) => getComputedStyle(item).direction),
    ).toBe('rtl');
  });

  await test.step('the arrow to the left goes on', async () => {
    const left = () => page.locator('.caret').evaluate((caret) => caret.getBoundingClientRect().left);
    await keyboard.press('Control+Home');
    const before = await left();
    await keyboard.press('ArrowLeft');
    await expect.poll(left).toBeLessThan(before);
  });

  await test.step('handles stand at the ends where the words begin and end', async () => {
    await selectByFinding(page, 'انتهت الأشغال');
    await keyboard.press('q');
    const handle = (side: string) => page.locator(`.border-handle[data-side="${side}"]`);
    await expect(handle('end')).toBeVisible();
    const x = async (side: string) => (await handle(side).boundingBox())?.x ?? Number.NaN;
    expect(await x('end')).toBeLessThan(await x('start'));
    // On screen to the left is on in the text: the end takes a word more.
    await keyboard.press('b');
    await keyboard.press('Tab');
    await keyboard.press('Control+ArrowLeft');
    await expect(annotationRow(page)).toContainText('انتهت الأشغال والمسبح');
    await keyboard.press('Escape');
  });

  await test.step('the list shows its words their own way, and the names beside them apart', async () => {
    const words = annotationRow(page).locator('.row-words');
    expect(await words.evaluate((element) => getComputedStyle(element).unicodeBidi)).toBe('plaintext');
    await selectByFinding(page, 'أمل الناصر');
    await keyboard.press('w');
    await page.getByRole('combobox', { name: 'Speaker' }).press('Enter');
    await expect(annotationRow(page)).toContainText('أمل الناصر');
    const voice = annotationRow(page).locator('.row-voice');
    expect(await voice.evaluate((element) => getComputedStyle(element).unicodeBidi)).toBe('isolate');
  });

  await test.step('a mark in a block of the other direction has its handles the other way round', async () => {
    await selectByFinding(page, 'We kept our word');
    await keyboard.press('q');
    await expect(annotationRow(page)).toHaveCount(2);
    await expect
      .poll(async () => {
        const boxes = await Promise.all(
          ['start', 'end'].map((side) => page.locator(`.border-handle[data-side="${side}"]`).boundingBox()),
        );
        return (boxes[1]?.x ?? 0) - (boxes[0]?.x ?? 0);
      })
      .toBeGreaterThan(0);
  });
});

/** What was said last in the region that screen readers hear. */
const said = (page: Page) => page.locator('.live-region[role="status"]');

test('the whole job is done by keyboard, and a screen reader hears what happens', async ({ app }, testInfo) => {
  const file = testInfo.outputPath('piscine.txt');
  await writeFile(file, article);
  await app.restart([file]);
  const { page } = app;
  const { keyboard } = page;

  await test.step('the article is opened: a dialog with a name, its fields with theirs', async () => {
    await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
      - dialog "Open “piscine.txt”":
        - banner:
          - heading "Open “piscine.txt”" [level=2]
          - button "Close"
        - combobox "Encoding recognised"
        - textbox "Title": La piscine rouvre en mars
        - textbox "Language": fr
        - document "La piscine rouvre en mars"
        - contentinfo:
          - status: /characters/
          - button "Cancel"
          - button "Add to library"
    `);
    await keyboard.press('Enter');
    await expect(articleText(page)).toBeFocused();
  });

  await test.step('the screen has one heading, a text, a list, a form and a status', async () => {
    await expect(page.locator('body')).toMatchAriaSnapshot(`
      - banner:
        - button "‹ Library"
        - heading "La piscine rouvre en mars" [level=1]
        - button "Export"
      - main:
        - article:
          - document /^Text of the article/
      - complementary "Annotations":
        - region "Suggestions"
        - region "The article as a whole":
          - heading "The article as a whole" [level=2]
          - radiogroup "Progress":
            - radio "New" [checked]
            - radio "In work"
            - radio "Done"
          - combobox "Tags"
          - textbox "Note"
      - contentinfo: /Saved/
    `);
  });

  await test.step('a quote is marked, and said', async () => {
    await selectByFinding(page, '« Les travaux sont finis et le bassin est chauffé 🏊 »');
    await keyboard.press('q');
    await expect(said(page)).toContainText('Quote marked: « Les travaux sont finis');
    await expect(page.getByRole('listbox', { name: 'Annotations' })).toMatchAriaSnapshot(`
      - listbox "Annotations":
        - option /Quote « Les travaux sont finis et le bassin est chauffé/ [selected]
    `);
  });

  await test.step('its speaker is a person of the register', async () => {
    await selectByFinding(page, 'Awa Lemoine');
    await keyboard.press('w');
    const speaker = page.getByRole('combobox', { name: 'Speaker' });
    await expect(speaker).toBeFocused();
    await speaker.press('Enter');
    await expect(said(page)).toContainText('Awa Lemoine');
    await expect(annotationRow(page, { selected: true })).toContainText('Awa Lemoine');
  });

  await test.step('a claim is marked, typed and tagged', async () => {
    await selectByFinding(page, '12 % des usagers viendront de Saint-Ouestre');
    await keyboard.press('c');
    await expect(said(page)).toContainText('Claim marked: 12 %');
    await keyboard.press('t');
    await expect(said(page)).toContainText('quantity');
    await keyboard.press('g');
    await expect(page.getByRole('combobox', { name: 'Tags' })).toBeFocused();
    await keyboard.type('Chiffres');
    await keyboard.press('Enter');
    await expect(said(page)).toContainText('Tagged: Chiffres');
    await keyboard.press('Escape');
    await expect(articleText(page)).toBeFocused();
    await expect(page.getByRole('region', { name: 'Selected Claim' })).toMatchAriaSnapshot(`
      - region "Selected Claim":
        - combobox "Claimant"
        - combobox "Type"
        - combobox "Tags"
        - list "Tags":
          - listitem:
            - text: Chiffres
            - button /^Remove/
        - region "Relations"
        - textbox "Note"
    `);
  });

  await test.step('suggestions are gone through: one accepted, one rejected', async () => {
    const before = await annotationRow(page).count();
    await keyboard.press('s');
    await expect(page.getByRole('region', { name: /^Suggested/ })).toMatchAriaSnapshot(`
      - region /^Suggested/:
        - button /Accept/
        - button /Edit/
        - button /Reject/
    `);
    await keyboard.press('Enter');
    await expect(annotationRow(page)).toHaveCount(before + 1);
    await expect(said(page)).not.toBeEmpty();
    await keyboard.press('s');
    await expect(page.getByRole('region', { name: /^Suggested/ })).toBeVisible();
    await keyboard.press('x');
    await expect(annotationRow(page)).toHaveCount(before + 1);
  });

  await test.step('all regions are reached by F6', async () => {
    await keyboard.press('Escape');
    const reached = new Set<string>();
    for (let step = 0; step < 6; step++) {
      await keyboard.press('F6');
      reached.add(
        await page.evaluate(
          () => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? 'nowhere',
        ),
      );
    }
    expect([...reached].sort()).toEqual(['inspector', 'list', 'suggestions', 'text']);
  });

  await test.step('it is exported', () => exported(app, page));
});

/** The download by keyboard alone, from the text to the file. */
async function exported(app: RunningApp, page: Page): Promise<void> {
  const { keyboard } = page;
  await keyboard.press('Escape');
  await keyboard.press('Control+e');
  await page.getByRole('region', { name: 'Preview' }).waitFor();
  await expect(page.getByRole('dialog')).toMatchAriaSnapshot(`
    - dialog "Export":
      - banner:
        - heading "Export" [level=2]
      - radiogroup "Format":
        - radio /Guillemet JSON/ [checked]
      - region "Preview"
      - contentinfo:
        - button "Download"
  `);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download' }).press('Enter');
  expect((await download).suggestedFilename()).toBe('la-piscine-rouvre-en-mars.guillemet.json');
  await app.kill();
  const { stdout } = await guillemet('export', '--library', app.library, '--format', 'json', '--out', '-');
  const [told] = JSON.parse(stdout).articles;
  const tags = JSON.parse(stdout).codebook.tags.map(({ name }: { name: string }) => name);
  expect(told.annotations.map(({ layer }: { layer: string }) => layer)).toContain('claim');
  expect(tags).toEqual(['Chiffres']);
}
