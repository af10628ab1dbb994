import { type Annotation, extentOf } from '../../core/annotation/annotation';
import type { Operation } from '../../core/annotation/change';
import {
  type Border,
  type BorderMove,
  markSpans,
  meantSpan,
  withBorderAt,
  withMovedBorder,
  withoutSegment,
  withSegment,
} from '../../core/annotation/marking';
import { personNamed } from '../../core/annotation/person';
import { type RelationEnd, removal, withoutRelation, withRelation } from '../../core/annotation/relation';
import { selectorAt } from '../../core/annotation/selector';
import { sentenceAt } from '../../core/text/segmentation';
import type { Span } from '../../core/text/span';
import { choiceName, layerName, layerOf, relationTypeName } from '../codebook/names';
import { announce } from '../state/announcer';
import { codebook, tagTreeOf } from '../state/codebook';
import type { LibraryModel } from '../state/library-model';
import { settings } from '../state/settings';
import { say, sayFailure } from '../words/words';
import { shortened, wordsOf } from './annotation-label';
import { type ArticleSession, orderedIndex } from './article-session';
import type { ArticleView } from './article-view';

/** What an analyst does in an article, each by one key. Every action says what it did. */
export class ArticleActions {
  constructor(
    private readonly session: ArticleSession,
    private readonly view: ArticleView,
    private readonly library: LibraryModel,
    /** Brings the keyboard to the field for the speaker, with these words in it. */
    private readonly askSpeaker: (words: string) => void,
  ) {}

  /** Marks the selected words, else the sentence at the caret. */
  mark(layer: string): void {
    const { text } = this.session.canonical;
    const { start, end } = this.view.selection;
    // A selection of blanks alone is a slip, and does not mean the sentence.
    const span = start === end ? this.sentenceAtCaret() : this.selectedWords();
    const annotation = span && markSpans(text, layer, [span], `a-${crypto.randomUUID()}`, this.author());
    if (!annotation) return announce(say('said.nothingToMark'));
    this.view.together(() => {
      this.session.add(layer === 'quote' ? 'mark-quote' : layer === 'claim' ? 'mark-claim' : 'mark', annotation);
      this.collapse();
    });
    announce(say('said.marked', { layer: layerName(layer), words: shortened(wordsOf(annotation)) }));
  }

  /** Marks every span in one step; what bears the same annotation already is passed over. */
  markAll(layer: string, spans: readonly Span[]): { made: number; skipped: number } {
    const { text } = this.session.canonical;
    const { ordered } = this.session.state.get();
    const place = (annotation: Annotation) => annotation.segments.map(({ start, end }) => `${start}-${end}`).join();
    const borne = new Set(ordered.filter((known) => known.layer === layer).map(place));
    const ops: Operation[] = [];
    for (const span of spans) {
      const after = markSpans(text, layer, [span], `a-${crypto.randomUUID()}`, this.author());
      if (!after || borne.has(place(after))) continue;
      borne.add(place(after));
      ops.push({ kind: 'annotation', id: after.id, before: null, after });
    }
    if (ops.length > 0) this.session.change('annotate-all', ops);
    return { made: ops.length, skipped: spans.length - ops.length };
  }

  /** The selected words are who speaks; a name that the register knows becomes the speaker at once. */
  setSpeaker(): void {
    const words = this.wordsForSelected();
    if (!words) return;
    const { annotation, span } = words;
    const selector = selectorAt(this.session.canonical.text, span);
    const known = personNamed(this.library.people, selector.exact);
    this.session.replace('set-speaker', {
      ...annotation,
      attributes: { ...annotation.attributes, speakerSpan: selector, ...(known ? { speaker: known.id } : {}) },
      modified: now(),
    });
    this.collapse();
    if (known) announce(say('said.speakerSet', { name: known.name }));
    else this.askSpeaker(selector.exact);
  }

  setCue(): void {
    const words = this.wordsForSelected();
    if (!words) return;
    const cueSpan = selectorAt(this.session.canonical.text, words.span);
    this.edit('set-cue', words.annotation.id, { cueSpan });
    this.collapse();
    announce(say('said.cueSet', { words: cueSpan.exact }));
  }

  addSegment(): void {
    const annotation = this.session.selectedAnnotation;
    if (!annotation) return announce(say('said.selectFirst'));
    const span = this.selectedWords();
    const longer = span && withSegment(this.session.canonical.text, annotation, span, now());
    if (!longer) return announce(say('said.selectWords'));
    this.session.replace('add-segment', longer);
    this.collapse();
    announce(say('said.segmentAdded', { count: longer.segments.length }));
  }

