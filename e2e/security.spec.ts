import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './support/app';
import { articleText } from './support/text';

/** A server that anything may ask, so that whoever asks is seen. */
async function listening(): Promise<{ url: string; asked: string[]; close: () => void }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}

test('a page full of scripts opens as an article: nothing runs, nothing is fetched', async ({ app }, testInfo) => {
  const outside = await listening();
  const body = '<p>Le conseil a voté le budget à une large majorité, dans une salle comble et attentive.</p>'.repeat(6);
  const file = testInfo.outputPath('hostile.html');
  await writeFile(
    file,
    `<!doctype html><html lang="fr"><head><title>Budget</title>
    <script>window.ran = 'inline'</script><script src="${outside.url}/script.js"></script>
    <link rel="stylesheet" href="${outside.url}/style.css"><meta http-equiv="refresh" content="0;url=${outside.url}/refresh">
    <base href="${outside.url}/"></head>
    <body onload="window.ran = 'onload'"><article><h1>Budget</h1>${body}
    <img src="${outside.url}/pixel.png" onerror="window.ran = 'onerror'"><iframe src="${outside.url}/frame"></iframe>
    <svg onload="window.ran = 'svg'"><image href="${outside.url}/svg.png"/></svg>
    <p><a href="javascript:window.ran='link'">cliquez</a> <a href="${outside.url}/link">ici</a></p>
    <p style="background:url(${outside.url}/css.png)">Fin.</p><object data="${outside.url}/object"></object>
    <form action="${outside.url}/form"><button>Envoyer</button></form></article></body></html>`,
  );
  await app.page.setInputFiles('input[type=file][multiple]', file);
  await app.page.getByText('The whole page').click();
  await expect(app.page.getByRole('radio', { name: /The whole page/ })).toBeChecked();
  await app.page.getByRole('button', { name: 'Add to library' }).click();
  const text = articleText(app.page);
  await expect(text).toContainText('Le conseil a voté');
  await text.getByText('cliquez').click();
  await text.getByText('ici').click();
  expect(await app.page.evaluate(() => (window as { ran?: string }).ran)).toBeUndefined();
  expect(
    await text.locator('script, img, iframe, svg, object, form, a, [style*=url], [onload], [onerror]').count(),
  ).toBe(0);
  expect(outside.asked).toEqual([]);
  const own = new URL(app.page.url());
  for (const request of app.requests)
    expect(`${new URL(request).protocol}${new URL(request).host}`).toBe(`${own.protocol}${own.host}`);
  outside.close();
});

test('the page cannot reach anything but its own host', async ({ app }) => {
  const outside = await listening();
  const outcome = await app.page.evaluate(async (url) => {
    const tried = await Promise.allSettled([fetch(`${url}/fetch`), import(/* @vite-ignore */ `${url}/module.js`)]);
    const image = new Image();
    image.src = `${url}/image.png`;
    navigator.sendBeacon(`${url}/beacon`);
    window.open(`${url}/window`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return tried.map(({ status }) => status);
  }, outside.url);
  expect(outcome).toEqual(['rejected', 'rejected']);
  expect(outside.asked.filter((path) => path !== '/window')).toEqual([]);
  if (test.info().project.name === 'electron') expect(outside.asked).toEqual([]);
  outside.close();
});

test('the page shows no violation of its own policy while it is used', async ({ app }) => {
  const complaints: string[] = [];
  app.page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  app.page.on('pageerror', (error) => complaints.push(error.message));
  await app.page.getByRole('button', { name: 'Open articles' }).waitFor();
  await app.page.reload();
  await app.page.getByRole('button', { name: /conseil municipal/i }).click();
  await app.page.getByRole('button', { name: 'Add to library' }).click();
  await expect(articleText(app.page)).toBeFocused();
  await app.page.keyboard.press('q');
  await app.page.getByRole('combobox', { name: 'Speaker' }).fill('Nina');
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('Control+e');
  await app.page.getByRole('button', { name: /Download|Save/ }).waitFor();
  expect(complaints).toEqual([]);
});
