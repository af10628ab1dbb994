import type { Person } from '../../core/annotation/person';
import type { PeopleMerge } from '../../core/calls/people-calls';
import { Store } from '../state/store';

/** How the register is looked at; it is still so when one comes back from an article. */
export interface PeopleView {
  text: string;
  /** Id of the person who is shown; null before one is chosen. */
  chosen: string | null;
  /** What was done last, as long as taking it back is offered. */
  last: DoneWithPeople | null;
}

/** Two entries made one, or entries taken out of the register as they were. */
export type DoneWithPeople = { kind: 'merge'; merge: PeopleMerge } | { kind: 'remove'; people: readonly Person[] };

export const peopleView = new Store<PeopleView>({ text: '', chosen: null, last: null });
