import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLibrary } from '../library/library';
import { adding, madeArticle, madeQuote, madeText } from '../library/testing/made-library';
import { isRoot, temporaryFolder } from '../library/testing/temporary-folder';

const bin = join(import.meta.dirname, '../../../bin/guillemet.mjs');
const path = temporaryFolder();
const desk = () => path('Desk');

interface Outcome {
  code: number | null;
  stdout: string;
  /** Without the line that a build of what is stale writes. */
  complaints: string[];
}

function start(args: readonly string[], out: 'pipe' | number = 'pipe'): ChildProcess {
  // Without a display nothing is opened on the screen of whoever runs the tests.
  const env = {
    ...process.env,
    DISPLAY: '',
    WAYLAND_DISPLAY: '',
    HOME: path(),
    USERPROFILE: path(),
    XDG_CONFIG_HOME: '',
  };
  return spawn(process.execPath, [bin, ...args], { env, stdio: ['ignore', out, 'pipe'] });
}

async function ended(child: ChildProcess): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (data: string) => {
    stdout += data;
  });
  child.stderr?.setEncoding('utf8').on('data', (data: string) => {
    stderr += data;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const lines = stderr.split('\n').filter((line) => line !== '' && line !== 'Building Guillemet…');
  return { code, stdout, complaints: lines };
}

const guillemet = (...args: string[]): Promise<Outcome> => ended(start(args));

/** A library with one article and one quote in it. */
async function makeDesk(): Promise<void> {
  const library = await openLibrary(desk(), { mode: 'write' });
  await library.addArticle(madeArticle());
  const me = library.annotator.id;
  await (await library.annotations('a-1')).apply(adding(madeQuote('v-1', me)), me);
  await library.close();
}

beforeAll(async () => {
  const child = spawn(process.execPath, [bin, '--version'], { stdio: 'ignore' });
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(0);
}, 120_000);

describe('guillemet', () => {
  it('tells its usage and its version', async () => {
    const { version } = JSON.parse(await readFile(join(bin, '../../package.json'), 'utf8')) as { version: string };
    expect(await guillemet('--version')).toEqual({ code: 0, stdout: `${version}\n`, complaints: [] });
    expect(await guillemet('export', '--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('guillemet export'),
      complaints: [],
    });
  });

  it.each([
    [['list'], /^guillemet: list needs --library\. See guillemet --help\.$/],
    [['serve', '--port', 'many', '--library', 'x'], /^guillemet: --port: takes a number from 0 to 65535\. See/],
    [['check', '--library', 'x', '--wrong'], /^guillemet: Unknown option '--wrong'/],
  ])('exits with 2 and one line when it is used wrongly: %j', async (args, line) => {
    expect(await guillemet(...args)).toEqual({ code: 2, stdout: '', complaints: [expect.stringMatching(line)] });
  });
});

describe('guillemet import', () => {
  it('tells which articles of the library have the same text, or nearly, and keeps all of them', async () => {
    const lines = Array.from(
      { length: 12 },
      (_, index) => `La ligne ${index} du bac transporte ${index * 7} voitures.`,
    );
    const whole = lines.join('\n');
    await writeFile(path('first.txt'), whole);
    await writeFile(path('same.txt'), whole);
    await writeFile(path('corrected.txt'), whole.replace('42 voitures', '44 voitures'));
    await writeFile(path('other.txt'), 'Le phare ouvre ses portes aux visiteurs chaque dimanche de juin.');
    const names = ['first.txt', 'same.txt', 'corrected.txt', 'other.txt'].map((name) => path(name));
    const { code, stdout } = await guillemet('import', ...names, '--library', desk(), '--json');
    expect(code).toBe(0);
    const [first, same, corrected, other] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).not.toHaveProperty('sameAs');
    expect(first).not.toHaveProperty('similarTo');
    expect(same.sameAs).toMatchObject({ id: first.id });
    expect(corrected.similarTo).toHaveLength(2);
    expect(corrected.similarTo[0]).toMatchObject({ because: 'text', resemblance: expect.any(Number) });
    expect(other).not.toHaveProperty('similarTo');
  });

  it('takes what can be read and says of each other file which and why, in one line', async () => {
    await mkdir(path('in', 'empty folder'), { recursive: true });
    await writeFile(path('in', 'good.txt'), madeText);
    await writeFile(path('in', 'latin.txt'), Buffer.from('Été à la criée, où l’on pêche la sardine.', 'latin1'));
    await writeFile(path('empty.txt'), '');
    await writeFile(path('blank.txt'), ' \n\n\t');
    await writeFile(
      path('binary.txt'),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48]),
    );
    await writeFile(
      path('broken.md'),
      Buffer.concat([Buffer.from('\uFEFFLa criée '), Buffer.from([0xc3, 0x28, 0xff])]),
    );
    await writeFile(path('report.xyz'), 'x');
    await writeFile(path('huge.txt'), '');
    await truncate(path('huge.txt'), 300 * 1024 * 1024);
    const named = [
      path('in'),
      ...['empty.txt', 'blank.txt', 'binary.txt', 'broken.md', 'report.xyz', 'huge.txt', 'none.txt'].map((name) =>
        path(name),
      ),
      path('in', 'empty folder'),
    ];
    const { code, stdout, complaints } = await guillemet('import', ...named, '--library', desk(), '--json');
    expect(code).toBe(1);

    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; id?: string; error?: { code: string; message: string } });
    expect(rows.map(({ file, error }) => [file, error?.code])).toEqual([
      [path('in', 'good.txt'), undefined],
      [path('in', 'latin.txt'), undefined],
      [path('empty.txt'), 'file-empty'],
      [path('blank.txt'), 'text-empty'],
      [path('binary.txt'), 'file-binary'],
      [path('broken.md'), 'encoding-invalid'],
      [path('report.xyz'), 'file-unsupported'],
      [path('huge.txt'), 'file-too-large'],
      [path('none.txt'), 'file-missing'],
      [path('in', 'empty folder'), 'folder-without-articles'],
    ]);
    expect(rows[0]).toEqual({
      file: path('in', 'good.txt'),
      id: expect.stringMatching(/^a-/),
      title: expect.stringMatching(/\S/),
      characters: madeText.length,
      language: 'fr',
      encoding: 'utf-8',
    });
    const keys = stdout.split('\n').map((line) => [...line.matchAll(/"(\w+)":/g)].map(([, key]) => key).join());
    expect(keys[0]).toBe('file,id,title,characters,language,encoding');
    expect(keys[2]).toBe('file,error,code,message');

    const refused = rows.filter(({ error }) => error);
    expect(complaints).toHaveLength(refused.length);
    for (const [index, { file, error }] of refused.entries()) {
      expect(complaints[index]).toMatch(/^guillemet: /);
      expect(complaints[index]).toContain(file);
      expect(complaints[index]).toContain(error?.message);
    }
    const library = await openLibrary(desk(), { mode: 'read' });
    expect(await library.articleIds()).toEqual(rows.flatMap(({ id }) => (id === undefined ? [] : [id])).sort());
    expect(await guillemet('check', '--library', desk())).toMatchObject({ code: 0 });
  });

  it.skipIf(isRoot)('says that a file may not be read (not tried as root, who may read anything)', async () => {
    await writeFile(path('closed.txt'), madeText);
    await chmod(path('closed.txt'), 0);
    const { code, complaints } = await guillemet('import', path('closed.txt'), '--library', desk());
    expect(code).toBe(1);
    expect(complaints).toEqual([expect.stringMatching(/closed\.txt cannot be read \(EACCES\)/)]);
  });

  it('exits with 0 and a line a file when all were taken', async () => {
    await writeFile(path('a.txt'), madeText);
    const outcome = await guillemet('import', path('a.txt'), '--library', desk());
    expect(outcome).toMatchObject({ code: 0, complaints: [] });
    expect(outcome.stdout).toMatch(/^a-\S+ {2}\S.* \(\d+ characters, fr, utf-8\)\n$/);
  });

  it('reads in the encoding that it is told, and refuses one that is none', async () => {
    await writeFile(path('a.txt'), Buffer.from('Été à la criée', 'latin1'));
    const told = await guillemet('import', path('a.txt'), '--library', desk(), '--encoding', 'windows-1252', '--json');
    expect(JSON.parse(told.stdout)).toMatchObject({ encoding: 'windows-1252', characters: 14 });
    const wrong = await guillemet('import', path('a.txt'), '--library', desk(), '--encoding', 'klingon');
    expect(wrong).toMatchObject({ code: 1, complaints: [expect.stringContaining('klingon')] });
  });

  it('imports everything when the reader of its output leaves early', async () => {
    for (let index = 0; index < 5; index++) await writeFile(path(`${index}.txt`), `${madeText} ${index}`);
    const files = Array.from({ length: 5 }, (_, index) => path(`${index}.txt`));
    const child = start(['import', ...files, '--library', desk()]);
    child.stdout?.destroy();
    expect(await ended(child)).toMatchObject({ code: 0, complaints: [] });
    expect(await (await openLibrary(desk(), { mode: 'read' })).articleIds()).toHaveLength(5);
  });
});

