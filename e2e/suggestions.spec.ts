import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, guillemet, type RunningApp, test } from './support/app';
import { annotationRow, articleText, suggestionRow } from './support/text';
import { violations } from './support/violations';

/** Our own words: two speakers, an interrupted quotation, a claim in one, a pronoun, an indirect report. */
const article = `# Le pont rouvre en avril

« Le pont rouvrira le 3 avril », a annoncé mardi Awa Lemoine, adjointe aux travaux. « Les câbles, a-t-elle précisé, ont été changés. »

Le chantier a coûté 6,4 millions d’euros entre 2024 et 2026.

Luc Bastien, ingénieur, affirme que la chaussée tiendra trente ans. « Nous l’avons mesurée », a ajouté M. Bastien.
`;

async function open(app: RunningApp): Promise<void> {
  const file = join(app.library, '..', 'pont.md');
  await writeFile(file, article);
  expect(await guillemet('import', file, '--library', app.library)).toMatchObject({ code: 0 });
  await app.restart();
  await openArticle(app);
  await expect(strip(app)).toContainText(/\d+ suggestions/);
}

async function openArticle(app: RunningApp): Promise<void> {
  await app.page.getByRole('row', { name: 'Le pont rouvre en avril' }).click();
  await expect(articleText(app.page)).toBeFocused();
}

const strip = (app: RunningApp) => app.page.getByRole('region', { name: 'Suggestions' });
const said = (app: RunningApp) => app.page.locator('.said');
const card = (app: RunningApp) => app.page.getByRole('region', { name: /^Suggested/ });
const outlined = (app: RunningApp) => app.page.locator('.suggested');

async function openCount(app: RunningApp): Promise<number> {
  return Number(
    /(\d+) suggestions?|of (\d+)/
      .exec((await strip(app).textContent()) ?? '')
      ?.slice(1)
      .find(Boolean),
  );
}

