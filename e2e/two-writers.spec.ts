import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { BrowserApp, test as base, expect, guillemet } from './support/app';
import { violations } from './support/violations';

/** A second Guillemet on the library, in a process and a window of its own. */
const test = base.extend<{ second: BrowserApp }>({
  second: async ({ app, chromium, uiLocale }, use, testInfo) => {
    testInfo.skip(chromium === null, 'a desktop app hands a second start to the first one');
    const second = new BrowserApp(app.library, chromium as Browser, uiLocale);
    await use(second);
    await second.kill();
  },
});

const title = 'Bassin rouvert';

test.beforeEach(async ({ app }, testInfo) => {
  await app.kill();
  const file = testInfo.outputPath('bassin.md');
  await writeFile(file, `# ${title}\n\nLe bassin rouvre. Il a coûté deux millions. La mairie a payé la moitié.\n`);
  const { code, stderr } = await guillemet('import', file, '--library', app.library);
  expect(code, stderr).toBe(0);
  await app.restart();
});

const banner = (page: Page) => page.getByRole('region', { name: 'Read only' });
const marks = (page: Page) => page.getByRole('listbox').getByRole('option');

async function openArticle(page: Page): Promise<void> {
  await page.getByRole('row', { name: title }).click();
  await page.getByRole('document', { name: /^Text of/ }).waitFor();
}

/** Marks the sentence at the caret. */
async function mark(page: Page, words: string, key: 'q' | 'c'): Promise<void> {
  await page.getByText(words).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press(key);
}

test('a second window only reads, takes over, and the first one only reads from then on', async ({ app, second }) => {
  await openArticle(app.page);
  await mark(app.page, 'Le bassin rouvre', 'q');
  await expect(app.page.getByText('Saved', { exact: true })).toBeVisible();

  await second.restart();
  await expect(banner(second.page)).toContainText('has had this library open for writing since');
  await expect(second.page.getByRole('button', { name: 'Open articles' })).toBeDisabled();
  await openArticle(second.page);
  await expect(marks(second.page)).toHaveCount(1);
  await second.page.keyboard.press('c');
  await expect(second.page.locator('.said')).toContainText('Read only: take the library over to change it');
  await expect(marks(second.page)).toHaveCount(1);
  expect(await violations(second.page)).toEqual([]);

  await banner(second.page).getByRole('button', { name: 'Take over' }).click();
  await expect(banner(second.page)).toHaveCount(0);
  await expect(banner(app.page)).toContainText('took over at');
  await expect(banner(app.page)).toContainText('this window only reads now');
  await second.page.getByRole('document', { name: /^Text of/ }).focus();
  await second.page.keyboard.press('c');
  await expect(marks(second.page)).toHaveCount(2);
  await expect(second.page.getByText('Saved', { exact: true })).toBeVisible();
  await app.page.keyboard.press('c');
  await expect(app.page.locator('.said')).toContainText('Read only: take the library over to change it');

  await banner(app.page).getByRole('button', { name: 'Take back' }).click();
  await expect(banner(app.page)).toHaveCount(0);
  await expect(marks(app.page)).toHaveCount(2);
  await expect(banner(second.page)).toContainText('took over at');
});

