import { type Annotation, extentOf } from '../../core/annotation/annotation';
import { claimTypes, quoteTypes } from '../../core/annotation/built-in-codebook';
import { type BorderMove, markSpans, withMovedBorder, withSegment } from '../../core/annotation/marking';
import { personNamed } from '../../core/annotation/person';
import { selectorAt } from '../../core/annotation/selector';
import { sentenceAt, snapSpan } from '../../core/text/segmentation';
import type { Span } from '../../core/text/span';
import { announce } from '../state/announcer';
import type { LibraryModel } from '../state/library-model';
import { say } from '../words/words';
import { layerName, shortened, typeName, wordsOf } from './annotation-label';
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

  mark(layer: 'quote' | 'claim'): void {
    const { text } = this.session.canonical;
    const span = this.selectedWords() ?? this.sentenceAtCaret();
    const annotation = span && markSpans(text, layer, [span], `a-${crypto.randomUUID()}`, this.author());
    if (!annotation) return announce(say('said.nothingToMark'));
    this.session.add(layer === 'quote' ? 'mark-quote' : 'mark-claim', annotation);
    this.collapse();
    announce(say('said.marked', { layer: layerName(layer), words: shortened(wordsOf(annotation)) }));
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
    this.edit('set-cue', words.annotation, { cueSpan });
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

  cycleType(): void {
    const annotation = this.session.selectedAnnotation;
    if (!annotation) return announce(say('said.selectFirst'));
    const types: readonly string[] = annotation.layer === 'quote' ? quoteTypes : claimTypes;
    const index = types.indexOf(String(annotation.attributes.type ?? ''));
    const type = types[(index + 1) % types.length] as string;
    const edited = this.edit('edit-attributes', annotation, { type });
    announce(say('said.typeSet', { type: typeName(edited) }));
  }

  moveBorder(side: BorderMove['side'], direction: BorderMove['direction']): void {
    const annotation = this.session.selectedAnnotation;
    if (!annotation) return announce(say('said.selectFirst'));
    const segment = side === 'start' ? 0 : annotation.segments.length - 1;
    const { canonical, language } = this.session;
    const moved = withMovedBorder(
      canonical.text,
      annotation,
      { segment, side, direction, by: 'word' },
      language,
      now(),
    );
    if (!moved) return announce(say('said.borderStays'));
    this.session.replace('move-border', moved);
    const border = side === 'start' ? extentOf(moved).start : extentOf(moved).end;
    this.view.reveal({ start: border, end: border });
    announce(shortened(wordsOf(moved)));
  }

  remove(): void {
    const annotation = this.session.selectedAnnotation;
    if (!annotation) return announce(say('said.selectFirst'));
    this.session.remove(annotation);
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
    const { ordered } = this.session.state.get();
    const current = this.session.selectedAnnotation;
    let index: number;
    if (current) {
      index = orderedIndex(ordered, current) + direction;
    } else {
      const caret = this.view.caretOffset;
      const after = ordered.findIndex((annotation) => extentOf(annotation).start >= caret);
      index = direction === 1 ? after : (after === -1 ? ordered.length : after) - 1;
    }
    const next = ordered[index];
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

  /** Changes attributes of an annotation; `undefined` takes one away. */
  edit(
    kind: 'edit-attributes' | 'set-cue' | 'set-speaker',
    annotation: Annotation,
    values: Record<string, Annotation['attributes'][string] | undefined>,
  ): Annotation {
    const attributes = { ...annotation.attributes };
    for (const [id, value] of Object.entries(values)) {
      if (value === undefined) delete attributes[id];
      else attributes[id] = value;
    }
    const edited = { ...annotation, attributes, modified: now() };
    this.session.replace(kind, edited);
    return edited;
  }

  setNote(annotation: Annotation, note: string): void {
    this.session.replace('edit-attributes', { ...annotation, note, modified: now() });
  }

  /** Names the speaker of a quote, or the claimant of a claim; an empty name takes it away. */
  async nameVoice(annotation: Annotation, name: string): Promise<void> {
    const attribute = annotation.layer === 'quote' ? 'speaker' : 'claimant';
    if (name.trim() === '') {
      this.edit('set-speaker', annotation, { [attribute]: undefined });
      return;
    }
    const person = await this.library.personFor(name);
    if (!person.ok) return announce(person.error.message);
    const current = this.session.state.get().annotations.get(annotation.id);
    if (current && current.attributes[attribute] !== person.value.id) {
      this.edit('set-speaker', current, { [attribute]: person.value.id });
    }
    announce(say('said.speakerSet', { name: person.value.name }));
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
    return span.start === span.end ? null : snapSpan(this.session.canonical.text, span);
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