  /** The next choice of the layer's first attribute that is a choice. */
  cycleType(): void {
    const annotation = this.session.selectedAnnotation;
    if (!annotation) return announce(say('said.selectFirst'));
    const attribute = layerOf(annotation.layer)?.attributes.find(({ type }) => type === 'choice');
    const choices = attribute?.choices ?? [];
    if (!attribute || choices.length === 0) return announce(say('said.noType'));
    const index = choices.indexOf(String(annotation.attributes[attribute.id] ?? ''));
    const choice = choices[(index + 1) % choices.length] as string;
    this.edit('edit-attributes', annotation.id, { [attribute.id]: choice });
    announce(say('said.typeSet', { type: choiceName(annotation.layer, attribute.id, choice) }));
  }

  moveBorder(side: BorderMove['side'], direction: BorderMove['direction']): void {
    const annotation = this.session.selectedAnnotation;
    if (!annotation) return announce(say('said.selectFirst'));
    const segment = side === 'start' ? 0 : annotation.segments.length - 1;
    this.moveBorderBy({ segment, side, direction, by: 'word' });
  }

  moveBorderBy(move: BorderMove): void {
    const annotation = this.session.selectedAnnotation;
    if (!annotation) return announce(say('said.selectFirst'));
    const { canonical, language } = this.session;
    const moved = withMovedBorder(canonical.text, annotation, move, language, now());
    if (!moved) return announce(say('said.borderStays'));
    this.session.replace('move-border', moved);
    const border = moved.segments[move.segment]?.[move.side] ?? extentOf(moved).start;
    this.view.reveal({ start: border, end: border });
    announce(shortened(wordsOf(moved)));
  }

  /** Where a handle was dropped. */
  dropBorder(annotationId: string, border: Border, offset: number): void {
    const annotation = this.current(annotationId);
    const moved = annotation && withBorderAt(this.session.canonical.text, annotation, border, offset, now());
    if (!moved) return announce(say('said.borderStays'));
    this.session.replace('move-border', moved);
    announce(shortened(wordsOf(moved)));
  }

  removeSegment(annotationId: string, index: number): void {
    const annotation = this.current(annotationId);
    const shorter = annotation && withoutSegment(annotation, index, now());
    if (!shorter) return;
    this.session.replace('remove-segment', shorter);
    announce(say('said.segmentAdded', { count: shorter.segments.length }));
  }

  addTag(annotationId: string, tagId: string): void {
    const annotation = this.current(annotationId);
    const tag = tagTreeOf(codebook.get()).resolve(tagId);
    if (!annotation || !tag || annotation.tags.includes(tag.id)) return;
    this.session.replace('set-tags', { ...annotation, tags: [...annotation.tags, tag.id], modified: now() });
    announce(say('said.tagged', { tag: tag.name }));
  }

  /** Takes the tag away, and with it those that were merged into it. */
  removeTag(annotationId: string, tagId: string): void {
    const annotation = this.current(annotationId);
    if (!annotation) return;
    const tree = tagTreeOf(codebook.get());
    const tags = annotation.tags.filter((id) => id !== tagId && tree.resolve(id)?.id !== tagId);
    this.session.replace('set-tags', { ...annotation, tags, modified: now() });
    announce(say('said.untagged', { tag: tree.resolve(tagId)?.name ?? tagId }));
  }

  /** By its key: a tag that is there goes away again. */
  toggleTag(tagId: string): void {
    const annotation = this.session.selectedAnnotation ?? this.session.smallestAt(this.view.caretOffset);
    if (!annotation) return announce(say('said.selectFirst'));
    if (
      tagTreeOf(codebook.get())
        .resolveAll(annotation.tags)
        .some(({ id }) => id === tagId)
    ) {
      this.removeTag(annotation.id, tagId);
    } else this.addTag(annotation.id, tagId);
  }

  /** A new tag at the top of the tree, on the annotation at once. */
  async createTag(annotationId: string, name: string): Promise<void> {
    const created = await this.library.createTag(name);
    if (created.ok) this.addTag(annotationId, created.value);
    else announce(sayFailure(created.error));
  }

  /** From the selected annotation to another one of the same annotator. */
  relate(fromId: string, type: string, to: Annotation): void {
    const from = this.current(fromId);
    const relation = { id: `r-${crypto.randomUUID()}`, type, to: to.id };
    const related = from && withRelation(from, relation, now());
    if (!related) return announce(say('said.relatedAlready'));
    this.session.replace('relate', related);
    announce(say('said.related', { type: relationTypeName(type), words: shortened(wordsOf(to)) }));
  }

  unrelate(annotationId: string, { relation, direction, other }: RelationEnd): void {
    const from = direction === 'out' ? this.current(annotationId) : this.current(other.id);
    if (!from) return;
    this.session.replace('unrelate', withoutRelation(from, relation.id, now()));
    announce(say('said.unrelated', { type: relationTypeName(relation.type) }));
  }

