import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session } from 'electron';
import type { RecentLibrary } from '../../core/calls/libraries-calls';
import type { Settings } from '../../core/calls/settings-calls';
import { asFailure, dispatch } from '../../core/dispatch';
import type { HostServices } from '../../core/host-api';
import { listPageFiles } from '../page/page-files';
import type { EmitEvent } from '../services/events';
import type { SaveTarget } from '../services/export-service';
import { allServices, type HostWide } from '../services/host-wide-services';
import type { LibrariesOptions, Opening } from '../services/libraries-service';
import { LibraryHost } from '../services/library-host';
import { ReportRoom } from '../services/report-room';
import type { ReportDesk } from '../services/report-service';
import type { Services } from '../services/services';
import { callChannel, type EventMessage, eventChannel } from './channels';
import { DesktopStateFile } from './desktop-state';
import { askForOtherLibrary, chooseArticles, folderDialogs, saveDialog } from './dialogs';
import { guardContents, guardSession } from './guards';
import { applicationMenu } from './menu';
import { isOwnSender, pageScheme } from './own-page';
import { runInPage } from './page-command';
import { answerPageRequest } from './page-protocol';
import { isReportWindow, reportDesk } from './report-desk';
import { type CommandLine, parseStartArguments, receivedArguments, type StartArguments } from './start-arguments';
import { openWindow } from './window';
import { languageFor, type Words, wordsFor } from './words';

/** What the services are given by the desktop. */
export interface Connection {
  folder: string;
  opening: Opening;
  pendingFiles: readonly string[];
  emit: EmitEvent;
  saveTarget: SaveTarget;
  reportDesk: ReportDesk;
}

export interface DesktopPlan {
  commandLine: CommandLine;
  /** The built page, and the one file that hands HostApi to it. */
  pageFolder: string;
  preload: string;
  /** Opens a library and makes its services. */
  connect: (connection: Connection) => Promise<Services>;
  /** What is answered whichever library is open. */
  connectWide: (options: Omit<LibrariesOptions, 'settings' | 'usualFolder'>) => Promise<HostWide>;
}

/** Runs the desktop app. What must precede `ready` is done before the first await. */
export async function start(plan: DesktopPlan): Promise<void> {
  try {
    const asked = parseStartArguments(plan.commandLine);
    setupApp();
    if (app.requestSingleInstanceLock(asked)) await new Desktop(plan, asked).run();
    else app.quit();
  } catch (error) {
    dialog.showErrorBox('Guillemet', asFailure(error).message);
    app.exit(1);
  }
}

function setupApp(): void {
  app.setName('Guillemet');
  // Tests run as root, where Chromium starts only with this switch; enabling the sandbox would take it away again.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Below the request guard, for whatever Chromium itself might want to fetch: no name leads anywhere.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges }]);
}

class Desktop {
  private readonly state = new DesktopStateFile(join(app.getPath('userData'), 'desktop.json'));
  private readonly reports = new ReportRoom();
  private readonly host: LibraryHost;
  private readonly calls: HostServices;
  private readonly wide: Promise<HostWide>;
  private recent: readonly RecentLibrary[] = [];
  /** As set by the user; `system` until that is known. */
  private language: Settings['language'] = 'system';
  private keys: Settings['keys'] = {};
  /** Whether a window can be opened: the app is ready, guarded, and answers for the page. */
  private isPrepared = false;

  constructor(
    private readonly plan: DesktopPlan,
    private readonly asked: StartArguments,
  ) {
    this.host = new LibraryHost(asked.files, this.emit);
    const { host, emit, state } = this;
    const ours = { saveTarget: saveDialog(state), reportDesk: reportDesk(this.reports) };
    this.wide = plan.connectWide({
      host,
      emit,
      dialogs: folderDialogs,
      connect: (folder, opening) => (pendingFiles, emitOwn) =>
        plan.connect({ folder, opening, pendingFiles, emit: emitOwn, ...ours }),
    });
    this.calls = allServices(host.calls, this.wide);
  }

  async run(): Promise<void> {
    this.setupGuards();
    this.setupLifetime();
    this.setupOpening();
    await app.whenReady();
    guardSession(session.defaultSession, !app.isPackaged);
    this.setupCalls();
    await this.setupPage();
    this.setupMenu();
    this.isPrepared = true;
    await this.readSettings();
    this.asked.files.forEach(rememberDocument);
    this.showWindow();
    await this.openLibrary();
  }

  private setupGuards(): void {
    app.on('session-created', (created) => guardSession(created, !app.isPackaged));
    app.on('web-contents-created', (_event, contents) => guardContents(contents, this.words, !app.isPackaged));
  }

