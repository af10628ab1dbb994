import type { ExportChoice } from '../../core/calls/settings-calls';
import { changeSettings, settings } from '../state/settings';
import { uiLanguage } from '../words/words';

/** What is kept from one export to the next; which articles and whose annotations is asked each time. */
export type RememberedChoice = ExportChoice;

/** What was chosen last; our own format, and the separator that spreadsheets of the language expect, where nothing was. */
export function lastChoice(): RememberedChoice {
  const usual: RememberedChoice = {
    format: 'json',
    apart: false,
    separator: uiLanguage.get() === 'fr' ? ';' : ',',
    bom: true,
  };
  return settings.get().lastExport ?? usual;
}

export function rememberChoice({ format, apart, separator, bom }: RememberedChoice): void {
  void changeSettings({ lastExport: { format, apart, separator, bom } });
}
