import { Store } from '../state/store';
import { chooseFiles } from './choose-files';

/** Files that were chosen for an article, or (null) for whichever they are about; taken up by `TakeIn`. */
export const chosenFiles = new Store<{ files: File[]; articleId: string | null } | null>(null);

/** Asks for files with annotations and shows what is in them. */
export async function takeInFor(articleId: string | null): Promise<void> {
  const files = await chooseFiles();
  if (files.length > 0) chosenFiles.set({ files, articleId });
}