  /** The library is closed last, when no window can still send a change or refuse to close. */
  private setupLifetime(): void {
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit();
    });
    app.on('activate', () => this.showWindow());
    app.on('will-quit', (event) => {
      if (this.host.isClosed) return;
      event.preventDefault();
      void this.host.close().then(() => app.quit());
    });
  }

  /** Files come from the system, on macOS even before `ready`, and from later starts of the app. */
  private setupOpening(): void {
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.openFiles([path]);
    });
    app.on('second-instance', (_event, _argv, _folder, data) => {
      const { files, library } = receivedArguments(data);
      this.openFiles(files);
      if (library !== null) void this.tellOtherLibrary(library);
    });
  }

  /** A second start never takes the library away under the user's hands. */
  private async tellOtherLibrary(library: string): Promise<void> {
    if ((await this.wide).libraries.openFolder === library) return;
    await dialog.showMessageBox({ type: 'info', message: this.words.libraryOther.replace('{folder}', () => library) });
  }

  private setupCalls(): void {
    ipcMain.handle(callChannel, async (event, name: unknown, input: unknown) => {
      if (!isOwnSender(event.senderFrame)) throw new Error('This call does not come from the page of Guillemet.');
      return dispatch(this.calls, typeof name === 'string' ? name : '', input);
    });
  }

  private async setupPage(): Promise<void> {
    const files = await listPageFiles(this.plan.pageFolder);
    protocol.handle(pageScheme, (request) => answerPageRequest(request, files, this.reports));
  }

  /** What is drawn by the system follows the settings; where they cannot be had, the system. */
  private async readSettings(): Promise<void> {
    const { settings } = await this.calls['settings.read']({});
    this.follow(settings);
  }

  private follow({ language, theme, keys }: Settings): void {
    nativeTheme.themeSource = theme;
    if (language === this.language && isDeepStrictEqual(keys, this.keys)) return;
    this.language = language;
    this.keys = keys;
    this.setupMenu();
  }

  private async readRecent(): Promise<void> {
    this.recent = (await this.calls['libraries.list']({})).recent;
    this.setupMenu();
  }

  private async openRecent(folder: string): Promise<void> {
    try {
      this.showWindow();
      await this.calls['libraries.open']({ folder });
    } catch (error) {
      const message = this.words.libraryProblem;
      await dialog.showMessageBox({ type: 'error', message, detail: asFailure(error).message });
    }
  }

  private setupMenu(): void {
    const template = applicationMenu({
      words: this.words,
      language: languageFor(this.locale),
      keys: this.keys,
      platform: process.platform,
      developing: !app.isPackaged,
      openArticle: () => void chooseArticles(this.state).then((files) => this.openFiles(files)),
      recent: this.recent.filter(({ isOpen, isMissing }) => !isOpen && !isMissing),
      openLibrary: (folder) => void this.openRecent(folder),
      run: (id) => pageWindows().forEach(({ webContents }) => void runInPage(webContents, id)),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  /** Tells every page. */
  private readonly emit: EmitEvent = (name, payload) => {
    if (name === 'settings.changed') this.follow(payload as Settings);
    if (name === 'libraries.changed') void this.readRecent();
    const message: EventMessage = { name, payload };
    for (const { webContents } of pageWindows()) webContents.send(eventChannel, message);
  };

  private openFiles(paths: readonly string[]): void {
    if (paths.length > 0) this.host.openFiles(paths);
    paths.forEach(rememberDocument);
    this.showWindow();
  }

  /** Brings the window to the front, or opens it. A window that is not shown yet comes by itself. */
  private showWindow(): void {
    if (!this.isPrepared) return;
    const [window] = pageWindows();
    if (window === undefined) {
      const { host, state, words } = this;
      openWindow({
        preload: this.plan.preload,
        state,
        words,
        opened: host.opened,
        onSessionEnd: () => void host.close(),
      });
    } else if (window.isVisible() || window.isMinimized()) {
      if (window.isMinimized()) window.restore();
      window.focus();
    }
  }

  /** Opens the library, or another one that the user chooses instead, or ends the app. */
  private async openLibrary(): Promise<void> {
    const { libraries } = await this.wide;
    let { library } = this.asked;
    for (;;) {
      try {
        await libraries.openFirst(library);
        break;
      } catch (error) {
        library = await askForOtherLibrary(error, this.words);
        if (library === null) {
          app.quit();
          return;
        }
      }
    }
    const { missedFolder } = libraries;
    if (missedFolder === null) return;
    const message = this.words.libraryMissing.replace('{folder}', () => missedFolder);
    await dialog.showMessageBox({ type: 'warning', message });
  }

  /** In the language that was set, else in that of the system, which is known from `ready` on. */
  private get words(): Words {
    return wordsFor(this.locale);
  }

  private get locale(): string {
    return this.language === 'system' ? app.getLocale() : this.language;
  }
}

/** Those that show the page. */
function pageWindows(): BrowserWindow[] {
  return BrowserWindow.getAllWindows().filter((window) => !isReportWindow(window));
}

function rememberDocument(path: string): void {
  void app.whenReady().then(() => app.addRecentDocument(path));
}
