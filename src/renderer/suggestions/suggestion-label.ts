import type { Suggestion } from '../../core/review/suggestion';
import { shortened } from '../article/annotation-label';
import { choiceName, layerName } from '../codebook/names';
import type { WordKey } from '../words/en';
import { isWordKey, say } from '../words/words';

/** The words of the text that a suggestion covers; segments are set apart by an ellipsis. */
export function suggestedWords({ segments }: Suggestion, text: string): string {
  return segments.map(({ start, end }) => text.slice(start, end)).join(' […] ');
}

/** The word for the type of a suggested quote or claim. */
export function suggestedType({ layer, type }: Suggestion): string {
  return choiceName(layer, 'type', type);
}

/** What a screen reader hears of a suggestion in the text. */
export function suggestionLabel({ layer, speaker }: Suggestion): string {
  return [say('suggestion.title', { layer: layerName(layer) }), speaker].filter((part) => part !== null).join(', ');
}

/** What is announced when a suggestion becomes the one that is reviewed. */
export function suggestionAnnounced(suggestion: Suggestion, shown: readonly Suggestion[], text: string): string {
  const { layer, tier, speaker, id } = suggestion;
  return say('said.suggestion', {
    index: shown.findIndex((other) => other.id === id) + 1,
    count: shown.length,
    layer: layerName(layer),
    tier: say(`tier.${tier}`),
    speaker: speaker ?? 'none',
    words: shortened(suggestedWords(suggestion, text)),
  });
}

/** Why it was suggested, sentence by sentence: the rule, the cue, what told who speaks, how often such a one is right. */
export function reasonsFor(suggestion: Suggestion, text: string): string[] {
  const { layer, rule, engine, cue, speakerSpan, speaker, speakerFrom, confidence, tier, reasons } = suggestion;
  const slice = (span: { start: number; end: number } | null) => (span ? text.slice(span.start, span.end) : '');
  const sentences: string[] = [];
  if (layer === 'claim') {
    sentences.push(say('why.claim', { reasons: reasons.map((reason) => say(`reason.${reason}`)).join(', ') }));
  } else {
    const key = `rule.${rule}`;
    if (isWordKey(key)) sentences.push(say(key));
    sentences.push(cue ? say('why.cue', { cue: slice(cue) }) : say('why.noCue'));
  }
  if (layer === 'quote' || speaker !== null) {
    const key: WordKey = `why.speaker.${speakerFrom}`;
    sentences.push(say(key, { speaker: speaker ?? '', words: slice(speakerSpan) }));
  }
  sentences.push(say(`why.tier.${layer === 'claim' ? 'claim' : tier}`, { percent: Math.round(confidence * 100) }));
  sentences.push(say('why.origin', { rule, engine }));
  return sentences;
}
