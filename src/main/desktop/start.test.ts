import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostServices } from '../../core/host-api';
import { FailureError } from '../../core/result';
import { contentSecurityPolicy } from '../page/content-security-policy';
import { createHostWide } from '../services/host-wide-services';
import type { Services } from '../services/services';
import { SettingsFile } from '../settings/settings-file';
import { type Connection, type DesktopPlan, start } from './start';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  resetElectron,
  StandInSession,
  session,
  shell,
  standInEvent,
} from './testing/electron-stand-in';

process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
vi.mock('electron', () => import('./testing/electron-stand-in'));

const topFrame = { url: 'app://guillemet/', parent: null, detached: false };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guillemet-desktop-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>Guillemet</title>');
  writeFileSync(join(folder, 'page', 'assets', 'page.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'not for the page');
  resetElectron(folder);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function services() {
  const info = vi.fn(async () => ({ host: 'desktop' as const, version: '1', savesFiles: true }));
  const openFiles = vi.fn();
  const close = vi.fn(async () => {});
  const made: Services = { calls: { 'host.info': info } as unknown as HostServices, openFiles, close };
  return { made, info, openFiles, close };
}

function planned(part: Partial<DesktopPlan> = {}, ...args: string[]) {
  const own = services();
  const connect = vi.fn<DesktopPlan['connect']>(async () => own.made);
  const plan: DesktopPlan = {
    commandLine: { argv: ['/opt/guillemet', ...args], namesApp: false, folder: '/news' },
    pageFolder: join(folder, 'page'),
    preload: '/app/preload.cjs',
    connect,
    connectWide: async (options) => {
      const settings = await SettingsFile.open(join(folder, 'config'));
      return createHostWide({ ...options, settings, usualFolder: '/home/library' });
    },
    ...part,
  };
  return { ...own, connect, plan };
}

/** Runs the app up to its open library. */
async function started(...args: string[]) {
  const parts = planned({}, ...args);
  const running = start(parts.plan);
  app.ready();
  await running;
  const [window] = BrowserWindow.windows;
  if (window === undefined) throw new Error('No window was opened.');
  return { ...parts, window };
}

function call(senderFrame: unknown, name: unknown = 'host.info', input: unknown = {}): Promise<unknown> {
  const handler = ipcMain.handlers.get('guillemet:call');
  if (handler === undefined) throw new Error('Nobody answers calls.');
  return handler({ senderFrame }, name, input);
}

async function request(url: string, method = 'GET'): Promise<Response> {
  const handler = protocol.handlers.get('app');
  if (handler === undefined) throw new Error('Nobody answers requests.');
  return handler({ url, method });
}

const settled = () => new Promise((done) => setImmediate(done));

describe('starting', () => {
  it('does what must precede ready before it', async () => {
    await started();
    expect(app.log).toEqual(['name Guillemet', 'sandbox', 'scheme', 'lock', 'ready']);
    expect(protocol.privileged).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ]);
    expect(app.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  });

  it('keeps the sandbox off only where the command line turned it off', async () => {
    app.switches.set('no-sandbox', '');
    const { window } = await started();
    expect(app.log).not.toContain('sandbox');
    expect(window.options.webPreferences?.sandbox).toBe(true);
  });

  it('ends at once when the app runs already, and sends its files along', async () => {
    app.hasLock = false;
    const { plan, connect } = planned({}, 'a.html');
    await start(plan);
    expect(app.lockData).toEqual({ library: null, files: [resolve('/news', 'a.html')] });
    expect(app.hasQuit).toBe(true);
    expect(connect).not.toHaveBeenCalled();
    expect(BrowserWindow.windows).toEqual([]);
  });

  it('opens the library and the files that the command line names', async () => {
    const { connect } = await started('--library', 'lib', 'a.html');
    expect(connect.mock.calls[0]?.[0]).toMatchObject({
      folder: resolve('/news', 'lib'),
      pendingFiles: [resolve('/news', 'a.html')],
    });
    expect(app.addRecentDocument).toHaveBeenCalledExactlyOnceWith(resolve('/news', 'a.html'));
  });

  it('opens the usual library when none is named', async () => {
    const { connect } = await started();
    expect(connect.mock.calls[0]?.[0].folder).toBe('/home/library');
  });

  it('says what is missing when the page was not built', async () => {
    const { plan } = planned({ pageFolder: join(folder, 'nowhere') });
    const running = start(plan);
    app.ready();
    await running;
    expect(dialog.showErrorBox).toHaveBeenCalledExactlyOnceWith('Guillemet', expect.stringContaining('npm run build'));
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(1);
  });
});

describe('a library that cannot be opened', () => {
  const locked = new FailureError({ code: 'library-locked', message: 'The library is in use by another program.' });

  it('is told about, and another one may be chosen instead', async () => {
    dialog.showMessageBox.mockResolvedValue({ response: 0 });
    dialog.showOpenDialog.mockResolvedValueOnce({ filePaths: [] }).mockResolvedValueOnce({ filePaths: ['/other'] });
    const { plan, connect } = planned({}, 'a.html');
    connect.mockRejectedValueOnce(locked);
    const running = start(plan);
    app.ready();
    await running;
    expect(dialog.showMessageBox.mock.calls[0]?.[0]).toMatchObject({ detail: locked.message });
    expect(connect.mock.calls.map(([{ folder, pendingFiles }]) => [folder, pendingFiles])).toEqual([
      ['/home/library', [resolve('/news', 'a.html')]],
      ['/other', [resolve('/news', 'a.html')]],
    ]);
    expect(app.hasQuit).toBe(false);
  });

  it('ends the app when no other is chosen, without showing an empty window', async () => {
    dialog.showMessageBox.mockResolvedValue({ response: 1 });
    const { plan, connect } = planned();
    connect.mockRejectedValue(locked);
    const running = start(plan);
    app.ready();
    await running;
    await settled();
    expect(app.hasQuit).toBe(true);
    expect(BrowserWindow.windows[0]?.visible).toBe(false);
  });
});

describe('the window', () => {
  it('is sandboxed, isolated and without Node', async () => {
    const { window } = await started();
    expect(window.loaded).toBe('app://guillemet/');
    expect(window.options.webPreferences).toEqual({
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: false,
      spellcheck: false,
    });
  });

  it('has the colour of the page while it is empty', async () => {
    nativeTheme.shouldUseDarkColors = true;
    const { window } = await started();
    expect(window.options).toMatchObject({ show: false, backgroundColor: '#17181b' });
  });

  it('is shown when the page is drawn and the library open, not before', async () => {
    let open: (made: Services) => void = () => {};
    const { made, plan } = planned({
      connect: () =>
        new Promise((done) => {
          open = done;
        }),
    });
    const running = start(plan);
    app.ready();
    await vi.waitFor(() => expect(BrowserWindow.windows).toHaveLength(1));
    const window = BrowserWindow.windows[0];
    window?.emit('ready-to-show');
    await settled();
    expect(window?.visible).toBe(false);
    open(made);
    await running;
    await settled();
    expect(window?.visible).toBe(true);
  });

  it('stays closed when it is closed before it was shown', async () => {
    const { window } = await started();
    window.close();
    window.emit('ready-to-show');
    await settled();
    expect(window.visible).toBe(false);
  });

  it('opens anew when the app is activated without one, as happens on macOS', async () => {
    const { window, connect } = await started();
    app.emit('activate');
    expect(BrowserWindow.windows).toEqual([window]);
    BrowserWindow.windows = [];
    app.emit('activate');
    expect(BrowserWindow.windows).toHaveLength(1);
    expect(connect).toHaveBeenCalledOnce();
  });

  it('opens again where and how it was closed', async () => {
    const first = await started();
    first.window.maximized = true;
    first.window.close();
    await settled();
    resetElectron(folder);
    const { window } = await started();
    expect(window.options).toMatchObject({ x: 10, y: 20, width: 900, height: 700 });
    window.emit('ready-to-show');
    await settled();
    expect(window.maximized).toBe(true);
  });

  it('copies from a context menu, and shows none where there is nothing to copy', async () => {
    const { window } = await started();
    window.webContents.emit('context-menu', {}, { isEditable: false, selectionText: '' });
    expect(Menu.popups).toEqual([]);
    window.webContents.emit('context-menu', {}, { isEditable: false, selectionText: 'words' });
    expect(Menu.popups).toMatchObject([[{ role: 'copy' }]]);
  });
});

describe('what may leave', () => {
  const refusals = () => (globalThis as { guillemetRefusedRequests?: number }).guillemetRefusedRequests ?? Number.NaN;

  function ask(owner: StandInSession, url: string): unknown {
    const answer = vi.fn();
    owner.ask('before-request', { url, resourceType: 'xhr' }, answer);
    return answer.mock.calls[0]?.[0];
  }

  it('is no request to anywhere: it is cancelled and counted', async () => {
    await started();
    const before = refusals();
    expect(ask(session.defaultSession, 'https://example.org/')).toEqual({ cancel: true });
    expect(ask(session.defaultSession, 'file:///etc/passwd')).toEqual({ cancel: true });
    expect(ask(session.defaultSession, 'devtools://devtools/x.js')).toEqual({ cancel: true });
    expect(refusals() - before).toBe(3);
  });

  it('is a request of the page for its own files, which is not counted', async () => {
    await started();
    const before = refusals();
    expect(ask(session.defaultSession, 'app://guillemet/assets/page.js')).toEqual({ cancel: false });
    expect(refusals() - before).toBe(0);
  });

  it('is no permission, device or screen', async () => {
    await started();
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
    ]) {
      const answer = vi.fn();
      session.defaultSession.ask('permission-request', {}, permission, answer, {});
      expect(answer).toHaveBeenCalledExactlyOnceWith(false);
      expect(session.defaultSession.ask('permission-check', null, permission, 'app://guillemet', {})).toBe(false);
    }
    expect(session.defaultSession.ask('device', { deviceType: 'usb' })).toBe(false);
    const answer = vi.fn();
    session.defaultSession.ask('display-media', {}, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith(null);
  });

  it('may be a copy onto the clipboard, for the page alone', async () => {
    await started();
    for (const [url, may] of [
      ['app://guillemet/', true],
      ['https://example.org/', false],
    ] as const) {
      const answer = vi.fn();
      const write = 'clipboard-sanitized-write';
      session.defaultSession.ask('permission-request', {}, write, answer, { requestingUrl: url, isMainFrame: true });
      expect(answer).toHaveBeenCalledExactlyOnceWith(may);
      expect(session.defaultSession.ask('permission-check', null, write, url, { isMainFrame: true })).toBe(may);
    }
  });

  it('is no download and no dictionary', async () => {
    await started();
    const event = standInEvent();
    session.defaultSession.emit('will-download', event);
    expect(event.prevented).toBe(true);
    expect(session.defaultSession.spellChecks).toBe(false);
  });

  it('is the same for every session that is ever made', async () => {
    await started();
    const another = new StandInSession();
    app.emit('session-created', another);
    expect(ask(another, 'https://example.org/')).toEqual({ cancel: true });
    expect(another.ask('permission-check', null, 'media', '', {})).toBe(false);
  });
});

