import { basename } from 'node:path';
import type { ReportRequest } from '../../core/calls/report-calls';
import { raise } from '../../core/result';
import type { Library } from '../library/library';
import { type ExportJob, prepareExport } from './exchange/export-job';
import { type SaveTarget, saveExport, wholeExport } from './export-service';
import { saveDialogOf } from './save-file';

/** How a host prints a report, which it gets as the bytes of its HTML. */
export interface ReportDesk {
  /** Prints by a dialog of the host's own, or gives the address at which the page may read it, once, to print it itself. */
  print(html: Uint8Array): Promise<{ address: string | null }>;
  /** Makes a PDF of it; null where only the page can. */
  pdf: ((html: Uint8Array) => Promise<Uint8Array>) | null;
}

interface ReportServiceOptions {
  library: Library;
  desk: ReportDesk | undefined;
  saveTarget: SaveTarget | null;
}

/** The report on paper. Raises `print-failed` where the host cannot, and as an export does. */
export class ReportService {
  constructor(private readonly options: ReportServiceOptions) {}

  async print(request: ReportRequest): Promise<{ address: string | null }> {
    const desk = this.options.desk ?? raise('print-failed', 'This host cannot print.');
    return desk.print(await wholeExport(await this.prepare(request)));
  }

  async savePdf(request: ReportRequest): Promise<{ fileName: string | null }> {
    const makePdf =
      this.options.desk?.pdf ?? raise('print-failed', 'This host cannot make a PDF: print, and save there.');
    const target = saveDialogOf(this.options.saveTarget);
    const job = await this.prepare(request);
    const path = await saveExport(
      { fileName: job.fileName.replace(/\.html$/, '.pdf'), bytes: () => pdfOf(job, makePdf) },
      target,
    );
    return { fileName: path === null ? null : basename(path) };
  }

  private prepare(request: ReportRequest): Promise<ExportJob> {
    return prepareExport(this.options.library, { ...request, format: 'html' });
  }
}

async function* pdfOf(job: ExportJob, makePdf: (html: Uint8Array) => Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await makePdf(await wholeExport(job));
}
