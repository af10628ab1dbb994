import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Annotation } from '../../core/annotation/annotation';
import { snapSpan } from '../../core/text/segmentation';
import type { Span } from '../../core/text/span';
import { likelyPlace } from '../../core/versions/placing';
import { shortened, wordsOf } from '../article/annotation-label';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';

interface PlaceDialogProps {
  /** As it stands in the earlier wording. */
  annotation: Annotation;
  /** The new wording. */
  text: string;
  onPlace: (span: Span) => void;
  onClose: () => void;
}

/**
 * The new wording, to select in it the words that an annotation is to stand on. A text field has all the keys for selecting that a system
 * gives, and its offsets are those of the text; it takes no input. (`readOnly` would take away the caret, and with it those keys.)
 */
export function PlaceDialog({ annotation, text, onPlace, onClose }: PlaceDialogProps) {
  const say = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const [selected, setSelected] = useState<Span | null>(null);
  const likely = useMemo(() => likelyPlace(text, annotation), [text, annotation]);
  const words = wordsOf(annotation);

  useEffect(() => {
    const { current } = field;
    const refuse = (event: Event) => event.preventDefault();
    // React's own event does not tell of what is deleted.
    current?.addEventListener('beforeinput', refuse);
    // The selection first: a field that gets the focus scrolls to it.
    current?.setSelectionRange(likely?.start ?? 0, likely?.end ?? 0);
    current?.focus();
    return () => current?.removeEventListener('beforeinput', refuse);
  }, [likely]);

  const look = () => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    setSelected(selectionStart < selectionEnd ? snapSpan(text, { start: selectionStart, end: selectionEnd }) : null);
  };

  return (
    <AppDialog
      title={say('versions.placeTitle', { words: shortened(words, 60) })}
      onClose={onClose}
      size="wide"
      footer={
        <>
          <span className="hint" role="status">
            {selected ? shortened(text.slice(selected.start, selected.end), 60) : say('versions.selectFirst')}
          </span>
          <Button className="button" onPress={onClose}>
            {say('versions.cancel')}
          </Button>
          <Button
            className="button primary"
            isDisabled={selected === null}
            onPress={() => (selected ? onPlace(selected) : undefined)}
          >
            {say('versions.place')}
          </Button>
        </>
      }
    >
      <p>{say(likely ? 'versions.placeLikely' : 'versions.placeHelp')}</p>
      <textarea
        ref={field}
        className="place-text"
        value={text}
        onChange={() => {}}
        aria-readonly
        spellCheck={false}
        aria-label={say('versions.newer')}
        onSelect={look}
      />
    </AppDialog>
  );
}
