import { basename } from 'node:path';
import type { ExportRequest } from '../../../core/calls/export-calls';
import type { ExportFormat } from '../../../core/exchange/formats';
import { readableReport } from '../../../core/exchange/html/readable';
import type { CallOutput, EventPayload } from '../../../core/host-api';
import type { Library } from '../../library/library';
import type { ArticleList } from '../article-list';
import { type SaveTarget, saveExport, wholeExport } from '../export-service';
import { saveDialogOf } from '../save-file';
import { type ExportJob, type ExportWatch, openingOf, prepareExport } from './export-job';
import { chosenArticles, exportScope } from './export-scope';

/** How much of an export is shown before it is written, in UTF-16 units. */
const openingLength = 20_000;

/** How many rows of a table are shown, beside its heading. */
const rowsShown = 50;

/** How often progress is told, in ms. */
const progressEvery = 100;

/** Exports as the page asks for them; each can be cancelled while it is prepared or written. */
export class ExportCalls {
  private readonly running = new Map<string, AbortController>();

  constructor(
    private readonly library: Library,
    private readonly articles: ArticleList,
    private readonly target: SaveTarget | null,
    private readonly tell: (progress: EventPayload<'export.progress'>) => void,
  ) {}

  scope(articleIds: readonly string[]): Promise<CallOutput<'export.scope'>> {
    return exportScope(this.library, this.articles, articleIds);
  }

  preview(request: ExportRequest): Promise<CallOutput<'export.preview'>> {
    return this.run(request, async (job) => {
      const { fileName, mediaType, losses } = job;
      const rows = await job.rows(rowsShown + 1);
      return { fileName, mediaType, losses, rows, opening: await this.opening(job, request.format) };
    });
  }

  /** A report as its words: its page is mostly marks and style. */
  private async opening(job: ExportJob, format: ExportFormat): Promise<CallOutput<'export.preview'>['opening']> {
    if (format !== 'html') return openingOf(job, openingLength);
    const opening = await openingOf(job, 4 * openingLength);
    return { ...opening, text: readableReport(opening.text) };
  }

  bytes(request: ExportRequest): Promise<CallOutput<'export.bytes'>> {
    return this.run(request, async (job) => {
      const { fileName, mediaType } = job;
      return { fileName, mediaType, base64: (await wholeExport(job)).toString('base64') };
    });
  }

  save(request: ExportRequest): Promise<CallOutput<'export.save'>> {
    const target = saveDialogOf(this.target);
    return this.run(request, async (job) => {
      const path = await saveExport(job, target);
      return { fileName: path === null ? null : basename(path) };
    });
  }

  cancel(jobId: string): CallOutput<'export.cancel'> {
    this.running.get(jobId)?.abort();
    return {};
  }

  private async run<T>(
    { jobId, articleIds, versions, ...choice }: ExportRequest,
    act: (job: ExportJob) => Promise<T>,
  ): Promise<T> {
    const cancelling = new AbortController();
    if (jobId !== undefined) this.running.set(jobId, cancelling);
    let told = performance.now();
    const tell: ExportWatch['tell'] = (progress) => {
      if (jobId === undefined) return;
      if (progress.done < progress.total && performance.now() - told < progressEvery) return;
      told = performance.now();
      this.tell({ jobId, ...progress });
    };
    try {
      const chosen = await chosenArticles(this.articles, articleIds, versions);
      const watch = { signal: cancelling.signal, tell };
      return await act(await prepareExport(this.library, { ...choice, articleIds: chosen }, watch));
    } finally {
      if (jobId !== undefined) this.running.delete(jobId);
    }
  }
}
