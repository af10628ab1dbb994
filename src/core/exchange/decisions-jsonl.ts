import type { Annotation } from '../annotation/annotation';
import { compareDecisions, type Decision } from '../annotation/decision';
import type { ExportArticle, ExportLibrary } from './export-input';
import { compareText, orderedObject, sortedValue } from './ordered-json';

/**
 * What annotators decided about suggestions, for measuring the rules: one line for each article about which somebody
 * decided, with its text once. Equal libraries give equal bytes.
 */
export function decisionsJsonl(library: ExportLibrary, articles: readonly ExportArticle[]): string {
  const names = new Map(library.people.map(({ id, name }) => [id, name]));
  return [...articles]
    .filter(({ decisions = [] }) => decisions.length > 0)
    .sort((a, b) => compareText(a.article.id, b.article.id))
    .map((article) => `${JSON.stringify(recordOf(article, names))}\n`)
    .join('');
}

function recordOf({ article, text, annotations, decisions = [] }: ExportArticle, names: ReadonlyMap<string, string>) {
  const { id, metadata, textSha256 } = article;
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  return {
    id,
    language: metadata.language,
    text,
    textSha256,
    decisions: [...decisions].sort(compareDecisions).map((decision) => {
      const annotation = decision.annotation === null ? undefined : byId.get(decision.annotation);
      return {
        decision: decision.verdict,
        edited: decision.verdict === 'accepted' && isEdited(annotation),
        suggestion: orderedObject(decision.suggestion, suggestionKeys),
        annotation: annotation ? finalState(annotation, names) : null,
        annotator: decision.annotator,
        decided: decision.decided,
        // Its spans count in an earlier wording of the article.
        ...(decision.textSha256 === textSha256 ? {} : { textSha256: decision.textSha256 }),
      };
    }),
  };
}

const suggestionKeys: readonly (keyof Decision['suggestion'])[] = [
  'layer',
  'segments',
  'type',
  'rule',
  'engine',
  'confidence',
  'cue',
  'speakerSpan',
  'speaker',
  'attributes',
];

/** An accepted suggestion whose annotation was deleted since was not right as it was. */
function isEdited(annotation: Annotation | undefined): boolean {
  return annotation?.origin.kind !== 'suggestion' || annotation.origin.edited;
}

function finalState({ layer, segments, attributes }: Annotation, names: ReadonlyMap<string, string>) {
  const voice = attributes[layer === 'claim' ? 'claimant' : 'speaker'];
  return {
    layer,
    segments: segments.map(({ start, end, exact }) => ({ start, end, exact })),
    speaker: typeof voice === 'string' ? (names.get(voice) ?? null) : null,
    attributes: sortedValue(attributes),
  };
}
