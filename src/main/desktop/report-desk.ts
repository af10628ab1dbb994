import { app, BrowserWindow, type PrintToPDFOptions, type WebContents } from 'electron';
import { raise } from '../../core/result';
import type { ReportRoom } from '../services/report-room';
import type { ReportDesk } from '../services/report-service';
import { pageUrl } from './own-page';
import { paperOf } from './paper';
import { lockedDown } from './web-preferences';

const windows = new WeakSet<BrowserWindow>();

/** Whether a window is one of those in which a report is made ready: never seen, and no page of ours. */
export function isReportWindow(window: BrowserWindow): boolean {
  return windows.has(window);
}

/** Prints by the dialog of the system, and makes PDFs; each from a window of its own that nobody sees. */
export function reportDesk(reports: ReportRoom): ReportDesk {
  return {
    async print(html) {
      await withReport(reports.admit(html), printed);
      return { address: null };
    },
    pdf: (html) =>
      withReport(reports.admit(html), (contents) => contents.printToPDF(pdfOptions(app.getLocaleCountryCode()))),
  };
}

/** With page numbers and margins as the report sets them, and headings to go by. */
export function pdfOptions(country: string): PrintToPDFOptions {
  return {
    pageSize: paperOf(country),
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  };
}

/** Opens the report, which has no script to run, and closes it whatever becomes of it. */
async function withReport<T>(path: string, use: (contents: WebContents) => Promise<T>): Promise<T> {
  const window = new BrowserWindow({ show: false, webPreferences: { ...lockedDown, javascript: false } });
  windows.add(window);
  const { webContents } = window;
  const crashed = new Promise<never>((_, reject) => {
    webContents.once('render-process-gone', (_event, { reason }) => reject(new Error(reason)));
  });
  try {
    await Promise.race([window.loadURL(new URL(path, pageUrl).href), crashed]);
    return await Promise.race([use(webContents), crashed]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return raise('print-failed', `The report could not be printed: ${reason}.`, { details: { reason } });
  } finally {
    window.destroy();
  }
}

/** Settles when the system has taken the report, or the user has given up. */
function printed(contents: WebContents): Promise<void> {
  return new Promise((resolve, reject) => {
    contents.print({ printBackground: true }, (success, reason) => {
      if (success || isGivenUp(reason)) resolve();
      else reject(new Error(reason));
    });
  });
}

/** Whether printing failed because the user closed the dialog; Chromium's words. */
export function isGivenUp(reason: string): boolean {
  return /cancell?ed/i.test(reason);
}
