import { Store } from './store';

/** What a screen reader should hear next, and what the status line shows for a moment. */
export const announcement = new Store<{ text: string; count: number }>({ text: '', count: 0 });

export function announce(text: string): void {
  announcement.set({ text, count: announcement.get().count + 1 });
}
