import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, type RunningApp, test } from './support/app';
import { annotationRow, article, articleText, selectByFinding } from './support/text';
import { violations } from './support/violations';

const codebook = `kind,name,parent,type,choices,key,id
layer,Source,,,,u,source
attribute,Kind,source,choice,"document
agency
wire",,kind
attribute,Sort,source,choice,"Agency
letter",,sort
attribute,Page,source,text,,,page
layer,Origin,,,,,origin
attribute,SORT,origin,choice,letter,,sorte
`;

/** A codebook with two layers of one's own, and an annotation of the first one with a kind and a page. */
async function annotated(app: RunningApp, path: (name: string) => string): Promise<Page> {
  await writeFile(path('piscine.txt'), article);
  await writeFile(path('codes.csv'), codebook);
  await app.restart([path('piscine.txt')]);
  const { page } = app;
  await page.getByRole('button', { name: 'Add to library' }).press('Enter');
  await expect(articleText(page)).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('button', { name: 'Codebook' }).press('Enter');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import…' }).press('Enter');
  await (await chooser).setFiles(path('codes.csv'));
  await expect(page.getByRole('dialog').getByRole('list', { name: 'What the file brings' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Layers · 4' })).toBeVisible();
  await openArticle(page);
  await selectByFinding(page, 'Les travaux sont finis');
  await page.keyboard.press('u');
  await expect(annotationRow(page)).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('agency');
  await page.getByRole('textbox', { name: 'Page' }).fill('12');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await openCodebook(page);
  return page;
}

async function openArticle(page: Page): Promise<void> {
  await page.getByRole('button', { name: '‹ Library' }).press('Enter');
  await page.getByRole('grid').press('End');
  await page.keyboard.press('Enter');
  await expect(articleText(page)).toBeFocused();
}

async function openCodebook(page: Page): Promise<void> {
  await articleText(page).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await page.getByRole('button', { name: 'Codebook' }).press('Enter');
  await expect(page.getByRole('tab', { name: /^Layers/ })).toBeFocused();
}

async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('listbox', { name: 'Layers' }).getByRole('option', { name: 'Quote' }).press('Home');
  for (const layer of ['Quote', 'Claim', 'Source']) {
    await expect(page.getByRole('option', { name: layer })).toHaveAttribute('aria-selected', 'true');
    if (layer === name) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(page.getByRole('region', { name })).toBeVisible();
}

test('asks what becomes of a choice and of an attribute that are used, and keeps every value', async ({
  app,
}, testInfo) => {
  const page = await annotated(app, (name) => testInfo.outputPath(name));
  await choose(page, 'Source');
  await page.getByRole('button', { name: /^Kind one of/ }).press('Enter');
  const choices = page.getByRole('list', { name: 'Choices of Kind' }).getByRole('textbox');

  await test.step('renames a choice for everything that bears it, and not to what is there already', async () => {
    await choices.nth(1).fill('wire');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('“wire” is there already.');
    await choices.nth(1).fill('press agency');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Delete press agency' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  await test.step('moves what bears a used choice to another one; an unused one just goes', async () => {
    await page.getByRole('button', { name: 'Delete document' }).press('Enter');
    await expect(choices).toHaveCount(2);
    await expect(page.getByRole('textbox', { name: 'New choice' })).toBeFocused();
    await page.getByRole('button', { name: 'Delete press agency' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '“press agency” is used' });
    await expect(dialog).toContainText('1 annotation uses it and keeps it.');
    await expect(dialog.getByRole('button', { name: 'Retire' })).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('combobox', { name: 'Or merge into' }).fill('wire');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(choices).toHaveCount(1);
    await openArticle(page);
    await page.keyboard.press('n');
    await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveValue('wire');
    await openCodebook(page);
  });

  await test.step('merges an attribute into another of its type, and back', async () => {
    await choose(page, 'Source');
    await page.getByRole('button', { name: /^Kind one of/ }).press('Enter');
    await page.getByRole('button', { name: 'Delete', exact: true }).first().press('Enter');
    const dialog = page.getByRole('dialog', { name: '“Kind” is used' });
    await dialog.getByRole('combobox', { name: 'Or merge into' }).fill('sort');
    await page.keyboard.press('Enter');
    await expect(dialog).toContainText('An annotation with a value in each keeps both.');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Sort one of 3 1' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Holds what was: Kind.')).toBeVisible();
    await openArticle(page);
    await page.keyboard.press('n');
    await expect(page.getByRole('combobox', { name: 'Sort' })).toHaveValue('wire');
    await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveCount(0);
  });
});

test('merges a layer and a relation type, which the article follows, and takes both back', async ({
  app,
}, testInfo) => {
  const page = await annotated(app, (name) => testInfo.outputPath(name));
  await choose(page, 'Source');
  await page.getByRole('button', { name: 'Merge into…' }).press('Enter');
  await page.keyboard.type('claim');
  await page.keyboard.press('Enter');
  const effect = page.getByRole('dialog').getByRole('listitem');
  await expect(effect).toHaveText([
    '“Kind” is added to “Claim”',
    '“Sort” is added to “Claim”',
    '“Page” is added to “Claim”',
  ]);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Layers · 3' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Claim' })).toBeFocused();
  await expect(page.getByText('Used by 1 annotation. Holds what was: Source.')).toBeVisible();

  await test.step('is a claim in the article, also to who changes it and takes that back', async () => {
    await openArticle(page);
    await page.keyboard.press('n');
    await expect(annotationRow(page).getByRole('img', { name: 'Claim' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveValue('agency');
    await page.getByRole('textbox', { name: 'Page' }).fill('13');
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await articleText(page).focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('textbox', { name: 'Page' })).toHaveValue('12');
    await expect(annotationRow(page).getByRole('img', { name: 'Claim' })).toBeVisible();
    await openCodebook(page);
  });

  await test.step('takes a type of relation into another', async () => {
    await page.getByRole('tab', { name: /^Layers/ }).press('End');
    const types = page.getByRole('listbox', { name: 'Relation types' });
    await types.getByRole('option', { name: 'supports' }).press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(types.getByRole('option', { name: 'repeats' })).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('button', { name: 'Merge into…' }).press('Enter');
    await page.keyboard.type('supports');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: 'Relation types · 3' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('tab', { name: 'Relation types · 4' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('tab', { name: 'Layers · 4' })).toBeVisible();
    await openArticle(page);
    await page.keyboard.press('n');
    await expect(annotationRow(page).getByRole('img', { name: 'Source' })).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Kind' })).toHaveValue('agency');
  });
});
