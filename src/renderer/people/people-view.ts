import type { Person } from '../../core/annotation/person';
import type { PeopleMerge } from '../../core/calls/people-calls';
import { Store } from '../state/store';

/** How the register is looked at; it is still so when one comes back from an article. */
export interface PeopleView {
  text: string;
  /** Id of the person who is shown; null before one is chosen. */
  chosen: string | null;
  /** What was done on the screen and can be taken back, the last one last. */
  done: readonly DoneWithPeople[];
}

/** An entry made, or its fields changed, with the person before and after; two made one; or entries taken out, as they were. */
export type DoneWithPeople =
  | { kind: 'add'; person: Person }
  | { kind: 'edit'; before: Person; after: Person }
  | { kind: 'merge'; merge: PeopleMerge }
  | { kind: 'remove'; people: readonly Person[] };

export const peopleView = new Store<PeopleView>({ text: '', chosen: null, done: [] });
