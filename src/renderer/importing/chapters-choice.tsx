import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Preview } from '../../core/host-api';
import { useWords } from '../words/use-words';

/** How long is waited for another chapter before the book is read with those that are chosen, in ms. */
const pause = 250;

interface ChaptersChoiceProps {
  chapters: NonNullable<Preview['chapters']>;
  /** Called with the chapters that are wanted, by id; never with none. */
  onChoose: (ids: string[]) => void;
  /** Told whether what is shown is not what is chosen: nothing is to be kept then. */
  onPending: (isPending: boolean) => void;
}

/** Which chapters of a book become the article. */
export function ChaptersChoice({ chapters, onChoose, onPending }: ChaptersChoiceProps) {
  const say = useWords();
  const [chosen, setChosen] = useState(() => chosenIn(chapters));
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const isShown = chapters.every((chapter) => chapter.chosen === chosen.has(chapter.id));
  useEffect(() => onPending(!isShown), [isShown, onPending]);

  function choose(next: ReadonlySet<string>) {
    setChosen(next);
    clearTimeout(waiting.current);
    if (next.size === 0) return;
    waiting.current = setTimeout(() => onChoose(chapters.flatMap(({ id }) => (next.has(id) ? [id] : []))), pause);
  }

  function toggle(id: string, isWanted: boolean) {
    const next = new Set(chosen);
    if (isWanted) next.add(id);
    else next.delete(id);
    choose(next);
  }

  return (
    <fieldset className="chapters">
      <legend>{say('chapters.title', { chosen: chosen.size, count: chapters.length })}</legend>
      <div className="chapters-tools">
        <Button className="quiet-button" onPress={() => choose(new Set(chapters.map(({ id }) => id)))}>
          {say('chapters.all')}
        </Button>
        <Button className="quiet-button" onPress={() => choose(new Set())}>
          {say('chapters.none')}
        </Button>
      </div>
      <ul className="chapters-list">
        {chapters.map(({ id, title, characters }) => (
          <li key={id}>
            <label>
              <input type="checkbox" checked={chosen.has(id)} onChange={(event) => toggle(id, event.target.checked)} />
              <span className="chapters-name">{title}</span>
              <small className="hint">{say('chapters.length', { characters })}</small>
            </label>
          </li>
        ))}
      </ul>
      {chosen.size === 0 ? (
        <p className="field-problem" role="alert">
          {say('chapters.choose')}
        </p>
      ) : null}
    </fieldset>
  );
}

function chosenIn(chapters: ChaptersChoiceProps['chapters']): ReadonlySet<string> {
  return new Set(chapters.flatMap(({ id, chosen }) => (chosen ? [id] : [])));
}
