import { attributeSentence } from './attribution';
import type { Finding, Paragraph } from './finding';
import { flowOf } from './flow';
import type { Lexicon } from './lexicon';
import type { Marked } from './marks';
import { sentencesOf } from './sentences';
import type { Unit } from './unit';

const leastWords = 3;

/** Quotations inside quotations: `“He told me ‘I am leaving tomorrow’ and left.”` needs a cue inside the outer marks. */
export function nestedIn(marked: Marked, units: readonly Unit[], lexicon: Lexicon): Finding[] {
  if (!marked.children.some(({ words }) => words >= leastWords)) return [];
  const inner = units.slice(marked.from, marked.to);
  const shifted = marked.children.map((child) => ({
    ...child,
    from: child.from - marked.from,
    to: child.to - marked.from,
  }));
  const flow = flowOf(inner, shifted);
  const paragraph: Paragraph = { lexicon, units: inner, flow, taken: new Set(), findings: [] };
  for (const sentence of sentencesOf(flow, inner, lexicon)) attributeSentence(paragraph, sentence);
  return paragraph.findings
    .filter(
      ({ type, segments }) =>
        type === 'direct' &&
        segments.every(({ start }) => shifted.some((child) => child.words >= leastWords && child.start === start)),
    )
    .map((finding) => ({ ...finding, rule: 'nested', confidence: Math.min(finding.confidence, 0.7) }));
}