test('a first one that sleeps is overridden after a second question, and keeps its unsaved mark on screen', async ({
  app,
  second,
}) => {
  await openArticle(app.page);
  await second.restart();
  await openArticle(second.page);
  (app as BrowserApp).signal('SIGSTOP');
  await mark(app.page, 'Le bassin rouvre', 'q');
  await banner(second.page).getByRole('button', { name: 'Take over' }).click();
  const dialog = second.page.getByRole('dialog', { name: 'The other Guillemet does not answer' });
  await expect(dialog).toBeVisible({ timeout: 20_000 });
  await expect(dialog.getByRole('button', { name: 'Only read' })).toBeFocused();
  expect(await violations(second.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Take over anyway' }).click();
  await expect(banner(second.page)).toHaveCount(0);
  await mark(second.page, 'Le bassin rouvre', 'c');
  await expect(second.page.getByText('Saved', { exact: true })).toBeVisible();

  (app as BrowserApp).signal('SIGCONT');
  await expect(app.page.getByText(/Not saved: the library is only read here/)).toBeVisible();
  await expect(banner(app.page)).toBeVisible();
  // Its own, which is not saved, and the other one's.
  await expect(marks(app.page)).toHaveCount(2);
  await expect(app.page.getByText(/Not saved: the library is only read here/)).toBeVisible();
  await banner(app.page).getByRole('button', { name: 'Take back' }).click();
  await expect(app.page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(marks(app.page)).toHaveCount(2);
});

test('a window that only reads may write when the other has ended', async ({ app, second }) => {
  await second.restart();
  await expect(banner(second.page)).toBeVisible();
  await app.kill();
  await expect(banner(second.page)).toContainText('Nobody has this library open for writing now.');
  await banner(second.page).getByRole('button', { name: 'Write here' }).click();
  await expect(banner(second.page)).toHaveCount(0);
  await expect(second.page.getByRole('button', { name: 'Open articles' })).toBeEnabled();
});

/** Another machine's copy of the library, worked on in a window of its own, and brought back as a synchronising program does. */
test('what another program wrote appears on screen, and is asked about where both changed the same', async ({
  app,
  second,
}) => {
  const { page } = app;
  await openArticle(page);
  await mark(page, 'Le bassin rouvre', 'q');
  await expectKept(app.library, 1);
  await app.kill();
  const copy = join(dirname(app.library), 'Copy');
  await cp(app.library, copy, { recursive: true });
  await rm(join(copy, 'library.lock'), { force: true });

  const elsewhere = new BrowserApp(copy, second.browser, 'en-US');
  await elsewhere.restart();
  await openArticle(elsewhere.page);
  await noteOn(elsewhere.page, 'seen elsewhere');
  await mark(elsewhere.page, 'Le bassin rouvre', 'c');
  await expectKept(copy, 3);
  await elsewhere.kill();

  await app.restart();
  await openArticle(app.page);
  await noteOn(app.page, 'seen here');
  await expectKept(app.library, 2);
  await bring(copy, app.library);
  await expect(marks(app.page)).toHaveCount(2);
  const notice = app.page.getByRole('region', { name: 'Changed outside' });
  await expect(notice).toContainText('1 annotation was changed here and elsewhere');
  expect(await violations(app.page)).toEqual([]);
  await notice.getByRole('button', { name: 'Decide…' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Changed here and elsewhere' });
  await expect(dialog.getByRole('region', { name: 'Here', exact: true })).toContainText('seen here');
  await expect(dialog.getByRole('region', { name: 'Elsewhere' })).toContainText('seen elsewhere');
  expect(await violations(app.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Keep both' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(marks(app.page)).toHaveCount(3);
});

async function noteOn(page: Page, note: string): Promise<void> {
  await marks(page).first().click();
  await page.getByRole('textbox', { name: 'Note' }).fill(note);
  await page.getByRole('textbox', { name: 'Note' }).blur();
}

/** Waits for so many changes on disk. */
async function expectKept(library: string, changes: number): Promise<void> {
  const [article = ''] = await readdir(join(library, 'articles'));
  const folder = join(library, 'articles', article);
  const lines = async () => {
    const journal = (await readdir(folder)).find((name) => name.endsWith('.journal'));
    return journal ? (await readFile(join(folder, journal), 'utf8')).split('\n').length - 1 : 0;
  };
  await expect.poll(lines).toBe(changes);
}

/** The annotation files of one library in the place of the other's: new files, renamed. */
async function bring(from: string, to: string): Promise<void> {
  const [article = ''] = await readdir(join(from, 'articles'));
  const folder = join(to, 'articles', article);
  const names = (await readdir(join(from, 'articles', article))).filter((name) =>
    /^(?!article|original).*\.(json|journal)$/.test(name),
  );
  for (const name of names) {
    await cp(join(from, 'articles', article, name), join(folder, `.${name}.coming`));
    await rename(join(folder, `.${name}.coming`), join(folder, name));
  }
}
