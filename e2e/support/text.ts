import type { Locator, Page } from '@playwright/test';

/** Our own words, with what makes texts hard: guillemets with NBSP, an incise, an emoji, a nested claim. */
export const article = `La piscine rouvre en mars
« Les travaux sont finis et le bassin est chauffé 🏊 », a annoncé mardi Awa Lemoine, adjointe aux sports. « La facture reste sous les 4 millions d’euros », a-t-elle ajouté.
Selon elle, 12 % des usagers viendront de Saint-Ouestre.
-
Le maire assure que l’entrée restera « gratuite pour les enfants ».
`;

/** Selects words of the article by keyboard alone: finds them, which leaves them selected. */
export async function selectByFinding(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await page.keyboard.type(words);
  await page.getByRole('searchbox').and(page.locator(':focus')).waitFor();
  await page.locator('mark.hit-current').first().waitFor();
  await page.keyboard.press('Escape');
}

/** The text of the open article. */
export function articleText(page: Page): Locator {
  return page.getByRole('document', { name: /^Text of the article/ });
}

/** Rows of the list of annotations; suggestions that stand among them are left out. */
export function annotationRow(page: Page, which: { name?: string | RegExp; selected?: boolean } = {}): Locator {
  return page
    .getByRole('listbox', { name: 'Annotations' })
    .getByRole('option', which)
    .and(page.locator(':not(.suggestion-row)'));
}

/** Rows of suggestions in the list of annotations. */
export function suggestionRow(page: Page, which: { name?: string | RegExp; selected?: boolean } = {}): Locator {
  return page
    .getByRole('listbox', { name: 'Annotations' })
    .getByRole('option', which)
    .and(page.locator('.suggestion-row'));
}
