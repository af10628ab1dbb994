import type { MenuItemConstructorOptions } from 'electron';
import type { CommandId } from '../../core/commands/command-list';
import type { ChangedKeys } from '../../core/commands/keymap';
import { commandMenu } from './command-menu';
import type { Words } from './words';

export interface MenuOptions {
  words: Words;
  /** Of the names of commands, as of `words`. */
  language: 'en' | 'fr';
  /** Keys as the user has set them. */
  keys: ChangedKeys;
  platform: NodeJS.Platform;
  developing: boolean;
  openArticle: () => void;
  /** Libraries that can be opened, the latest first. */
  recent: readonly { folder: string; shown: string; name: string }[];
  openLibrary: (folder: string) => void;
  /** A command of the page, which decides whether it is possible now. */
  run: (command: CommandId) => void;
}

const inOtherMenus: ReadonlySet<CommandId> = new Set<CommandId>([
  ...(['open-articles', 'open-library', 'new-library', 'export', 'print', 'save-pdf', 'settings'] as const),
  ...(['undo', 'redo', 'find', 'keys'] as const),
]);

const separator: MenuItemConstructorOptions = { type: 'separator' };

/**
 * The menu bar. Cutting and pasting have roles: without them no text field could be copied from or
 * pasted into on macOS. Keys that the page answers itself are shown, not taken.
 */
export function applicationMenu(options: MenuOptions): MenuItemConstructorOptions[] {
  const { words, platform, developing, run } = options;
  const mac = platform === 'darwin';
  const file: MenuItemConstructorOptions[] = [
    { id: 'open-article', label: words.openArticle, accelerator: 'CmdOrCtrl+O', click: options.openArticle },
    ...(mac ? [recentDocuments(words)] : []),
    separator,
    { id: 'open-library', label: words.openLibrary, click: () => run('open-library') },
    { id: 'new-library', label: words.newLibrary, click: () => run('new-library') },
    recentLibraries(options),
    separator,
    shownKey({ id: 'export', label: words.export, accelerator: 'CmdOrCtrl+E', click: () => run('export') }),
    shownKey({ id: 'save-pdf', label: words.savePdf, accelerator: 'CmdOrCtrl+Shift+P', click: () => run('save-pdf') }),
    shownKey({ id: 'print', label: words.print, accelerator: 'CmdOrCtrl+P', click: () => run('print') }),
    shownKey({ id: 'settings', label: words.settings, accelerator: 'CmdOrCtrl+,', click: () => run('settings') }),
    separator,
    mac ? { role: 'close' } : { role: 'quit', label: words.quit },
  ];
  const find = shownKey({ id: 'find', label: words.find, accelerator: 'CmdOrCtrl+F', click: () => run('find') });
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom', label: words.actualSize },
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
    separator,
    { role: 'togglefullscreen', label: words.fullScreen },
    ...(developing ? ([separator, { role: 'reload' }, { role: 'toggleDevTools' }] as const) : []),
  ];
  const help: MenuItemConstructorOptions[] = [
    { id: 'keys', label: words.keys, click: () => run('keys') },
    ...(mac ? [] : [separator, { role: 'about', label: words.about } as const]),
  ];
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: words.file, submenu: file },
    { label: words.edit, submenu: [...undoing(options), separator, ...pasting(words), separator, find] },
    { label: words.commands, submenu: commandMenu({ ...options, without: inOtherMenus }) },
    { label: words.view, submenu: view },
    ...(mac ? [{ role: 'windowMenu' } as const] : []),
    { role: 'help', label: words.help, submenu: help },
  ];
}

/** The page's own undo: it knows whether somebody types in a field, and takes back an annotation where nobody does. */
function undoing({ words, run }: MenuOptions): MenuItemConstructorOptions[] {
  return [
    shownKey({ id: 'undo', label: words.undo, accelerator: 'CmdOrCtrl+Z', click: () => run('undo') }),
    shownKey({ id: 'redo', label: words.redo, accelerator: 'CmdOrCtrl+Shift+Z', click: () => run('redo') }),
  ];
}

/** What the system knows of the place a context menu was asked for. */
export interface ContextPlace {
  isEditable: boolean;
  selectionText: string;
}

/** The menu for a place of the page: editing in a text field, copying from a selection, nothing elsewhere. */
export function contextMenu(place: ContextPlace, words: Words): MenuItemConstructorOptions[] {
  if (place.isEditable) return editing(words);
  return place.selectionText.trim() === '' ? [] : [{ role: 'copy', label: words.copy }];
}

function editing(words: Words): MenuItemConstructorOptions[] {
  return [{ role: 'undo', label: words.undo }, { role: 'redo', label: words.redo }, separator, ...pasting(words)];
}

function pasting(words: Words): MenuItemConstructorOptions[] {
  return [
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ];
}

function recentDocuments(words: Words): MenuItemConstructorOptions {
  return { role: 'recentDocuments', label: words.recent, submenu: [{ role: 'clearRecentDocuments' }] };
}

function recentLibraries({ words, recent, openLibrary }: MenuOptions): MenuItemConstructorOptions {
  return {
    id: 'recent-libraries',
    label: words.recentLibraries,
    enabled: recent.length > 0,
    submenu: recent.map(({ folder, shown, name }) => ({
      label: `${name} — ${shown}`.replace(/&/g, '&&'),
      click: () => openLibrary(folder),
    })),
  };
}

function shownKey(item: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return { ...item, registerAccelerator: false };
}
