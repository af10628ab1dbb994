import type { KeyTimes } from '../painted';
import type { Place, Size } from '../text';

/** What the runner asks of a page, the same of every contender. All times in ms. */
export interface BenchPage {
  /** Makes the data and holds it in memory; not timed. */
  load(size: Size, variant: string): void;
  /** From that data to the end of the first frame with marks. */
  open(): Promise<number>;
  /** Brings the place into view and makes all ready for a press of `q` that marks it. */
  prepare(place: Place): Promise<void>;
  /** Call before the press: what it takes until the new mark is shown. */
  marked(): Promise<KeyTimes>;
  /** Call before the press of that key: what it takes until the caret stands elsewhere. Guillemet's page alone has one. */
  moved?(key: string): Promise<KeyTimes>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}
