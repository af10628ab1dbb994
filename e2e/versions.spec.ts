import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, guillemet, type RunningApp, test } from './support/app';
import { annotationRow, articleText, selectByFinding } from './support/text';
import { violations } from './support/violations';

/** Our own words. */
const first = `Le bac reprend lundi
Le bac reprendra lundi à six heures, assure Zoé Lindqvist, qui dirige la régie.
La mairie confirme que le trajet coûtera deux euros de moins pendant l'été.
Selon le syndicat, trois agents sur dix manquent encore au départ de la rive nord.
Le service s'arrêtera à minuit, comme avant les travaux du quai.
`;

const second = first
  .replace('La mairie confirme que le trajet coûtera deux', 'La mairie confirme que le trajet coûterait deux')
  .replace('Selon le syndicat, trois agents sur dix manquent encore au départ de la rive nord.\n', '');

const exact = 'Le bac reprendra lundi';
const reworded = 'le trajet coûtera deux euros de moins';
const gone = 'trois agents sur dix manquent encore';

const said = (app: RunningApp) => app.page.locator('.said');
const dialog = (app: RunningApp, name: string) => app.page.getByRole('dialog', { name });

/** Imports the article and marks three places of it, by keyboard alone. */
async function marked(app: RunningApp): Promise<void> {
  await app.kill();
  const file = join(app.library, '..', 'bac.txt');
  await writeFile(file, first);
  expect(await guillemet('import', file, '--library', app.library)).toMatchObject({ code: 0 });
  await writeFile(join(app.library, '..', 'bac-corrected.txt'), second);
  await app.restart();
  await app.page.getByRole('row', { name: 'Le bac reprend lundi' }).click();
  await expect(articleText(app.page)).toBeFocused();
  for (const words of [exact, reworded, gone]) {
    await selectByFinding(app.page, words);
    await app.page.keyboard.press('q');
    await expect(annotationRow(app.page, { name: new RegExp(words) })).toBeVisible();
  }
  await expect(app.page.getByText('Saved', { exact: true })).toBeVisible();
}

async function exported(app: RunningApp) {
  const out = join(app.library, '..', 'out.json');
  await app.kill();
  expect(await guillemet('export', '--library', app.library, '--format', 'json', '--out', out)).toMatchObject({
    code: 0,
  });
  return JSON.parse(await readFile(out, 'utf8')) as {
    articles: {
      version?: number;
      versions?: { number: number }[];
      annotations: { segments: { exact: string }[] }[];
      unplaced?: { segments: { exact: string }[] }[];
    }[];
  };
}

test('a corrected article is opened as version 2, its annotations are reviewed, and both versions are kept', async ({
  app,
}) => {
  await marked(app);
  const { page } = app;
  const { keyboard } = page;

  await test.step('asks for the file by one key', async () => {
    // Listened for some steps ahead: the browser is told by and by that the test answers for the user.
    const chooser = page.waitForEvent('filechooser');
    await keyboard.press('Escape');
    await expect(annotationRow(page, { selected: true })).toHaveCount(0);
    await keyboard.press('U');
    await (await chooser).setFiles(join(app.library, '..', 'bac-corrected.txt'));
    await expect(dialog(app, 'Open “bac-corrected.txt”')).toContainText(
      'To be a new version of “Le bac reprend lundi”',
    );
    expect(await violations(page)).toEqual([]);
  });

  await test.step('shows both wordings side by side', async () => {
    await page.getByRole('button', { name: 'Compare with “Le bac reprend lundi”' }).press('Enter');
    const compare = dialog(app, 'What you have, and what you are adding');
    await expect(compare.locator('del')).toContainText(['coûtera', 'trois agents sur dix']);
    await expect(compare.locator('ins')).toHaveText(['coûterait']);
    expect(await violations(page)).toEqual([]);
    await expect(compare.getByRole('button', { name: 'Open as new version…' })).toBeFocused();
    await keyboard.press('Enter');
  });

  await test.step('says that one is exact, one reworded and one gone, and lets each be decided', async () => {
    const review = dialog(app, 'Version 2 of “Le bac reprend lundi”');
    const counts = review.getByRole('list', { name: 'What becomes of the annotations' });
    await expect(counts.getByRole('listitem')).toHaveText(['1 exact', '0 moved', '1 reworded', '1 no longer there']);
    await expect(review.getByRole('status')).toHaveText('2 annotations will wait for a place.');
    const item = review.getByRole('article', { name: new RegExp(reworded) });
    await expect(item.locator('ins')).toHaveText('coûterait');
    await item.getByRole('radio', { name: 'Place it later' }).focus();
    await keyboard.press('ArrowLeft');
    await expect(item.getByRole('radio', { name: 'Take the new words' })).toBeChecked();
    await expect(review.getByRole('status')).toHaveText('One annotation will wait for a place.');
    expect(await violations(page)).toEqual([]);
    await review.getByRole('button', { name: 'Open version 2' }).press('Enter');
  });

  await test.step('opens version 2 with the annotations that have a place, and lists the other one', async () => {
    await expect(articleText(page)).toContainText('coûterait');
    await expect(annotationRow(page)).toHaveCount(2);
    await expect(annotationRow(page, { name: /le trajet coûterait deux euros/ })).toBeVisible();
    const unplaced = page.getByRole('region', { name: 'One annotation without a place' });
    await expect(unplaced).toContainText(gone);
    expect(await violations(page)).toEqual([]);
  });

  await test.step('keeps version 1 as it was, to be read and not marked', async () => {
    await page.getByRole('combobox', { name: 'Version' }).selectOption({ index: 0 });
    await expect(page.getByRole('note')).toContainText('This is version 1, as it was.');
    await expect(annotationRow(page)).toHaveCount(3);
    await selectByFinding(page, 'minuit');
    await keyboard.press('q');
    await expect(said(app)).toContainText('Earlier versions are only to be read');
    await expect(annotationRow(page)).toHaveCount(3);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go to the newest version' }).press('Enter');
    await expect(articleText(page)).toContainText('coûterait');
  });

  await test.step('is one row of the list, with its number', async () => {
    await keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('row', { name: 'Le bac reprend lundi' })).toHaveCount(1);
    await expect(page.getByRole('row', { name: 'Le bac reprend lundi' })).toContainText('version 2');
  });

  await test.step('says in an export that it is version 2, with what waits for a place', async () => {
    const { articles } = await exported(app);
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({
      version: 2,
      versions: [{ number: 1 }, { number: 2 }],
      unplaced: [{ segments: [{ exact: gone }] }],
    });
    expect(articles[0]?.annotations.map(({ segments }) => segments[0]?.exact).sort()).toEqual([
      exact,
      'le trajet coûterait deux euros de moins',
    ]);
    expect((await guillemet('check', '--library', app.library)).code).toBe(0);
  });
});

