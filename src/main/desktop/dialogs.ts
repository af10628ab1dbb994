import { basename, dirname, join } from 'node:path';
import { app, BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions, shell } from 'electron';
import { asFailure } from '../../core/dispatch';
import { raise } from '../../core/result';
import type { SaveTarget } from '../services/export-service';
import type { FolderDialogs } from '../services/libraries-service';
import type { DesktopStateFile } from './desktop-state';
import type { Words } from './words';

/** Asks where to save, starting in the folder of the last save. */
export function saveDialog(state: DesktopStateFile): SaveTarget {
  return {
    async choose(suggestedName) {
      const folder = state.get().saveFolder ?? app.getPath('documents');
      const options: SaveDialogOptions = {
        defaultPath: join(folder, basename(suggestedName)),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      };
      const window = BrowserWindow.getFocusedWindow();
      const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
      if (answer.canceled || answer.filePath === '') return null;
      state.set({ saveFolder: dirname(answer.filePath) });
      return answer.filePath;
    },
  };
}

/** Asks for articles to open, starting in the folder of the last ones. Empty when the user gave up. */
export async function chooseArticles(state: DesktopStateFile): Promise<string[]> {
  const { filePaths } = await dialog.showOpenDialog({
    defaultPath: state.get().openFolder ?? app.getPath('documents'),
    properties: ['openFile', 'multiSelections'],
  });
  const [first] = filePaths;
  if (first !== undefined) state.set({ openFolder: dirname(first) });
  return filePaths;
}

export const folderDialogs: FolderDialogs = {
  async choose() {
    const options: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] };
    const window = BrowserWindow.getFocusedWindow();
    const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return filePaths[0] ?? null;
  },
  async show(folder) {
    const refusal = await shell.openPath(folder);
    if (refusal !== '')
      raise('library-unreadable', `${folder} cannot be shown: ${refusal}`, {
        details: { file: folder, reason: refusal },
      });
  },
};

/** Tells why the library cannot be opened and asks for another one. Null when the user would rather quit. */
export async function askForOtherLibrary(error: unknown, words: Words): Promise<string | null> {
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: words.libraryProblem,
      detail: asFailure(error).message,
      buttons: [words.libraryChoose, words.quit],
      defaultId: 0,
      cancelId: 1,
    });
    if (response !== 0) return null;
    const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] });
    const [folder] = filePaths;
    if (folder !== undefined) return folder;
  }
}
