import { extentOf } from '../annotation/annotation';
import type { ArticleNote } from '../annotation/article-note';
import type { Codebook } from '../annotation/codebook';
import { versionNumber } from '../library/article';
import { annotationIri } from './iri';
import type { Loss, LossKind } from './losses';
import { lossKinds } from './losses';
import { isSpanValue, type PreparedAnnotation, type PreparedArticle } from './prepared-article';
import type { FormatWriter } from './writer';

/** What is known of the chosen articles before anything is written: one pass over all of them. */
export interface Survey {
  articles: { id: string; title: string; version: number }[];
  annotations: number;
  relations: number;
  /** How many notes there are on articles as a whole. */
  notes: number;
  spanAttributes: number;
  /** Ids of the layers that have annotations. */
  layers: ReadonlySet<string>;
  /** Ids of the attributes by which annotations name places. */
  parts: ReadonlySet<string>;
  /** Ids of the people whom the annotations refer to. */
  people: ReadonlySet<string>;
  /** Ids of the annotators of the annotations. */
  annotators: ReadonlySet<string>;
  /** Ids of the tags that the annotations bear. */
  tags: ReadonlySet<string>;
  /** IRIs that two annotations would share. */
  sharedIris: ReadonlySet<string>;
  /** Most characters (UTF-16) in one article. */
  longest: number;
}

/** Takes the survey of articles that come one at a time, and counts what the format would lose of them. */
export class Surveyor {
  private readonly result = {
    articles: [] as Survey['articles'],
    annotations: 0,
    relations: 0,
    notes: 0,
    spanAttributes: 0,
    layers: new Set<string>(),
    parts: new Set<string>(),
    people: new Set<string>(),
    annotators: new Set<string>(),
    tags: new Set<string>(),
    sharedIris: new Set<string>(),
    longest: 0,
  };
  private readonly iris = new Set<string>();
  private readonly counts = new Map<LossKind, number>();

  constructor(
    private readonly writer: FormatWriter,
    private readonly codebook: Codebook,
    private readonly knownPeople: ReadonlySet<string>,
  ) {}

  add(article: PreparedArticle): void {
    const { result } = this;
    const { annotations } = article;
    const { id, metadata } = article.article;
    result.articles.push({ id, title: metadata.title, version: versionNumber(article.article) });
    result.longest = Math.max(result.longest, article.text.length);
    this.count('texts', 1);
    this.count('metadata', 1);
    this.count('provenance', 1);
    // Only our own format has a place for what has none in the text.
    this.count('annotations', this.writer.ending === '.guillemet.json' ? 0 : article.unplaced.length, true);
    this.count('overlaps', overlapping(annotations));
    for (const prepared of annotations) this.addAnnotation(prepared);
    for (const note of article.notes) this.addNote(note);
    for (const [kind, count] of Object.entries(this.writer.countOwn?.(article) ?? {})) {
      this.count(kind as LossKind, count, true);
    }
  }

  private addAnnotation(prepared: PreparedAnnotation): void {
    const { result } = this;
    const { annotation, segments, attributes, people, claimantFrom } = prepared;
    const relations = annotation.relations?.length ?? 0;
    const layer = this.codebook.layers.find(({ id }) => id === annotation.layer);
    let spans = 0;
    let persons = 0;
    let plain = 0;
    let withLineEnds = /[\r\n\u2028\u2029\u0085\v\f]/.test(annotation.note) ? 1 : 0;
    for (const [id, value] of attributes) {
      if (id === 'claimant' && claimantFrom !== null) continue;
      const type = layer?.attributes.find((attribute) => attribute.id === id)?.type;
      if (isSpanValue(value)) {
        spans++;
        result.parts.add(id);
      } else if (type === 'person') persons++;
      else plain++;
      if (typeof value === 'string' && /[\r\n\u2028\u2029\u0085\v\f]/.test(value)) withLineEnds++;
    }
    result.annotations++;
    result.relations += relations;
    result.spanAttributes += spans;
    result.layers.add(annotation.layer);
    for (const id of people) result.people.add(id);
    result.annotators.add(annotation.annotator);
    for (const tag of annotation.tags) result.tags.add(tag);
    const iri = annotationIri(annotation.id);
    if (this.iris.has(iri)) result.sharedIris.add(iri);
    this.iris.add(iri);
    this.count('annotations', 1);
    this.count('segments', segments.length > 1 ? 1 : 0);
    this.count('span-attributes', spans);
    this.count('people', persons);
    this.count('attributes', plain);
    this.count('relations', relations);
    this.count('tags', annotation.tags.length);
    this.count('notes', annotation.note === '' ? 0 : 1);
    this.count('line-ends', withLineEnds);
    this.count('annotators', 1);
    this.count('times', 1);
    this.count('origins', annotation.origin.kind === 'suggestion' ? 1 : 0);
  }

  private addNote({ tags, annotator }: ArticleNote): void {
    this.result.notes++;
    this.result.annotators.add(annotator);
    for (const tag of tags) this.result.tags.add(tag);
    this.count('article-notes', 1);
  }

  private count(kind: LossKind, count: number, own = false): void {
    if (count > 0 && (own || this.writer.loses.includes(kind))) {
      this.counts.set(kind, (this.counts.get(kind) ?? 0) + count);
    }
  }

  get survey(): Survey {
    return this.result;
  }

  /** In a fixed order; what loses nothing is not among them. */
  get losses(): Loss[] {
    const counts = new Map(this.counts);
    const { loses } = this.writer;
    if (loses.includes('codebook')) counts.set('codebook', 1);
    if (loses.includes('people-details') && this.result.people.size > 0) {
      counts.set('people-details', this.result.people.size);
    }
    const unknown = [...this.result.people].filter((id) => !this.knownPeople.has(id)).length;
    if (unknown > 0) counts.set('unknown-people', unknown);
    return lossKinds.flatMap((kind) => {
      const count = counts.get(kind) ?? 0;
      return count === 0 ? [] : [{ kind, count }];
    });
  }
}

/** How many annotations share a character with another one of their layer. They are in the order of the text. */
function overlapping(annotations: readonly PreparedAnnotation[]): number {
  const across = new Set<PreparedAnnotation>();
  const reach = new Map<string, { end: number; holder: PreparedAnnotation }>();
  for (const prepared of annotations) {
    const { layer } = prepared.annotation;
    const { start, end } = extentOf(prepared.annotation);
    const before = reach.get(layer);
    if (before && before.end > start) across.add(prepared).add(before.holder);
    if (!before || end > before.end) reach.set(layer, { end, holder: prepared });
  }
  return across.size;
}
