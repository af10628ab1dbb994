import { app, BrowserWindow, type BrowserWindowConstructorOptions, dialog, Menu, nativeTheme, screen } from 'electron';
import { CrashLimit } from './crash-limit';
import type { DesktopStateFile } from './desktop-state';
import { contextMenu } from './menu';
import { pageUrl } from './own-page';
import { lockedDown } from './web-preferences';
import { type Bounds, smallestWindow, windowBounds } from './window-bounds';
import type { Words } from './words';

/** The colour of the empty page, so that nothing flashes before it is drawn. */
const paper = { light: '#fbfaf7', dark: '#17181b' };

export interface WindowOptions {
  preload: string;
  state: DesktopStateFile;
  words: Words;
  /** The window is shown once this has settled, and the page is drawn. */
  opened: Promise<unknown>;
  /** The session of the system ends, and cannot be held up. */
  onSessionEnd: () => void;
}

/** Opens the window on the page: sandboxed, isolated, without Node. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const { state, words } = options;
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
  const bounds = windowBounds(state.get().bounds, areas);
  const window = new BrowserWindow(constructorOptions(bounds, options.preload));
  const drawn = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()));
  void Promise.all([drawn, options.opened]).then(() => show(window, state.get().maximised));
  window.on('close', () => state.set({ bounds: window.getNormalBounds(), maximised: window.isMaximized() }));
  window.on('session-end', options.onSessionEnd);
  window.webContents.on('context-menu', (_event, place) => {
    const items = contextMenu(place, words);
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });
  superviseRenderer(window, words);
  void window.loadURL(pageUrl);
  return window;
}

function constructorOptions(bounds: Partial<Bounds>, preload: string): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Guillemet',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: { ...lockedDown, preload },
  };
}

function show(window: BrowserWindow, maximised: boolean): void {
  if (window.isDestroyed()) return;
  if (maximised) window.maximize();
  window.show();
}

/** Offers to reopen a page that died, and to give up one that hangs. */
function superviseRenderer(window: BrowserWindow, words: Words): void {
  const contents = window.webContents;
  const crashes = new CrashLimit();
  let givenUp = false;

  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    if (givenUp) {
      givenUp = false;
      contents.reload();
    } else void offerReopening(crashes.allowsReopening(Date.now()));
  });

  async function offerReopening(again: boolean): Promise<void> {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: again ? words.crashed : words.crashedAgain,
      detail: words.crashedSafe,
      buttons: again ? [words.reopen, words.quit] : [words.quit],
      defaultId: 0,
      cancelId: again ? 1 : 0,
    });
    if (!again || response !== 0) app.quit();
    else if (!window.isDestroyed()) contents.reload();
  }

  let question: AbortController | null = null;
  contents.on('responsive', () => question?.abort());
  contents.on('unresponsive', () => {
    if (question === null) void askWhetherToWait();
  });

  async function askWhetherToWait(): Promise<void> {
    question = new AbortController();
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: words.busy,
      detail: words.crashedSafe,
      buttons: [words.wait, words.reopen],
      defaultId: 0,
      cancelId: 0,
      signal: question.signal,
    });
    question = null;
    if (response !== 1 || window.isDestroyed()) return;
    givenUp = true;
    contents.forcefullyCrashRenderer();
  }
}
