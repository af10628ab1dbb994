import type { Span } from '../text/span';
import type { Finding } from './finding';
import type { Subject } from './speakers';

/** What one paragraph hands to the next. */
export interface Carry {
  /** A cue before a colon at the end, which announces what follows. */
  announced: { cue: Span; speaker: Span | null; subject: Subject | null } | null;
  /** Who does something before a colon at the end, without a cue: what is quoted next is theirs. */
  heralded: { speaker: Span | null; subject: Subject } | null;
  /** A quotation that is still open at the end. */
  open: Finding | null;
  /** Whether a straight mark opened it. */
  straight: boolean;
  last: Finding | null;
}
