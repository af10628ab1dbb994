import { type RefObject, useId } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { personNamed } from '../../core/annotation/person';
import type { CommandId } from '../../core/commands/command-list';
import type { Suggestion } from '../../core/review/suggestion';
import { layerName } from '../codebook/names';
import { layerTint } from '../state/layer-tint';
import type { LibraryModel } from '../state/library-model';
import { useStore } from '../state/store';
import { CommandKey } from '../ui/key-cap';
import { LayerGlyph } from '../ui/layer-glyph';
import { useWords } from '../words/use-words';
import type { ReviewActions } from './review-actions';
import { reasonsFor, suggestedType, suggestedWords } from './suggestion-label';

interface SuggestionCardProps {
  suggestion: Suggestion;
  text: string;
  library: LibraryModel;
  actions: RefObject<ReviewActions | null>;
  isExplained: boolean;
  onExplain: (isExplained: boolean) => void;
}

/** The suggestion that is reviewed: what it would become, and the ways to decide. Stands where the inspector is. */
export function SuggestionCard({ suggestion, text, library, actions, isExplained, onExplain }: SuggestionCardProps) {
  const say = useWords();
  useStore(library.state, (state) => state);
  const reasonsId = useId();
  const { layer, tier, cue, speaker, isNamed } = suggestion;
  const known = speaker === null ? null : personNamed(library.people, speaker);
  return (
    <section
      className={`inspector suggestion-card tint-${layerTint(layer)}`}
      aria-label={say('suggestion.title', { layer: layerName(layer) })}
      data-region="inspector"
    >
      <header className="inspector-header">
        <LayerGlyph layer={layer} />
        <blockquote>{suggestedWords(suggestion, text)}</blockquote>
        <ToggleButton
          className="quiet-button"
          isSelected={isExplained}
          onChange={onExplain}
          aria-expanded={isExplained}
          aria-controls={reasonsId}
        >
          {say('suggestion.why')}
        </ToggleButton>
      </header>
      <p className="row-facts">
        <span>{suggestedType(suggestion)}</span>
        <span>{say(`tier.${tier}`)}</span>
        {cue ? <span>{say('suggestion.cue', { cue: text.slice(cue.start, cue.end) })}</span> : null}
      </p>
      <p className="card-speaker">
        {speaker === null ? <span className="hint">{say('suggestion.noSpeaker')}</span> : <strong>{speaker}</strong>}
        {speaker !== null && !known ? (
          <span className="hint"> {say(isNamed ? 'suggestion.newPerson' : 'suggestion.notPerson')}</span>
        ) : null}
      </p>
      <div className="card-actions">
        <CardButton command="accept-suggestion" onPress={() => actions.current?.accept()} isPrimary>
          {say('suggestion.accept')}
        </CardButton>
        <CardButton command="edit-suggestion" onPress={() => void actions.current?.edit()}>
          {say('suggestion.edit')}
        </CardButton>
        <CardButton command="reject-suggestion" onPress={() => actions.current?.reject()}>
          {say('suggestion.reject')}
        </CardButton>
      </div>
      <ul id={reasonsId} className="card-reasons" hidden={!isExplained}>
        {reasonsFor(suggestion, text).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

interface CardButtonProps {
  command: CommandId;
  onPress: () => void;
  isPrimary?: boolean;
  children: string;
}

function CardButton({ command, onPress, isPrimary = false, children }: CardButtonProps) {
  return (
    <Button className={isPrimary ? 'button primary' : 'button'} onPress={onPress}>
      {children} <CommandKey of={command} />
    </Button>
  );
}