describe('where the page may go', () => {
  const events = ['will-navigate', 'will-frame-navigate', 'will-redirect'];

  it.each(events)('refuses %s to foreign URLs', async (name) => {
    const { window } = await started();
    for (const url of ['file:///etc/passwd', 'app://guillemet.example/', 'javascript:alert(1)', 'devtools://x/']) {
      const event = standInEvent({ url });
      window.webContents.emit(name, event);
      expect(event.prevented, url).toBe(true);
    }
    expect(shell.openExternal).not.toHaveBeenCalled();
    expect(dialog.showMessageBox).not.toHaveBeenCalled();
  });

  it.each(events)('lets %s to the page itself pass', async (name) => {
    const { window } = await started();
    const event = standInEvent({ url: 'app://guillemet/index.html' });
    window.webContents.emit(name, event);
    expect(event.prevented).toBe(false);
  });

  it('embeds nothing', async () => {
    const { window } = await started();
    const event = standInEvent();
    window.webContents.emit('will-attach-webview', event, {}, { src: 'app://guillemet/' });
    expect(event.prevented).toBe(true);
  });

  it('opens no second window, and a link outside only when the user agrees', async () => {
    const { window } = await started();
    dialog.showMessageBox.mockResolvedValueOnce({ response: 1 }).mockResolvedValueOnce({ response: 0 });
    const details = { url: 'https://example.org/story' };
    expect(window.webContents.openHandler(details)).toEqual({ action: 'deny' });
    await settled();
    expect(shell.openExternal).not.toHaveBeenCalled();
    expect(dialog.showMessageBox.mock.calls[0]?.[0]).toMatchObject({ detail: details.url, defaultId: 1, cancelId: 1 });
    window.webContents.emit('will-navigate', standInEvent(details));
    await settled();
    expect(shell.openExternal).toHaveBeenCalledExactlyOnceWith(details.url);
  });
});

