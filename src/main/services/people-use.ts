import type { Annotation } from '../../core/annotation/annotation';
import { type Person, resolvePerson } from '../../core/annotation/person';
import type { Library } from '../library/library';
import { eachWork } from './every-work';

/** In how many articles each entry of the register is referred to, by annotations of anybody, in the trash too. */
export async function peopleUse(library: Library): Promise<Map<string, number>> {
  const use = new Map<string, number>();
  await eachWork(library, (works) => {
    const annotations = works.flatMap((work) => [...work.annotations.values()]);
    for (const id of peopleNamedIn(annotations, library.people)) use.set(id, (use.get(id) ?? 0) + 1);
  });
  return use;
}

/** Ids of the entries that the annotations refer to, each as what it is part of today. */
export function peopleNamedIn(annotations: Iterable<Annotation>, people: ReadonlyMap<string, Person>): Set<string> {
  const named = new Set<string>();
  for (const { attributes } of annotations) {
    for (const value of Object.values(attributes)) {
      const person = typeof value === 'string' && people.has(value) ? resolvePerson(people, value) : null;
      if (person) named.add(person.id);
    }
  }
  return named;
}
