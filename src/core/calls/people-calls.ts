import { z } from 'zod';
import { Id } from '../annotation/annotation';
import { Person } from '../annotation/person';

const { shape } = Person;

/** What a form may say of a person: a part of the entry, each field as a whole. */
export const PersonEdit = z.object({
  name: shape.name.exactOptional(),
  role: shape.role.exactOptional(),
  organisation: shape.organisation.exactOptional(),
  country: shape.country.exactOptional(),
  aliases: shape.aliases.exactOptional(),
  links: shape.links,
  anonymous: shape.anonymous,
  note: shape.note,
});
export type PersonEdit = z.infer<typeof PersonEdit>;

/** Two entries before one became part of the other, and after. */
export const PeopleMerge = z.object({
  before: z.object({ into: Person, from: Person }),
  after: z.object({ into: Person, from: Person }),
});
export type PeopleMerge = z.infer<typeof PeopleMerge>;

export const peopleCalls = {
  /** Adds or replaces an entry as a whole. */
  'people.put': { input: z.object({ person: Person }), output: Person },
  /** Changes these fields of an entry and leaves the others as they are by now. Raises `person-missing`. */
  'people.edit': { input: z.object({ personId: Id, edit: PersonEdit }), output: Person },
  /**
   * Makes `from` part of `into`, both entries in one write. No annotation changes: those of `from` are of
   * `into` from now on. Raises `person-missing`, and `person-invalid` where `into` could not hold it all.
   */
  'people.merge': { input: z.object({ into: Id, from: Id }), output: PeopleMerge },
  /**
   * In how many articles, those in the trash among them, annotations of anybody refer to each entry that stands for itself;
   * what refers to one that became part of it refers to it. Who is referred to nowhere is left out.
   */
  'people.use': { input: z.object({}), output: z.object({ articles: z.record(z.string(), z.int()) }) },
  /**
   * Takes entries out of the register that nothing refers to, all or none; gives them as they were. Raises `person-in-use`
   * and `person-missing`.
   */
  'people.remove': {
    input: z.object({ personIds: z.array(Id).min(1).max(100_000) }),
    output: z.object({ removed: z.array(Person) }),
  },
  /** Puts entries back as they were before they were taken out. Raises `person-changed` where one is no longer as that left it. */
  'people.restore': { input: z.object({ people: z.array(Person).min(1).max(100_000) }), output: z.object({}) },
  /** Puts both entries back as they were. Raises `person-changed` where one is no longer as the merge left it. */
  'people.split': { input: z.object({ merge: PeopleMerge }), output: z.object({ into: Person, from: Person }) },
} as const;
