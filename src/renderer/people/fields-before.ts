import { sameValue } from '../../core/annotation/change';
import type { Person } from '../../core/annotation/person';
import type { PersonEdit } from '../../core/calls/people-calls';

/** The fields that an edit changed, as they were; what was not there is empty again. */
export function fieldsBefore({ before, after }: { before: Person; after: Person }): PersonEdit {
  const { name, role, organisation, country, aliases, links = [], anonymous = false, note = '' } = before;
  const fields = { name, role, organisation, country, aliases, links, anonymous, note };
  const now: Partial<Record<keyof typeof fields, unknown>> = { links: [], anonymous: false, note: '', ...after };
  return Object.fromEntries(
    Object.entries(fields).filter(([field, value]) => !sameValue(value, now[field as keyof typeof fields])),
  );
}
