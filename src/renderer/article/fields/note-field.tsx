import { MarkdownText } from '../../ui/markdown-text';
import { useWords } from '../../words/use-words';
import { TextField } from '../text-field';

interface NoteFieldProps {
  value: string;
  onCommit: (note: string) => void;
  onDone: () => void;
}

/** A note in simple Markdown; where it uses any, it is shown as it will be read as well. */
export function NoteField({ value, onCommit, onDone }: NoteFieldProps) {
  const say = useWords();
  return (
    <div className="note-field">
      <TextField
        label={say('inspector.note')}
        hint={say('inspector.noteHelp')}
        rows={2}
        {...{ value, onCommit, onDone }}
      />
      {hasMarkup(value) ? <MarkdownText text={value} /> : null}
    </div>
  );
}

function hasMarkup(text: string): boolean {
  return /[*_`[\]#>]|^\s*[-+\d]/mu.test(text);
}