test('suggestions are reviewed by keyboard alone, and what was decided stays decided', async ({ app }) => {
  await app.kill();
  await open(app);
  const { keyboard } = app.page;
  const all = await openCount(app);

  await test.step('goes to the first one and says what it is', async () => {
    await keyboard.press('s');
    await expect(said(app)).toContainText(
      `Suggestion 1 of ${all}: Quote, sure, Awa Lemoine: « Le pont rouvrira le 3 avril »`,
    );
    await expect(card(app)).toContainText('Awa Lemoine will be entered into the register');
    // Where a claim begins inside of it the outline is in pieces.
    const outline = async () => (await app.page.locator('.suggested.current').allTextContents()).join('');
    await expect.poll(outline).toBe('« Le pont rouvrira le 3 avril »');
  });

  await test.step('says why, on demand', async () => {
    await keyboard.press('y');
    await expect(said(app)).toContainText('followed by a verb and its subject in inverted order');
    await expect(card(app)).toContainText('The words that report it: a annoncé');
    expect(await violations(app.page)).toEqual([]);
    await keyboard.press('y');
  });

  await test.step('accepts one, goes on to the next, rejects that', async () => {
    await keyboard.press('Enter');
    await expect(said(app)).toContainText(`Quote accepted. Suggestion 1 of ${all - 1}`);
    await expect(annotationRow(app.page)).toHaveCount(1);
    await expect(annotationRow(app.page)).toContainText('Awa Lemoine');
    const next = await app.page.locator('.suggested.current').first().textContent();
    await keyboard.press('x');
    await expect(said(app)).toContainText(`Suggestion rejected. Suggestion 1 of ${all - 2}`);
    await expect(outlined(app).filter({ hasText: next ?? '' })).toHaveCount(0);
    await expect(annotationRow(app.page)).toHaveCount(1);
  });

  await test.step('brings a rejected one back when it is undone, and rejects it again', async () => {
    await keyboard.press('Control+z');
    await expect(said(app)).toHaveText('Undone');
    await expect(strip(app)).toContainText(`1 of ${all - 1}`);
    await keyboard.press('x');
    await expect(strip(app)).toContainText(`of ${all - 2}`);
  });

  await test.step('accepts all of a speaker in one step, which one undo takes back', async () => {
    await keyboard.press('A');
    await expect(said(app)).toHaveText('The uncertain ones are shown too');
    const speaker = card(app).locator('.card-speaker');
    for (let steps = 0; steps < 9 && !(await speaker.textContent())?.startsWith('Luc Bastien'); steps++) {
      const before = await strip(app).textContent();
      await keyboard.press('s');
      await expect(strip(app)).not.toHaveText(before ?? '');
    }
    await keyboard.press('Shift+Enter');
    await expect(app.page.getByRole('menu')).toBeVisible();
    expect(await violations(app.page)).toEqual([]);
    await expect(app.page.getByRole('menuitem', { name: 'of Luc Bastien' })).toBeFocused();
    const several = Number(/\d+/.exec((await app.page.getByRole('menuitem').first().textContent()) ?? '')?.[0]);
    expect(several).toBeGreaterThan(1);
    await keyboard.press('Enter');
    await expect(said(app)).toContainText(`${several} suggestions accepted`);
    await expect(annotationRow(app.page)).toHaveCount(1 + several);
    await articleText(app.page).focus();
    await keyboard.press('Control+z');
    await expect(annotationRow(app.page)).toHaveCount(1);
    await keyboard.press('Control+Shift+z');
    await expect(annotationRow(app.page)).toHaveCount(1 + several);
  });

  await test.step('edits one while it is accepted', async () => {
    await keyboard.press('Escape');
    await keyboard.press('Control+Home');
    await keyboard.press('s');
    await keyboard.press('e');
    await expect(app.page.getByRole('combobox', { name: /Speaker|Claimant/ })).toBeFocused();
    await keyboard.type('Rosa Quint');
    await keyboard.press('Enter');
    await expect(articleText(app.page)).toBeFocused();
    await expect(annotationRow(app.page, { selected: true })).toContainText('Rosa Quint');
    await expect(app.page.getByText('Saved', { exact: true })).toBeVisible();
  });

  await test.step('accepts all sure ones, uncertain ones not, and takes them back by one undo', async () => {
    await keyboard.press('Escape');
    const [before, open] = [await annotationRow(app.page).count(), await openCount(app)];
    await keyboard.press('Shift+Enter');
    const sure = app.page.getByRole('menuitem', { name: /sure suggestion/ });
    const count = Number(/\d+/.exec((await sure.textContent()) ?? '')?.[0] ?? 1);
    expect(count).toBeLessThan(open);
    await sure.press('Enter');
    await expect(annotationRow(app.page)).toHaveCount(before + count);
    await expect(outlined(app).and(app.page.locator('.suggested-sure'))).toHaveCount(0);
    await expect(outlined(app).first()).toBeVisible();
    await keyboard.press('Control+z');
    await expect(annotationRow(app.page)).toHaveCount(before);
    expect(await openCount(app)).toBe(open);
  });

  await test.step('knows all of it after the plug was pulled', async () => {
    await keyboard.press('Escape');
    await keyboard.press('A');
    await expect(said(app)).toHaveText('Only sure ones are shown');
    const marked = await annotationRow(app.page).count();
    const left = await openCount(app);
    await app.kill();
    await app.restart();
    await openArticle(app);
    await expect(annotationRow(app.page)).toHaveCount(marked);
    await expect(strip(app)).toContainText(left === 0 ? 'No open suggestion' : String(left));
  });

  await test.step('exports what was decided, for measuring the rules', async () => {
    const out = join(app.library, '..', 'decisions.jsonl');
    expect(await guillemet('export', '--library', app.library, '--format', 'decisions', '--out', out)).toMatchObject({
      code: 0,
    });
    const [record] = (await readFile(out, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const verdicts = record.decisions.map(({ decision, edited }: Record<string, unknown>) => `${decision} ${edited}`);
    expect(verdicts).toEqual(expect.arrayContaining(['accepted false', 'accepted true', 'rejected false']));
    for (const { suggestion } of record.decisions) {
      for (const { start, end, exact } of suggestion.segments) expect(record.text.slice(start, end)).toBe(exact);
    }
  });

  await test.step('and says of each annotation where it comes from', async () => {
    const out = join(app.library, '..', 'pont.json');
    await guillemet('export', '--library', app.library, '--format', 'json', '--out', out);
    const { annotations } = JSON.parse(await readFile(out, 'utf8')).articles[0];
    for (const { origin } of annotations) {
      expect(origin).toMatchObject({
        kind: 'suggestion',
        rule: expect.stringMatching(/./),
        engine: expect.any(String),
      });
    }
    const edited = annotations.filter(({ origin }: { origin: { edited: boolean } }) => origin.edited);
    expect(edited).toHaveLength(1);
    expect(await guillemet('check', '--library', app.library)).toMatchObject({ code: 0 });
  });
});

test('suggestions stand among the annotations while they are reviewed, and are decided row by row', async ({ app }) => {
  await app.kill();
  await open(app);
  const { page } = app;
  const { keyboard } = page;
  const all = await openCount(app);
  const list = page.getByRole('listbox', { name: 'Annotations' });
  const row = (name: RegExp) => suggestionRow(page, { name });

  await test.step('are in no list until somebody reviews them', async () => {
    await expect(list).toHaveCount(0);
    await strip(app).getByRole('button', { name: 'Review' }).press('Enter');
    await expect(suggestionRow(page)).toHaveCount(all);
    await expect(suggestionRow(page).first()).toHaveAccessibleName(
      /^Suggested Quote ?« Le pont rouvrira le 3 avril » ?Awa Lemoine ?·? ?direct ?·? ?sure/,
    );
    expect(await violations(page)).toEqual([]);
  });

  await test.step('are gone through by arrows, and say what they are', async () => {
    await list.focus();
    await keyboard.press('Home');
    await keyboard.press('ArrowDown');
    await expect(suggestionRow(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(said(app)).toContainText(`Suggestion 2 of ${all}`);
    await keyboard.press('ArrowUp');
    await expect(suggestionRow(page).first()).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('become annotations at their place, and the keyboard stays in the list', async () => {
    await keyboard.press('Enter');
    await expect(annotationRow(page)).toHaveCount(1);
    await expect(suggestionRow(page)).toHaveCount(all - 1);
    await expect(list.getByRole('option').first()).toContainText('Awa Lemoine');
    await expect(list).toBeFocused();
    await expect(suggestionRow(page, { selected: true })).toHaveCount(1);
    await keyboard.press('x');
    await expect(suggestionRow(page)).toHaveCount(all - 2);
    await expect(list).toBeFocused();
    // From a suggestion to an annotation and back.
    await keyboard.press('Home');
    await expect(annotationRow(page, { selected: true })).toHaveCount(1);
    await keyboard.press('ArrowDown');
    await expect(suggestionRow(page, { selected: true })).toHaveCount(1);
  });

  await test.step('are kept back by a filter that would keep back what they would become', async () => {
    await page.getByRole('searchbox', { name: 'Filter annotations' }).fill('mesurée');
    await keyboard.press('Enter');
    await expect(annotationRow(page)).toHaveCount(0);
    await expect(row(/mesurée/)).toHaveCount(1);
    // The one that is reviewed stays in sight, whatever the filter says.
    await expect(suggestionRow(page)).toHaveCount(2);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(suggestionRow(page)).toHaveCount(all - 2);
  });

  await test.step('are chosen by a click too, which puts the keyboard into the list', async () => {
    await suggestionRow(page).last().click();
    await expect(suggestionRow(page).last()).toHaveAttribute('aria-selected', 'true');
    await expect(list).toBeFocused();
    await keyboard.press('x');
    await expect(suggestionRow(page)).toHaveCount(all - 3);
    await expect(list).toBeFocused();
    await keyboard.press('Control+z');
    await expect(suggestionRow(page)).toHaveCount(all - 2);
  });

  await test.step('are edited as they are accepted', async () => {
    await list.focus();
    await keyboard.press('End');
    await keyboard.press('e');
    await expect(page.getByRole('combobox', { name: /Speaker|Claimant/ })).toBeFocused();
    await keyboard.press('Escape');
    await expect(annotationRow(page)).toHaveCount(2);
  });

  await test.step('leave the list with the review, and give the keyboard to the text where nothing is left', async () => {
    await articleText(page).focus();
    await keyboard.press('Escape');
    await expect(suggestionRow(page)).toHaveCount(0);
    await expect(annotationRow(page)).toHaveCount(2);
    await list.focus();
    for (const left of [1, 0]) {
      await keyboard.press('Home');
      await keyboard.press('Delete');
      await expect(annotationRow(page)).toHaveCount(left);
    }
    await expect(articleText(page)).toBeFocused();
  });
});

test('what is rejected or accepted in one window is not suggested in another, nor after a restart', async ({
  app,
  host,
}) => {
  test.skip(host === 'electron', 'The desktop app has one window');
  await app.kill();
  await open(app);
  const all = await openCount(app);
  const other = await app.page.context().newPage();
  await other.goto(new URL('/', app.page.url()).href);
  await other.getByRole('row', { name: 'Le pont rouvre en avril' }).click();
  const there = other.getByRole('region', { name: 'Suggestions' });
  await expect(there).toContainText(`${all} suggestions`);

  await app.page.keyboard.press('s');
  const rejected = await app.page.locator('.suggested.current').first().getAttribute('data-suggestion');
  await app.page.keyboard.press('x');
  await expect(there).toContainText(`${all - 1} suggestions`);
  await expect(other.locator(`[data-suggestion="${rejected}"]`)).toHaveCount(0);
  await app.page.keyboard.press('Enter');
  await expect(annotationRow(other)).toHaveCount(1);
  await expect(there).toContainText(`${all - 2} suggestions`);

  // What is wanted at all is one setting for all windows.
  await app.page.keyboard.press('A');
  await expect(other.locator('.suggested-likely, .suggested-possible').first()).toBeVisible();
  await app.page.keyboard.press('A');
  await expect(other.locator('.suggested-likely, .suggested-possible')).toHaveCount(0);

  // Undone in one, it is suggested again in both.
  await app.page.keyboard.press('Control+z');
  await app.page.keyboard.press('Control+z');
  await expect(there).toContainText(`of ${all}`);
  await app.page.keyboard.press('x');
  await expect(other.locator(`[data-suggestion="${rejected}"]`)).toHaveCount(0);
  await expect(app.page.getByText('Saved', { exact: true })).toBeVisible();
  await app.restart();
  await openArticle(app);
  await expect(strip(app)).toContainText(`${all - 1} suggestions`);
  await expect(app.page.locator(`[data-suggestion="${rejected}"]`)).toHaveCount(0);
});

test('an article is read and marked while its suggestions are looked for, and without them', async ({ app, host }) => {
  test.skip(host === 'electron', 'The worker of the desktop app comes from its own scheme');
  await app.kill();
  const file = join(app.library, '..', 'pont.md');
  await writeFile(file, article);
  expect(await guillemet('import', file, '--library', app.library)).toMatchObject({ code: 0 });
  await app.restart();
  const { page } = app;

  await test.step('keys and caret work while the worker is held back', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/suggestion-worker/, async (route) => {
      await held;
      await route.continue();
    });
    await openArticle(app);
    await expect(strip(app)).toContainText('Looking for suggestions…');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('q');
    await expect(annotationRow(page)).toHaveCount(1);
    await expect(strip(app)).toContainText('Looking for suggestions…');
    release();
    await expect(outlined(app).first()).toBeVisible();
    await page.unroute(/suggestion-worker/);
  });

  await test.step('that they could not be made is said, and nothing else is missing', async () => {
    await page.route(/suggestion-worker/, (route) => route.abort());
    await page.reload();
    await openArticle(app);
    await expect(strip(app)).toContainText('Suggestions could not be made here');
    await page.keyboard.press('c');
    await expect(annotationRow(page)).toHaveCount(2);
  });
});

test('suggestions can be switched off by kind and by language, and stay so over a restart', async ({ app }) => {
  await app.kill();
  await open(app);
  const toggle = async (name: string) => {
    await app.page.getByRole('button', { name: 'What is suggested' }).click();
    await app.page.getByRole('menuitemcheckbox', { name }).click();
    await app.page.keyboard.press('Escape');
  };
  const claims = () => app.page.locator('.suggested-claim');
  const quotes = () => app.page.locator('.suggested-quote');
  await expect(claims().first()).toBeVisible();
  await toggle('Claims');
  await expect(claims()).toHaveCount(0);
  await expect(quotes().first()).toBeVisible();
  await toggle('In French');
  await expect(outlined(app)).toHaveCount(0);
  await expect(strip(app)).toContainText('Suggestions are off');

  await test.step('also where the page comes from another address', async () => {
    // What a page reads is on disk: only then may the plug be pulled.
    await app.page.reload();
    await openArticle(app);
    await expect(strip(app)).toContainText('Suggestions are off');
    await app.restart();
    await openArticle(app);
    await expect(strip(app)).toContainText('Suggestions are off');
  });

  await test.step('and are switched on again in the settings, where no article is open', async () => {
    await app.page.keyboard.press('Alt+ArrowLeft');
    await app.page.keyboard.press('Control+,');
    const languages = app.page.getByRole('group', { name: 'In articles in' });
    await expect(languages.getByRole('checkbox', { name: 'French' })).not.toBeChecked();
    await languages.getByRole('checkbox', { name: 'French' }).press('Space');
    await expect(app.page.getByRole('checkbox', { name: 'Claims', exact: true })).not.toBeChecked();
    expect(await violations(app.page)).toEqual([]);
    await app.page.keyboard.press('Escape');
    await openArticle(app);
    await expect(quotes().first()).toBeVisible();
    await expect(claims()).toHaveCount(0);
  });

  await test.step('and altogether, whatever kinds and languages are on', async () => {
    await toggle('Suggestions');
    await expect(outlined(app)).toHaveCount(0);
    await expect(strip(app)).toContainText('Suggestions are off');
    await toggle('Suggestions');
    await expect(quotes().first()).toBeVisible();
  });
});
