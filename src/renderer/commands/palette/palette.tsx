import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { flushSync } from 'react-dom';
import type { LibraryView } from '../../../core/host-api';
import { KeyCap } from '../../ui/key-cap';
import { useWords } from '../../words/use-words';
import { focusScreen } from '../command-sources';
import { paletteContents, runEntry } from './palette-contents';
import { matchingEntries, type PaletteEntry } from './palette-entries';

/** How many entries are shown at once; typing on brings the others. */
const shownAtMost = 60;

/** Every command by its name, the articles of the library by their titles, layers and tags by theirs. */
export function Palette({ library, onClose }: { library: LibraryView | null; onClose: () => void }) {
  const say = useWords();
  // Where the keyboard was: what is run is run from there.
  const [before] = useState(() => document.activeElement);
  const [typed, setTyped] = useState('');
  const contents = useMemo(() => paletteContents(library), [library]);
  const { shown, isMore } = useMemo(() => matchingEntries(contents, typed, shownAtMost), [contents, typed]);

  function choose(key: string) {
    const entry = shown.find((each) => keyOfEntry(each) === key);
    if (!entry) return;
    // First gone, then done: what is run may bring the keyboard elsewhere.
    flushSync(onClose);
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) {
      before.focus({ preventScroll: true });
    } else focusScreen();
    runEntry(entry);
  }

  return (
    <ModalOverlay className="overlay palette-overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="modal palette">
        <Dialog className="palette-dialog" aria-label={say('commands.title')}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <TextField aria-label={say('commands.find')} autoFocus>
              <Input
                className="palette-input"
                placeholder={say('commands.find')}
                autoComplete="off"
                spellCheck="false"
              />
            </TextField>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key. */}
            <div className="palette-list" tabIndex={0}>
              <ListBox
                className="options"
                aria-label={say('commands.title')}
                items={shown}
                selectionMode="none"
                onAction={(key) => choose(String(key))}
                renderEmptyState={() => <p className="hint palette-none">{say('commands.none')}</p>}
              >
                {(entry) => (
                  <ListBoxItem
                    id={keyOfEntry(entry)}
                    className="palette-entry"
                    textValue={entry.label}
                    isDisabled={entry.reason !== null}
                  >
                    <span className="palette-label" dir="auto">
                      {entry.label}
                    </span>
                    <span className="palette-group">{entry.reason ?? entry.group}</span>
                    {entry.key === '' ? null : <KeyCap of={entry.key} />}
                  </ListBoxItem>
                )}
              </ListBox>
            </div>
          </Autocomplete>
          <p className="hint palette-more" aria-live="polite">
            {isMore ? say('commands.more') : ''}
          </p>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function keyOfEntry({ kind, id }: PaletteEntry): string {
  return `${kind}:${id}`;
}
