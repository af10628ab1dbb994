import type { Annotation, AttributeValue } from '../../../annotation/annotation';
import { isSelector } from '../../../annotation/annotation';
import type { ArticleNote } from '../../../annotation/article-note';
import type { Selector } from '../../../annotation/selector';
import type { ArbitraryLibrary } from '../../../testing/arbitrary-library';
import { asciiLabel } from '../../labels';
import type { LossKind } from '../../losses';
import { Names } from '../../names';

/**
 * What annotations say, in names instead of ids and without what a format says it loses: two libraries that are told alike are the same as far
 * as that format goes. One entry an article: its metadata, notes and annotations; then the people whom they refer to.
 */
export function told({ library, articles }: ArbitraryLibrary, lost: ReadonlySet<LossKind>): unknown[] {
  const names = new Names(library);
  const toldArticles = articles.map(({ text, annotations, article, notes = [] }) => {
    // Where segments are not told apart, those with nothing but line ends between them are one.
    const bare = (selector: Selector) => (lost.has('blank-edges') ? withoutBlanks(selector) : selector);
    const placesOf = ({ segments }: Annotation) => placesIn(segments.map(bare), lost.has('segments') ? text : null);
    const placeOf = new Map(annotations.map((annotation) => [keyOf(annotation), placesOf(annotation)]));
    return {
      metadata: lost.has('metadata') ? null : article.metadata,
      notes: lost.has('article-notes') ? null : notes.map((note) => JSON.stringify(tellNote(note, names, lost))).sort(),
      annotations: annotations
        .map((annotation) => JSON.stringify(tellOne(annotation, placesOf(annotation), names, lost, placeOf)))
        .sort(),
    };
  });
  if (lost.has('people') || lost.has('people-details')) return toldArticles;
  const values = articles.flatMap(({ annotations }) =>
    annotations.flatMap(({ attributes }) => Object.values(attributes)),
  );
  const people = library.people.filter(({ id }) => values.includes(id)).map(({ id: _, ...person }) => person);
  return [...toldArticles, people.sort((a, b) => (a.name < b.name ? -1 : 1))];
}

function tellNote(
  { tags, note, annotator, created, modified }: ArticleNote,
  names: Names,
  lost: ReadonlySet<LossKind>,
) {
  return {
    tags: tags.map((tag) => names.tag(tag).join(' › ')).sort(),
    note: lost.has('line-ends') ? note.replace(/\s+/gu, ' ').trim() : note,
    annotator: lost.has('annotators') ? null : names.annotator(annotator),
    times: lost.has('times') ? null : [Date.parse(created), Date.parse(modified)],
  };
}

function tellOne(
  annotation: Annotation,
  places: string,
  names: Names,
  lost: ReadonlySet<LossKind>,
  placeOf: ReadonlyMap<string, string>,
): object {
  const { layer, attributes, tags, note, annotator, created, modified, origin, relations = [] } = annotation;
  const unless = <T>(kind: LossKind, value: T) => (lost.has(kind) ? null : value);
  const plain = (text: string) => (lost.has('line-ends') ? text.replace(/\s+/gu, ' ').trim() : text);
  return {
    layer: asciiLabel(names.layer(layer)),
    places,
    attributes: Object.entries(attributes)
      .flatMap(([id, value]) => {
        const type = names.definition(layer, id)?.type;
        if (isSelector(value)) {
          const { start, end } = lost.has('blank-edges') ? withoutBlanks(value) : value;
          return lost.has('span-attributes') ? [] : [[id, `${start}-${end}`]];
        }
        if (lost.has('attributes') || (type === 'person' && lost.has('people'))) return [];
        const words = plain(plainValue(value, type === 'person' ? names : null));
        return lost.has('line-ends') && words === '' ? [] : [[id, words]];
      })
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    tags: unless('tags', tags.map((tag) => names.tag(tag).join(' › ')).sort()),
    note: unless('notes', plain(note)),
    annotator: unless('annotators', names.annotator(annotator)),
    times: unless('times', [Date.parse(created), Date.parse(modified)]),
    // What was marked by hand there is taken from a file here.
    origin: unless('origins', origin.kind === 'suggestion' ? origin : null),
    relations: unless(
      'relations',
      relations.map(({ type, to }) => `${names.relationType(type)} ${placeOf.get(`${annotator} ${to}`)}`).sort(),
    ),
  };
}

function withoutBlanks(selector: Selector): Selector {
  const { start, end, exact } = selector;
  const [before, after] = [exact.length - exact.trimStart().length, exact.length - exact.trimEnd().length];
  return { ...selector, start: start + before, end: end - after };
}

function keyOf({ annotator, id }: Annotation): string {
  return `${annotator} ${id}`;
}

function placesIn(segments: readonly Selector[], text: string | null): string {
  const places = segments.map(({ start, end }) => `${start}-${end}`);
  if (text === null) return places.join();
  let told = '';
  for (const [index, { start, end }] of segments.entries()) {
    const before = segments[index - 1]?.end;
    if (before === undefined) told = `${start}-`;
    else if (!/^\n+$/.test(text.slice(before, start))) told += `${before},${start}-`;
    if (index === segments.length - 1) told += end;
  }
  return told;
}

function plainValue(value: AttributeValue, people: Names | null): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return people ? people.person(value) : value;
}
