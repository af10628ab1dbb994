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
});
export type Person = z.infer<typeof Person>;

/** Letters as they are compared in the register: no accents, no case, blanks and apostrophes made alike. */
export function foldName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/g, "'").replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** The one person who bears the name or alias; null where nobody or more than one does: never a guess. */
export function personNamed(people: readonly Person[], name: string): Person | null {
  const wanted = foldName(name);
  const found = people.filter((person) => [person.name, ...person.aliases].some((known) => foldName(known) === wanted));
  return found.length === 1 ? (found[0] as Person) : null;
}
