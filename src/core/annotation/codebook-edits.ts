import type { Codebook, RelationType, Tag } from './codebook';
import { foldName } from './person';
import { TagTree } from './tag-tree';

/** The lists of a codebook whose entries have an id and a name. */
export type CodebookList = 'layers' | 'tags' | 'relationTypes';

export type EntryOf<List extends CodebookList> = Codebook[List][number];

/** What an edit sets; `undefined` takes a field away. */
export type Fields<T> = { [Field in keyof T]?: T[Field] | undefined };

export function withFields<T extends object>(entry: T, fields: Fields<T>): T {
  const kept = Object.entries({ ...entry, ...fields }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as T;
}

export function withEntry<List extends CodebookList>(
  book: Codebook,
  list: List,
  id: string,
  fields: Fields<EntryOf<List>>,
): Codebook {
  const entries: readonly EntryOf<List>[] = book[list];
  return { ...book, [list]: entries.map((entry) => (entry.id === id ? withFields(entry, fields) : entry)) };
}

/** Without the entry and what became part of it; what hung on a tag hangs on the tag above it from then on. */
export function withoutEntry(book: Codebook, list: CodebookList, id: string): Codebook {
  const entries: readonly { id: string; mergedInto?: string }[] = book[list];
  const gone = new Set([id]);
  for (let size = 0; size !== gone.size; ) {
    size = gone.size;
    for (const entry of entries) if (gone.has(entry.mergedInto ?? '')) gone.add(entry.id);
  }
  if (list !== 'tags') return { ...book, [list]: book[list].filter((entry) => !gone.has(entry.id)) };
  const above = book.tags.find((tag) => tag.id === id)?.parent ?? null;
  const tags = book.tags.filter((tag) => !gone.has(tag.id));
  return { ...book, tags: tags.map((tag) => (gone.has(tag.parent ?? '') ? { ...tag, parent: above } : tag)) };
}

/** Relations of the type `id` count as being of the type `into`; the same book where one of them is not there to be merged. */
export function mergeRelationType(book: Codebook, id: string, into: string): Codebook {
  const isThere = (wanted: string) =>
    book.relationTypes.some((type) => type.id === wanted && type.mergedInto === undefined);
  if (id === into || !isThere(id) || !isThere(into)) return book;
  return withEntry(book, 'relationTypes', id, { mergedInto: into, retired: true } satisfies Fields<RelationType>);
}

/**
 * Bearers of `id` count as bearers of `into`, and what hung on it hangs there; of two of one name that would hang there, one
 * becomes part of the other as well. The same book where that is a circle.
 */
export function mergeTag(book: Codebook, id: string, into: string): Codebook {
  const tree = new TagTree(book);
  const target = tree.placeOf(into);
  if (!target || tree.branchOf(id).includes(into)) return book;
  const tags = book.tags.map((tag) => {
    if (tag.id === id) return withFields<Tag>(tag, { mergedInto: into, key: undefined });
    return tag.parent === id ? { ...tag, parent: into } : tag;
  });
  const named = new Map(target.children.map((child) => [foldName(tree.placeOf(child)?.tag.name ?? ''), child]));
  return (tree.placeOf(id)?.children ?? []).reduce<Codebook>(
    (merged, child) => {
      const twin = named.get(foldName(tree.placeOf(child)?.tag.name ?? ''));
      return twin === undefined || twin === id ? merged : mergeTag(merged, child, twin);
    },
    { ...book, tags },
  );
}

export type Beside = 'before' | 'after';

/** The entry moved right before or after another of its list; the same book where there is no such place. */
export function moveEntry(
  book: Codebook,
  list: 'layers' | 'relationTypes',
  id: string,
  target: string,
  side: Beside,
): Codebook {
  const entries: readonly { id: string }[] = book[list];
  const entry = entries.find((each) => each.id === id);
  const rest = entries.filter((each) => each !== entry);
  const at = rest.findIndex((each) => each.id === target);
  if (!entry || at === -1) return book;
  return { ...book, [list]: rest.toSpliced(side === 'before' ? at : at + 1, 0, entry) };
}

/** The tag right before or after another, beside it in the tree, or last of what hangs on it; the same book where that is a circle. */
export function placeTag(book: Codebook, id: string, target: string, side: Beside | 'on'): Codebook {
  const tree = new TagTree(book);
  const tag = book.tags.find((known) => known.id === id);
  const beside = tree.placeOf(target)?.tag;
  if (!tag || !beside || tree.branchOf(id).includes(target)) return book;
  if (side === 'on') {
    return { ...book, tags: [...book.tags.filter((other) => other !== tag), { ...tag, parent: target }] };
  }
  return { ...book, tags: placed(book.tags, { ...tag, parent: beside.parent }, beside, side === 'before' ? 0 : 1) };
}

export type TagMove = 'up' | 'down' | 'indent' | 'outdent';

/** One step among the siblings, under the one before, or beside the one above; the same book where there is no such place. */
export function moveTag(book: Codebook, id: string, move: TagMove): Codebook {
  const tree = new TagTree(book);
  const tag = book.tags.find((known) => known.id === id);
  if (!tag || !tree.placeOf(id)) return book;
  const parent = tag.parent === null ? null : tree.resolve(tag.parent);
  const siblings = book.tags.filter((other) => {
    if (!tree.placeOf(other.id)) return false;
    return (other.parent === null ? null : (tree.resolve(other.parent)?.id ?? null)) === (parent?.id ?? null);
  });
  const at = siblings.indexOf(tag);
  const before = siblings[at - 1];
  const after = siblings[at + 1];
  if (move === 'up') return before ? { ...book, tags: placed(book.tags, tag, before, 0) } : book;
  if (move === 'down') return after ? { ...book, tags: placed(book.tags, tag, after, 1) } : book;
  if (move === 'indent') {
    if (!before) return book;
    const rest = book.tags.filter((other) => other !== tag);
    return { ...book, tags: [...rest, { ...tag, parent: before.id }] };
  }
  if (!parent) return book;
  return { ...book, tags: placed(book.tags, { ...tag, parent: parent.parent }, parent, 1) };
}

/** The tags with `tag` right before (`offset` 0) or after (1) `beside`. */
function placed(tags: readonly Tag[], tag: Tag, beside: Tag, offset: 0 | 1): Tag[] {
  const rest = tags.filter(({ id }) => id !== tag.id);
  const at = rest.findIndex(({ id }) => id === beside.id) + offset;
  return [...rest.slice(0, at), tag, ...rest.slice(at)];
}

/** The list with the item at `index` one place earlier (-1) or later (1); a copy as it was at the ends. */
export function moved<T>(items: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...items];
  const [item] = next.splice(index, 1);
  if (item === undefined || index + by < 0 || index + by >= items.length) return [...items];
  next.splice(index + by, 0, item);
  return next;
}
