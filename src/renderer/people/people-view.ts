import type { PeopleMerge } from '../../core/calls/people-calls';
import { Store } from '../state/store';

/** How the register is looked at; it is still so when one comes back from an article. */
export interface PeopleView {
  text: string;
  /** Id of the person who is shown; null before one is chosen. */
  chosen: string | null;
  /** What was merged last, as long as taking it back is offered. */
  merged: PeopleMerge | null;
}

export const peopleView = new Store<PeopleView>({ text: '', chosen: null, merged: null });
