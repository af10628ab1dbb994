import type { AttributeDefinition, Codebook, Tag } from './codebook';
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

/** Without the entry; what hung on a tag hangs on the tag above it from then on. */
export function withoutEntry(book: Codebook, list: CodebookList, id: string): Codebook {
  if (list !== 'tags') return { ...book, [list]: book[list].filter((entry) => entry.id !== id) };
  const above = book.tags.find((tag) => tag.id === id)?.parent ?? null;
  const tags = book.tags.filter((tag) => tag.id !== id);
  return { ...book, tags: tags.map((tag) => (tag.parent === id ? { ...tag, parent: above } : tag)) };
}

/** Bearers of `id` count as bearers of `into`, and what hung on it hangs there; the same book where that is a circle. */
export function mergeTag(book: Codebook, id: string, into: string): Codebook {
  const tree = new TagTree(book);
  if (!tree.placeOf(into) || tree.branchOf(id).includes(into)) return book;
  const tags = book.tags.map((tag) => {
    if (tag.id === id) return withFields<Tag>(tag, { mergedInto: into, key: undefined });
    return tag.parent === id ? { ...tag, parent: into } : tag;
  });
  return { ...book, tags };
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

/** The choices of an attribute, one a line. One that is missing but used retires, so that it stays on what bears it. */
export function withChoices(
  attribute: AttributeDefinition,
  lines: string,
  isUsed: (choice: string) => boolean,
): AttributeDefinition {
  const choices = choicesOf(lines);
  const had = [...(attribute.choices ?? []), ...(attribute.retiredChoices ?? [])];
  const retired = [...new Set(had)].filter((choice) => !choices.includes(choice) && isUsed(choice));
  return withFields(attribute, { choices, retiredChoices: retired.length > 0 ? retired : undefined });
}

/** Each line that is not blank, once. */
export function choicesOf(lines: string): string[] {
  return [...new Set(lines.split(/\r?\n/u).map((line) => line.trim()))].filter(Boolean);
}

/** An id of letters and digits for an attribute of that name; one that none of the others has. */
export function attributeId(name: string, others: readonly AttributeDefinition[]): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/gu, '')
    .slice(0, 40);
  const base = /^[A-Za-z]/u.test(plain) ? plain : `a${plain}`;
  let id = base;
  for (let count = 2; others.some((other) => other.id === id); count++) id = `${base}${count}`;
  return id;
}

/** The list with the item at `index` one place earlier (-1) or later (1); a copy as it was at the ends. */
export function moved<T>(items: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...items];
  const [item] = next.splice(index, 1);
  if (item === undefined || index + by < 0 || index + by >= items.length) return [...items];
  next.splice(index + by, 0, item);
  return next;
}
