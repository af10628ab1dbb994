import { foldName, isListed, type Person, resolvePerson } from '../../core/annotation/person';
import type { ArticleRow } from '../../core/library/article';

/** A line of the register. */
export interface PersonRow {
  person: Person;
  /** In how many articles the person, or an entry that became part of theirs, speaks. */
  articles: number;
  /** What is searched: name and aliases, folded. */
  folded: string;
}

/** Everybody who stands for themselves, in the order of the language, with the articles they speak in. */
export function personRows(
  register: ReadonlyMap<string, Person>,
  articles: readonly ArticleRow[],
  language: string,
): PersonRow[] {
  const counts = new Map<string, number>();
  for (const { people } of articles) {
    const speaking = new Set(people.map((id) => resolvePerson(register, id)?.id));
    for (const id of speaking) if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const { compare } = new Intl.Collator(language, { numeric: true });
  return (
    [...register.values()]
      // Who was taken out and is named all the same, as in an article that came from elsewhere, is seen.
      .filter((person) => isListed(person) || (person.mergedInto === undefined && counts.has(person.id)))
      .map((person) => ({
        person,
        articles: counts.get(person.id) ?? 0,
        folded: foldName([person.name, ...person.aliases].join('\n')),
      }))
      .sort((a, b) => compare(a.person.name, b.person.name))
  );
}

/** Those of whom every word is somewhere in the name or the aliases. */
export function rowsNamed(rows: readonly PersonRow[], text: string): readonly PersonRow[] {
  const words = foldName(text).split(' ').filter(Boolean);
  return words.length === 0 ? rows : rows.filter(({ folded }) => words.every((word) => folded.includes(word)));
}

/** Who is shown once some are gone: who was, else the next one that stays, else the last one; null where nobody stays. */
export function nextAfter(rows: readonly PersonRow[], gone: ReadonlySet<string>, chosen: string | null): string | null {
  const at = rows.findIndex(({ person }) => person.id === chosen);
  const stays = ({ person }: PersonRow) => !gone.has(person.id);
  const next = rows.slice(Math.max(0, at)).find(stays) ?? rows.findLast(stays);
  return next?.person.id ?? null;
}

/** What tells people of one name apart: role, organisation, country. */
export function personDetail({ role, organisation, country }: Person): string {
  return [role, organisation, country].filter(Boolean).join(' · ');
}
