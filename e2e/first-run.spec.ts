import type { Page } from '@playwright/test';
import { expect, test } from './support/app';

/** What a newcomer does, one at a time; keys and buttons must stand on the screen before they are used. */
class Newcomer {
  readonly steps: string[] = [];

  constructor(private readonly page: Page) {}

  async presses(name: string | RegExp): Promise<void> {
    const button = this.page.getByRole('button', { name });
    await expect(button).toBeVisible();
    this.steps.push(`presses ${name}`);
    await button.click();
  }

  /** A key that the screen shows. */
  async hits(key: string): Promise<void> {
    await expect(this.page.locator('kbd', { hasText: new RegExp(`^${key}$`) }).first()).toBeVisible();
    this.steps.push(`hits ${key}`);
    await this.page.keyboard.press(key === 'Entrée' ? 'Enter' : key);
  }

  /** Puts the caret into a sentence, as the screen says. */
  async pointsAt(words: string): Promise<void> {
    this.steps.push(`points at ${words}`);
    const box = await this.page.evaluate((wanted) => {
      const walker = document.createTreeWalker(
        document.querySelector('.article-text') as Element,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at === -1) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      throw new Error(`"${wanted}" does not stand in the text`);
    }, words);
    await this.page.mouse.click(box.x, box.y);
  }

  /** Writes into a field that has a name, and confirms. */
  async writes(text: string, field: string): Promise<void> {
    const named = this.page.getByRole('combobox', { name: field });
    await expect(named).toBeVisible();
    this.steps.push(`goes to ${field}`, `writes ${text}`, 'confirms');
    await named.click();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }
}

const languages = [
  {
    uiLocale: 'en-US',
    invitation: 'Drop an article here to begin',
    sample: 'River clean-up runs over budget',
    keep: 'Add to library',
    help: 'Put the caret in a sentence, or select words, and press',
    enter: 'Enter',
    tags: 'Tags',
    tag: 'Budget',
    quoted: 'things nobody had written',
    remove: 'Remove: Budget',
    list: 'Annotations',
    review: 'Review',
    quote: /^Quote/,
  },
  {
    uiLocale: 'fr-FR',
    invitation: 'Déposez un article pour commencer',
    sample: 'Transports gratuits : le conseil municipal se divise',
    keep: 'Ajouter à la bibliothèque',
    help: 'Placez le curseur dans une phrase, ou sélectionnez des mots',
    enter: 'Entrée',
    tags: 'Étiquettes',
    tag: 'Budget',
    quoted: 'choisir entre un ticket',
    remove: /^Retirer\s: Budget$/,
    list: 'Annotations',
    review: 'Revoir',
    quote: /^Citation/,
  },
] as const;

for (const words of languages) {
  test.describe(words.uiLocale, () => {
    test.use({ uiLocale: words.uiLocale });

    test('from nothing to the first tagged quote without documentation', async ({ app }) => {
      const { page } = app;
      const newcomer = new Newcomer(page);
      const rows = page.getByRole('listbox', { name: words.list }).getByRole('option');
      await expect(page.getByRole('heading', { name: words.invitation })).toBeVisible();
      // What is offered first is in the language of the screen.
      await expect(page.locator('.samples button').first()).toHaveAccessibleName(words.sample);

      await newcomer.presses(words.sample);
      await newcomer.presses(words.keep);
      await expect(page.getByText(words.help)).toBeVisible();
      await newcomer.pointsAt(words.quoted);
      await newcomer.hits('q');
      await expect(rows).toHaveCount(1);
      await expect(rows.first()).toHaveAccessibleName(words.quote);
      await newcomer.writes(words.tag, words.tags);
      await expect(page.getByRole('button', { name: words.remove })).toBeVisible();
      expect(newcomer.steps, newcomer.steps.join(', ')).toHaveLength(7);
    });

    test('from nothing to a suggested annotation that is accepted, by what the screen says', async ({ app }) => {
      const { page } = app;
      const newcomer = new Newcomer(page);
      const rows = page.getByRole('listbox', { name: words.list }).locator('.annotation-row:not(.suggestion-row)');
      await newcomer.presses(words.sample);
      await newcomer.presses(words.keep);
      await expect(page.getByRole('button', { name: words.review, exact: true })).toBeEnabled();
      await newcomer.hits('s');
      await newcomer.hits(words.enter);
      await expect(rows).toHaveCount(1);
      expect(newcomer.steps).toHaveLength(4);
    });
  });
}
