import type { Person } from '../../core/annotation/person';
import type { TagTree } from '../../core/annotation/tag-tree';
import type { FilterOption } from './filter-field';

/** The tags that `isOffered` lets through, in the order of the tree, told apart by those above them. */
export function tagOptions(tree: TagTree, isOffered: (id: string) => boolean): FilterOption[] {
  return tree.ordered
    .filter(({ tag }) => isOffered(tag.id))
    .map(({ tag, path }) => ({ id: tag.id, name: tag.name, detail: path.slice(0, -1).join(' › ') }));
}

/** People, each once, by name in the order of the language. */
export function personOptions(people: Iterable<Person>, language: string): FilterOption[] {
  const once = new Map([...people].map((person) => [person.id, person]));
  const collator = new Intl.Collator(language);
  return [...once.values()]
    .map(({ id, name, role, organisation }) => ({ id, name, detail: role || organisation }))
    .sort((a, b) => collator.compare(a.name, b.name));
}
