import { sameValue } from '../../../core/annotation/change';
import type { KeptImport } from '../../../core/calls/take-in-calls';
import { asFailure } from '../../../core/dispatch';
import type { InFile } from '../../../core/exchange/incoming/files';
import type { Incoming } from '../../../core/exchange/incoming/incoming';
import { isWorthTakingIn } from '../../../core/exchange/incoming/recognise';
import { reportToShow } from '../../../core/exchange/incoming/report';
import type { CallInput, CallOutput } from '../../../core/host-api';
import type { ImportRecord } from '../../../core/library/import-record';
import { raise } from '../../../core/result';
import { newId } from '../../library/ids';
import { eachAtOnce } from '../article-list';
import type { CodebookService } from '../codebook-service';
import type { EmitEvent } from '../events';
import { createIncomingReader, type IncomingReader } from './incoming-reader';
import { storePlan } from './store-plan';
import { refuseMissing, takeBackBatch } from './take-back';
import { planTakeIn, refuseEmpty, type TakeInParts } from './take-in';
import type { TakeInWatch } from './watch';

interface Waiting {
  incoming: Incoming;
  fileName: string;
  articleId: string | undefined;
}

/** Previews that wait at most; the oldest is let go. */
const maxWaiting = 10;

/** Imports that are listed at most. */
const maxListed = 1_000;

/** Annotations from elsewhere: read and shown first, then taken in as one batch, which can be taken back. */
export class TakeInService {
  private readonly waiting = new Map<string, Waiting>();
  private readonly running = new Map<string, AbortController>();

  constructor(
    private readonly parts: TakeInParts,
    private readonly codebooks: CodebookService,
    private readonly emit: EmitEvent,
    private readonly read: IncomingReader = createIncomingReader(),
  ) {}

  async recognise({ files }: CallInput<'takeIn.recognise'>): Promise<CallOutput<'takeIn.recognise'>> {
    try {
      const incoming = await this.read(files[0]?.name ?? '', filesOf(files));
      return { format: isWorthTakingIn(incoming) ? incoming.format : null };
    } catch (error) {
      const { code } = asFailure(error);
      if (code === 'exchange-unknown' || code === 'exchange-invalid') return { format: null };
      throw error;
    }
  }

  preview({ runId, files, articleId }: CallInput<'takeIn.preview'>): Promise<CallOutput<'takeIn.preview'>> {
    return this.run(runId, async (watch) => {
      const fileName = files[0]?.name ?? '';
      watch.tell?.('reading', 0, 0);
      const incoming = await this.read(fileName, filesOf(files), watch.signal);
      const waiting: Waiting = { incoming, fileName, articleId: articleId ?? undefined };
      const { report } = await planTakeIn(this.parts, incoming, { ...waiting, watch });
      refuseEmpty(fileName, report);
      const id = newId('v');
      this.waiting.set(id, waiting);
      for (const [oldest] of this.waiting) if (this.waiting.size > maxWaiting) this.waiting.delete(oldest);
      return { id, fileName, report: reportToShow(report) };
    });
  }

  async keep({ runId, previewId }: CallInput<'takeIn.keep'>): Promise<CallOutput<'takeIn.keep'>> {
    const waiting = this.waiting.get(previewId);
    if (!waiting) {
      return raise('preview-missing', 'This preview is no longer there. Open the file again.', { path: ['previewId'] });
    }
    return this.run(runId, async (watch) => {
      const plan = await planTakeIn(this.parts, waiting.incoming, { ...waiting, watch });
      try {
        await storePlan(this.parts, plan, waiting.fileName, watch);
      } finally {
        this.emit('library.changed', {});
      }
      this.waiting.delete(previewId);
      return { batchId: plan.batch, report: reportToShow(plan.report) };
    });
  }

  cancel(runId: string): void {
    this.running.get(runId)?.abort();
  }

  private async run<T>(runId: string, act: (watch: TakeInWatch) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.running.set(runId, controller);
    try {
      return await act({
        signal: controller.signal,
        tell: (step, done, total) => this.emit('takeIn.progress', { runId, step, done, total }),
      });
    } finally {
      this.running.delete(runId);
    }
  }

  discard(previewId: string): void {
    this.waiting.delete(previewId);
  }

  async list(): Promise<CallOutput<'takeIn.list'>> {
    const { records, damaged } = await this.parts.library.imports.list();
    const names = new Map(this.parts.library.file.annotators.map(({ id, name }) => [id, name]));
    const imports = records.slice(0, maxListed).map(
      (record): KeptImport => ({
        batchId: record.batch,
        fileName: record.fileName,
        format: record.fileFormat,
        at: record.made.at,
        by: names.get(record.made.annotator) ?? record.made.annotator,
        annotations: record.annotations,
        articles: record.articles.length,
        newArticles: record.articles.filter(({ isNew }) => isNew).length,
        takenBack: record.takenBack?.at ?? null,
      }),
    );
    return { imports, damaged };
  }

  async undo(batchId: string): Promise<CallOutput<'takeIn.undo'>> {
    const { library } = this.parts;
    const record = await library.imports.find(batchId);
    if (record?.takenBack) return refuseMissing();
    try {
      // Without articles there is only what articles share to be taken back.
      const hasArticles = record === null || record.articles.length > 0;
      const done = hasArticles
        ? await takeBackBatch(this.parts, batchId, record?.articles)
        : { articles: 0, annotations: 0, trashed: 0, gone: [] };
      if (record) {
        await this.takeBackShared(record, !hasArticles);
        const takenBack = { at: new Date().toISOString(), annotator: library.annotator.id };
        await library.keepImport({ ...record, takenBack });
      }
      return done;
    } finally {
      this.emit('library.changed', {});
    }
  }

  /**
   * Layers, tags and people that nothing uses; annotators stay, since the history names them. `isAll`: there is nothing else to take
   * back, so that it raises where it cannot be done.
   */
  private async takeBackShared({ codebook: edit, people: brought }: ImportRecord, isAll: boolean): Promise<void> {
    const { library } = this.parts;
    if (edit) {
      const change = this.codebooks.change(edit.after, edit.before);
      // Changed or used since, it stays: what nobody uses harms nobody.
      if (isAll) await change;
      else await change.catch(() => {});
    }
    const came = new Map(brought.map((person) => [person.id, person]));
    if (came.size === 0) return;
    for (const id of await this.valuesInUse()) came.delete(id);
    const { codebook, annotators, people } = library.file;
    const left = people.filter((person) => !sameValue(came.get(person.id), person));
    if (left.length < people.length) await library.putShared({ codebook, annotators, people: left });
  }

  /** Every text that an attribute of any annotation holds: ids of people are among them. */
  private async valuesInUse(): Promise<Set<string>> {
    const { library } = this.parts;
    const used = new Set<string>();
    await eachAtOnce(await library.articleIds(), async (id) => {
      for (const annotator of (await library.annotatorsOf(id)).known) {
        for (const { attributes } of await library.readAnnotations(id, annotator)) {
          for (const value of Object.values(attributes)) if (typeof value === 'string') used.add(value);
        }
      }
    });
    return used;
  }
}

function filesOf(files: CallInput<'takeIn.preview'>['files']): InFile[] {
  return files.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }));
}
