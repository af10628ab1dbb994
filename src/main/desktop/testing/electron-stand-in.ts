import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions } from 'electron';
import { vi } from 'vitest';

/**
 * Stands in for the parts of Electron that the desktop host uses, for tests of its wiring: it records
 * what it is told and lets a test send what the system would. It proves nothing of Electron itself.
 */

type Handler = (...args: never[]) => unknown;

class StandInContents extends EventEmitter {
  readonly sent: { channel: string; message: unknown }[] = [];
  /** Scripts that were run in the page, with what had been sent by then. */
  readonly scripts: { code: string; byUser: boolean; sentBefore: number }[] = [];
  print = vi.fn((_options: object, done: (success: boolean, reason: string) => void) => done(true, ''));
  printToPDF = vi.fn(async (_options: object) => Buffer.from('%PDF'));
  isDestroyed = () => false;
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  reload = vi.fn();
  forcefullyCrashRenderer = vi.fn();
  setWebRTCIPHandlingPolicy = vi.fn();
  getURL = () => 'app://guillemet/';

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  send(channel: string, message: unknown): void {
    this.sent.push({ channel, message });
  }

  async executeJavaScript(code: string, byUser = false): Promise<unknown> {
    this.scripts.push({ code, byUser, sentBefore: this.sent.length });
    return undefined;
  }
}

export class BrowserWindow extends EventEmitter {
  static windows: BrowserWindow[] = [];
  static getAllWindows = () => BrowserWindow.windows;
  static getFocusedWindow = () => BrowserWindow.windows[0] ?? null;

  readonly webContents = new StandInContents();
  loaded = '';
  visible = false;
  minimized = false;
  maximized = false;
  focus = vi.fn();

  constructor(readonly options: BrowserWindowConstructorOptions) {
    super();
    if (!protocol.handlers.has('app')) throw new Error('Nobody answers for the page yet.');
    BrowserWindow.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    this.loaded = url;
  }
  show(): void {
    if (this.isDestroyed()) throw new Error('Object has been destroyed.');
    this.visible = true;
  }
  maximize(): void {
    this.maximized = true;
  }
  restore(): void {
    this.minimized = false;
  }
  isVisible = () => this.visible;
  isMinimized = () => this.minimized;
  isMaximized = () => this.maximized;
  isDestroyed = () => !BrowserWindow.windows.includes(this);
  getNormalBounds = () => ({ x: 10, y: 20, width: 900, height: 700 });

  close(): void {
    this.emit('close', {});
    this.destroy();
  }
  destroy(): void {
    BrowserWindow.windows = BrowserWindow.windows.filter((window) => window !== this);
    if (BrowserWindow.windows.length === 0) app.emit('window-all-closed');
  }
}

export class StandInSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  spellChecks = true;
  setPermissionRequestHandler = (handler: Handler) => this.handlers.set('permission-request', handler);
  setPermissionCheckHandler = (handler: Handler) => this.handlers.set('permission-check', handler);
  setDevicePermissionHandler = (handler: Handler) => this.handlers.set('device', handler);
  setDisplayMediaRequestHandler = (handler: Handler) => this.handlers.set('display-media', handler);
  webRequest = { onBeforeRequest: (handler: Handler) => this.handlers.set('before-request', handler) };

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecks = enabled;
  }

  /** Calls what was set for `name`, as Electron would. */
  ask(name: string, ...args: unknown[]): unknown {
    const handler = this.handlers.get(name);
    if (handler === undefined) throw new Error(`Nothing was set for ${name}.`);
    return (handler as (...args: unknown[]) => unknown)(...args);
  }
}

class StandInApp extends EventEmitter {
  /** What was done, in order; tests look at what comes before `ready`. */
  log: string[] = [];
  switches = new Map<string, string>();
  hasLock = true;
  lockData: unknown;
  isPackaged = true;
  locale = 'en-GB';
  userData = '';
  ready: () => void = () => {};
  private whenReadyPromise = Promise.resolve();
  quit = vi.fn(() => this.tryToQuit());
  exit = vi.fn();
  addRecentDocument = vi.fn();
  hasQuit = false;

