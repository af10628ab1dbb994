import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import type { Page, Response } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, guillemet, test } from './support/app';
import { article, articleText, selectByFinding } from './support/text';
import { violations } from './support/violations';

test.skip(({ host }) => host === 'electron', 'the desktop prints by the system, which no test can see');

/** A quote with its speaker, and a claim. */
async function withMarks(page: Page): Promise<void> {
  await expect(articleText(page)).toBeFocused();
  await selectByFinding(page, '« Les travaux sont finis et le bassin est chauffé 🏊 »');
  await page.keyboard.press('q');
  await selectByFinding(page, 'Awa Lemoine');
  await page.keyboard.press('w');
  await page.keyboard.press('Enter');
  await expect(articleText(page)).toBeFocused();
  await selectByFinding(page, '12 % des usagers viendront de Saint-Ouestre');
  await page.keyboard.press('c');
  await expect(page.locator('[data-save]')).toHaveText('Saved');
}

/** Notes what the browser is asked to print, by the name that a file of it would get. */
async function watchPrinting(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const printed: string[] = [];
    Object.assign(window, { printed });
    new MutationObserver(() => {
      const frame = document.querySelector<HTMLIFrameElement>('.print-frame');
      const note = () => printed.push(document.title);
      const watch = () => frame?.contentWindow?.addEventListener('beforeprint', note);
      frame?.addEventListener('load', watch, { capture: true, once: true });
    }).observe(document.body, { childList: true });
  });
  return () => page.evaluate(() => (window as unknown as { printed: string[] }).printed);
}

const isReport = (response: Response) => new URL(response.url()).pathname.startsWith('/report/');

test('prints the report on the open article, in the language of the screen, by keyboard', async ({ app }, testInfo) => {
  const file = testInfo.outputPath('piscine.txt');
  await writeFile(file, article);
  await app.restart([file]);
  const { page } = app;
  await page.getByRole('button', { name: 'Add to library' }).press('Enter');
  await withMarks(page);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const printed = await watchPrinting(page);

  const answer = page.waitForResponse(isReport);
  await page.keyboard.press('Control+p');
  const response = await answer;

  await test.step('in a frame that shows the report and runs nothing', async () => {
    await expect.poll(printed).toEqual(['La piscine rouvre en mars']);
    await expect(page).toHaveTitle('Guillemet');
    await expect(page.locator('.said')).toHaveText('The report is ready to be printed');
    const frame = page.frameLocator('.print-frame');
    await expect(frame.locator('h1')).toHaveText('La piscine rouvre en mars');
    await expect(frame.locator('.people .person')).toContainText('Awa Lemoine');
    await expect(frame.locator('.claims tbody tr')).toContainText('12 % des usagers');
    await expect(page.locator('.print-frame')).toHaveAttribute('sandbox', 'allow-same-origin allow-modals');
    const policy = (await response.allHeaders())['content-security-policy'] ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; /);
    expect(policy).toContain("frame-ancestors 'self'; sandbox allow-same-origin allow-modals");
    expect(complaints).toEqual([]);
  });

  await test.step('which breaks no rule of accessibility, light or dark', async () => {
    const report = await page.context().newPage();
    await report.setContent(await response.text());
    for (const colorScheme of ['light', 'dark'] as const) {
      await report.emulateMedia({ colorScheme });
      expect(await violations(report)).toEqual([]);
    }
    await report.close();
  });

  await test.step('in which the keyboard never ends up', async () => {
    await expect(articleText(page)).toBeFocused();
  });

  await test.step('at an address that is good for once', async () => {
    expect((await page.context().request.get(response.url())).status()).toBe(404);
  });

  await test.step('and again, at another address, in French', async () => {
    await page.keyboard.press('Control+Shift+y');
    const second = page.waitForResponse(isReport);
    await page.keyboard.press('Control+p');
    expect((await second).url()).not.toBe(response.url());
    await expect(page.frameLocator('.print-frame').locator('html')).toHaveAttribute('lang', 'fr');
    await expect(page.locator('.print-frame')).toHaveCount(1);
    await expect.poll(printed).toHaveLength(2);
  });
});

