import type { Sentence } from './sentences';
import type { Subject } from './speakers';

/** What the cues before in the same sentence left: whose subject goes on, and where the next content may start. */
export interface Course {
  subject: Subject | null;
  /** First unit that no earlier content or cue has used. */
  from: number;
  /** End of the last clause content: cues before it are reported themselves. */
  within: number;
}

/**
 * Where content before a cue may start. `The mayor said the well was dry, | the paper reported`: a clause that reaches up to
 * here is reported once more, with its own reporter.
 */
export function openFrom(course: Course, sentence: Sentence): number {
  return course.within > course.from ? sentence.from : course.from;
}
