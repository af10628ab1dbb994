import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../core/annotation/change';
import type { LibraryAccess } from '../../core/calls/access-calls';
import type { CallInput, CallName, CallOutput, EventName } from '../../core/host-api';
import { FailureError, type Result } from '../../core/result';
import { openLibrary } from '../library/library';
import { type Bundle, bundle } from '../library/testing/bundle';
import { adding, madeArticle, madeQuote } from '../library/testing/made-library';
import { randomNumbers } from '../library/testing/random';
import { temporaryFolder } from '../library/testing/temporary-folder';
import { checkLibrary } from './check-service';
import type { Said } from './testing/sharing-host';

const rounds = Number(process.env.GUILLEMET_TAKEOVERS ?? 6);
const seed = Number(process.env.GUILLEMET_SEED ?? Date.now() % 1_000_000);

const path = temporaryFolder();
let program: Bundle;
let annotator = '';
const hosts: Host[] = [];

beforeAll(async () => {
  program = await bundle(new URL('./testing/sharing-host.ts', import.meta.url).pathname);
}, 60_000);
afterAll(() => program?.remove());

beforeEach(async () => {
  const library = await openLibrary(path('Desk'), { mode: 'write' });
  annotator = library.annotator.id;
  await library.addArticle(madeArticle('a-1'));
  await library.close();
});
afterEach(() => Promise.all(hosts.splice(0).map((host) => host.kill())));

/** A host on the library, in a process of its own. */
class Host {
  readonly events: { name: EventName; payload: unknown }[] = [];
  private readonly replies = new Map<number, (result: Result<unknown>) => void>();
  private readonly watchers = new Set<() => void>();
  private errors = '';
  private asked = 0;

  private constructor(private readonly process: ChildProcess) {}

  static async start(): Promise<Host> {
    const child = spawn(process.execPath, [program.path, path('Desk')], { stdio: 'pipe' });
    const host = new Host(child);
    hosts.push(host);
    child.stderr.setEncoding('utf8').on('data', (data: string) => {
      host.errors += data;
    });
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => host.hear(JSON.parse(line) as Said, resolve));
      child.once('close', () => reject(new Error(host.errors)));
    });
    return host;
  }

  private hear(said: Said, ready: () => void): void {
    if (said.kind === 'ready') ready();
    else if (said.kind === 'event') {
      this.events.push(said);
      for (const watcher of this.watchers) watcher();
    } else this.replies.get(said.number)?.(said.result);
  }

  ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Result<CallOutput<Name>>> {
    const number = this.asked++;
    return new Promise((resolve) => {
      this.replies.set(number, resolve as (result: Result<unknown>) => void);
      this.process.stdin?.write(`${JSON.stringify({ number, name, input })}\n`);
    });
  }

  async get<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    const result = await this.ask(name, input);
    if (result.ok) return result.value;
    throw new FailureError(result.error);
  }

  mark(id: string) {
    return this.ask('annotations.apply', { articleId: 'a-1', change: adding(madeQuote(id, annotator), `c-${id}`) });
  }

  /** When the access is that, which it may be already. */
  async until(kind: LibraryAccess['kind']): Promise<void> {
    while ((await this.get('library.access', {})).kind !== kind) {
      await new Promise<void>((resolve) => {
        this.watchers.add(resolve);
        setTimeout(resolve, 200);
      });
    }
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.process.kill(signal);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const closed = once(this.process, 'close');
    this.process.kill('SIGKILL');
    await closed;
  }
}

