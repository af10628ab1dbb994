import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app';
import { annotationRow, articleText } from './support/text';
import { violations } from './support/violations';

const first = 'Le bac part à neuf heures, dit la mairie.';
const second = 'La crue monte encore. Rien ne bouge au port.';

/** Two articles as doccano gives them; one label is not in the codebook, one span lies outside the text. */
const lines = [
  { text: first, label: [[0, 25, 'Claim']] },
  {
    text: second,
    label: [
      [0, 20, 'Metaphor'],
      [22, 43, 'Claim'],
      [90, 99, 'Claim'],
    ],
  },
]
  .map((line) => JSON.stringify(line))
  .join('\n');

async function choose(page: Page, press: () => Promise<void>, ...paths: string[]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press()]);
  await chooser.setFiles(paths);
}

test('shows what a file with annotations would do, does it, and takes it back as one step', async ({
  app,
}, testInfo) => {
  const { page } = app;
  const file = testInfo.outputPath('desk.jsonl');
  await writeFile(file, lines);
  const open = page.getByRole('button', { name: 'Import annotations…' });
  await open.focus();
  await choose(page, () => page.keyboard.press('Enter'), file);
  const dialog = page.getByRole('dialog', { name: 'Import annotations from “desk.jsonl”' });
  await expect(dialog.getByText('Recognised as doccano JSON lines.')).toBeVisible();
  await expect(dialog.getByRole('row', { name: /La crue monte encore.*new: it comes with the file/ })).toContainText(
    '2 exactly in place',
  );
  await expect(dialog.getByRole('region', { name: 'What would come with it' })).toContainText('Metaphor');
  await expect(dialog.getByRole('region', { name: 'To look at' })).toContainText('outside the text');
  expect(await violations(page)).toEqual([]);
  await expect(dialog.getByRole('button', { name: 'Import 3 annotations' })).toBeFocused();
  await page.keyboard.press('Enter');
  const done = page.getByRole('dialog', { name: 'Imported from “desk.jsonl”' });
  await expect(done.getByText('3 annotations are in the library now.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /La crue monte encore/ })).toBeVisible();
  await expect(page.getByText('3 annotations imported into 2 articles.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo the import' }).focus();
  await page.keyboard.press('Enter');
  const undone = 'The import was undone: 3 annotations; 2 articles are in the trash.';
  await expect(page.getByRole('contentinfo').getByText(undone)).toBeVisible();
  await expect(page.getByText('Drop an article here to begin')).toBeVisible();
});

test('imports for the article that is open, finds words again that stand elsewhere, and names what is refused', async ({
  app,
}, testInfo) => {
  const { page } = app;
  const text = testInfo.outputPath('port.txt');
  const file = testInfo.outputPath('port.jsonl');
  await writeFile(text, `Le port\n\n${second}\n`);
  await writeFile(
    file,
    JSON.stringify({
      text: `Ici. ${second} Bis, repetita.`,
      label: [
        [5, 25, 'Claim'],
        [50, 64, 'Claim'],
      ],
    }),
  );
  await choose(page, () => page.getByRole('button', { name: 'Open articles…' }).click(), text);
  await page.getByRole('button', { name: 'Add to library' }).click();
  await expect(articleText(page)).toBeFocused();
  await choose(page, () => page.keyboard.press('Control+i'), file);
  const dialog = page.getByRole('dialog', { name: /Import annotations/ });
  await expect(dialog.getByRole('row', { name: /the article that you chose/ })).toContainText(
    '1 found again by their words',
  );
  await expect(dialog.getByRole('region', { name: 'To look at' })).toContainText('is not in the article');
  await page.keyboard.press('Enter');
  const done = page.getByRole('dialog', { name: 'Imported from “port.jsonl”' });
  await done.getByRole('button', { name: 'Close' }).last().press('Enter');
  await expect(done).toBeHidden();
  await expect(annotationRow(page).filter({ hasText: 'La crue monte encore' })).toBeVisible();

  // The menu takes the same way as the key.
  await page.getByRole('button', { name: 'Commands', exact: true }).press('Enter');
  await choose(page, () => page.getByRole('menuitem', { name: /^Import annotations/ }).press('Enter'), file);
  await expect(dialog.getByRole('row', { name: /the article that you chose/ })).toBeVisible();
});

test('tells annotations from articles when both are opened together, and refuses what is broken', async ({
  app,
}, testInfo) => {
  const { page } = app;
  const text = testInfo.outputPath('port.txt');
  const broken = testInfo.outputPath('broken.qdpx');
  await writeFile(text, `Le port\n\n${second}\n`);
  await writeFile(broken, 'PK nothing');
  const file = testInfo.outputPath('desk.jsonl');
  await writeFile(file, lines);
  await choose(page, () => page.getByRole('button', { name: 'Open articles…' }).click(), text, file);
  const preview = page.getByRole('dialog', { name: 'Import annotations from “desk.jsonl”' });
  await expect(preview).toBeVisible();
  // The keyboard comes to the dialog a moment after the dialog does.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(preview).toBeHidden({ timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Add to library' }).click();
  await expect(articleText(page)).toBeFocused();
  await choose(page, () => page.keyboard.press('Control+i'), broken);
  await expect(page.getByRole('dialog', { name: '“broken.qdpx” was not imported' }).getByRole('alert')).toContainText(
    'the zip is damaged',
  );
  expect(await violations(page)).toEqual([]);
});

test('lists imports after a restart, in French too, and takes one back from any screen', async ({ app }, testInfo) => {
  const file = testInfo.outputPath('desk.jsonl');
  await writeFile(file, lines);
  await choose(app.page, () => app.page.getByRole('button', { name: 'Import annotations…' }).press('Enter'), file);
  await app.page.getByRole('button', { name: 'Import 3 annotations' }).press('Enter');
  await expect(app.page.getByText('3 annotations are in the library now.')).toBeVisible();
  await app.restart();
  const { page } = app;
  await page.getByRole('row', { name: /La crue monte encore/ }).click();
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press('Shift+I');
  const dialog = page.getByRole('dialog', { name: 'Imports of annotations' });
  await expect(dialog.getByText('desk.jsonl')).toBeVisible();
  await expect(dialog.getByText('3 annotations in 2 articles, 2 of them new')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Undo the import of “desk.jsonl”' }).press('Enter');
  await expect(dialog.getByText(/^undone /)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+Shift+y');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.keyboard.press('Shift+I');
  await expect(page.getByRole('dialog', { name: 'Imports d’annotations' }).getByText(/^annulé le /)).toBeVisible();
});

test('says in French where a file is broken, and why', async ({ app }, testInfo) => {
  const { page } = app;
  const file = testInfo.outputPath('tasks.json');
  await writeFile(file, '[{"data": {"text": "Le port."}, "annotations": [{"result": 7}]}]');
  await expect(page.getByRole('button', { name: 'Import annotations…' })).toBeVisible();
  await page.keyboard.press('Control+Shift+y');
  await choose(page, () => page.getByRole('button', { name: 'Importer des annotations…' }).press('Enter'), file);
  await expect(page.getByRole('alert')).toContainText(
    'tasks.json, tâche 1, annotations.0.result\u00A0: autre chose est attendu ici\u00A0: array. Rien n’a été importé.',
  );
});