describe('guillemet list, export and check', () => {
  beforeEach(makeDesk);

  it('list the articles, for people and for machines', async () => {
    const { stdout } = await guillemet('list', '--library', desk());
    expect(stdout).toBe('a-1  Le port rouvre (fr, 1 quote, 0 claims)\n');
    const json = await guillemet('list', '--library', desk(), '--json');
    expect(JSON.parse(json.stdout)).toEqual([
      {
        id: 'a-1',
        title: 'Le port rouvre',
        outlet: 'La Gazette du fleuve',
        language: 'fr',
        published: '2026-03-03',
        imported: '2026-03-04T09:00:00Z',
        characters: madeText.length,
        quotes: 1,
        claims: 0,
        people: [],
        tags: [],
        state: 'new',
      },
    ]);
  });

  it('list an article that cannot be opened, with the reason, beside those that can', async () => {
    await mkdir(join(desk(), 'articles', 'a-2'));
    const { code, stdout } = await guillemet('list', '--library', desk());
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      expect.stringMatching(/^a-1 {2}Le port/),
      expect.stringMatching(/^a-2 {2}cannot be opened: .*article\.json is missing/),
      '',
    ]);
  });

  it('export the same bytes every time, to the output and to a file', async () => {
    const args = ['export', '--library', desk(), '--format', 'json', '--out'];
    const first = await guillemet(...args, '-');
    expect(first).toMatchObject({ code: 0, complaints: [] });
    expect(JSON.parse(first.stdout)).toMatchObject({ format: 'guillemet', articles: [{ id: 'a-1' }] });
    expect((await guillemet(...args, '-')).stdout).toBe(first.stdout);
    expect(await guillemet(...args, path('x.json'))).toEqual({ code: 0, stdout: '', complaints: [] });
    expect(await readFile(path('x.json'), 'utf8')).toBe(first.stdout);

    const file = openSync(path('piped.json'), 'w');
    expect(await ended(start([...args, '-'], file))).toMatchObject({ code: 0 });
    closeSync(file);
    expect(await readFile(path('piped.json'), 'utf8')).toBe(first.stdout);
  });

  it('export into a folder under a name of their own', async () => {
    await mkdir(path('out'));
    const { code } = await guillemet('export', '--library', desk(), '--format', 'w3c', '--out', path('out'));
    expect(code).toBe(0);
    expect(await readdir(path('out'))).toEqual([expect.stringMatching(/\.w3c\.json$/)]);
  });

  it.each([
    [['--out', 'none/x.json', '--format', 'json'], /x\.json could not be written: its folder does not exist/],
    [['--out', '-', '--format', 'json', '--article', 'a-9'], /no article a-9/],
    [['--out', '-', '--format', 'json', '--annotator', 'nobody'], /no annotator "nobody"/],
  ])('do not export %j, and say why in one line', async (args, reason) => {
    const outcome = await guillemet('export', '--library', desk(), ...args);
    expect(outcome).toEqual({ code: 1, stdout: '', complaints: [expect.stringMatching(reason)] });
  });

  it.runIf(process.platform === 'linux')('say so when their output does not take what they write', async () => {
    const full = openSync('/dev/full', 'w');
    const outcome = await ended(start(['export', '--library', desk(), '--format', 'json', '--out', '-'], full));
    closeSync(full);
    expect(outcome).toMatchObject({ code: 1, complaints: [expect.stringContaining('the disk is full')] });
  });

  it('check that everything is sound, or tell what is not', async () => {
    const sound = await guillemet('check', '--library', desk());
    expect(sound).toEqual({ code: 0, stdout: '1 article, 1 annotation: everything is sound\n', complaints: [] });
    await writeFile(join(desk(), 'articles', 'a-1', 'original.txt'), 'altered');
    const altered = await guillemet('check', '--library', desk());
    expect(altered).toMatchObject({ code: 1, complaints: [expect.stringContaining('1 problem found')] });
    expect(altered.stdout).toMatch(/^a-1: The original of .* was altered: .*\n1 article, 1 annotation: 1 problem\n$/);
    const json = await guillemet('check', '--library', desk(), '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ articles: 1, annotations: 1, problems: [{ article: 'a-1' }] });
    expect(json.code).toBe(1);
  });

  it.each([
    // `check` has it as a finding, and the hosts show what it could be again.
    ['damaged', '{"format":"guillemet-lib', /library\.json is damaged: .*guillemet check --repair/, []],
    [
      'newer',
      '{"format":"guillemet-library","schemaVersion":9}',
      /newer Guillemet .*schema 9/,
      [['check'], ['serve', '--no-open']],
    ],
  ])('refuse a %s library.json in one line, and leave it as it is', async (_what, content, reason, others) => {
    await writeFile(join(desk(), 'library.json'), content);
    await writeFile(path('a.txt'), madeText);
    for (const args of [['list'], ['export', '--format', 'json', '--out', '-'], ['import', path('a.txt')], ...others]) {
      const outcome = await guillemet(...args, '--library', desk());
      expect(outcome).toEqual({ code: 1, stdout: '', complaints: [expect.stringMatching(reason)] });
    }
    expect(await readFile(join(desk(), 'library.json'), 'utf8')).toBe(content);
    expect((await readdir(desk())).sort()).toEqual(['articles', 'library.json']);
  });

  it('refuse what is no library, and make none', async () => {
    for (const command of ['list', 'check']) {
      const outcome = await guillemet(command, '--library', path('none'));
      expect(outcome).toMatchObject({ code: 1, stdout: '', complaints: [expect.stringContaining(path('none'))] });
    }
    expect(await readdir(path())).toEqual(['Desk']);
  });

  it('read a library that is open elsewhere; import waits for its end', async () => {
    const library = await openLibrary(desk(), { mode: 'write' });
    try {
      await writeFile(path('a.txt'), madeText);
      expect(await guillemet('list', '--library', desk())).toMatchObject({ code: 0, complaints: [] });
      expect(await guillemet('import', path('a.txt'), '--library', desk())).toEqual({
        code: 1,
        stdout: '',
        complaints: [expect.stringMatching(new RegExp(`already open .*process ${process.pid}`))],
      });
    } finally {
      await library.close();
    }
    expect(await guillemet('import', path('a.txt'), '--library', desk())).toMatchObject({ code: 0 });
  });
});

