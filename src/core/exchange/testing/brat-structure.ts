/** What a check found wrong, a line each; nothing where the file is as its reader wants it. */
export type Problems = string[];

const lineOf = {
  span: /^T(\d+)\t([A-Za-z][A-Za-z0-9_-]*) (\d+ \d+(?:;\d+ \d+)*)\t(.+)$/u,
  relation: /^R(\d+)\t([A-Za-z][A-Za-z0-9_-]*) Arg1:T(\d+) Arg2:T(\d+)$/u,
  attribute: /^A(\d+)\t([A-Za-z][A-Za-z0-9_-]*) T(\d+) (\S+)$/u,
  note: /^#(\d+)\t([A-Za-z][A-Za-z0-9_-]*) T(\d+)\t(.+)$/u,
} as const;

/** What Python takes for the end of a line beside `\n`: brat would read two lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they end lines.
const otherLineEnds = /[\r\v\f\x1c-\x1e\u0085\u2028\u2029]/u;

/** brat standoff as its manual has it: lines, declared types and values, offsets in code points, references. */
export function bratProblems({ txt, ann, conf }: { txt: string; ann: string; conf: string }): Problems {
  const problems: Problems = [];
  const sections = sectionsOf(conf);
  const order = [...conf.matchAll(/^\[(.+)\]$/gmu)].map(([, name]) => name).join(' ');
  if (order !== 'entities relations events attributes') problems.push(`sections of the configuration: ${order}`);
  const entities = new Set(sections.get('entities'));
  const relations = new Set((sections.get('relations') ?? []).map((line) => line.split('\t')[0]));
  const values = new Map(
    (sections.get('attributes') ?? []).map((line) => [
      line.split('\t')[0],
      new Set(/Value:(.*)$/u.exec(line)?.[1]?.split('|')),
    ]),
  );
  if (ann !== '' && !ann.endsWith('\n')) problems.push('the last line does not end');
  if (otherLineEnds.test(ann)) problems.push('a line ends within a line');
  const letters = [...txt];
  const ids = new Set<string>();
  const spans = new Set<string>();
  const targets: [line: string, target: string][] = [];
  for (const line of ann.split('\n').slice(0, -1)) {
    const id = line.split('\t')[0] ?? '';
    if (ids.has(id)) problems.push(`${id} stands twice`);
    ids.add(id);
    const [span, relation, attribute, note] = [
      lineOf.span.exec(line),
      lineOf.relation.exec(line),
      lineOf.attribute.exec(line),
      lineOf.note.exec(line),
    ];
    if (span) {
      spans.add(span[1] ?? '');
      if (!entities.has(span[2] ?? '')) problems.push(`${id}: no entity ${span[2]}`);
      problems.push(...placeProblems(id, span[3] ?? '', span[4] ?? '', letters));
    } else if (relation) {
      if (!relations.has(relation[2])) problems.push(`${id}: no relation ${relation[2]}`);
      targets.push([id, relation[3] ?? ''], [id, relation[4] ?? '']);
    } else if (attribute) {
      if (!values.get(attribute[2])?.has(attribute[4] ?? '')) problems.push(`${id}: no value ${attribute[4]}`);
      targets.push([id, attribute[3] ?? '']);
    } else if (note) targets.push([id, note[3] ?? '']);
    else problems.push(`no line of brat: ${line}`);
  }
  for (const [id, target] of targets) if (!spans.has(target)) problems.push(`${id}: there is no T${target}`);
  return problems;
}

/** Lines of each section, in their order. */
function sectionsOf(conf: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of conf.split('\n')) {
    const name = /^\[(.+)\]$/u.exec(line)?.[1];
    if (name !== undefined) {
      lines = [];
      sections.set(name, lines);
    } else if (line !== '') lines.push(line);
  }
  return sections;
}

/** The words must be those at the places, joined by one blank; no piece goes over the end of a line. */
function placeProblems(id: string, places: string, words: string, letters: readonly string[]): Problems {
  const problems: Problems = [];
  let before = -1;
  const pieces = places.split(';').map((place) => {
    const [start = 0, end = 0] = place.split(' ').map(Number);
    if (start < before || start >= end || end > letters.length) problems.push(`${id}: ${place} is no place`);
    before = end;
    return letters.slice(start, end).join('');
  });
  if (pieces.some((piece) => piece.includes('\n'))) problems.push(`${id} goes over the end of a line`);
  if (pieces.join(' ') !== words) problems.push(`${id}: "${words}" is not at ${places}`);
  return problems;
}