describe('a request for the page', () => {
  it('is answered from its built files, with the policy', async () => {
    await started();
    const page = await request('app://guillemet/');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>Guillemet</title>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy());
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const script = await request('app://guillemet/assets/page.js?v=1');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    'app://guillemet/missing.js',
    'app://guillemet/../secret.txt',
    'app://guillemet/%2e%2e/secret.txt',
    'app://guillemet/assets/..%2f..%2fsecret.txt',
    'app://elsewhere/index.html',
    'app://guillemet@elsewhere/index.html',
  ])('is refused, still with the policy, for %s', async (url) => {
    await started();
    const answer = await request(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy());
  });

  it('is refused when it would do more than read', async () => {
    await started();
    expect((await request('app://guillemet/', 'POST')).status).toBe(405);
    const head = await request('app://guillemet/', 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('is refused when its file has gone since the start', async () => {
    await started();
    rmSync(join(folder, 'page', 'assets', 'page.js'));
    expect((await request('app://guillemet/assets/page.js')).status).toBe(404);
  });
});

describe('a call', () => {
  it('of the page is answered by the services', async () => {
    await started();
    expect(await call(topFrame)).toEqual({ ok: true, value: { host: 'desktop', version: '1', savesFiles: true } });
  });

  it('that does not fit the contract is a failure, not an exception', async () => {
    await started();
    expect(await call(topFrame, 'files.delete')).toMatchObject({ ok: false, error: { code: 'unknown-call' } });
    expect(await call(topFrame, { toString: null })).toMatchObject({ ok: false, error: { code: 'unknown-call' } });
    expect(await call(topFrame, 'article.open', { articleId: 7 })).toMatchObject({
      ok: false,
      error: { code: 'input-invalid', path: ['articleId'] },
    });
  });

  it.each([
    ['that is gone', null],
    ['within the page', { ...topFrame, parent: topFrame }],
    ['that was replaced', { ...topFrame, detached: true }],
    ['of a foreign page', { ...topFrame, url: 'https://guillemet/' }],
    ['of a file', { ...topFrame, url: 'file:///page.html' }],
  ])('from a frame %s is refused and reaches no service', async (_what, frame) => {
    const { info } = await started();
    await expect(call(frame)).rejects.toThrow('does not come from the page');
    expect(info).not.toHaveBeenCalled();
  });
});

describe('files to open', () => {
  it('are kept when they come before ready, as they do on macOS', async () => {
    const { plan, connect } = planned({}, 'a.html');
    const running = start(plan);
    const event = standInEvent();
    app.emit('open-file', event, '/desk/b.html');
    app.emit('activate');
    app.ready();
    await running;
    expect(event.prevented).toBe(true);
    expect(connect.mock.calls[0]?.[0].pendingFiles).toEqual([resolve('/news', 'a.html'), '/desk/b.html']);
    expect(BrowserWindow.windows).toHaveLength(1);
    expect(app.addRecentDocument).toHaveBeenCalledTimes(2);
  });

  it('reach the services when they come later, and bring the window to the front', async () => {
    const { openFiles, window } = await started();
    window.visible = true;
    window.minimized = true;
    app.emit('second-instance', {}, ['ignored'], '/', { library: null, files: ['/desk/c.html'] });
    app.emit('open-file', standInEvent(), '/desk/d.html');
    expect(openFiles.mock.calls).toEqual([[['/desk/c.html']], [['/desk/d.html']]]);
    await settled();
    expect(app.addRecentDocument.mock.calls).toEqual([['/desk/c.html'], ['/desk/d.html']]);
    expect(window.minimized).toBe(false);
    expect(window.focus).toHaveBeenCalled();
  });

  it('are not believed when another start sends something else', async () => {
    const { openFiles } = await started();
    app.emit('second-instance', {}, [], '/', { files: [{ path: '/desk/c.html' }] });
    expect(openFiles).not.toHaveBeenCalled();
  });

  it('go to the library that is open, and the user is told when another was asked for', async () => {
    await started('--library', '/lib');
    app.emit('second-instance', {}, [], '/', { library: resolve('/lib'), files: [] });
    expect(dialog.showMessageBox).not.toHaveBeenCalled();
    dialog.showMessageBox.mockResolvedValue({ response: 0 });
    app.emit('second-instance', {}, [], '/', { library: '/another$&', files: [] });
    await vi.waitFor(() => expect(dialog.showMessageBox).toHaveBeenCalled());
    expect(dialog.showMessageBox.mock.calls[0]?.[0]).toMatchObject({ message: expect.stringContaining('/another$&') });
  });

  it('may be chosen from the menu, next time from the same folder', async () => {
    const { openFiles } = await started();
    dialog.showOpenDialog.mockResolvedValue({ filePaths: ['/desk/e.html', '/desk/f.txt'] });
    await choose('open-article');
    await choose('open-article');
    expect(openFiles.mock.calls[0]).toEqual([['/desk/e.html', '/desk/f.txt']]);
    expect(dialog.showOpenDialog.mock.calls.map(([{ defaultPath }]) => defaultPath)).toEqual([
      '/system/documents',
      '/desk',
    ]);
  });

  it('are none when the user gives up', async () => {
    const { openFiles } = await started();
    dialog.showOpenDialog.mockResolvedValue({ filePaths: [] });
    await choose('open-article');
    expect(openFiles).not.toHaveBeenCalled();
  });
});

describe('the host and the page', () => {
  it('share events of the services and commands of the menu', async () => {
    const { connect, window } = await started();
    connect.mock.calls[0]?.[0].emit('library.changed', {});
    await choose('export');
    expect(window.webContents.sent.slice(-2)).toEqual([
      { channel: 'guillemet:event', message: { name: 'library.changed', payload: {} } },
      { channel: 'guillemet:event', message: { name: 'command.run', payload: { id: 'export' } } },
    ]);
  });
});

describe('a command of the menu', () => {
  it('comes with the gesture of the user, without which the page could show no file chooser', async () => {
    const { window } = await started();
    await choose('print');
    const { scripts, sent } = window.webContents;
    expect(scripts).toEqual([{ code: 'undefined', byUser: true, sentBefore: sent.length - 1 }]);
    expect(sent.at(-1)?.message).toEqual({ name: 'command.run', payload: { id: 'print' } });
  });

  it('is sent all the same to a page that takes no gesture, and to none that is gone', async () => {
    const { window } = await started();
    window.webContents.executeJavaScript = () => Promise.reject(new Error('crashed'));
    await choose('export');
    expect(window.webContents.sent.at(-1)?.message).toMatchObject({ payload: { id: 'export' } });
    const before = window.webContents.sent.length;
    window.webContents.isDestroyed = () => true;
    await choose('export');
    expect(window.webContents.sent).toHaveLength(before);
  });
});

describe('a report', () => {
  const html = new TextEncoder().encode('<!DOCTYPE html><main>Report</main>');

  async function withDesk() {
    const { connect, window } = await started();
    const desk = connect.mock.calls[0]?.[0].reportDesk;
    if (!desk?.pdf) throw new Error('The desktop makes PDFs.');
    return { print: desk.print, pdf: desk.pdf, window };
  }

  /** The window that a report is made ready in. */
  function hidden(): BrowserWindow {
    const [, own] = BrowserWindow.windows;
    if (own === undefined) throw new Error('No window was opened.');
    return own;
  }

  it('becomes a PDF in a window that nobody sees, which runs no script and is gone afterwards', async () => {
    const { pdf } = await withDesk();
    const making = pdf(html);
    const own = hidden();
    const preferences = { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false };
    expect(own.options).toMatchObject({ show: false, webPreferences: preferences });
    expect(own.options.webPreferences).not.toHaveProperty('preload');
    expect(Buffer.from(await making).toString()).toBe('%PDF');
    expect(own.webContents.printToPDF).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ pageSize: 'A4', printBackground: true, generateTaggedPDF: true }),
    );
    expect(own.visible).toBe(false);
    expect(own.isDestroyed()).toBe(true);
  });

  it('is read at its address once, under its own policy', async () => {
    const { pdf } = await withDesk();
    const making = pdf(html);
    const address = hidden().loaded;
    expect(address).toMatch(/^app:\/\/guillemet\/report\/[\w-]{43}$/);
    expect((await request(address, 'HEAD')).status).toBe(404);
    const answer = await request(address);
    expect(await answer.text()).toContain('<main>Report</main>');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox allow-same-origin allow-modals');
    expect((await request(address)).status).toBe(404);
    await making;
  });

  it('goes to the dialog of the system, where the user may give up', async () => {
    const { print } = await withDesk();
    expect(await print(html)).toEqual({ address: null });
    const printing = print(html);
    hidden().webContents.print.mockImplementation((_options, done) => done(false, 'Print job canceled'));
    expect(await printing).toEqual({ address: null });
    expect(BrowserWindow.windows).toHaveLength(1);
  });

  it('that cannot be printed says why, and leaves no window behind', async () => {
    const { print, pdf } = await withDesk();
    const printing = print(html);
    hidden().webContents.print.mockImplementation((_options, done) => done(false, 'Print job failed'));
    await expect(printing).rejects.toMatchObject({
      failure: { code: 'print-failed', details: { reason: 'Print job failed' } },
    });
    const making = pdf(html);
    hidden().webContents.printToPDF.mockImplementation(() => new Promise(() => {}));
    hidden().webContents.emit('render-process-gone', {}, { reason: 'oom' });
    await expect(making).rejects.toMatchObject({ failure: { details: { reason: 'oom' } } });
    expect(BrowserWindow.windows).toHaveLength(1);
  });

  it('has a window that is not one of the page: it hears nothing, and does not stand for the app', async () => {
    const { pdf, window } = await withDesk();
    const making = pdf(html);
    const own = hidden();
    let finish = () => {};
    own.webContents.printToPDF.mockImplementation(
      () =>
        new Promise((done) => {
          finish = () => done(Buffer.from('%PDF'));
        }),
    );
    await choose('export');
    expect(own.webContents.sent).toEqual([]);
    BrowserWindow.windows = BrowserWindow.windows.filter((each) => each !== window);
    app.emit('activate');
    expect(BrowserWindow.windows).toHaveLength(2);
    finish();
    await making;
  });
});

