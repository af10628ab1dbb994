import type { ReportRequest } from '../../core/calls/report-calls';
import type { HostApi } from '../../core/host-api';
import type { CommandSource } from '../commands/command-sources';
import { listView } from '../library/list-view';
import { announce } from '../state/announcer';
import { screen } from '../state/screen';
import { Store } from '../state/store';
import { say, sayFailure, uiLanguage } from '../words/words';
import { printInFrame } from './print-frame';

/** Whether the host makes a PDF itself; false until that is known. */
const savesPdf = new Store(false);

/** Learns what the host can do. */
export async function readPrinting(host: HostApi): Promise<void> {
  const info = await host.call('host.info', {});
  if (info.ok) savesPdf.set(info.value.savesPdf);
}

/** The report of what the screen is about, on paper or as a file, as commands. */
export function printingCommands(host: HostApi): CommandSource {
  const { name } = screen.get();
  if (name !== 'library' && name !== 'article') return { run: {} };
  return {
    run: {
      print: () => void printReport(host, meantArticles()),
      ...(savesPdf.get() ? { 'save-pdf': () => void savePdf(host, meantArticles()) } : {}),
    },
    reason: (id) => {
      const isOurs = id === 'print' || id === 'save-pdf';
      return isOurs && meantArticles().length === 0 ? say('commands.noArticles') : null;
    },
  };
}

/** The open article; in the list the selected ones, else the one that has the keyboard. */
function meantArticles(): readonly string[] {
  const shown = screen.get();
  if (shown.name === 'article') return [shown.articleId];
  const { selected, active } = listView.get().selection;
  if (selected.size > 0) return [...selected];
  return active === null ? [] : [active];
}

/** Prints the report on these articles, and says how it goes. */
export async function printReport(host: HostApi, articleIds: readonly string[]): Promise<void> {
  announce(say('printing.preparing'));
  const result = await host.call('report.print', requestFor(articleIds));
  if (!result.ok) return announce(sayFailure(result.error));
  const { address } = result.value;
  // The host's own dialog has said all there is to say.
  if (address === null) return announce('');
  const printed = await printInFrame(address);
  announce(printed.ok ? say('printing.ready') : sayFailure(printed.error));
}

async function savePdf(host: HostApi, articleIds: readonly string[]): Promise<void> {
  announce(say('printing.preparing'));
  const result = await host.call('report.savePdf', requestFor(articleIds));
  if (!result.ok) return announce(sayFailure(result.error));
  const { fileName } = result.value;
  announce(fileName === null ? '' : say('printing.saved', { file: fileName }));
}

/** In the language of the screen. */
function requestFor(articleIds: readonly string[]): ReportRequest {
  return { articleIds: [...articleIds], language: uiLanguage.get() };
}
