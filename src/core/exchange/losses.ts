/**
 * What a format may not be able to carry. Each is counted before anything is written: how many annotations,
 * people, tags … of the chosen articles are concerned.
 */
export const lossKinds = [
  'texts',
  'metadata',
  'provenance',
  'codebook',
  'annotations',
  'overlaps',
  'segments',
  'span-attributes',
  'attributes',
  'people-details',
  'people',
  'relations',
  'tags',
  'notes',
  'article-notes',
  'line-ends',
  'cut-texts',
  'blank-edges',
  'annotators',
  'times',
  'origins',
  'ambiguous-quotes',
  'claims-without-review',
  'unknown-people',
] as const;
export type LossKind = (typeof lossKinds)[number];

export interface Loss {
  kind: LossKind;
  count: number;
}

/** Of the articles or of the library, whoever annotated: the same however many exports they are in. */
const shared: ReadonlySet<LossKind> = new Set([
  'texts',
  'metadata',
  'provenance',
  'codebook',
  'people-details',
  'unknown-people',
]);

/** What is lost where each annotator has an export of their own: `whole` is what one of all would lose, `each` what theirs do. */
export function lossesApart(whole: readonly Loss[], each: readonly (readonly Loss[])[]): Loss[] {
  const all = each.flat();
  return lossKinds.flatMap((kind) => {
    const counts = (shared.has(kind) ? whole : all).filter((loss) => loss.kind === kind).map(({ count }) => count);
    const count = counts.reduce((sum, one) => sum + one, 0);
    return count === 0 ? [] : [{ kind, count }];
  });
}

/** One sentence for the command line. */
export function lossSentence({ kind, count }: Loss): string {
  return sentences[kind](count);
}

const number = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const sentences: Readonly<Record<LossKind, (count: number) => string>> = {
  texts: (count) => `The text of ${number(count, 'article is', 'articles are')} not in the file.`,
  metadata: (count) => `Author, outlet and date of ${number(count, 'article are', 'articles are')} not in the file.`,
  provenance: (count) => `The provenance of ${number(count, 'article is', 'articles are')} not in the file.`,
  codebook: () => 'The codebook is not in the file.',
  annotations: (count) => `${number(count, 'annotation is', 'annotations are')} not in the file.`,
  overlaps: (count) =>
    `${number(count, 'annotation lies', 'annotations lie')} across another of the same layer and cannot be told apart from it.`,
  segments: (count) =>
    `${number(count, 'annotation has', 'annotations have')} several segments; a reader may take them for separate ones.`,
  'span-attributes': (count) =>
    `${number(count, 'place of a speaker or cue is', 'places of speakers or cues are')} not in the file.`,
  attributes: (count) => `${number(count, 'attribute is', 'attributes are')} not in the file.`,
  'people-details': (count) =>
    `Of ${number(count, 'person', 'people')} only the name is written: no role, organisation, country or alias.`,
  people: (count) => `${number(count, 'reference to a person is', 'references to people are')} not in the file.`,
  relations: (count) => `${number(count, 'relation is', 'relations are')} not in the file.`,
  tags: (count) => `${number(count, 'tag on an annotation is', 'tags on annotations are')} not in the file.`,
  notes: (count) => `${number(count, 'note is', 'notes are')} not in the file.`,
  'article-notes': (count) =>
    `${number(count, 'note on an article as a whole is', 'notes on articles as a whole are')} not in the file, nor their tags.`,
  'line-ends': (count) =>
    `${number(count, 'note or attribute loses its', 'notes and attributes lose their')} line ends, or blanks around ${count === 1 ? 'it' : 'them'}.`,
  'blank-edges': (count) =>
    `${number(count, 'place begins or ends', 'places begin or end')} with a blank, which is not in the file.`,
  'cut-texts': (count) => `${number(count, 'text is', 'texts are')} longer than a cell of a spreadsheet and cut.`,
  annotators: (count) =>
    `${number(count, 'annotation does', 'annotations do')} not say who made ${count === 1 ? 'it' : 'them'}.`,
  times: (count) => `${number(count, 'annotation does', 'annotations do')} not say when made.`,
  origins: (count) =>
    `Of ${number(count, 'annotation', 'annotations')} it is not written that it began as a suggestion.`,
  'ambiguous-quotes': (count) =>
    `${number(count, 'quote selector matches', 'quote selectors match')} more than one place in a text that repeats itself; the position tells which.`,
  'claims-without-review': (count) =>
    `${number(count, 'claim has no verdict yet and is', 'claims have no verdict yet and are')} written without a ClaimReview.`,
  'unknown-people': (count) =>
    `${number(count, 'person is', 'people are')} not in the register; only the id is written.`,
};
