import type { CommandId } from '../../core/commands/command-list';
import { announce } from '../state/announcer';
import { shownDialog } from '../state/app-dialogs';
import { leaveArticle, type Screen, screen } from '../state/screen';
import { changeSettings, settings } from '../state/settings';
import { say, uiLanguage } from '../words/words';
import type { CommandSource } from './command-sources';

const ways: readonly [CommandId, Exclude<Screen, { name: 'article' }>][] = [
  ['go-library', { name: 'library' }],
  ['go-search', { name: 'search' }],
  ['go-people', { name: 'people' }],
  ['go-codebook', { name: 'codebook' }],
];

/** What can be done on every screen. */
export function pageCommands(): CommandSource {
  const shown = screen.get().name;
  const going = ways.filter(([, { name }]) => name !== shown).map(([id, to]) => [id, () => screen.set(to)]);
  return {
    run: {
      ...Object.fromEntries(going),
      ...(shown === 'library' ? {} : { back: leaveArticle }),
      'open-library': () => shownDialog.set('open-library'),
      'new-library': () => shownDialog.set('new-library'),
      imports: () => shownDialog.set('imports'),
      settings: () => shownDialog.set('settings'),
      keys: () => shownDialog.set('keys'),
      palette: () => shownDialog.set('palette'),
      'other-language': () => void changeSettings({ language: uiLanguage.get() === 'fr' ? 'en' : 'fr' }),
      'key-strip': toggleKeyStrip,
    },
  };
}

function toggleKeyStrip(): void {
  const showsKeyStrip = !settings.get().showsKeyStrip;
  void changeSettings({ showsKeyStrip });
  announce(say(showsKeyStrip ? 'said.stripShown' : 'said.stripHidden'));
}
