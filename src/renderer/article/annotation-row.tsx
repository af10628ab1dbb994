import type { Annotation } from '../../core/annotation/annotation';
import type { Suggestion } from '../../core/review/suggestion';
import type { LibraryModel } from '../state/library-model';
import { suggestedType, suggestedWords } from '../suggestions/suggestion-label';
import { LayerGlyph } from '../ui/layer-glyph';
import { useWords } from '../words/use-words';
import { passedOnBy, shortened, typeName, voiceOf, wordsOf } from './annotation-label';

/** So much of the words as two lines of a row hold. */
const rowLength = 140;

interface AnnotationRowProps {
  annotation: Annotation;
  /** The article's annotations in the order of the text. */
  all: readonly Annotation[];
  library: LibraryModel;
}

/** What a row of the list says of an annotation. */
export function AnnotationRow({ annotation, all, library }: AnnotationRowProps) {
  const say = useWords();
  const passedOn = passedOnBy(annotation, all, library);
  const { length } = annotation.segments;
  return (
    <>
      <LayerGlyph layer={annotation.layer} named />
      <span className="row-text">
        <span className="row-words">{shortened(wordsOf(annotation), rowLength)}</span>
        <Facts
          voice={voiceOf(annotation, all, library)}
          others={[
            typeName(annotation),
            passedOn === '' ? '' : say('inspector.passedOn', { name: passedOn }),
            length > 1 ? say('inspector.segments', { count: length }) : '',
          ]}
        />
      </span>
    </>
  );
}

/** What a row of the list says of a suggestion. */
export function SuggestionRow({ suggestion, text }: { suggestion: Suggestion; text: string }) {
  const say = useWords();
  return (
    <>
      <LayerGlyph layer={suggestion.layer} named isSuggested />
      <span className="row-text">
        <span className="row-words">{shortened(suggestedWords(suggestion, text), rowLength)}</span>
        <Facts voice={suggestion.speaker ?? ''} others={[suggestedType(suggestion), say(`tier.${suggestion.tier}`)]} />
      </span>
    </>
  );
}

/** What is empty is left out. */
function Facts({ voice, others }: { voice: string; others: readonly string[] }) {
  return (
    <span className="row-facts">
      {voice === '' ? null : <span className="row-voice">{voice}</span>}
      {others.map((fact) => (fact === '' ? null : <span key={fact}>{fact}</span>))}
    </span>
  );
}