describe('settings and libraries', () => {
  const labels = () => Menu.application.map(({ label }) => label);
  const recent = () => {
    const file = Menu.application.find(({ label }) => label === 'File')?.submenu as MenuItemConstructorOptions[];
    return file.find(({ id }) => id === 'recent-libraries')?.submenu as MenuItemConstructorOptions[];
  };

  /** A folder with a file that says it is a library. */
  function library(name: string): string {
    const path = join(folder, name);
    mkdirSync(path);
    writeFileSync(join(path, 'library.json'), JSON.stringify({ name }));
    return path;
  }

  it('draw menus and windows as the user has set it, at once and after a restart', async () => {
    await started();
    expect(labels()).toContain('File');
    await call(topFrame, 'settings.change', { change: { language: 'fr', theme: 'dark' } });
    expect(labels()).toContain('Fichier');
    expect(nativeTheme.themeSource).toBe('dark');
    resetElectron(folder);
    await started();
    expect(labels()).toContain('Fichier');
    expect(nativeTheme.themeSource).toBe('dark');
  });

  it('offer the libraries that were open before, and open one in the place of the present one', async () => {
    const [one, other] = [library('One'), library('Other')];
    const { connect, window } = await started('--library', one);
    expect(await call(topFrame, 'libraries.open', { folder: other })).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(recent().map(({ label }) => label)).toEqual([`One — ${one}`]));
    (recent()[0]?.click as (() => void) | undefined)?.();
    await vi.waitFor(() => expect(recent().map(({ label }) => label)).toEqual([`Other — ${other}`]));
    expect(connect.mock.calls.map(([connection]) => connection.folder)).toEqual([one, other, one]);
    const replaced = window.webContents.sent.filter(
      ({ message }) => (message as { name: string }).name === 'library.replaced',
    );
    expect(replaced).toHaveLength(2);
  });

  it('say why a recent one cannot be opened, and keep the present one', async () => {
    const [one, other] = [library('One'), library('Other')];
    const { connect } = await started('--library', one);
    await call(topFrame, 'libraries.open', { folder: other });
    await vi.waitFor(() => expect(recent()).toHaveLength(1));
    connect.mockRejectedValueOnce(new FailureError({ code: 'library-newer', message: 'Update Guillemet.' }));
    dialog.showMessageBox.mockResolvedValue({ response: 0 });
    (recent()[0]?.click as (() => void) | undefined)?.();
    await vi.waitFor(() => expect(dialog.showMessageBox).toHaveBeenCalled());
    expect(dialog.showMessageBox.mock.calls[0]?.[0]).toMatchObject({ type: 'error', detail: 'Update Guillemet.' });
    expect(await call(topFrame)).toMatchObject({ ok: true });
  });

  it('open the library that was chosen last; where it is gone the usual one, with a word', async () => {
    const [one, other] = [library('One'), library('Other')];
    await started('--library', one);
    await call(topFrame, 'libraries.open', { folder: other });
    resetElectron(folder);
    expect((await started()).connect.mock.calls[0]?.[0].folder).toBe(other);
    rmSync(other, { recursive: true });
    resetElectron(folder);
    dialog.showMessageBox.mockResolvedValue({ response: 0 });
    expect((await started()).connect.mock.calls[0]?.[0].folder).toBe('/home/library');
    expect(dialog.showMessageBox.mock.calls[0]?.[0]).toMatchObject({ message: expect.stringContaining(other) });
  });

  it('ask the system for a folder, and to show one', async () => {
    const one = library('One');
    await started('--library', one);
    dialog.showOpenDialog.mockResolvedValueOnce({ filePaths: ['/chosen'] }).mockResolvedValueOnce({ filePaths: [] });
    expect(await call(topFrame, 'libraries.choose')).toEqual({ ok: true, value: { folder: '/chosen' } });
    expect(await call(topFrame, 'libraries.choose')).toEqual({ ok: true, value: { folder: null } });
    await call(topFrame, 'libraries.show');
    expect(shell.openPath).toHaveBeenCalledExactlyOnceWith(one);
  });
});

