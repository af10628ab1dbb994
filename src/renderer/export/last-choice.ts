import { z } from 'zod';
import { exportFormats } from '../../core/exchange/formats';
import { uiLanguage } from '../words/words';

const key = 'guillemet.export';

const Remembered = z.object({
  format: z.enum(exportFormats),
  apart: z.boolean(),
  separator: z.enum([',', ';']),
  bom: z.boolean(),
});
/** What is kept from one export to the next; which articles and whose annotations is asked each time. */
export type RememberedChoice = z.infer<typeof Remembered>;

/** What was chosen last; our own format where nothing was, or storage is not to be had. */
export function lastChoice(): RememberedChoice {
  const usual: RememberedChoice = {
    format: 'json',
    apart: false,
    separator: uiLanguage.get() === 'fr' ? ';' : ',',
    bom: true,
  };
  try {
    return Remembered.catch(usual).parse(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return usual;
  }
}

export function rememberChoice({ format, apart, separator, bom }: RememberedChoice): void {
  try {
    localStorage.setItem(key, JSON.stringify({ format, apart, separator, bom }));
  } catch {
    // Not remembering is no reason to fail.
  }
}
