import { Id } from '../../annotation/annotation';
import { attributeId } from '../../annotation/attribute-edits';
import {
  type AttributeDefinition,
  attributeTypes,
  Choice,
  type Codebook,
  Colour,
  Key,
  type Layer,
  type RelationType,
  type Tag,
} from '../../annotation/codebook';
import { withFields } from '../../annotation/codebook-edits';
import { codebookProblems } from '../../annotation/codebook-problems';
import { foldName } from '../../annotation/person';
import { TagTree } from '../../annotation/tag-tree';
import { guidOf } from '../refi/guid';
import { type CodebookColumn, type EntryKind, entryKinds } from './codebook-csv';
import type { CodebookFileProblem, CodebookProblemKind, ReadCodebook } from './codebook-file';
import { readTable, type TableRow, valuesOfCell } from './table';

/**
 * A codebook from a table with a row for each entry. Ids may be left out: then the name tells which entry it is. A parent is an id, a
 * name or a path (`Energy / Wind`), of an entry of the table or else of `own`, which comes along where it is named. Null for what is no
 * such table.
 */
export function codebookOfCsv(text: string, own: Codebook): ReadCodebook | null {
  const { columns, rows, problem } = readTable(text);
  if (!columns.includes('kind') || !columns.includes('name')) return null;
  const table = new CodebookTable(own);
  if (problem) table.complain({ line: problem.line, cells: {} }, 'name', 'wrong');
  for (const row of rows) table.add(row);
  return table.finish();
}

/** What stands between the parts of a path. */
const between = / *(?:\/|›|>) */gu;

class CodebookTable {
  private readonly problems: CodebookFileProblem[] = [];
  private readonly layers: Layer[] = [];
  private readonly tags: Tag[] = [];
  private readonly relationTypes: RelationType[] = [];
  /** Rows by what they became. */
  private readonly rows = new Map<object, TableRow>();
  private readonly attributes: TableRow[] = [];
  private readonly tagRows: TableRow[] = [];

  constructor(private readonly own: Codebook) {}

  complain(row: TableRow, field: CodebookColumn, kind: CodebookProblemKind, value = row.cells[field] ?? ''): void {
    const place = (row.cells.name || row.cells.id) ?? '';
    this.problems.push({ line: row.line, place: place.slice(0, 200), field, kind, value: value.slice(0, 200) });
  }

  add(row: TableRow): void {
    const kind = entryKinds.find((known) => known === (row.cells.kind ?? '').trim().toLowerCase());
    if (!kind) return this.complain(row, 'kind', 'kind');
    const id = (row.cells.id ?? '').trim();
    if (id === '' && (row.cells.name ?? '').trim() === '') return this.complain(row, 'name', 'name');
    if (kind === 'attribute') this.attributes.push(row);
    else if (kind === 'tag') this.tagRows.push(row);
    else this.addPlain(kind, row);
  }

  private addPlain(kind: 'layer' | 'relation', row: TableRow): void {
    const name = this.nameOf(row);
    const id = this.idOf(
      row,
      () => this.ownId(kind, name) ?? `${kind === 'layer' ? 'l' : 'rt'}-${guidOf(kind, foldName(name))}`,
    );
    if (name === '' || id === null) return;
    const { key, colour, ...described } = this.shared(row, kind);
    const mergedInto = this.intoOf(row);
    if (kind === 'layer') {
      const layer = withFields<Layer>({ id, name, attributes: [] }, { key, colour, mergedInto, ...described });
      this.rows.set(layer, row);
      this.layers.push(layer);
    } else {
      const type = withFields<RelationType>({ id, name }, { mergedInto, ...described });
      this.rows.set(type, row);
      this.relationTypes.push(type);
    }
  }

  finish(): ReadCodebook {
    for (const row of this.attributes) this.addAttribute(row);
    this.addTags();
    const codebook = { layers: this.layers, tags: this.tags, relationTypes: this.relationTypes };
    if (this.problems.length === 0) this.checkWhole(codebook);
    const unique = new Map(this.problems.map((problem) => [JSON.stringify(problem), problem]));
    const problems = [...unique.values()].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
    return { codebook, problems };
  }

  private addAttribute(row: TableRow): void {
    const layer = this.layerFor(row.cells.parent ?? '');
    if (!layer) return this.complain(row, 'parent', 'parent');
    const name = (row.cells.name ?? '').trim();
    const known = this.own.layers
      .find(({ id }) => id === layer.id)
      ?.attributes.find((each) => foldName(each.name ?? each.id) === foldName(name));
    const given = (row.cells.id ?? '').trim();
    const id = given || known?.id || attributeId(name, layer.attributes);
    if (!/^[A-Za-z][A-Za-z0-9]{0,63}$/u.test(id)) return this.complain(row, 'id', 'id', id);
    if (name.length > 200) return this.complain(row, 'name', 'long');
    const choices = this.choicesOf(row, 'choices');
    const told = (row.cells.type ?? '').trim().toLowerCase();
    const usual = known?.type ?? (choices.length > 0 ? 'choice' : 'text');
    const type = told === '' ? usual : attributeTypes.find((each) => each === told);
    if (!type) return this.complain(row, 'type', 'type');
    const retired = this.choicesOf(row, 'retired choices');
    const moved = this.movedChoicesOf(row);
    const { key: _, colour: __, ...described } = this.shared(row, 'attribute');
    const attribute = withFields<AttributeDefinition>(
      { id, type },
      {
        name: name === '' ? undefined : name,
        choices: choices.length > 0 ? choices : undefined,
        retiredChoices: retired.length > 0 ? retired : undefined,
        mergedChoices: Object.keys(moved).length > 0 ? moved : undefined,
        mergedInto: this.intoOf(row),
        ...described,
      },
    );
    this.rows.set(attribute, row);
    layer.attributes.push(attribute);
  }