describe('saving', () => {
  async function target(): Promise<Connection['saveTarget']> {
    const { connect } = await started();
    const connection = connect.mock.calls[0]?.[0];
    if (connection === undefined) throw new Error('No library was opened.');
    return connection.saveTarget;
  }

  it('asks where, next time in the same folder, over a restart', async () => {
    dialog.showSaveDialog.mockResolvedValue({ canceled: false, filePath: '/exports/story.json' });
    expect(await (await target()).choose('story.json')).toBe('/exports/story.json');
    expect(dialog.showSaveDialog.mock.calls[0]?.[1]).toMatchObject({
      defaultPath: join('/system/documents', 'story.json'),
    });
    expect(JSON.parse(readFileSync(join(folder, 'desktop.json'), 'utf8'))).toMatchObject({ saveFolder: '/exports' });
    resetElectron(folder);
    dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' });
    expect(await (await target()).choose('other.json')).toBeNull();
    expect(dialog.showSaveDialog.mock.calls[0]?.[1]).toMatchObject({ defaultPath: join('/exports', 'other.json') });
  });

  it('suggests a name, never a place', async () => {
    dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' });
    await (await target()).choose('../../etc/story.json');
    expect(dialog.showSaveDialog.mock.calls[0]?.[1]).toMatchObject({
      defaultPath: join('/system/documents', 'story.json'),
    });
  });
});

