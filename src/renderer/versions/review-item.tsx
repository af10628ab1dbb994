import { useState } from 'react';
import { Button, Radio, RadioGroup } from 'react-aria-components';
import type { Chosen, ToReview } from '../../core/calls/version-calls';
import type { Span } from '../../core/text/span';
import { shortened, wordsOf } from '../article/annotation-label';
import { attributeName, layerName, layerOf } from '../codebook/names';
import type { WordKey } from '../words/en';
import { useWords } from '../words/use-words';
import { PlaceDialog } from './place-dialog';
import { WordDiff } from './text-diff';

interface ReviewItemProps {
  item: ToReview;
  /** Whose annotation it is; empty where there is one annotator only. */
  annotator: string;
  /** The new wording. */
  text: string;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}

const choices: readonly [Exclude<Chosen['choice'], 'place'>, WordKey][] = [
  ['accept', 'versions.choice.accept'],
  ['unplaced', 'versions.choice.unplaced'],
  ['drop', 'versions.choice.drop'],
];

/** One annotation whose words are others now, or gone: both wordings, and what is to become of it. */
export function ReviewItem({ item, annotator, text, chosen, onChoose }: ReviewItemProps) {
  const say = useWords();
  /** Where it was placed by hand; kept while something else is chosen. */
  const [placed, setPlaced] = useState<Span | null>(chosen.choice === 'place' ? chosen.span : null);
  const [isPlacing, setPlacing] = useState(false);
  const { choice } = chosen;
  const { before, after, lost } = item;
  const words = wordsOf(before);
  const newWords =
    chosen.choice === 'place' ? text.slice(chosen.span.start, chosen.span.end) : after ? wordsOf(after) : '';
  const lostParts = lost
    .filter((part) => typeof part === 'string')
    .map((id) => {
      const definition = layerOf(before.layer)?.attributes.find((attribute) => attribute.id === id);
      return attributeName(before.layer, definition ?? { id });
    });
  const lostSegments = lost.filter((part) => typeof part === 'number').length;
  return (
    <article className="review-item" aria-label={`${layerName(before.layer)}: ${shortened(words)}`}>
      <p className="review-layer">{[layerName(before.layer), annotator].filter((part) => part !== '').join(' · ')}</p>
      <dl className="review-words">
        <div>
          <dt>{say('versions.earlier')}</dt>
          <dd>{after ? <WordDiff before={words} after={newWords} side="before" /> : <del>{words}</del>}</dd>
        </div>
        <div>
          <dt>{say('versions.newer')}</dt>
          <dd>
            {choice === 'place' ? <ins>{newWords}</ins> : null}
            {choice !== 'place' && after ? <WordDiff before={words} after={newWords} side="after" /> : null}
            {choice !== 'place' && !after ? <em>{say('versions.gone')}</em> : null}
          </dd>
        </div>
      </dl>
      {lostSegments > 0 ? <p className="hint">{say('versions.lostSegments', { count: lostSegments })}</p> : null}
      {lostParts.length > 0 ? (
        <p className="hint">{say('versions.lostParts', { parts: lostParts.join(', ') })}</p>
      ) : null}
      <RadioGroup
        className="review-choices"
        aria-label={say('versions.choice')}
        orientation="horizontal"
        value={choice}
        onChange={(value) => {
          if (value === 'place') {
            if (placed) onChoose({ choice: 'place', span: placed });
          } else onChoose({ choice: value as (typeof choices)[number][0] });
        }}
      >
        {placed ? (
          <Radio value="place" className="review-choice">
            {say('versions.choice.place', { words: shortened(text.slice(placed.start, placed.end), 40) })}
          </Radio>
        ) : null}
        {choices
          .filter(([id]) => id !== 'accept' || after !== null)
          .map(([id, key]) => (
            <Radio key={id} value={id} className="review-choice">
              {say(key)}
            </Radio>
          ))}
        <Button
          className="quiet-button"
          aria-label={say('versions.placeElsewhereOf', { words: shortened(words, 40) })}
          onPress={() => setPlacing(true)}
        >
          {say('versions.placeElsewhere')}
        </Button>
      </RadioGroup>
      {isPlacing ? (
        <PlaceDialog
          annotation={before}
          text={text}
          onClose={() => setPlacing(false)}
          onPlace={(span) => {
            setPlaced(span);
            setPlacing(false);
            onChoose({ choice: 'place', span });
          }}
        />
      ) : null}
    </article>
  );
}
