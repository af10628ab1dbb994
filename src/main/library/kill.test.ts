import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Annotation } from '../../core/annotation/annotation';
import { applyOperations, type Change, invertOperations, type NewChange, workOf } from '../../core/annotation/change';
import { checkLibrary } from '../services/check-service';
import { type JournalContent, readJournal } from './journal-file';
import { type Library, openLibrary } from './library';
import { type Bundle, bundle } from './testing/bundle';
import type { Order, Report } from './testing/busy-child';
import { madeArticle } from './testing/made-library';
import { randomNumbers } from './testing/random';
import { temporaryFolder } from './testing/temporary-folder';

const kills = Number(process.env.GUILLEMET_KILLS ?? 100);
/** GUILLEMET_SEED repeats a run, as far as a kill at a moment of the clock can be repeated. */
const seed = Number(process.env.GUILLEMET_SEED ?? Date.now() % 1_000_000);

/** After so many kills another article's turn comes: reading a long journal again and again takes its time. */
const killsAnArticle = 8;

const path = temporaryFolder();
let program: Bundle;

beforeAll(async () => {
  program = await bundle(new URL('./testing/busy-child.ts', import.meta.url).pathname);
}, 60_000);
afterAll(() => program?.remove());

/** A child that is loaded, or loading, and waits for its order. */
class Child {
  private readonly process = spawn(process.execPath, [program.path], { stdio: 'pipe' });
  private readonly said = listen(this.process);

  /** Everything that it said until it was killed, `delay` ms after its first acknowledgement. */
  async runAndKill(order: Order, delay: number): Promise<Report[]> {
    this.process.stdin.write(`${JSON.stringify(order)}\n`);
    await Promise.race([this.said.acknowledged, this.said.ended.then(failToStart)]);
    await wait(delay);
    const { signal, errors } = await this.kill();
    expect({ signal, errors }).toEqual({ signal: 'SIGKILL', errors: '' });
    const whole = this.said.text().slice(0, this.said.text().lastIndexOf('\n'));
    return whole.split('\n').map((line) => JSON.parse(line) as Report);
  }

  kill() {
    this.process.kill('SIGKILL');
    return this.said.ended;
  }
}

function failToStart({ errors }: { errors: string }): never {
  throw new Error(`The child ended by itself: ${errors}`);
}

function listen(child: ChildProcess) {
  let text = '';
  let errors = '';
  let tell = () => {};
  const acknowledged = new Promise<void>((resolve) => {
    tell = resolve;
  });
  child.stdout?.setEncoding('utf8').on('data', (data: string) => {
    text += data;
    if (text.includes('"kind":"acknowledged"')) tell();
  });
  child.stderr?.setEncoding('utf8').on('data', (data: string) => {
    errors += data;
  });
  const ended = new Promise<{ signal: NodeJS.Signals | null; errors: string }>((resolve) => {
    child.once('close', (_code, signal) => resolve({ signal, errors }));
  });
  return { acknowledged, ended, text: () => text };
}

/** What the child asked for, in order; an undo or redo with nothing to say of its content. */
function askedIn(reports: readonly Report[]): { id: string; change: NewChange | null }[] {
  return reports.flatMap((report): { id: string; change: NewChange | null }[] => {
    if (report.kind === 'asked') return [{ id: report.change.id, change: report.change }];
    return report.kind === 'asked-undo' || report.kind === 'asked-redo' ? [{ id: report.id, change: null }] : [];
  });
}

/** The state that all changes of a journal make together, each checked against the one before. */
function replay(changes: readonly Change[]): Map<string, Annotation> {
  const work = workOf();
  const byId = new Map<string, Change>();
  for (const change of changes) {
    byId.set(change.id, change);
    const origin = byId.get(change.undoes ?? change.redoes ?? '');
    if (change.undoes !== undefined) expect(change.ops).toEqual(invertOperations(origin?.ops ?? []));
    if (change.redoes !== undefined) expect(change.ops).toEqual(origin?.ops);
    expect(applyOperations(work, change.ops)).toBeNull();
  }
  return work.annotations;
}

function expectOnlyAsked(fresh: readonly Change[], reports: readonly Report[]): void {
  const asked = askedIn(reports);
  let place = 0;
  for (const change of fresh) {
    // In the order of asking: what comes after in the journal was asked for later.
    while (place < asked.length && asked[place]?.id !== change.id) place++;
    const wanted = asked[place++];
    expect(wanted, `nobody asked for ${change.id} at this place`).toBeDefined();
    if (wanted?.change) expect(change).toMatchObject(wanted.change);
    else expect(change.undoes ?? change.redoes).toBeDefined();
  }
}

