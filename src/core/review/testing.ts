import type { Suggestion } from './suggestion';

/** A suggestion on the words, which stand once in the text; the parts of an interrupted one are set apart by ` … `. */
export function suggestionOn(text: string, words: string, more: Partial<Suggestion> = {}): Suggestion {
  const segments = words.split(' … ').map((part) => {
    const start = text.indexOf(part);
    if (start < 0) throw new Error(`no “${part}” in the text`);
    return { start, end: start + part.length };
  });
  const layer = more.layer ?? 'quote';
  return {
    id: [layer, ...segments.flatMap(({ start, end }) => [start, end])].join('-'),
    layer,
    segments,
    start: segments[0]?.start ?? 0,
    end: segments.at(-1)?.end ?? 0,
    tier: 'sure',
    confidence: 0.95,
    rule: layer === 'quote' ? 'quoted-then-cue' : 'quantity',
    engine: '1',
    type: layer === 'quote' ? 'direct' : 'quantity',
    cue: null,
    speakerSpan: null,
    speaker: null,
    isNamed: false,
    speakerFrom: 'none',
    reasons: layer === 'quote' ? [] : ['quantity'],
    quantity: null,
    unit: null,
    date: null,
    ...more,
  };
}
