import type { RefObject } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import { suggestsIn } from '../../core/review/preferences';
import type { Suggestion } from '../../core/review/suggestion';
import { useStore } from '../state/store';
import { useWords } from '../words/use-words';
import { suggestionPreferences } from './preferences';
import type { Review, ReviewState } from './review';
import type { ReviewActions } from './review-actions';
import { SuggestionOptions } from './suggestion-options';

interface SuggestionStripProps {
  review: Review;
  actions: RefObject<ReviewActions | null>;
  language: string;
  /** Whether the menu for several at once is open. */
  severalOpen: boolean;
  onSeveralOpen: (open: boolean) => void;
}

/** How many suggestions are open, and what can be done with several of them at once. */
export function SuggestionStrip({ review, actions, language, severalOpen, onSeveralOpen }: SuggestionStripProps) {
  const say = useWords();
  const state = useStore(review.state, (value) => value);
  const preferences = useStore(suggestionPreferences, (value) => value);
  const { shown, current } = state;
  const place = current ? shown.findIndex(({ id }) => id === current.id) + 1 : 0;
  return (
    <section className="suggestion-strip" aria-label={say('suggestions.title')} data-region="suggestions">
      <span className="strip-count">
        {!suggestsIn(language, preferences)
          ? say('suggestions.off')
          : place > 0
            ? say('suggestions.place', { index: place, count: shown.length })
            : statusOf(state, say)}
      </span>
      {shown.length > 0 || state.isListed ? (
        <ToggleButton
          className="quiet-button"
          isSelected={state.isListed}
          onChange={(isReviewed) => (isReviewed ? actions.current?.step(1) : review.leave())}
        >
          {say('suggestions.review')}
        </ToggleButton>
      ) : null}
      {shown.length > 0 ? (
        <MenuTrigger isOpen={severalOpen} onOpenChange={onSeveralOpen}>
          <Button className="quiet-button">{say('suggestions.several')}</Button>
          <Popover className="popover strip-menu" placement="bottom end">
            <p className="menu-help hint">{say('suggestions.several.help')}</p>
            <SeveralMenu review={review} actions={actions} state={state} />
          </Popover>
        </MenuTrigger>
      ) : null}
      {state.withheld > 0 || preferences.suggestsUncertain ? (
        <ToggleButton
          className="icon-button"
          aria-label={say('suggestions.all', { count: state.withheld })}
          isSelected={preferences.suggestsUncertain}
          onChange={() => actions.current?.toggleAll()}
        >
          <Halves />
          {state.withheld > 0 ? <small>+{state.withheld}</small> : null}
        </ToggleButton>
      ) : null}
      <MenuTrigger>
        <Button className="icon-button" aria-label={say('suggestions.options')}>
          <Sliders />
        </Button>
        <Popover className="popover strip-menu" placement="bottom end">
          <SuggestionOptions language={language} />
        </Popover>
      </MenuTrigger>
    </section>
  );
}

function statusOf({ status, shown }: ReviewState, say: ReturnType<typeof useWords>): string {
  if (status === 'failed') return say('suggestions.failed');
  if (status === 'working' && shown.length === 0) return say('suggestions.working');
  return say('suggestions.count', { count: shown.length });
}

interface SeveralMenuProps {
  review: Review;
  actions: RefObject<ReviewActions | null>;
  state: ReviewState;
}

function SeveralMenu({ review, actions, state: { shown, current } }: SeveralMenuProps) {
  const say = useWords();
  const sure = shown.filter(({ tier }) => tier === 'sure');
  const ofSpeaker = current ? review.ofSameSpeaker(current) : [];
  const choices: { id: string; label: string; suggestions: readonly Suggestion[] }[] = [];
  if (current?.speaker && ofSpeaker.length > 0) {
    const label = say('suggestions.several.speaker', { count: ofSpeaker.length, speaker: current.speaker });
    choices.push({ id: 'speaker', label, suggestions: ofSpeaker });
  }
  if (sure.length > 0) {
    choices.push({
      id: 'sure',
      label: say('suggestions.several.sure', { count: sure.length }),
      suggestions: sure,
    });
  }
  if (shown.length > sure.length) {
    choices.push({
      id: 'shown',
      label: say('suggestions.several.shown', { count: shown.length }),
      suggestions: shown,
    });
  }
  return (
    <Menu
      className="options"
      aria-label={say('suggestions.several')}
      autoFocus="first"
      onAction={(key) => {
        const choice = choices.find(({ id }) => id === key);
        if (choice) actions.current?.acceptAll(choice.suggestions);
      }}
    >
      {choices.map(({ id, label }) => (
        <MenuItem key={id} id={id} className="option" textValue={label}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  );
}

function Halves() {
  return (
    <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.4 2.2" />
      <path d="M8 4.4a3.6 3.6 0 0 1 0 7.2Z" fill="currentColor" />
    </svg>
  );
}

function Sliders() {
  return (
    <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
      <path d="M2 5h7M13 5h1M2 11h1M7 11h7" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      <circle cx="11" cy="5" r="1.9" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="5" cy="11" r="1.9" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