test('a file that is nearly an article of the library is noticed, and what is lost is placed by hand', async ({
  app,
}) => {
  await marked(app);
  const { page } = app;
  const { keyboard } = page;

  await test.step('names the article on import', async () => {
    await keyboard.press('Escape');
    await keyboard.press('Alt+ArrowLeft');
    await page.locator('input[type=file][multiple]').setInputFiles(join(app.library, '..', 'bac-corrected.txt'));
    await expect(page.getByRole('list', { name: 'Articles that you have already' })).toContainText(
      'You have nearly the same text: “Le bac reprend lundi”.',
    );
    await page.getByRole('button', { name: 'Open as new version of “Le bac reprend lundi”' }).press('Enter');
    const open = page.getByRole('button', { name: 'Open version 2' });
    await expect(open).toBeEnabled();
    await open.press('Enter');
  });

  const unplaced = page.getByRole('region', { name: /without a place/ });
  await test.step('finds the words that were reworded, and puts the annotation on them', async () => {
    await expect(unplaced).toHaveAccessibleName('2 annotations without a place');
    await unplaced.getByRole('button', { name: `Find words like “${reworded}”` }).press('Enter');
    await expect(said(app)).toContainText('Selected: le trajet coûterait deux euros de moins');
    await unplaced.getByRole('button', { name: `Place here: “${reworded}”` }).press('Enter');
    await expect(annotationRow(page, { name: /le trajet coûterait/, selected: true })).toBeVisible();
    await expect(unplaced).toHaveAccessibleName('One annotation without a place');
  });

  await test.step('takes that back, and does it again', async () => {
    await keyboard.press('Control+z');
    await expect(unplaced).toHaveAccessibleName('2 annotations without a place');
    await keyboard.press('Control+y');
    await expect(unplaced).toHaveAccessibleName('One annotation without a place');
  });

  await test.step('deletes the other one from this version alone', async () => {
    await unplaced.getByRole('button', { name: /^Delete/ }).press('Enter');
    await expect(unplaced).toHaveCount(0);
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  });

  await test.step('takes version 2 back, and the first one is the article again', async () => {
    await page.getByRole('button', { name: 'Take version 2 back…' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Take version 2 back…' }).press('Enter');
    await expect(annotationRow(page)).toHaveCount(3);
    await expect(page.getByRole('note')).toHaveCount(0);
    const { articles } = await exported(app);
    expect(articles).toHaveLength(1);
    expect(articles[0]).not.toHaveProperty('version');
  });
});

test('an annotation whose words are gone is placed elsewhere while the new version is reviewed', async ({ app }) => {
  await marked(app);
  const { page } = app;
  const { keyboard } = page;
  await keyboard.press('Escape');
  await keyboard.press('Alt+ArrowLeft');
  await page.locator('input[type=file][multiple]').setInputFiles(join(app.library, '..', 'bac-corrected.txt'));
  await page.getByRole('button', { name: 'Open as new version of “Le bac reprend lundi”' }).press('Enter');
  const review = dialog(app, 'Version 2 of “Le bac reprend lundi”');
  const item = review.getByRole('article', { name: new RegExp(gone) });
  await item.getByRole('button', { name: /elsewhere/ }).press('Enter');

  const placing = dialog(app, `Where “${gone}” is to stand`);
  const text = placing.getByRole('textbox', { name: 'New wording' });
  await expect(text).toBeFocused();
  await keyboard.press('Control+Home');
  for (let i = 0; i < 'Le bac'.length; i++) await keyboard.press('Shift+ArrowRight');
  await expect(placing.getByRole('status')).toHaveText('Le bac');
  expect(await violations(page)).toEqual([]);
  await placing.getByRole('button', { name: 'Place here' }).press('Enter');
  await expect(placing).toHaveCount(0);
  await expect(item.getByRole('radio', { name: 'Place it on “Le bac”' })).toBeChecked();
  await expect(item.locator('ins')).toHaveText('Le bac');
  expect(await violations(page)).toEqual([]);
  await review.getByRole('button', { name: 'Open version 2' }).press('Enter');
  await expect(annotationRow(page, { name: /Le bac indirect/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'One annotation without a place' })).not.toContainText(gone);
});
