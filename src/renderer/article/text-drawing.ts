import { Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import type { DecorationSet } from 'prosemirror-view';
import type { Annotation } from '../../core/annotation/annotation';
import type { Span } from '../../core/text/span';
import { layerTint } from '../state/layer-tint';
import { say } from '../words/words';
import { type ArticleSession, everything, withReplaced } from './article-session';
import { type HighlightInput, Highlights } from './highlights';
import type { PastView } from './history-model';
import { drawnSuggestions, outlinePlugin, type ShownSuggestions, withOutlines } from './suggestion-outlines';

export interface ViewLabels {
  text: string;
  labelOf: HighlightInput['labelOf'];
}

export interface FoundSpans {
  hits: readonly Span[];
  currentHit: number;
}

const highlightKey = new PluginKey<DecorationSet>('highlights');

/** What is drawn over the text: annotations, search hits and suggestions, in the part that is near the window. */
export class TextDrawing {
  found: FoundSpans = { hits: [], currentHit: -1 };
  /** What is shown in the place of the session's annotations. */
  past: PastView | null = null;
  /** An annotation as it would be if the handle were dropped now. */
  preview: Annotation | null = null;
  readonly plugins: readonly Plugin[];
  private readonly highlights = new Highlights();
  private suggestions: ShownSuggestions = { shown: [], current: null, labelOf: () => '' };
  /** Of which suggestions outlines were drawn last, and where. */
  private outlined: { suggestions: ShownSuggestions; drawn: Span } | null = null;

  constructor(
    private readonly session: ArticleSession,
    /** What is drawn, UTF-16. */
    public drawn: Span,
    public labels: ViewLabels,
  ) {
    const plugin = new Plugin<DecorationSet>({
      key: highlightKey,
      state: {
        init: () => this.annotations(),
        apply: (tr, set) => (isDrawing(tr) ? this.annotations() : set),
      },
      props: { decorations: (state) => highlightKey.getState(state) },
    });
    this.plugins = [plugin, outlinePlugin()];
  }

  /** Takes them, and says whether anything that is drawn is another then. */
  take(suggestions: ShownSuggestions): boolean {
    const before = drawnSuggestions(this.suggestions, this.drawn);
    const after = drawnSuggestions(suggestions, this.drawn);
    const isSame =
      suggestions.current === this.suggestions.current &&
      before.length === after.length &&
      before.every((suggestion, index) => suggestion === after[index]);
    this.suggestions = suggestions;
    return !isSame;
  }

  /** Names or colours are no longer what they were: everything is drawn anew the next time. */
  forget(): void {
    this.highlights.forget();
    this.outlined = null;
  }

  /** Makes the transaction draw what has changed. */
  drawBy(tr: Transaction): void {
    tr.setMeta(highlightKey, true);
    const { suggestions, drawn, outlined } = this;
    if (outlined?.suggestions === suggestions && outlined.drawn === drawn) return;
    this.outlined = { suggestions, drawn };
    withOutlines(tr, { doc: tr.doc, blocks: this.session.canonical.blocks, drawn, ...suggestions });
  }

  private annotations(): DecorationSet {
    const { ordered, selected, matches } = this.session.state.get();
    const { past, preview } = this;
    return this.highlights.draw({
      doc: this.session.document,
      blocks: this.session.canonical.blocks,
      drawn: this.drawn,
      ordered: past?.ordered ?? (preview ? withReplaced(ordered, preview) : ordered),
      isShown: past ? everything : (annotation) => annotation.id === selected || matches(annotation),
      isSelected: past ? (id) => past.touched.has(id) : (id) => id === selected,
      ...this.found,
      tintOf: layerTint,
      labelOf: this.labels.labelOf,
      moreOf: (count) => say('borders.more', { count }),
    });
  }
}

/** Whether the transaction draws. */
export function isDrawing(tr: Transaction): boolean {
  return tr.getMeta(highlightKey) === true;
}
