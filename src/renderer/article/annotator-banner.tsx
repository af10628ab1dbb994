import { Button } from 'react-aria-components';
import type { AnnotatorOfArticle } from '../../core/calls/annotators-calls';
import { useWords } from '../words/use-words';

/** Whose annotations are looked at, and the way back to one's own. */
export function AnnotatorBanner({ annotator, onBack }: { annotator: AnnotatorOfArticle; onBack: () => void }) {
  const say = useWords();
  return (
    <p className="annotator-banner">
      <span>{say('annotators.shown', { name: annotator.name })}</span>
      <Button className="quiet-button" onPress={onBack}>
        {say('annotators.back')}
      </Button>
    </p>
  );
}
