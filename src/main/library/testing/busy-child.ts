import { once } from 'node:events';
import { writeSync } from 'node:fs';
import type { Annotation } from '../../../core/annotation/annotation';
import type { Change, NewChange } from '../../../core/annotation/change';
import type { Person } from '../../../core/annotation/person';
import type { AnnotationStore } from '../annotation-store';
import { type Library, openLibrary } from '../library';
import { adding, madeArticle, madeQuote, replacing } from './made-library';
import { randomNumbers } from './random';

/** What the program is told to do, as one line of JSON on its standard input, once it is loaded. */
export interface Order {
  folder: string;
  /** Null: hold the library open and do nothing. */
  article: string | null;
  seed: number;
}

/**
 * A program that opens a library and changes it as fast as it can until it is killed. What it is about
 * to ask for stands on standard output before it asks, what was acknowledged after.
 */
export type Report =
  | { kind: 'open' }
  | { kind: 'asked'; change: NewChange }
  | { kind: 'asked-undo' | 'asked-redo'; id: string }
  | { kind: 'acknowledged'; change: Change }
  | { kind: 'asked-person' | 'kept-person'; person: Person }
  | { kind: 'asked-article' | 'kept-article'; id: string };

/** Straight to the pipe: what was said is never in a buffer of a process that is killed. */
function say(report: Report): void {
  const bytes = Buffer.from(`${JSON.stringify(report)}\n`);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

class BusyAnalyst {
  /** As it will be when everything asked for has been done. */
  private annotations = new Map<string, Annotation>();
  private asked = 0;

  constructor(
    private readonly library: Library,
    private readonly store: AnnotationStore,
    private readonly round: string,
    private readonly random: () => number,
  ) {
    this.learn();
  }

  private learn(): void {
    this.annotations = new Map(this.store.list().map((annotation) => [annotation.id, annotation]));
  }

  /** Keeps up to `atOnce` changes under way. */
  async work(atOnce: number): Promise<never> {
    const underway = new Set<Promise<unknown>>();
    for (;;) {
      const change = this.next().finally(() => underway.delete(change));
      underway.add(change);
      if (underway.size >= atOnce) await Promise.race(underway);
    }
  }

  private next(): Promise<unknown> {
    const id = `c-${this.round}-${this.asked++}`;
    const choice = this.random();
    if (choice < 0.12) return this.goBack(id, choice < 0.07 ? 'undo' : 'redo');
    if (choice < 0.13) return this.putPerson(`p-${this.round}-${this.asked}`);
    if (choice < 0.132) return this.addArticle(`a-${this.round}-${this.asked}`);
    return this.apply(this.someChange(id, choice));
  }

  private someChange(id: string, choice: number): NewChange {
    const known = [...this.annotations.values()];
    const one = known[Math.floor(this.random() * known.length)];
    const words = ['chalutiers', 'lundi 🐟', '40 tonnes de sardines', 'Zoé Lindqvist'];
    const note = 'é🐟\n'.repeat(Math.floor(this.random() ** 6 * 2_000));
    if (!one || choice < 0.6) {
      const word = words[Math.floor(this.random() * words.length)];
      return adding(madeQuote(`v-${id}`, this.library.annotator.id, word, note), id);
    }
    return replacing(one, choice < 0.8 ? { ...one, note: `${id} ${note}` } : null, id);
  }

  private async apply(change: NewChange): Promise<void> {
    say({ kind: 'asked', change });
    const acknowledged = this.store.apply(change, this.library.annotator.id);
    for (const { kind, id, after } of change.ops) {
      if (kind !== 'annotation') continue;
      if (after) this.annotations.set(id, after);
      else this.annotations.delete(id);
    }
    say({ kind: 'acknowledged', change: await acknowledged });
  }

  private async goBack(id: string, kind: 'undo' | 'redo'): Promise<void> {
    say({ kind: `asked-${kind}`, id });
    const acknowledged = this.store[kind](id, this.library.annotator.id);
    this.learn();
    const change = await acknowledged;
    if (change) say({ kind: 'acknowledged', change });
  }

  private async putPerson(id: string): Promise<void> {
    const person: Person = { id, name: `Person ${id}`, role: '', organisation: '', country: '', aliases: [] };
    say({ kind: 'asked-person', person });
    await this.library.putPerson(person);
    say({ kind: 'kept-person', person });
  }

  private async addArticle(id: string): Promise<void> {
    say({ kind: 'asked-article', id });
    await this.library.addArticle(madeArticle(id));
    say({ kind: 'kept-article', id });
  }
}

const [line] = (await once(process.stdin, 'data')) as [Buffer];
const { folder, article, seed } = JSON.parse(line.toString('utf8')) as Order;
const library = await openLibrary(folder, { mode: 'write', snapshots: { quiet: 10, latest: 25 } });
say({ kind: 'open' });
if (article !== null) {
  const random = randomNumbers(seed);
  const store = await library.annotations(article);
  await new BusyAnalyst(library, store, String(seed), random).work(1 + Math.floor(random() * 16));
}
