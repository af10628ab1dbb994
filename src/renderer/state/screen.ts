import { Store } from './store';

export type Screen = { name: 'library' } | { name: 'article'; articleId: string };

/** Which screen is shown. */
export const screen = new Store<Screen>({ name: 'library' });