describe('the end', () => {
  it('waits for the library to be closed', async () => {
    const { close } = await started();
    app.quit();
    expect(app.hasQuit).toBe(false);
    await settled();
    expect(close).toHaveBeenCalledOnce();
    expect(app.hasQuit).toBe(true);
  });

  it('comes with the last window, except on macOS', async () => {
    const { window } = await started();
    window.close();
    await settled();
    expect(app.hasQuit).toBe(process.platform !== 'darwin');
  });

  it('closes the library when the session of the system ends', async () => {
    const { close, window } = await started();
    window.emit('session-end', {});
    await settled();
    expect(close).toHaveBeenCalledOnce();
  });
});

describe('a page that fails', () => {
  it('is reopened when the user wants to', async () => {
    const { window } = await started();
    dialog.showMessageBox.mockResolvedValue({ response: 0 });
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    await settled();
    expect(window.webContents.reload).toHaveBeenCalledOnce();
    expect(app.quit).not.toHaveBeenCalled();
  });

  it('is not reopened a second time within a minute', async () => {
    const { window } = await started();
    dialog.showMessageBox.mockResolvedValue({ response: 0 });
    window.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 });
    window.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 });
    await settled();
    expect(window.webContents.reload).toHaveBeenCalledOnce();
    expect(dialog.showMessageBox.mock.calls[1]?.[0]).toMatchObject({ buttons: ['Quit'] });
    expect(app.quit).toHaveBeenCalled();
  });

  it('is no failure when it ends as it should', async () => {
    const { window } = await started();
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(dialog.showMessageBox).not.toHaveBeenCalled();
  });

  it('is given up for a new one when it hangs and the user wants to', async () => {
    const { window } = await started();
    dialog.showMessageBox.mockResolvedValue({ response: 1 });
    window.webContents.emit('unresponsive');
    window.webContents.emit('unresponsive');
    await settled();
    expect(dialog.showMessageBox).toHaveBeenCalledOnce();
    expect(window.webContents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
    window.webContents.emit('render-process-gone', {}, { reason: 'killed', exitCode: 1 });
    expect(window.webContents.reload).toHaveBeenCalledOnce();
    expect(dialog.showMessageBox).toHaveBeenCalledOnce();
  });

  it('is no longer asked about when it answers again', async () => {
    const { window } = await started();
    dialog.showMessageBox.mockImplementation(
      (_window: unknown, { signal }: { signal: AbortSignal }) =>
        new Promise((done) => signal.addEventListener('abort', () => done({ response: 0 }))),
    );
    window.webContents.emit('unresponsive');
    window.webContents.emit('responsive');
    await settled();
    expect(dialog.showMessageBox.mock.calls[0]?.[1].signal.aborted).toBe(true);
    expect(window.webContents.forcefullyCrashRenderer).not.toHaveBeenCalled();
  });
});

async function choose(id: string): Promise<void> {
  const item = Menu.application
    .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
    .find((candidate) => candidate.id === id);
  (item?.click as (() => void) | undefined)?.();
  await settled();
}