  private layerFor(parent: string): Layer | undefined {
    const wanted = foldName(parent);
    const named = (layers: readonly Layer[]) =>
      layers.find(({ id }) => id === parent.trim()) ?? layers.find(({ name }) => foldName(name) === wanted);
    const own = named(this.layers) ? undefined : named(this.own.layers);
    // Its layer is not in the table: it comes along as it is, without what the table says nothing of.
    if (own) this.layers.push({ id: own.id, name: own.name, attributes: [] });
    return named(this.layers);
  }

  private addTags(): void {
    const tree = new TagTree(this.own);
    const ownPaths = new Map(tree.ordered.map(({ tag, path }) => [pathKey(path), tag.id]));
    /** Rows by id and by path, since a row may come before the one it hangs on. */
    const ids = new Map<TableRow, string>();
    const byId = new Map<string, TableRow>();
    const byPath = new Map<string, TableRow>();
    for (const row of this.tagRows) {
      const given = (row.cells.id ?? '').trim();
      if (given !== '') byId.set(given, row);
    }
    const pathOf = (row: TableRow, seen: ReadonlySet<TableRow>): string[] => {
      const parent = (row.cells.parent ?? '').trim();
      const above = byId.get(parent);
      const start =
        parent === ''
          ? []
          : above && !seen.has(above)
            ? pathOf(above, new Set([...seen, above]))
            : parent.split(between);
      return [...start, (row.cells.name ?? '').trim()];
    };
    for (const row of this.tagRows) {
      const path = pathKey(pathOf(row, new Set([row])));
      // A merged one gave its place up.
      if ((row.cells['merged into'] ?? '').trim() === '' || !byPath.has(path)) byPath.set(path, row);
    }
    for (const row of this.tagRows) {
      const path = pathOf(row, new Set([row]));
      const key = pathKey(path);
      const id = this.idOf(row, () => ownPaths.get(key) ?? `t-${guidOf('tag', ...path.map(foldName))}`);
      if (id !== null) ids.set(row, id);
    }
    const find = (told: string): string | undefined => {
      const wanted = told.trim();
      if (byId.has(wanted)) return wanted;
      const key = pathKey(wanted.split(between));
      const row = byPath.get(key) ?? byPath.get(pathKey([wanted]));
      const found = row ? ids.get(row) : (ownPaths.get(key) ?? ownPaths.get(pathKey([wanted])));
      return found ?? (tree.placeOf(wanted) ? wanted : undefined);
    };
    for (const row of this.tagRows) {
      const id = ids.get(row);
      const name = this.nameOf(row);
      if (id === undefined || name === '') continue;
      const described = this.shared(row, 'tag');
      const told = { parent: row.cells.parent ?? '', into: row.cells['merged into'] ?? '' };
      const parent = told.parent.trim() === '' ? null : find(told.parent);
      const mergedInto = told.into.trim() === '' ? null : find(told.into);
      if (parent === undefined) this.complain(row, 'parent', 'parent');
      else if (mergedInto === undefined) this.complain(row, 'merged into', 'parent');
      else {
        const tag = withFields<Tag>({ id, name, parent }, { mergedInto: mergedInto ?? undefined, ...described });
        this.rows.set(tag, row);
        this.tags.push(tag);
      }
    }
    this.bringAbove();
  }

  /** Tags of the library that tags of the table hang on come along, with what is above them. */
  private bringAbove(): void {
    const known = new Set(this.tags.map(({ id }) => id));
    const own = new Map(this.own.tags.map((tag) => [tag.id, tag]));
    const named = this.tags.flatMap(({ parent, mergedInto }) => [parent, mergedInto]);
    for (let next = named.pop(); named.length > 0 || next !== undefined; next = named.pop()) {
      const tag = own.get(next ?? '');
      if (!tag || known.has(tag.id)) continue;
      known.add(tag.id);
      this.tags.push(tag);
      named.push(tag.parent, tag.mergedInto);
    }
  }

