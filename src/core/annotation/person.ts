import { z } from 'zod';
import { Id } from './annotation';

/** An entry of the register of speakers. */
export const Person = z.looseObject({
  id: Id,
  name: z.string().trim().min(1).max(500),
  role: z.string().max(500),
  organisation: z.string().max(500),
  country: z.string().max(200),
  aliases: z.array(z.string().trim().min(1).max(500)).max(200),
  /** Where more is said of the person: addresses, one each. */
  links: z.array(z.string().trim().min(1).max(4_000)).max(100).exactOptional(),
  /** Speaks without a name ("an official", on condition of anonymity); the name is what the article calls them. */
  anonymous: z.boolean().exactOptional(),
  note: z.string().max(20_000).exactOptional(),
  /** Id of the entry that this one became part of: whoever refers to this one means that one. */
  mergedInto: Id.exactOptional(),
  /** Taken out of the register while nothing referred to it. What the history brings back still finds it, and puts it back. */
  removed: z.boolean().exactOptional(),
});
export type Person = z.infer<typeof Person>;

/** An entry that is offered and listed: it stands for itself, and was not taken out. */
export function isListed({ mergedInto, removed }: Person): boolean {
  return mergedInto === undefined && removed !== true;
}

/** Letters as they are compared in the register: no accents, no case, blanks and apostrophes made alike. */
export function foldName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/g, "'").replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** The entry that an id stands for today, merged ones followed to where they went; null where there is none. */
export function resolvePerson(people: ReadonlyMap<string, Person>, id: string): Person | null {
  let person = people.get(id);
  for (let steps = 0; person?.mergedInto !== undefined && steps < people.size; steps++) {
    person = people.get(person.mergedInto);
  }
  return person && person.mergedInto === undefined ? person : null;
}

/**
 * Both entries after `from` became part of `into`: `into` takes the name and aliases of `from` as aliases and
 * fills what it did not know; `from` stays as a pointer, so that nothing that refers to it has to change.
 */
export function mergePeople(into: Person, from: Person): [into: Person, from: Person] {
  const known = new Set([foldName(into.name)]);
  const aliases: string[] = [];
  for (const alias of [...into.aliases, from.name, ...from.aliases]) {
    const folded = foldName(alias);
    if (!known.has(folded)) aliases.push(alias);
    known.add(folded);
  }
  const links = [...new Set([...(into.links ?? []), ...(from.links ?? [])])];
  const note = [into.note, from.note].filter((part) => part !== undefined && part !== '').join('\n\n');
  return [
    {
      ...into,
      role: into.role || from.role,
      organisation: into.organisation || from.organisation,
      country: into.country || from.country,
      aliases,
      ...(links.length > 0 ? { links } : {}),
      ...(note === '' ? {} : { note }),
    },
    { ...from, mergedInto: into.id },
  ];
}

/** The one person who bears the name or alias; null where nobody or more than one does: never a guess. */
export function personNamed(people: readonly Person[], name: string): Person | null {
  const wanted = foldName(name);
  const found = people.filter(
    (person) => isListed(person) && [person.name, ...person.aliases].some((known) => foldName(known) === wanted),
  );
  return found.length === 1 ? (found[0] as Person) : null;
}