describe('guillemet serve', () => {
  const children: ChildProcess[] = [];
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
  });

  /** The line that it prints when it is ready. */
  async function ready(child: ChildProcess): Promise<string> {
    children.push(child);
    let printed = '';
    for await (const data of child.stdout ?? []) {
      printed += String(data);
      if (printed.includes('\n')) break;
    }
    return printed;
  }

  async function exitOf(child: ChildProcess): Promise<unknown> {
    const [code] = child.exitCode === null ? ((await once(child, 'close')) as [number | null]) : [child.exitCode];
    return code;
  }

  it.each(['SIGTERM', 'SIGINT'] as const)('prints its address, answers there, and ends well on %s', async (signal) => {
    const child = start(['serve', '--no-open', '--library', desk()]);
    const line = await ready(child);
    expect(line).toMatch(/^Guillemet: http:\/\/127\.0\.0\.1:\d+\/#token=\S+\n$/);
    expect(await readdir(desk())).toContain('library.lock');
    const { status } = await fetch(new URL('/', line.slice('Guillemet: '.length).trim()));
    expect(status).toBe(200);
    child.kill(signal);
    expect(await exitOf(child)).toBe(0);
    expect((await readdir(desk())).sort()).toEqual(['articles', 'library.json']);
  });

  it('says that the port is in use, and lets the lock go', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const busy = await guillemet('serve', '--no-open', '--port', port, '--library', desk());
    taken.close();
    expect(busy).toEqual({
      code: 1,
      stdout: '',
      complaints: [expect.stringMatching(new RegExp(`Port ${port} is in use`))],
    });
    expect((await readdir(desk())).sort()).toEqual(['articles', 'library.json']);
  });

  it('only reads a library that is open elsewhere, and says who has it', async () => {
    const first = start(['serve', '--no-open', '--library', desk()]);
    await ready(first);
    const lock = await readFile(join(desk(), 'library.lock'), 'utf8');
    const second = start(['serve', '--no-open', '--library', desk()]);
    let complained = '';
    second.stderr?.on('data', (data) => (complained += String(data)));
    expect(await ready(second)).toMatch(/^Guillemet: /);
    second.kill('SIGTERM');
    expect(await exitOf(second)).toBe(0);
    expect(complained).toMatch(new RegExp(`^guillemet: .*process ${first.pid} .*only read here.*\\n$`));
    expect(await readFile(join(desk(), 'library.lock'), 'utf8')).toBe(lock);
    first.kill('SIGTERM');
    expect(await exitOf(first)).toBe(0);
  });

  it('goes on where one was killed', async () => {
    const first = start(['serve', '--no-open', '--library', desk()]);
    await ready(first);
    first.kill('SIGKILL');
    await once(first, 'close');
    expect(await readdir(desk())).toContain('library.lock');
    const second = start(['serve', '--no-open', '--library', desk()]);
    expect(await ready(second)).toMatch(/^Guillemet: /);
    second.kill('SIGTERM');
    expect(await exitOf(second)).toBe(0);
  });
});

describe.runIf(process.platform === 'linux')('guillemet without a display', () => {
  it('says in one line why the app opens in the browser, and does that', async () => {
    await writeFile(path('a.txt'), madeText);
    const child = start([path('a.txt'), '--library', desk()]);
    let printed = '';
    for await (const data of child.stdout ?? []) {
      printed += String(data);
      if (/^Guillemet: .*\n/m.test(printed)) break;
    }
    child.kill('SIGTERM');
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(0);
    expect(printed).toMatch(
      /^The desktop app cannot be shown \(there is no display\).*\nGuillemet: http:\/\/127\.0\.0\.1:\d+\/#token=\S+\n$/,
    );
  });
});