  private checkWhole(codebook: Codebook): void {
    for (const { path, kind, value } of codebookProblems(codebook)) {
      const entry = entryAt(codebook, path);
      const row = entry && this.rows.get(entry);
      const last = String(path.findLast((part) => typeof part === 'string'));
      // An id that was made of the name is not what the user reads.
      const field = last === 'id' && row && (row.cells.id ?? '').trim() === '' ? 'name' : last;
      const shown = columnOf[field] ?? field;
      if (row) this.complain(row, shown as CodebookColumn, kind, kind === 'twice' ? undefined : value);
      else this.problems.push({ line: null, place: path.join(' '), field: shown, kind, value });
    }
  }

  private nameOf(row: TableRow): string {
    const name = (row.cells.name ?? '').trim();
    if (name === '') this.complain(row, 'name', 'name');
    else if (name.length > 200) this.complain(row, 'name', 'long');
    return name.length > 200 ? '' : name;
  }

  private idOf(row: TableRow, made: () => string): string | null {
    const given = (row.cells.id ?? '').trim();
    if (given === '') return made();
    if (Id.safeParse(given).success) return given;
    this.complain(row, 'id', 'id');
    return null;
  }

  private ownId(kind: 'layer' | 'relation', name: string): string | undefined {
    const entries: readonly { id: string; name: string }[] =
      kind === 'layer' ? this.own.layers : this.own.relationTypes;
    return entries.find((entry) => foldName(entry.name) === foldName(name))?.id;
  }

  /** The id that a merged entry which is no tag points to: of an entry of its list, or an attribute. */
  private intoOf(row: TableRow): string | undefined {
    const into = (row.cells['merged into'] ?? '').trim();
    if (into === '' || Id.safeParse(into).success) return into || undefined;
    this.complain(row, 'merged into', 'id');
    return undefined;
  }

  private movedChoicesOf(row: TableRow): Record<string, string> {
    const cells = valuesOfCell(row.cells['moved choices'] ?? '').map((choice) => choice.trim());
    const pairs = Array.from({ length: Math.ceil(cells.length / 2) }, (_, index) =>
      cells.slice(2 * index, 2 * index + 2),
    );
    const bad = pairs.find((pair) => pair.length < 2 || pair.some((choice) => !Choice.safeParse(choice).success));
    if (bad) this.complain(row, 'moved choices', 'wrong', bad.join(' '));
    return bad ? {} : Object.fromEntries(pairs);
  }

  private choicesOf(row: TableRow, field: 'choices' | 'retired choices'): string[] {
    const choices = [...new Set(valuesOfCell(row.cells[field] ?? '').map((choice) => choice.trim()))];
    const bad = choices.find((choice) => !Choice.safeParse(choice).success);
    if (bad !== undefined) this.complain(row, field, 'long', bad);
    return choices.filter((choice) => choice !== bad);
  }

  /** What every kind of entry may have; a field that is wrong is said and left out. */
  private shared(row: TableRow, kind: EntryKind) {
    const cell = (field: CodebookColumn) => (row.cells[field] ?? '').trim();
    const key = cell('key').toLowerCase();
    const colour = cell('colour').toLowerCase();
    const retired = cell('retired').toLowerCase();
    const description = row.cells.description ?? '';
    const examples = valuesOfCell(row.cells.examples ?? '');
    // Attributes and relations have neither a key nor a colour.
    const isMarked = kind === 'layer' || kind === 'tag';
    if (isMarked && key !== '' && !Key.safeParse(key).success) this.complain(row, 'key', 'key');
    if (isMarked && colour !== '' && !Colour.safeParse(colour).success) this.complain(row, 'colour', 'colour');
    if (!/^(?:yes|no|oui|non|true|false|1|0|)$/u.test(retired)) this.complain(row, 'retired', 'retired');
    if (description.length > 10_000) this.complain(row, 'description', 'long', `${description.slice(0, 40)}…`);
    const long = examples.find((example) => example.length > 2_000);
    if (long !== undefined || examples.length > 100)
      this.complain(row, 'examples', 'long', `${(long ?? '').slice(0, 40)}…`);
    return {
      key: isMarked && key !== '' ? key : undefined,
      colour: isMarked && colour !== '' ? colour : undefined,
      description: description === '' ? undefined : description,
      examples: examples.length > 0 ? examples : undefined,
      retired: /^(?:yes|oui|true|1)$/u.test(retired) ? true : undefined,
    };
  }
}

/** Columns that are called otherwise than the field. */
const columnOf: Readonly<Record<string, CodebookColumn>> = {
  mergedInto: 'merged into',
  retiredChoices: 'retired choices',
  mergedChoices: 'moved choices',
};

function pathKey(path: readonly string[]): string {
  return path.map(foldName).join('\n');
}

/** The layer, attribute, tag or type that a path into a codebook leads to. */
function entryAt(
  { layers, tags, relationTypes }: Codebook,
  [list, index, part, inner]: readonly (string | number)[],
): object | undefined {
  if (list === 'tags') return tags[Number(index)];
  if (list === 'relationTypes') return relationTypes[Number(index)];
  const layer = layers[Number(index)];
  return part === 'attributes' && typeof inner === 'number' ? layer?.attributes[inner] : layer;
}