test('keeps the report from everybody but the page, and makes a PDF with its words', async ({ app }, testInfo) => {
  const file = testInfo.outputPath('piscine.txt');
  await writeFile(file, article);
  await app.restart([file]);
  const { page } = app;
  await page.getByRole('button', { name: 'Add to library' }).press('Enter');
  await withMarks(page);

  // The page gets its address, but never comes to ask for it.
  let address = '';
  await page.route('**/report/*', (route) => {
    address = route.request().url();
    return route.abort();
  });
  await page.keyboard.press('Control+p');
  await expect(page.locator('.said')).toContainText('The report could not be printed');
  await page.unroute('**/report/*');

  await test.step('from a page of another origin', async () => {
    const elsewhere = createServer((_, answer) => answer.end(`<iframe src="${address}"></iframe>`));
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const stranger = await page.context().newPage();
    const answers: number[] = [];
    stranger.on('response', (answer) => isReport(answer) && answers.push(answer.status()));
    await stranger.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    await expect.poll(() => answers).toEqual([403]);
    await stranger.close();
    elsewhere.close();
  });

  await test.step('from a tab, and from a script of its own page', async () => {
    const tab = await page.context().newPage();
    expect((await tab.goto(address))?.status()).toBe(403);
    await tab.close();
    expect(await page.evaluate((url) => fetch(url).then(({ status }) => status), address)).toBe(403);
  });

  await test.step('from a browser that was not let in', async () => {
    const other = await page.context().browser()?.newContext();
    expect((await other?.request.get(address))?.status()).toBe(401);
    await other?.close();
  });

  await test.step('which prints it with every word, and numbers the pages', async () => {
    const report = testInfo.outputPath('report.html');
    await writeFile(report, await (await page.context().request.get(address)).body());
    const paper = await page.context().newPage();
    await paper.goto(pathToFileURL(report).href);
    const pdf = testInfo.outputPath('report.pdf');
    await paper.pdf({ path: pdf, preferCSSPageSize: true });
    const words = await wordsOfPdf(pdf);
    for (const said of [
      'Les travaux sont finis et le bassin est chauffé',
      'La facture reste sous les 4 millions d’euros',
      '12 % des usagers viendront de Saint-Ouestre',
      'gratuite pour les enfants',
      'People and their words',
      'SHA-256 of the text',
    ])
      expect(words).toContain(plain(said));
    expect(words).toMatch(/^1\/1/);
  });
});

test('prints the articles that are selected in the library', async ({ app }, testInfo) => {
  const titles = ['La digue', 'Le phare', 'Le port'];
  const paths = titles.map((title) => testInfo.outputPath(`${title}.txt`));
  for (const [index, path] of paths.entries()) await writeFile(path, `${titles[index]}\nTout va bien, dit le maire.\n`);
  await app.kill();
  expect((await guillemet('import', ...paths, '--library', app.library)).code).toBe(0);
  await app.restart();
  const { page } = app;
  await expect(page.getByRole('grid')).toBeVisible();

  await test.step('all of them, in one report with a list of what is in it', async () => {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+p');
    const frame = page.frameLocator('.print-frame');
    await expect(frame.locator('nav li')).toHaveCount(3);
    expect((await frame.locator('h1').allTextContents()).toSorted()).toEqual(titles);
  });

  await test.step('one of them, by the button above the list', async () => {
    await page.keyboard.press('Control+Shift+a');
    await page.getByRole('row', { name: /Le phare/ }).click({ modifiers: ['Control'] });
    await page.getByRole('button', { name: 'Print…' }).press('Enter');
    await expect(page.frameLocator('.print-frame').locator('h1')).toHaveText(['Le phare']);
  });

  await test.step('from the list of all commands, which names no PDF where printing makes one', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('report');
    await expect(page.getByRole('option', { name: /Print the report/ })).toBeVisible();
    await expect(page.getByRole('option', { name: /as PDF/ })).toHaveCount(0);
    await page.keyboard.press('Escape');
  });
});

/** Without blanks, which a PDF does not keep as they were. */
function plain(text: string): string {
  return text.replace(/\s+/gu, '');
}

async function wordsOfPdf(path: string): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(await readFile(path)), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    texts.push(...items.map((item) => ('str' in item ? item.str : '')));
  }
  return plain(texts.join(''));
}
