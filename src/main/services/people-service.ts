import { sameValue } from '../../core/annotation/change';
import { isListed, mergePeople, Person } from '../../core/annotation/person';
import type { PeopleMerge, PersonEdit } from '../../core/calls/people-calls';
import { raise } from '../../core/result';
import type { Library } from '../library/library';
import type { EmitEvent } from './events';
import { peopleUse } from './people-use';

/** The register of speakers. */
export class PeopleService {
  /** One change at a time: the next one is made on what this one left. */
  private changing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly library: Library,
    private readonly emit: EmitEvent,
  ) {}

  put(person: Person): Promise<Person> {
    return this.inTurn(async () => {
      await this.write(person);
      return person;
    });
  }

  edit(personId: string, edit: PersonEdit): Promise<Person> {
    return this.inTurn(async () => {
      const person = sound({ ...this.entry(personId), ...edit });
      await this.write(person);
      return person;
    });
  }

  merge(intoId: string, fromId: string): Promise<PeopleMerge> {
    return this.inTurn(async () => {
      const before = { into: this.entry(intoId), from: this.entry(fromId) };
      if (intoId === fromId) raise('person-invalid', `"${before.into.name}" cannot become part of itself.`);
      const [into, from] = mergePeople(before.into, before.from);
      const after = { into: sound(into), from: sound(from) };
      await this.write(after.into, after.from);
      return { before, after };
    });
  }

  split({ before, after }: PeopleMerge): Promise<PeopleMerge['before']> {
    return this.inTurn(async () => {
      const { people } = this.library;
      for (const entry of [after.into, after.from]) {
        if (sameValue(people.get(entry.id), entry)) continue;
        raise('person-changed', `"${entry.name}" was changed since the two were merged, and nothing was put back.`, {
          details: { name: entry.name },
        });
      }
      if (before.into.id !== after.into.id || before.from.id !== after.from.id) {
        raise('person-invalid', 'What is to be put back is not what was merged.');
      }
      await this.write(before.into, before.from);
      return before;
    });
  }

  /** In how many articles each entry is referred to, as `people.use` has it. */
  async use(): Promise<Map<string, number>> {
    return peopleUse(this.library);
  }

  remove(ids: readonly string[]): Promise<Person[]> {
    return this.inTurn(async () => {
      const before = ids.map((id) => this.entry(id));
      const use = await this.use();
      for (const { id, name } of before) {
        const count = use.get(id) ?? 0;
        if (count === 0) continue;
        raise(
          'person-in-use',
          `"${name}" is named in ${count} ${count === 1 ? 'article' : 'articles'} and stays in the register. Merge the entry into another instead.`,
          { details: { name, count } },
        );
      }
      await this.write(...before.map((person) => ({ ...person, removed: true })));
      return before;
    });
  }

  restore(people: readonly Person[]): Promise<void> {
    return this.inTurn(async () => {
      for (const person of people) {
        if (sameValue(this.library.people.get(person.id), { ...person, removed: true })) continue;
        raise('person-changed', `"${person.name}" was changed since, and nothing was put back.`, {
          details: { name: person.name },
        });
      }
      await this.write(...people);
    });
  }

  /** An entry that stands for itself. */
  private entry(id: string): Person {
    const person = this.library.people.get(id);
    if (person && isListed(person)) return person;
    return raise('person-missing', 'This person is no longer in the register: the entry was merged or removed.');
  }

  private async write(...people: Person[]): Promise<void> {
    await this.library.putPeople(people);
    this.emit('library.changed', {});
  }

  private inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = this.changing.then(change);
    this.changing = changed.catch(() => {});
    return changed;
  }
}

/** What is stored must be readable again: two long entries may be more than one can hold. */
function sound(person: Person): Person {
  const read = Person.safeParse(person);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = String(issue?.path[0] ?? '');
  return raise('person-invalid', `The entry of "${person.name}" cannot hold this (${field}): ${issue?.message}`, {
    path: issue?.path.map((part) => (typeof part === 'symbol' ? String(part) : part)) ?? [],
  });
}
