import { CommandKey } from '../ui/key-cap';
import { useWords } from '../words/use-words';

/** Stands where a character of a sentence is a key. */
const keyPlace = '\u0001';

/** What to do where nothing is marked yet. */
export function EmptyList() {
  const say = useWords();
  const places = { quote: keyPlace, claim: keyPlace };
  const [before, middle, after] = say('article.noAnnotationsHelp', places).split(keyPlace);
  const [toSuggestions, thence] = say('article.suggestionsHelp', { key: keyPlace }).split(keyPlace);
  return (
    <div className="list-empty">
      <p>{say('article.noAnnotations')}</p>
      <p className="hint">
        {before}
        <CommandKey of="mark-quote" />
        {middle}
        <CommandKey of="mark-claim" />
        {after}
      </p>
      <p className="hint">
        {toSuggestions}
        <CommandKey of="next-suggestion" />
        {thence}
      </p>
    </div>
  );
}
