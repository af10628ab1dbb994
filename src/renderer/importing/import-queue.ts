import type { PreviewText } from '../../core/calls/preview-calls';
import type { HostApi, ImportSource, Preview, ReadingChoice } from '../../core/host-api';
import type { Metadata } from '../../core/library/article';
import type { RememberedMapping } from '../../core/library/records';
import type { Failure } from '../../core/result';
import { Store } from '../state/store';
import type { BatchItem, Pages } from './batch-run';
import type { Batches } from './batches';
import type { Opening } from './sources';

export type ImportState =
  | { kind: 'idle' }
  /** `progress`: how many pages of a long file are read. */
  | { kind: 'reading'; name: string; index: number; total: number; progress: Pages | null }
  | { kind: 'encoding'; source: ImportSource; name: string; failure: Failure }
  | { kind: 'preview'; preview: Preview; index: number; total: number; failure: Failure | null; busy: boolean };

/** A file that could not be opened, and why. */
export interface Refusal {
  name: string;
  failure: Failure;
}

/** Where it is kept which column of a table holds what. */
export interface MappingMemory {
  known(): readonly RememberedMapping[];
  remember(chosen: RememberedMapping): void;
}

/** Takes openings one after the other: reads each, shows it, keeps it or not. Refused ones are collected. */
export class ImportQueue {
  readonly state = new Store<ImportState>({ kind: 'idle' });
  readonly refusals = new Store<readonly Refusal[]>([]);
  private waiting: Opening[] = [];
  private index = 0;
  private total = 0;
  private lastKept: string | null = null;

  constructor(
    private readonly host: HostApi,
    /** Called when all are done, with the id of the article that was kept when there was only one. */
    private readonly onDone: (articleId: string | null) => void,
    private readonly memory: MappingMemory,
    /** Adds many at once. */
    private readonly batches: Pick<Batches, 'start' | 'isBusy'>,
  ) {
    host.on('import.progress', ({ fileName, done, total }) => {
      const state = this.state.get();
      if (state.kind === 'reading' && state.name === fileName) this.state.set({ ...state, progress: { done, total } });
    });
  }

  add(openings: readonly Opening[]): void {
    if (openings.length === 0) return;
    this.waiting.push(...openings);
    this.total += openings.length;
    if (this.state.get().kind === 'idle') {
      this.refusals.set([]);
      void this.next();
    }
  }

  private async next(): Promise<void> {
    const opening = this.waiting.shift();
    if (!opening) return this.finish();
    this.index++;
    this.state.set({ kind: 'reading', name: opening.name, index: this.index, total: this.total, progress: null });
    const source = await opening.read();
    const result = source.ok
      ? await this.host.call('import.preview', { source: source.value, choice: this.usual() })
      : source;
    if (result.ok) return this.show(result.value);
    if (source.ok && (result.error.code === 'encoding-invalid' || result.error.code === 'encoding-unknown')) {
      return this.state.set({ kind: 'encoding', source: source.value, name: opening.name, failure: result.error });
    }
    this.refuse(opening.name, result.error);
    return this.next();
  }

  /** Reads a source whose encoding could not be found out in the one that the user names. */
  async readAs(encoding: string): Promise<void> {
    const state = this.state.get();
    if (state.kind !== 'encoding') return;
    const result = await this.host.call('import.preview', {
      source: state.source,
      choice: { ...this.usual(), encoding },
    });
    if (result.ok) this.show(result.value);
    else this.state.set({ ...state, failure: result.error });
  }

  private show(preview: Preview): void {
    this.state.set({ kind: 'preview', preview, index: this.index, total: this.total, failure: null, busy: false });
  }

  refuse(name: string, failure: Failure): void {
    this.refusals.set([...this.refusals.get(), { name, failure }]);
  }

  /** The text of a web page read in the other way, to be shown beside a preview; null where there is none. */
  async otherText(previewId: string): Promise<PreviewText | null> {
    const result = await this.host.call('import.otherText', { previewId });
    return result.ok ? result.value : null;
  }

  /** Reads the same source in another way; what does not fit is said, and the preview stays as it was. */
  async revise(choice: ReadingChoice): Promise<void> {
    const state = this.state.get();
    if (state.kind !== 'preview') return;
    const result = await this.host.call('import.revise', { previewId: state.preview.id, choice });
    if (result.ok) this.show(result.value);
    else this.state.set({ ...state, failure: result.error });
  }

  async keep(metadata: Metadata): Promise<void> {
    const state = this.state.get();
    if (state.kind !== 'preview' || state.busy) return;
    this.state.set({ ...state, busy: true, failure: null });
    if ((state.preview.records?.count ?? 1) > 1) return this.keepRecords(state);
    const result = await this.host.call('import.keep', { previewId: state.preview.id, metadata });
    if (!result.ok) return this.state.set({ ...state, busy: false, failure: result.error });
    this.rememberMapping(state.preview);
    this.lastKept = result.value.articleId;
    return this.next();
  }

  /** Adds every article of a file of many as a batch, and what is still waiting with it. */
  private async keepRecords(state: ImportState & { kind: 'preview' }): Promise<void> {
    const { id, fileName, records } = state.preview;
    if (this.batches.isBusy) return this.state.set({ ...state, busy: false, failure: busyFailure(fileName) });
    this.rememberMapping(state.preview);
    this.lastKept = null;
    const item: BatchItem = { name: fileName, bytes: 0, waiting: { kind: 'preview', previewId: id } };
    void this.batches.start([item], records ? { mapping: records.mapping } : {}, true);
    return this.next();
  }

  /** What is shown was kept as a new version of another article. */
  keptAsVersion(articleId: string): Promise<void> {
    this.lastKept = articleId;
    return this.next();
  }

  /** Keeps the one that is shown, and adds all that is still waiting without showing it. */
  async keepAll(metadata: Metadata): Promise<void> {
    const state = this.state.get();
    if (state.kind !== 'preview' || state.busy) return;
    if (this.batches.isBusy) return this.state.set({ ...state, failure: busyFailure(state.preview.fileName) });
    const rest = this.waiting;
    this.waiting = [];
    await this.keep(metadata);
    if (this.state.get().kind === 'idle') void this.batches.start(rest, {}, true);
    else this.waiting = [...rest, ...this.waiting];
  }

  async skip(): Promise<void> {
    const state = this.state.get();
    if (state.kind === 'preview') void this.host.call('import.discard', { previewId: state.preview.id });
    if (state.kind === 'encoding') this.refuse(state.name, state.failure);
    return this.next();
  }

  /** Gives up what is still waiting; what was kept stays. */
  async cancel(): Promise<void> {
    this.waiting = [];
    return this.skip();
  }

  /** How tables were read before holds for those that come. */
  private usual(): ReadingChoice {
    return { remembered: [...this.memory.known()] };
  }

  private rememberMapping({ records }: Preview): void {
    if (records?.mappingFrom === 'chosen') this.memory.remember(records);
  }

  private finish(): void {
    const only = this.total === 1 ? this.lastKept : null;
    this.index = 0;
    this.total = 0;
    this.lastKept = null;
    this.state.set({ kind: 'idle' });
    this.onDone(only);
  }
}

function busyFailure(file: string): Failure {
  return { code: 'batch-busy', message: `“${file}” has to wait: files are still being added.`, details: { file } };
}
