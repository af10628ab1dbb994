import type { HostApi, ReadingChoice } from '../../core/host-api';
import { Store } from '../state/store';
import { type BatchItem, BatchRun } from './batch-run';
import type { Gathered } from './folders';
import type { MappingMemory } from './import-queue';
import type { Opening } from './sources';

export type BatchesState =
  | { kind: 'none' }
  /** Folders are being looked through. */
  | { kind: 'looking'; found: number }
  /** The user is asked how the files are to be added. */
  | { kind: 'asking'; openings: readonly Opening[]; passedOver: number }
  /** Adding, or done with its report; out of sight while the user does something else. */
  | { kind: 'run'; run: BatchRun; isShown: boolean };

/** Many files at once: looks through folders, asks how they are to be added, adds them one batch at a time. */
export class Batches {
  readonly state = new Store<BatchesState>({ kind: 'none' });
  /** Shows each of the files, one after the other. */
  onEach: (openings: readonly Opening[]) => void = () => {};
  private looking = new AbortController();
  private current: BatchRun | null = null;

  constructor(
    private readonly host: HostApi,
    private readonly memory: MappingMemory,
  ) {}

  /** Whether a batch is being added, in sight or not. */
  get isBusy(): boolean {
    return this.current !== null && this.current.state.get().phase !== 'done';
  }

  /** Shows how many files are found while folders are looked through; gives what can be opened. */
  async gather(
    look: (signal: AbortSignal, onFound: (files: number) => void) => Gathered | Promise<Gathered>,
  ): Promise<Gathered | null> {
    const looking = new AbortController();
    this.looking.abort();
    this.looking = looking;
    const gathering = look(looking.signal, (found) => {
      if (this.looking === looking && !looking.signal.aborted) this.state.set({ kind: 'looking', found });
    });
    if (!(gathering instanceof Promise)) return gathering;
    const gathered = await gathering;
    if (looking.signal.aborted) return null;
    this.close();
    return gathered;
  }

  ask({ openings, passedOver }: Gathered): void {
    this.state.set({ kind: 'asking', openings, passedOver });
  }

  lookAtEach(): void {
    const state = this.state.get();
    if (state.kind !== 'asking') return;
    this.close();
    this.onEach(state.openings);
  }

  /** Begins a batch, unless one is under way; fulfilled when it is done. */
  async start(items: readonly BatchItem[], choice: ReadingChoice, skipSame: boolean): Promise<void> {
    if (this.isBusy) return;
    const run = new BatchRun(this.host, items, {
      choice: { remembered: [...this.memory.known()], ...choice },
      skipSame,
    });
    this.current = run;
    this.state.set({ kind: 'run', run, isShown: true });
    await run.run();
    // The report is for the user to see, whatever was on screen meanwhile.
    if (this.current === run) this.state.set({ kind: 'run', run, isShown: true });
  }

  show(): void {
    if (this.current) this.state.set({ kind: 'run', run: this.current, isShown: true });
  }

  /** Gives up looking and asking; what is being added goes on out of sight; a report was read. */
  close(): void {
    this.looking.abort();
    if (this.current && this.isBusy) {
      this.state.set({ kind: 'run', run: this.current, isShown: false });
      return;
    }
    this.current = null;
    this.state.set({ kind: 'none' });
  }
}
