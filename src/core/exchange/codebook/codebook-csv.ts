import type { AttributeDefinition, Codebook } from '../../annotation/codebook';
import { listCell, writeTable } from './table';

/** Columns of a codebook as a table; `docs/format.md` says what may stand in each. */
export const codebookColumns = [
  'kind',
  'id',
  'name',
  'parent',
  'type',
  'choices',
  'retired choices',
  'moved choices',
  'key',
  'colour',
  'description',
  'examples',
  'retired',
  'merged into',
] as const;
export type CodebookColumn = (typeof codebookColumns)[number];

export const entryKinds = ['layer', 'attribute', 'tag', 'relation'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** A row for each layer, right after it one for each of its attributes; then tags and types of relations. */
export function codebookCsv({ layers, tags, relationTypes }: Codebook): string {
  const rows: Cells[] = [];
  for (const layer of layers) {
    rows.push({ kind: 'layer', ...described(layer) });
    for (const attribute of layer.attributes) rows.push({ ...attributeCells(attribute), parent: layer.id });
  }
  for (const tag of tags) {
    rows.push({ kind: 'tag', ...described(tag), parent: tag.parent ?? '' });
  }
  for (const type of relationTypes) rows.push({ kind: 'relation', ...described(type) });
  return writeTable(
    codebookColumns,
    rows.map((row) => codebookColumns.map((column) => row[column] ?? '')),
  );
}

type Cells = Partial<Record<CodebookColumn, string>>;

function attributeCells(attribute: AttributeDefinition): Cells {
  return {
    kind: 'attribute',
    ...described(attribute),
    type: attribute.type,
    choices: listCell(attribute.choices ?? []),
    'retired choices': listCell(attribute.retiredChoices ?? []),
    // One after the other: the choice that was moved, and the one that it counts as.
    'moved choices': listCell(Object.entries(attribute.mergedChoices ?? {}).flat()),
  };
}

interface Described {
  id: string;
  name?: string;
  key?: string;
  colour?: string;
  description?: string;
  examples?: string[];
  retired?: boolean;
  mergedInto?: string;
}

function described({ id, name, key, colour, description, examples, retired, mergedInto }: Described): Cells {
  return {
    id,
    name: name ?? '',
    key: key ?? '',
    colour: colour ?? '',
    description: description ?? '',
    examples: listCell(examples ?? []),
    retired: retired === true ? 'yes' : '',
    'merged into': mergedInto ?? '',
  };
}
