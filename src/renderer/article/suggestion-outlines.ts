import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Suggestion } from '../../core/review/suggestion';
import { type Block, blockIndexAt } from '../../core/text/canonical';
import type { Span } from '../../core/text/span';

export interface ShownSuggestions {
  /** In the order of the text. */
  shown: readonly Suggestion[];
  current: Suggestion | null;
  /** What a screen reader hears of a suggestion. */
  labelOf: (suggestion: Suggestion) => string;
}

export interface OutlineInput extends ShownSuggestions {
  doc: Node;
  blocks: readonly Block[];
  /** Part of the canonical text that is drawn, UTF-16. */
  drawn: Span;
}

const outlineKey = new PluginKey<DecorationSet>('suggestions');

/** Keeps the outlines in a set of their own, so that they nest with the annotations' marks and alter none of them. */
export function outlinePlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: outlineKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, set) => (tr.getMeta(outlineKey) as DecorationSet | undefined) ?? set,
    },
    props: { decorations: (state) => outlineKey.getState(state) },
  });
}

/** The transaction, which draws these suggestions. */
export function withOutlines(tr: Transaction, input: OutlineInput): Transaction {
  return tr.setMeta(outlineKey, outlines(input));
}

/** Those shown that reach into what is drawn. */
export function drawnSuggestions({ shown }: Pick<ShownSuggestions, 'shown'>, drawn: Span): Suggestion[] {
  const found: Suggestion[] = [];
  for (const suggestion of shown) {
    if (suggestion.start >= drawn.end) break;
    if (suggestion.end > drawn.start) found.push(suggestion);
  }
  return found;
}

/** One decoration for each part of a suggestion in each block that is drawn. */
export function outlines({ doc, blocks, drawn, shown, current, labelOf }: OutlineInput): DecorationSet {
  const decorations: Decoration[] = [];
  for (const suggestion of drawnSuggestions({ shown }, drawn)) {
    for (const [index, segment] of suggestion.segments.entries()) {
      for (let block = blockIndexAt(blocks, Math.max(segment.start, drawn.start)); block < blocks.length; block++) {
        const { start, end, pos } = blocks[block] as Block;
        if (start >= segment.end || start >= drawn.end) break;
        const from = Math.max(segment.start, start);
        const to = Math.min(segment.end, end);
        if (from >= to) continue;
        const { layer, tier, id } = suggestion;
        const attributes = {
          nodeName: 'mark',
          class: `suggested suggested-${layer} suggested-${tier}${id === current?.id ? ' current' : ''}`,
          'data-suggestion': id,
          ...(index === 0 && from === segment.start ? { 'aria-description': labelOf(suggestion) } : {}),
        };
        decorations.push(Decoration.inline(pos + from - start, pos + to - start, attributes));
      }
    }
  }
  return DecorationSet.create(doc, decorations);
}
