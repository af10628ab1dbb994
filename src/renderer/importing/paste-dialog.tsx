import { useState } from 'react';
import { Button } from 'react-aria-components';
import { AppDialog } from '../ui/app-dialog';
import { useWords } from '../words/use-words';
import type { TakingIn } from './take-in';

/** Where an article is pasted, with its headings and lists where it comes from a page; or typed. */
export function PasteDialog({ takingIn, onClose }: { takingIn: TakingIn; onClose: () => void }) {
  const say = useWords();
  const [text, setText] = useState('');
  return (
    <AppDialog
      title={say('paste.title')}
      onClose={onClose}
      footer={
        <>
          <Button className="button" onPress={onClose}>
            {say('import.cancel')}
          </Button>
          <Button
            className="button primary"
            isDisabled={text.trim() === ''}
            onPress={() => {
              takingIn.text(text, say('import.pasted'));
              onClose();
            }}
          >
            {say('paste.use')}
          </Button>
        </>
      }
    >
      <label className="field">
        <span>{say('paste.help')}</span>
        <textarea
          // biome-ignore lint/a11y/noAutofocus: it is what the dialog is for.
          autoFocus
          rows={8}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPaste={(event) => {
            if (text !== '') return;
            event.preventDefault();
            takingIn.paste(event.clipboardData, say('import.pasted'));
            onClose();
          }}
        />
      </label>
    </AppDialog>
  );
}
