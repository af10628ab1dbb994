import type { ExportFormat } from '../../core/exchange/formats';
import { changeSettings, settings } from '../state/settings';

/** The format that was chosen last; our own where there is none. */
export function lastFormat(): ExportFormat {
  return settings.get().exportFormat;
}

export function rememberFormat(exportFormat: ExportFormat): void {
  if (exportFormat !== lastFormat()) void changeSettings({ exportFormat });
}
