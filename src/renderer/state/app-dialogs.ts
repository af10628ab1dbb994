import { Store } from './store';

export const appDialogs = ['settings', 'open-library', 'new-library'] as const;
export type AppDialogName = (typeof appDialogs)[number];

/** Which of the dialogs that can be opened from everywhere is shown. */
export const shownDialog = new Store<AppDialogName | null>(null);
