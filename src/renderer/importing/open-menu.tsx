import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { shownDialog } from '../state/app-dialogs';
import { useWords } from '../words/use-words';
import { PasteDialog } from './paste-dialog';
import type { TakingIn } from './take-in';

/** The ways to add articles besides choosing files. */
export function OpenMenu({ takingIn }: { takingIn: TakingIn }) {
  const say = useWords();
  const [isPasting, setPasting] = useState(false);
  return (
    <>
      <MenuTrigger>
        <Button className="button open-more" aria-label={say('library.openMore')}>
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path d="M2.5 4.5 6 8l3.5-3.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
          </svg>
        </Button>
        <Popover className="popover open-menu" placement="bottom end">
          <Menu
            className="options"
            onAction={(key) => {
              if (key === 'folder') void takingIn.folder();
              else if (key === 'imports') shownDialog.set('imports');
              else setPasting(true);
            }}
          >
            <MenuItem id="folder" className="option">
              {say('library.openFolder')}
            </MenuItem>
            <MenuItem id="paste" className="option">
              {say('library.pasteText')}
            </MenuItem>
            <MenuItem id="imports" className="option">
              {say('takeIn.imports')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {isPasting ? <PasteDialog takingIn={takingIn} onClose={() => setPasting(false)} /> : null}
    </>
  );
}
