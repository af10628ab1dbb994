import { foldName, type Person, resolvePerson } from '../../core/annotation/person';
import type { TagTree } from '../../core/annotation/tag-tree';
import { type ArticleRow, type ArticleState, articleStates } from '../../core/library/article';

export const sortColumns = ['title', 'outlet', 'language', 'state', 'imported', 'quotes', 'claims'] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Sort {
  column: SortColumn;
  isDescending: boolean;
}

/** What the list shows; an empty text shows all. */
export interface ArticleFilter {
  text: string;
  language: string;
  outlet: string;
  state: ArticleState | '';
  /** Id of a tag: the articles that bear it, or a tag below it. */
  tag: string;
  /** Id of somebody who is quoted or claims something. */
  person: string;
  /** Which date `from` and `to` are about; alone it narrows nothing. */
  date: 'published' | 'imported';
  /** First and last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
}

export const noFilter: ArticleFilter = {
  text: '',
  language: '',
  outlet: '',
  state: '',
  tag: '',
  person: '',
  date: 'published',
  from: '',
  to: '',
};

/** Whether the list is narrowed at all. */
export function isNarrowed(filter: ArticleFilter): boolean {
  return Object.entries(filter).some(([part, value]) => part !== 'date' && value !== '');
}

/** What the ids in rows and filters stand for. */
export interface Register {
  people: ReadonlyMap<string, Person>;
  tree: TagTree;
}

/** The filter as it is to be understood now: merged ones followed to where they went, vanished ones left out. */
export function currentFilter(filter: ArticleFilter, { people, tree }: Register): ArticleFilter {
  return {
    ...filter,
    tag: tree.resolve(filter.tag)?.id ?? '',
    person: resolvePerson(people, filter.person)?.id ?? '',
  };
}

/** A row with what the filter looks for, made ready once instead of at every key. */
export interface FoldedRow {
  row: ArticleRow;
  folded: string;
  /** Ids of the people, merged ones followed. */
  people: readonly string[];
  /** Ids of the tags, merged ones followed, and of all that stand above them. */
  tags: ReadonlySet<string>;
}

const noTags: ReadonlySet<string> = new Set();

export function foldRows(rows: readonly ArticleRow[], { people, tree }: Register): FoldedRow[] {
  const above = tagsAbove(tree);
  return rows.map((row) => ({
    row,
    folded: foldName(`${row.title} ${row.outlet}`),
    people: row.people.flatMap((id) => resolvePerson(people, id)?.id ?? []),
    tags: row.tags.length === 0 ? noTags : new Set(tree.resolveAll(row.tags).flatMap(({ id }) => above.get(id) ?? [])),
  }));
}

/** For each tag its id and those of all above it. */
function tagsAbove(tree: TagTree): Map<string, readonly string[]> {
  const above = new Map<string, readonly string[]>();
  for (const { tag, children } of tree.ordered) {
    const own = above.get(tag.id) ?? [tag.id];
    above.set(tag.id, own);
    for (const child of children) above.set(child, [child, ...own]);
  }
  return above;
}

/** Each word of the text is in the title or the outlet; accents and capitals do not matter. */
export function filterRows(rows: readonly FoldedRow[], filter: ArticleFilter): ArticleRow[] {
  const { text, language, outlet, state, tag, person } = filter;
  const words = foldName(text).split(' ').filter(Boolean);
  return rows
    .filter(
      ({ row, folded, people, tags }) =>
        (language === '' || row.language === language) &&
        (outlet === '' || row.outlet === outlet) &&
        (state === '' || row.state === state) &&
        (tag === '' || tags.has(tag)) &&
        (person === '' || people.includes(person)) &&
        words.every((word) => folded.includes(word)) &&
        isWithin(row, filter),
    )
    .map(({ row }) => row);
}

/** A date of which only the year or the month is known is within where it may be. No date is within no bounds. */
function isWithin(row: ArticleRow, { date, from, to }: ArticleFilter): boolean {
  if (from === '' && to === '') return true;
  const known = date === 'published' ? publishedDay(row.published) : dayHere(row.imported);
  if (known === '') return false;
  const [first, last] = [known + '-01-01'.slice(known.length - 4), known + '-12-31'.slice(known.length - 4)];
  return (from === '' || last >= from) && (to === '' || first <= to);
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as the source has it, whatever its time zone; empty where it is no date. */
function publishedDay(published: string): string {
  return /^\d{4}(-\d{2}(-\d{2})?)?(?!\d)/.exec(published)?.[0] ?? '';
}

/** The day that it was here then. */
function dayHere(timestamp: string): string {
  const at = new Date(timestamp);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A new array; rows that are alike keep the order of their ids, so that the order is total. `locale` is BCP 47. */
export function sortRows(rows: readonly ArticleRow[], { column, isDescending }: Sort, locale: string): ArticleRow[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const compare = (a: ArticleRow, b: ArticleRow): number => {
    if (column === 'quotes' || column === 'claims') return a[column] - b[column];
    if (column === 'state') return articleStates.indexOf(a.state) - articleStates.indexOf(b.state);
    if (column === 'imported') return Date.parse(a.imported) - Date.parse(b.imported);
    return collator.compare(a[column], b[column]);
  };
  const sign = isDescending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a, b) || (a.id < b.id ? -1 : 1));
}