  /** Words of the text for an attribute that is a span: those that are selected. */
  takeSpan(annotationId: string, attribute: string): void {
    const span = this.selectedWords();
    if (!span) return announce(say('said.selectWords'));
    const selector = selectorAt(this.session.canonical.text, span);
    this.edit('edit-attributes', annotationId, { [attribute]: selector });
    this.collapse();
    announce(shortened(selector.exact));
  }

  remove(): void {
    const annotation = this.session.selectedAnnotation;
    if (!annotation) return announce(say('said.selectFirst'));
    this.session.change('delete', removal([annotation], this.session.state.get().ordered, now()));
    announce(say('said.deleted', { layer: layerName(annotation.layer) }));
  }

  async undo(): Promise<void> {
    announce(say((await this.session.undo()) ? 'said.undone' : 'said.nothingToUndo'));
  }

  async redo(): Promise<void> {
    announce(say((await this.session.redo()) ? 'said.redone' : 'said.nothingToRedo'));
  }

  /** From the selected annotation, else from the caret; stays at the ends. */
  step(direction: 1 | -1): void {
    const { ordered, matches } = this.session.state.get();
    const current = this.session.selectedAnnotation;
    let index: number;
    if (current) {
      index = orderedIndex(ordered, current) + direction;
    } else {
      const caret = this.view.caretOffset;
      const after = ordered.findIndex((annotation) => extentOf(annotation).start >= caret);
      index = direction === 1 ? after : (after === -1 ? ordered.length : after) - 1;
    }
    let next = ordered[index];
    while (next && !matches(next)) {
      index += direction;
      next = ordered[index];
    }
    if (next) this.go(next);
  }

  /** Selects an annotation and brings it into view. */
  go(annotation: Annotation): void {
    const { ordered } = this.session.state.get();
    this.session.select(annotation.id);
    this.view.reveal(extentOf(annotation));
    announce(
      say('said.selected', {
        layer: layerName(annotation.layer),
        index: orderedIndex(ordered, annotation) + 1,
        total: ordered.length,
        words: shortened(wordsOf(annotation)),
      }),
    );
  }

  /** Changes attributes of an annotation as it is now; `undefined` takes one away. */
  edit(
    kind: 'edit-attributes' | 'set-cue' | 'set-speaker',
    annotationId: string,
    values: Record<string, Annotation['attributes'][string] | undefined>,
  ): void {
    const annotation = this.current(annotationId);
    if (!annotation) return;
    const attributes = { ...annotation.attributes };
    for (const [id, value] of Object.entries(values)) {
      if (value === undefined) delete attributes[id];
      else attributes[id] = value;
    }
    this.session.replace(kind, { ...annotation, attributes, modified: now() });
  }

  setNote(annotationId: string, note: string): void {
    const annotation = this.current(annotationId);
    if (annotation) this.session.replace('edit-attributes', { ...annotation, note, modified: now() });
  }

  /** Names a person in an attribute, such as the speaker of a quote; an empty name takes the person away. */
  async namePerson({ id }: Annotation, attribute: string, name: string): Promise<void> {
    if (name.trim() === '') return this.edit('set-speaker', id, { [attribute]: undefined });
    const person = await this.library.personFor(name);
    if (!person.ok) return announce(sayFailure(person.error));
    if (this.current(id)?.attributes[attribute] !== person.value.id) {
      this.edit('set-speaker', id, { [attribute]: person.value.id });
    }
    announce(say('said.speakerSet', { name: person.value.name }));
  }

  private current(annotationId: string): Annotation | null {
    return this.session.state.get().annotations.get(annotationId) ?? null;
  }

  private wordsForSelected(): { annotation: Annotation; span: Span } | null {
    const annotation = this.session.selectedAnnotation;
    const span = this.selectedWords();
    if (annotation?.layer === 'quote' && span) return { annotation, span };
    announce(say(annotation?.layer === 'quote' ? 'said.selectWords' : 'said.selectFirst'));
    return null;
  }

  private selectedWords(): Span | null {
    const span = this.view.selection;
    if (span.start === span.end) return null;
    const { canonical, language } = this.session;
    return meantSpan(canonical.text, span, language, settings.get().snapToWords);
  }

  private sentenceAtCaret(): Span | null {
    const offset = this.view.caretOffset;
    const { canonical, language } = this.session;
    const span = sentenceAt(canonical.text, offset, this.view.blockAt(offset), language);
    return span.start < span.end ? span : null;
  }

  /** Leaves a caret where the selection was, so that the next key does not mark the same words again. */
  private collapse(): void {
    const { start, end } = this.view.selection;
    if (start !== end) this.view.placeCaret(start);
  }

  private author() {
    return { annotator: this.session.annotator, time: now() };
  }
}

function now(): string {
  return new Date().toISOString();
}
