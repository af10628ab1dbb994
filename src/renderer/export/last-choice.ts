import { type ExportFormat, exportFormats } from '../../core/exchange/formats';

const key = 'guillemet.export.format';

/** The format that was chosen last; our own where there is none, or storage is not to be had. */
export function lastFormat(): ExportFormat {
  try {
    const stored = localStorage.getItem(key);
    return exportFormats.find((format) => format === stored) ?? 'json';
  } catch {
    return 'json';
  }
}

export function rememberFormat(format: ExportFormat): void {
  try {
    localStorage.setItem(key, format);
  } catch {
    // Not remembering is no reason to fail.
  }
}
