import { Store } from './store';

export type AppDialogName = 'settings' | 'open-library' | 'new-library' | 'keys' | 'palette' | 'imports';

/** Which of the dialogs that can be opened from everywhere is shown. */
export const shownDialog = new Store<AppDialogName | null>(null);
