import type { Annotation } from '../annotation/annotation';
import { compareDecisions, type Decision } from '../annotation/decision';
import { orderedObject, sortedValue } from './ordered-json';
import type { PreparedArticle } from './prepared-article';
import { provenanceFacts } from './provenance-facts';
import type { FormatWriter } from './writer';

/**
 * What annotators decided about suggestions, for measuring the rules: one line for each article about which somebody
 * decided, with its text once. Equal libraries give equal bytes.
 */
export const decisionsWriter: FormatWriter = {
  ending: '.decisions.jsonl',
  mediaType: 'application/jsonl',
  layout: 'one',
  loses: [],
  write({ library, name }) {
    const names = new Map(library.people.map((person) => [person.id, person.name]));
    return {
      *begin() {
        yield { file: `${name}.decisions.jsonl` };
      },
      *article(article) {
        if (article.decisions.length > 0) yield `${JSON.stringify(recordOf(article, names))}\n`;
      },
    };
  },
};

function recordOf({ article, text, annotations, decisions }: PreparedArticle, names: ReadonlyMap<string, string>) {
  const { id, metadata, textSha256 } = article;
  const { textSha256: _, ...provenance } = provenanceFacts(article);
  const byId = new Map(annotations.map(({ annotation }) => [annotation.id, annotation]));
  return {
    id,
    language: metadata.language,
    text,
    textSha256,
    provenance,
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
