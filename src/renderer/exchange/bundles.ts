/** Formats whose files belong together: annotations beside their texts, a type system or sources. */
const together = /\.(?:ann|xmi|qde)$/i;

/** What only says how other files are to be shown. */
const companions = /\.(?:conf|xml)$/i;

/** Files in the groups that they are taken in by: all together where one needs the others, else each by itself. */
export function bundlesOf<T extends { name: string }>(files: readonly T[]): T[][] {
  if (files.some(({ name }) => together.test(name))) return [[...files]];
  const main = files.filter(({ name }) => !companions.test(name));
  return (main.length > 0 ? main : files).map((file) => [file]);
}