/** Marks one after the other, a few under way at once, until it is refused; gives what was acknowledged. */
async function markUntilRefused(host: Host, name: string, atOnce = 8): Promise<{ kept: Change[]; refused: string[] }> {
  const [kept, refused]: [Change[], string[]] = [[], []];
  let next = 0;
  const worker = async () => {
    while (refused.length === 0) {
      const result = await host.mark(`${name}-${next++}`);
      if (result.ok) kept.push(result.value.change);
      else refused.push(result.error.code);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { kept, refused };
}

async function expectSound(kept: readonly Change[]): Promise<void> {
  const library = await openLibrary(path('Desk'), { mode: 'read' });
  const ids = new Set((await library.readAnnotations('a-1')).map(({ id }) => id));
  for (const change of kept) for (const op of change.ops) expect(ids, `seed ${seed}`).toContain(op.id);
  expect((await checkLibrary(library)).problems).toEqual([]);
}

describe('a second host on a library', () => {
  it('reads everything, says who writes, and is refused every write', async () => {
    const first = await Host.start();
    expect((await first.mark('v-1')).ok).toBe(true);
    const second = await Host.start();
    expect(await second.get('library.access', {})).toMatchObject({
      kind: 'reading',
      writer: { pid: first.pid, isHere: true },
      takenBy: null,
    });
    expect((await second.get('article.open', { articleId: 'a-1' })).annotations.map(({ id }) => id)).toEqual(['v-1']);
    expect((await second.get('library.read', {})).articles).toMatchObject([{ id: 'a-1', quotes: 1 }]);
    expect((await second.get('export.preview', { articleIds: ['a-1'], format: 'json' })).opening.text).toContain('v-1');
    const person = { id: 'p-1', name: 'Zoé', role: '', organisation: '', country: '', aliases: [] };
    const refused = [
      await second.mark('v-2'),
      await second.ask('annotations.undo', { articleId: 'a-1', changeId: `c-${crypto.randomUUID()}` }),
      await second.ask('people.put', { person }),
    ];
    for (const result of refused) {
      expect(result).toMatchObject({ ok: false, error: { code: 'library-locked', details: { pid: first.pid } } });
    }
    const trash = await second.get('articles.trash', { articleIds: ['a-1'] });
    expect(trash).toMatchObject({ done: [], refused: [{ failure: { code: 'library-locked' } }] });
    expect((await first.mark('v-3')).ok).toBe(true);
  });

  it('may write when the first has ended, and says so without being asked', async () => {
    const first = await Host.start();
    const second = await Host.start();
    await first.kill();
    await expect.poll(() => second.get('library.access', {})).toMatchObject({ kind: 'reading', writer: null });
    expect(await second.get('library.takeOver', { force: false })).toEqual({ kind: 'writing' });
    expect((await second.mark('v-1')).ok).toBe(true);
  });

  it('takes over from a first that is busy: that one turns to reading, and nothing acknowledged is lost', async () => {
    let [writer, reader] = [await Host.start(), await Host.start()];
    const all: Change[] = [];
    for (let round = 0; round < rounds; round++) {
      const marking = markUntilRefused(writer, `v-${round}`);
      await expect.poll(() => writer.events.filter(({ name }) => name === 'article.changed').length).toBeGreaterThan(9);
      expect(await reader.get('library.takeOver', { force: false })).toEqual({ kind: 'writing' });
      const { kept, refused } = await marking;
      expect(kept.length).toBeGreaterThan(9);
      expect(new Set(refused)).toEqual(new Set(['library-locked']));
      all.push(...kept);
      expect(await writer.get('library.access', {})).toMatchObject({ kind: 'reading', takenBy: { pid: reader.pid } });
      const { annotations } = await reader.get('article.open', { articleId: 'a-1' });
      const ids = new Set(annotations.map(({ id }) => id));
      for (const change of all) expect(ids).toContain(change.ops[0]?.id);
      [writer, reader] = [reader, writer];
      writer.events.length = 0;
    }
    expect(await readdir(path('Desk'))).not.toContain('library.lock.request');
    await expectSound(all);
  }, 60_000);

  it('passes over a request that is none, or that asks another', async () => {
    const first = await Host.start();
    let marks = 0;
    for (const text of ['', '{"pid":', '[]', JSON.stringify({ pid: 1, host: 'h', at: '', token: 't', holder: 'no' })]) {
      await writeFile(path('Desk', 'library.lock.request'), text);
      // It looks for requests while it saves these.
      for (let mark = 0; mark < 30; mark++) expect((await first.mark(`v-${marks++}`)).ok).toBe(true);
    }
    expect(await first.get('library.access', {})).toEqual({ kind: 'writing' });
  });
});

describe.skipIf(process.platform === 'win32')('a first host that is asleep', () => {
  it('is overridden only when the user insists, and appends nothing when it wakes up', async () => {
    const random = randomNumbers(seed);
    let [sleeper, other] = [await Host.start(), await Host.start()];
    const all: Change[] = [];
    for (let round = 0; round < rounds; round++) {
      const marking = markUntilRefused(sleeper, `v-${round}`, 1 + Math.floor(random() * 16));
      await expect.poll(() => sleeper.events.length).toBeGreaterThan(3);
      await wait(random() * 30);
      sleeper.signal('SIGSTOP');
      expect((await other.get('library.takeOver', { force: false })).kind).toBe('reading');
      expect(await other.get('library.takeOver', { force: true })).toEqual({ kind: 'writing' });
      for (let mark = 0; mark < 5; mark++) {
        const result = await other.mark(`w-${round}-${mark}`);
        expect(result).toMatchObject({ ok: true });
        if (result.ok) all.push(result.value.change);
      }
      const file = path('Desk', 'articles', 'a-1', `${annotator}.journal`);
      const before = await readFile(file, 'utf8');
      sleeper.signal('SIGCONT');
      const { kept, refused } = await marking;
      expect(new Set(refused)).toEqual(new Set(['library-locked']));
      all.push(...kept);
      await sleeper.until('reading');
      expect(await readFile(file, 'utf8'), `seed ${seed}`).toBe(before);
      await expectSound(all);
      expect((await other.mark(`x-${round}`)).ok).toBe(true);
      [sleeper, other] = [other, sleeper];
      sleeper.events.length = 0;
    }
  }, 60_000);
});
