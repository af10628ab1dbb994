import type { Article } from '../../core/library/article';
import { Store } from '../state/store';

/** The article that the next file is a new version of, while one is being chosen and looked at. */
export const newVersionOf = new Store<{ id: string; title: string } | null>(null);

/** Asks for the file of a new version. */
export function askForNewVersion({ id, metadata }: Article): void {
  newVersionOf.set({ id, title: metadata.title });
}
