import { z } from 'zod';
import { ExportRequest } from './export-calls';

/** What the address of a report begins with; a secret follows. */
export const reportPath = '/report/';

/** Path at which a report waits for its one reader, on the page's own origin. */
export const ReportAddress = z.string().regex(/^\/report\/[\w-]{43}$/);

export const ReportRequest = ExportRequest.pick({ articleIds: true, annotators: true, language: true });
export type ReportRequest = z.infer<typeof ReportRequest>;

export const reportCalls = {
  /**
   * Prints the report, by the host's own dialog where it has one: `address` is null then. Else the page prints what it
   * may read at the address, once and soon.
   */
  'report.print': { input: ReportRequest, output: z.object({ address: ReportAddress.nullable() }) },
  /** Only where `host.info` says `savesPdf`: asks where, writes, and gives the file's name; null when the user gave up. */
  'report.savePdf': { input: ReportRequest, output: z.object({ fileName: z.string().nullable() }) },
} as const;