function expectAllAcknowledged(journal: readonly Change[], reports: readonly Report[]): number {
  const byId = new Map(journal.map((change) => [change.id, change]));
  const acknowledged = reports.filter((report) => report.kind === 'acknowledged');
  for (const { change } of acknowledged) expect(byId.get(change.id)).toEqual(change);
  return acknowledged.length;
}

async function expectPeopleAndArticles(library: Library, all: readonly Report[]): Promise<void> {
  const people = new Map(
    all.flatMap((report) => (report.kind === 'kept-person' ? [[report.person.id, report.person]] : [])),
  );
  const askedPeople = new Set(all.flatMap((report) => (report.kind === 'asked-person' ? [report.person.id] : [])));
  for (const [id, person] of people) expect(library.people.get(id)).toEqual(person);
  for (const id of library.people.keys()) expect(askedPeople.has(id)).toBe(true);

  const there = new Set((await library.articleIds()).filter((id) => !id.startsWith('work-')));
  const askedArticles = new Set(all.flatMap((report) => (report.kind === 'asked-article' ? [report.id] : [])));
  for (const report of all) if (report.kind === 'kept-article') expect(there.has(report.id)).toBe(true);
  for (const id of there) expect(askedArticles.has(id)).toBe(true);
}

async function snapshotRevision(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '{"revision":0}');
  return (JSON.parse(text) as { revision: number }).revision;
}

it(
  `loses nothing acknowledged, and makes up nothing, when it is killed ${kills} times at any moment`,
  async () => {
    console.log(`GUILLEMET_SEED=${seed}`);
    const random = randomNumbers(seed);
    let next = new Child();
    let annotator = '';
    let known: Change[] = [];
    const told: Report[] = [];
    const counts = { acknowledged: 0, unacknowledged: 0, torn: 0, snapshots: 0 };
    for (let kill = 0; kill < kills; kill++) {
      const article = `work-${Math.floor(kill / killsAnArticle)}`;
      if (kill % killsAnArticle === 0) {
        const library = await openLibrary(path('Library'), { mode: 'write' });
        await library.addArticle(madeArticle(article));
        annotator = library.annotator.id;
        await library.close();
        known = [];
      }
      const file = path('Library', 'articles', article, annotator);
      const earlierSnapshot = await snapshotRevision(`${file}.json`);
      const child = next;
      // The next one loads while this one's work is looked at.
      next = new Child();
      const order = { folder: path('Library'), article, seed: seed * 1_000 + kill };
      const reports = await child.runAndKill(order, 5 + random() * 115);
      const context = `seed ${seed}, kill ${kill}`;

      const journal: JournalContent = await readJournal(`${file}.journal`);
      expect(journal.changes.slice(0, known.length), context).toEqual(known);
      const fresh = journal.changes.slice(known.length);
      expectOnlyAsked(fresh, reports);
      const acknowledged = expectAllAcknowledged(journal.changes, reports);
      if ((await snapshotRevision(`${file}.json`)) > earlierSnapshot) counts.snapshots++;

      // Half of the time nobody repairs anything before the next kill.
      const library = await openLibrary(path('Library'), { mode: random() < 0.5 ? 'read' : 'write' });
      const annotations = await library.readAnnotations(article);
      expect(new Map(annotations.map((annotation) => [annotation.id, annotation])), context).toEqual(
        replay(journal.changes),
      );
      told.push(...reports.filter(({ kind }) => /person|article/.test(kind)));
      await expectPeopleAndArticles(library, told);
      const isLast = kill === kills - 1;
      const report = await checkLibrary(library, isLast || kill % 20 === 19 ? {} : { articleIds: [article] });
      expect(report.problems, context).toEqual([]);
      await library.close();

      known = journal.changes;
      counts.acknowledged += acknowledged;
      counts.unacknowledged += fresh.length - acknowledged;
      if (journal.tornBytes > 0) counts.torn++;
    }
    await next.kill();
    console.log(`${kills} kills: ${JSON.stringify(counts)}`);
    expect(counts.acknowledged).toBeGreaterThanOrEqual(kills);
    // What the test promises to have been through.
    if (kills >= 50) expect(counts.snapshots).toBeGreaterThan(kills / 4);
  },
  30_000 + kills * 2_000,
);
