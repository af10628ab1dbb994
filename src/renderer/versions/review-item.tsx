import { Radio, RadioGroup } from 'react-aria-components';
import type { ToReview, VersionChoice } from '../../core/calls/version-calls';
import { shortened, wordsOf } from '../article/annotation-label';
import { attributeName, layerName, layerOf } from '../codebook/names';
import type { WordKey } from '../words/en';
import { useWords } from '../words/use-words';
import { WordDiff } from './text-diff';

interface ReviewItemProps {
  item: ToReview;
  /** Whose annotation it is; empty where there is one annotator only. */
  annotator: string;
  choice: VersionChoice['choice'];
  onChoose: (choice: VersionChoice['choice']) => void;
}

const choices: readonly [VersionChoice['choice'], WordKey][] = [
  ['accept', 'versions.choice.accept'],
  ['unplaced', 'versions.choice.unplaced'],
  ['drop', 'versions.choice.drop'],
];

/** One annotation whose words are others now, or gone: both wordings, and what is to become of it. */
export function ReviewItem({ item, annotator, choice, onChoose }: ReviewItemProps) {
  const say = useWords();
  const { before, after, lost } = item;
  const words = wordsOf(before);
  const newWords = after ? wordsOf(after) : '';
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
          <dd>{after ? <WordDiff before={words} after={newWords} side="after" /> : <em>{say('versions.gone')}</em>}</dd>
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
        onChange={(value) => onChoose(value as VersionChoice['choice'])}
      >
        {choices
          .filter(([id]) => id !== 'accept' || after !== null)
          .map(([id, key]) => (
            <Radio key={id} value={id} className="review-choice">
              {say(key)}
            </Radio>
          ))}
      </RadioGroup>
    </article>
  );
}
