import type { Subject } from './speakers';

/** What the cues before in the same sentence left: whose subject goes on, and where the next content may start. */
export interface Course {
  subject: Subject | null;
  /** First unit that no earlier content or cue has used. */
  from: number;
  /** End of the last clause content: cues before it are reported themselves. */
  within: number;
}