  reset(userData: string): void {
    this.removeAllListeners();
    Object.assign(this, { log: [], hasLock: true, lockData: undefined, isPackaged: true, locale: 'en-GB', userData });
    this.hasQuit = false;
    this.switches = new Map();
    this.whenReadyPromise = new Promise((resolve) => {
      this.ready = () => {
        this.log.push('ready');
        resolve();
      };
    });
    for (const mock of [this.quit, this.exit, this.addRecentDocument]) mock.mockClear();
  }

  commandLine = {
    hasSwitch: (name: string) => this.switches.has(name),
    appendSwitch: (name: string, value: string) => this.switches.set(name, value),
  };
  setName = (name: string) => this.log.push(`name ${name}`);
  enableSandbox = () => this.log.push('sandbox');
  whenReady = () => this.whenReadyPromise;
  getPath = (name: string) => (name === 'userData' ? this.userData : `/system/${name}`);
  getLocale = () => this.locale;
  getLocaleCountryCode = () => this.locale.slice(3);

  requestSingleInstanceLock(data: unknown): boolean {
    this.log.push('lock');
    this.lockData = data;
    return this.hasLock;
  }

  private tryToQuit(): void {
    const event = standInEvent();
    this.emit('will-quit', event);
    if (!event.prevented) this.hasQuit = true;
  }
}

/** An event that remembers whether it was prevented. */
export function standInEvent<T extends object>(details?: T): T & { prevented: boolean; preventDefault: () => void } {
  const event = {
    prevented: false,
    preventDefault() {
      event.prevented = true;
    },
  };
  return Object.assign(event, details);
}

export const app = new StandInApp();
export const session = { defaultSession: new StandInSession() };
export const dialog = {
  showMessageBox: vi.fn(),
  showOpenDialog: vi.fn(),
  showSaveDialog: vi.fn(),
  showErrorBox: vi.fn(),
};
export const shell = { openExternal: vi.fn(), openPath: vi.fn(async () => '') };
export const nativeTheme = { shouldUseDarkColors: false, themeSource: 'system' };
const display = { workArea: { x: 0, y: 0, width: 1600, height: 1000 } };
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };

type CallHandler = (event: { senderFrame: unknown }, name: unknown, input: unknown) => Promise<unknown>;
type RequestHandler = (request: { url: string; method: string }) => Promise<Response>;

export const ipcMain = {
  handlers: new Map<string, CallHandler>(),
  handle(channel: string, handler: CallHandler): void {
    ipcMain.handlers.set(channel, handler);
  },
};

export const protocol = {
  privileged: [] as { scheme: string; privileges?: object }[],
  handlers: new Map<string, RequestHandler>(),
  registerSchemesAsPrivileged(schemes: { scheme: string }[]): void {
    app.log.push('scheme');
    protocol.privileged = schemes;
  },
  handle(scheme: string, handler: RequestHandler): void {
    protocol.handlers.set(scheme, handler);
  },
};

export const Menu = {
  application: [] as MenuItemConstructorOptions[],
  popups: [] as MenuItemConstructorOptions[][],
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => ({
    template,
    popup: () => Menu.popups.push(template),
  }),
  setApplicationMenu(menu: { template: MenuItemConstructorOptions[] }): void {
    Menu.application = menu.template;
  },
};

/** Forgets everything. `userData` is a folder of the test's own. */
export function resetElectron(userData: string): void {
  app.reset(userData);
  session.defaultSession = new StandInSession();
  BrowserWindow.windows = [];
  ipcMain.handlers.clear();
  protocol.handlers.clear();
  protocol.privileged = [];
  Menu.application = [];
  Menu.popups = [];
  Object.assign(nativeTheme, { shouldUseDarkColors: false, themeSource: 'system' });
  for (const mock of [...Object.values(dialog), shell.openExternal]) mock.mockReset();
}
