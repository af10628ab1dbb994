import Papa from 'papaparse';
import { unguardCell } from '../csv/cells';
import { type InFile, utf8Text } from './files';
import { emptyIncoming, type Incoming, refuseFile } from './incoming';
import { at } from './place';
import { because } from './reason';
import { TagPaths } from './tag-paths';

/**
 * A codebook as a table: exactly one column `tag`, `name` or `path`, and perhaps `description`, as Taguette writes it. A name with `/`, `.`
 * or ` › ` between its parts is a tag below another.
 */
export function fromCodebookCsv(file: InFile): Incoming {
  const { data, errors } = Papa.parse<string[]>(utf8Text(file), { skipEmptyLines: true });
  const [problem] = errors.filter(({ type }) => type === 'Quotes');
  if (problem) refuseFile(file.name, [at('row', (problem.row ?? 0) + 1)], because('table-quotes'));
  const [head = [], ...rows] = data;
  const columns = head.map((name) => name.trim().toLowerCase());
  const named = columns.flatMap((name, index) => (['tag', 'name', 'path'].includes(name) ? [index] : []));
  const [column, another] = named;
  if (column === undefined || another !== undefined) {
    return refuseFile(file.name, [at('row', 1)], because('codebook-column'));
  }
  const incoming = emptyIncoming('csv');
  const described = columns.indexOf('description');
  const paths = new TagPaths();
  for (const [index, row] of rows.entries()) {
    const path = unguardCell(row[column] ?? '')
      .split(/\s*(?:›|\/|\.(?=\S))\s*/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (path.length === 0 || path.some((part) => part.length > 200)) {
      incoming.refused.push({ place: [at('row', index + 2)], reason: because('no-tag-name') });
      continue;
    }
    paths.add(path, described === -1 ? '' : unguardCell(row[described] ?? ''));
  }
  incoming.codebook.tags.push(...paths.tags);
  return incoming;
}
