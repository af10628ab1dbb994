import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type Browser, test as base, chromium, type ElectronApplication, type Page } from '@playwright/test';
import { findChromium } from './chromium';

export interface HostOptions {
  host: 'browser' | 'electron';
}

const root = join(import.meta.dirname, '..', '..');

/** Guillemet as a user has it, on a library of its own, in one of its hosts. */
export interface RunningApp {
  page: Page;
  library: string;
  /** Everything the page asked for over the network, or tried to. */
  requests: string[];
  /** Pulls the plug: SIGKILL, no chance to write anything. */
  kill(): Promise<void>;
  /** Starts it again on the same library. */
  restart(files?: readonly string[]): Promise<void>;
}

/** Runs the command line, gives what it printed. */
export function guillemet(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'bin', 'guillemet.mjs'), ...args]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data) => (stdout += data));
    child.stderr.on('data', (data) => (stderr += data));
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** The browser host and a browser on it. */
export class BrowserApp implements RunningApp {
  page!: Page;
  readonly requests: string[] = [];
  private child: ChildProcess | null = null;

  constructor(
    readonly library: string,
    readonly browser: Browser,
    private readonly locale: string,
  ) {}

  async restart(files: readonly string[] = []): Promise<void> {
    await this.kill();
    const command = files.length > 0 ? ['open', ...files] : ['serve', '--no-open'];
    const child = spawn(process.execPath, [join(root, 'bin', 'guillemet.mjs'), ...command, '--library', this.library], {
      // Without a display `open` goes to the browser host at once and opens no window.
      env: {
        ...process.env,
        HOME: dirname(this.library),
        XDG_DATA_HOME: '',
        XDG_CONFIG_HOME: '',
        DISPLAY: '',
        WAYLAND_DISPLAY: '',
      },
    });
    this.child = child;
    const url = await new Promise<string>((resolve, reject) => {
      let printed = '';
      child.stderr?.on('data', (data) => (printed += data));
      child.stdout?.on('data', (data) => {
        printed += data;
        const found = /^Guillemet: (\S+)$/m.exec(printed);
        if (found?.[1]) resolve(found[1]);
      });
      child.once('close', (code) => reject(new Error(`Guillemet ended with ${code}: ${printed}`)));
    });
    const context = await this.browser.newContext({ locale: this.locale, viewport: { width: 1280, height: 800 } });
    this.page = await context.newPage();
    this.page.on('request', (request) => this.requests.push(request.url()));
    keepFileChoosers(this.page);
    await this.page.goto(url);
  }

  /** Stops the process, or lets it go on, as a computer does that is put to sleep. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(signal);
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = null;
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await closed;
    await this.page?.context().close();
  }
}

/** Path of Electron's binary; null where it is not installed. Never starts a download. */
export function electronBinary(): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

class ElectronApp implements RunningApp {
  page!: Page;
  readonly requests: string[] = [];
  private app: ElectronApplication | null = null;

  constructor(
    readonly library: string,
    private readonly userData: string,
    private readonly binary: string,
    private readonly locale: string,
  ) {}

  async restart(files: readonly string[] = []): Promise<void> {
    await this.kill();
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    this.app = await _electron.launch({
      executablePath: this.binary,
      args: [
        root,
        ...asRoot,
        `--user-data-dir=${this.userData}`,
        `--lang=${this.locale}`,
        '--library',
        this.library,
        ...files,
      ],
      // The settings of whoever runs the tests are theirs.
      env: { ...processEnvironment(), XDG_CONFIG_HOME: dirname(this.library), APPDATA: dirname(this.library) },
      timeout: 30_000,
    });
    this.page = await this.app.firstWindow({ timeout: 30_000 });
    this.page.on('request', (request) => this.requests.push(request.url()));
    keepFileChoosers(this.page);
  }

  async kill(): Promise<void> {
    const { app } = this;
    if (!app) return;
    this.app = null;
    const child = app.process();
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await closed;
  }
}

/**
 * Hands file choosers to the tests for as long as the page lives. Without a standing listener that is switched on by
 * each `waitForEvent`, which a key pressed beside it can overtake: the chooser is the system's then, and is cancelled.
 */
function keepFileChoosers(page: Page): void {
  page.on('filechooser', () => {});
}

interface Fixtures {
  /** Language of the screen. */
  uiLocale: string;
  app: RunningApp;
}

interface WorkerFixtures extends HostOptions {
  chromium: Browser | null;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  host: ['browser', { option: true, scope: 'worker' }],
  uiLocale: ['en-US', { option: true }],

  chromium: [
    async ({ host }, use) => {
      if (host !== 'browser') return use(null);
      const { executablePath, args, env } = await findChromium();
      const browser = await chromium.launch({ executablePath, args, env: { ...processEnvironment(), ...env } });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  app: async ({ host, chromium, uiLocale }, use, testInfo) => {
    const binary = host === 'electron' ? electronBinary() : null;
    testInfo.skip(host === 'electron' && binary === null, 'Electron’s binary is not installed');
    const folder = await mkdtemp(join(tmpdir(), 'guillemet-e2e-'));
    const library = join(folder, 'Library');
    const app = chromium
      ? new BrowserApp(library, chromium, uiLocale)
      : new ElectronApp(library, join(folder, 'user-data'), binary ?? '', uiLocale);
    await app.restart();
    await use(app);
    await app.kill();
    await rm(folder, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';

function processEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
