import type { TakeInPreview } from '../../core/calls/take-in-calls';
import { holdsAnnotations } from '../../core/exchange/incoming/recognise';
import type { TakeInReport } from '../../core/exchange/incoming/report';
import type { CallOutput, EventPayload, HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import type { Opening } from '../importing/sources';
import { announce } from '../state/announcer';
import { leaveArticle, screen } from '../state/screen';
import { Store } from '../state/store';
import { sayFailure } from '../words/words';
import { bundlesOf } from './bundles';
import { type PlainFile, plainFiles } from './plain-files';

export type TakeInState =
  | { kind: 'idle' }
  | { kind: 'reading'; name: string; runId: string; progress: TakeInProgress | null }
  | { kind: 'refused'; name: string; failure: Failure }
  | { kind: 'preview'; preview: TakeInPreview; failure: Failure | null; busy: Busy | null }
  | { kind: 'done'; fileName: string; batchId: string; report: TakeInReport };

export type TakeInProgress = EventPayload<'takeIn.progress'>;

/** What is being stored. */
interface Busy {
  runId: string;
  progress: TakeInProgress | null;
}

/** What was taken in last, as long as taking it back is offered. */
export interface LastBatch {
  batchId: string;
  annotations: number;
  articles: number;
}

export type TakenBack = CallOutput<'takeIn.undo'>;

/** Files that belong together, and the article that they are for. */
interface Waiting {
  name: string;
  files: () => Promise<PlainFile[]>;
  articleId: string | null;
}

/** Annotations from files: read, shown, taken in, taken back. Files that do not belong together come one after the other. */
export class TakeInModel {
  readonly state = new Store<TakeInState>({ kind: 'idle' });
  readonly last = new Store<LastBatch | null>(null);
  /** What taking back came to, until the user has read it. */
  readonly said = new Store('');
  private waiting: Waiting[] = [];

  constructor(private readonly host: HostApi) {
    host.on('takeIn.progress', (progress) => {
      const state = this.state.get();
      if (state.kind === 'reading' && state.runId === progress.runId) this.state.set({ ...state, progress });
      if (state.kind === 'preview' && state.busy?.runId === progress.runId) {
        this.state.set({ ...state, busy: { ...state.busy, progress } });
      }
    });
  }

  /** Ends what is under way; what waits goes on. */
  cancel(): void {
    const state = this.state.get();
    const runId = state.kind === 'reading' ? state.runId : state.kind === 'preview' ? state.busy?.runId : undefined;
    if (runId !== undefined) void this.host.call('takeIn.cancel', { runId });
  }

  /** `articleId`: the article that they are for; null to find it by what is in the files. */
  open(files: readonly File[], articleId: string | null): void {
    for (const bundle of bundlesOf(files)) {
      this.waiting.push({ name: bundle[0]?.name ?? '', files: () => plainFiles(bundle), articleId });
    }
    if (this.state.get().kind === 'idle') void this.next();
  }

  /** Takes what holds annotations out of what was dropped or chosen to be opened; gives the rest. */
  async withoutAnnotations(openings: readonly Opening[]): Promise<Opening[]> {
    const files = openings.flatMap(({ file }) => file ?? []);
    if (files.some(({ name }) => holdsAnnotations(name) === 'yes')) {
      this.open(files, null);
      return openings.filter(({ file }) => !file);
    }
    const rest: Opening[] = [];
    for (const opening of openings) {
      const { file } = opening;
      if (file && holdsAnnotations(file.name) === 'perhaps' && (await this.isRecognised(file))) this.open([file], null);
      else rest.push(opening);
    }
    return rest;
  }

  private async isRecognised(file: File): Promise<boolean> {
    const files = await plainFiles([file]).catch(() => []);
    if (files.length === 0) return false;
    const result = await this.host.call('takeIn.recognise', { files });
    return result.ok && result.value.format !== null;
  }

  private async next(): Promise<void> {
    const waiting = this.waiting.shift();
    if (!waiting) return this.state.set({ kind: 'idle' });
    const { name, articleId } = waiting;
    const runId = `r-${crypto.randomUUID()}`;
    this.state.set({ kind: 'reading', name, runId, progress: null });
    try {
      const result = await this.host.call('takeIn.preview', { runId, files: await waiting.files(), articleId });
      if (result.ok) this.state.set({ kind: 'preview', preview: result.value, failure: null, busy: null });
      else if (result.error.code === 'exchange-cancelled') {
        announce(sayFailure(result.error));
        await this.next();
      } else this.state.set({ kind: 'refused', name, failure: result.error });
    } catch (error) {
      this.state.set({ kind: 'refused', name, failure: failureOf(name, error) });
    }
  }

  async keep(): Promise<void> {
    const state = this.state.get();
    if (state.kind !== 'preview' || state.busy) return;
    const runId = `r-${crypto.randomUUID()}`;
    this.state.set({ ...state, busy: { runId, progress: null }, failure: null });
    const result = await this.host.call('takeIn.keep', { runId, previewId: state.preview.id });
    if (!result.ok) return this.state.set({ ...state, busy: null, failure: result.error });
    const { batchId, report } = result.value;
    const annotations = report.articles.reduce((sum, { added, updated }) => sum + added + updated, 0);
    this.said.set('');
    this.last.set({ batchId, annotations, articles: report.articles.length });
    this.state.set({ kind: 'done', fileName: state.preview.fileName, batchId, report });
  }

  /** Closes what is shown, and goes on to what waits. */
  leave(): void {
    const state = this.state.get();
    if (state.kind === 'preview') {
      if (state.busy) return;
      void this.host.call('takeIn.discard', { previewId: state.preview.id });
    }
    void this.next();
  }

  /** Takes a batch back; gives what was done, or why nothing was. */
  async takeBack(batchId: string): Promise<{ done: TakenBack } | { failure: Failure }> {
    const result = await this.host.call('takeIn.undo', { batchId });
    if (!result.ok && result.error.code !== 'batch-missing') return { failure: result.error };
    if (this.last.get()?.batchId === batchId) this.last.set(null);
    const shown = screen.get();
    // An article that is gone has nothing more to show.
    if (result.ok && shown.name === 'article' && result.value.gone.includes(shown.articleId)) leaveArticle();
    return result.ok ? { done: result.value } : { failure: result.error };
  }
}

function failureOf(name: string, error: unknown): Failure {
  if (typeof error === 'object' && error !== null && 'failure' in error) return error.failure as Failure;
  return { code: 'file-unreadable', message: `${name} cannot be read.`, details: { file: name } };
}
