import type { Change } from '../../core/annotation/change';
import { summaryOf } from '../../core/annotation/past';
import type { Span } from '../../core/text/span';
import { attributeName, layerName, layerOf } from '../codebook/names';
import { isWordKey, say } from '../words/words';
import { shortened, wordsOf } from './annotation-label';

/** A change in words: what was done, and to which words of the text. */
export function describeChange(change: Change): [what: string, words: string] {
  const { added, changed, removed, ofArticle, example, fields } = summaryOf(change);
  const words = shortened(example ? wordsOf(example) : decidedWords(change) || notedWords(change), 90);
  const layer = example ? layerName(example.layer) : '';
  const count = added + changed + removed;
  let what: string;
  if (change.kind === 'reject-suggestion') what = say('history.kind.rejected');
  else if (change.kind === 'accept-suggestions' && added > 0) what = say('history.kind.accepted', { count: added });
  else if (change.kind === 'new-version') what = say('history.kind.newVersion', { count });
  else if (change.kind === 'place' && count === 1) what = say('history.kind.placed', { layer });
  else if (change.kind === 'restore') what = say('history.kind.restore', { count });
  else if (count === 0 && ofArticle) what = say('history.kind.article');
  else if (count > 1) what = say('history.kind.many', { count });
  else if (added === 1) what = say('history.kind.added', { layer });
  else if (removed === 1) what = say('history.kind.removed', { layer });
  else
    what = say('history.kind.changed', {
      layer,
      fields: fields.map((field) => fieldName(example?.layer, field)).join(', '),
    });
  if (change.undoes !== undefined) return [say('history.undone', { what }), words];
  if (change.redoes !== undefined) return [say('history.redone', { what }), words];
  return [what, words];
}

/** Where in the text the change was; null where it touched nothing. */
export function placeOf({ ops }: Change): Span | null {
  for (const op of ops) {
    const segment = op.kind === 'annotation' ? (op.after ?? op.before)?.segments[0] : undefined;
    const decided = op.kind === 'decision' ? (op.after ?? op.before)?.suggestion.segments[0] : undefined;
    const place = segment ?? decided;
    if (place) return place;
  }
  return null;
}

function decidedWords({ ops }: Change): string {
  for (const op of ops) {
    if (op.kind !== 'decision') continue;
    const segments = (op.after ?? op.before)?.suggestion.segments ?? [];
    return segments.map(({ exact }) => exact).join(' […] ');
  }
  return '';
}

/** How the note on the article begins. */
function notedWords({ ops }: Change): string {
  for (const op of ops) if (op.kind === 'article-note') return (op.after ?? op.before)?.note ?? '';
  return '';
}

function fieldName(layer: string | undefined, field: string): string {
  const [, attribute] = /^attributes\.(.+)$/.exec(field) ?? [];
  if (attribute !== undefined && layer !== undefined) {
    const definition = layerOf(layer)?.attributes.find(({ id }) => id === attribute);
    return attributeName(layer, definition ?? { id: attribute }).toLowerCase();
  }
  const key = `history.field.${field}`;
  return isWordKey(key) ? say(key) : field;
}
