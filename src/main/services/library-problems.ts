import type { LibraryFile } from '../library/library-file';

/** What must be true of `library.json` beyond its shape: no id stands for two things. */
export function libraryProblems({ people, annotators, codebook }: LibraryFile): string[] {
  const sorts: [string, readonly { id: string }[]][] = [
    ['people', people],
    ['annotators', annotators],
    ['layers', codebook.layers],
    ...codebook.layers.map(({ id, attributes }): [string, readonly { id: string }[]] => [
      `attributes of the layer "${id}"`,
      attributes,
    ]),
  ];
  return sorts.flatMap(([sort, items]) =>
    repeated(items).map((id) => `library.json: two ${sort} bear the id "${id}"; the last one is used.`),
  );
}

function repeated(items: readonly { id: string }[]): string[] {
  const ids = items.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
