import { useState } from 'react';
import { Button } from 'react-aria-components';
import { flushSync } from 'react-dom';
import type { Codebook } from '../../core/annotation/codebook';
import { type Command, type CommandId, commandGroups, commands } from '../../core/commands/command-list';
import { type ChangedKeys, keysOf, withKeys, withKeyTakenOver, withUsualKeys } from '../../core/commands/keymap';
import { foldText } from '../../core/search/fold';
import { layerName } from '../codebook/names';
import { codebook } from '../state/codebook';
import { changeSettings, settings } from '../state/settings';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { KeyCap } from '../ui/key-cap';
import { useWords } from '../words/use-words';
import { say as sayNow } from '../words/words';
import { commandName, keyParts } from './commands';
import { codebookOwnerOf } from './key-owners';
import { KeyRecorder } from './key-recorder';

/** All keys of all screens, by what they are for; each can be changed here. */
export function KeyOverview({ onClose }: { onClose: () => void }) {
  const say = useWords();
  const changed = useStore(settings, ({ keys }) => keys);
  const own = ownKeys(
    useStore(codebook, (book) => book),
    changed,
  );
  const [typed, setTyped] = useState('');
  const [recording, setRecording] = useState<CommandId | null>(null);
  const [said, setSaid] = useState('');
  const shown = commands.filter((command) => isFound(command, typed, changed));
  const isUsual = Object.keys(withUsualKeys(changed)).length === Object.keys(changed).length;

  /** Back to where the keyboard was before the key was pressed. */
  function finish(id: CommandId, keys?: ChangedKeys) {
    flushSync(() => setRecording(null));
    if (keys) {
      void changeSettings({ keys: mutable(keys) });
      setSaid(say('keys.set', { command: commandName(id), keys: keysInWords(id, keys) || say('keys.none') }));
    }
    document.getElementById(`change-${id}`)?.focus();
  }

  return (
    <AppDialog
      title={say('keys.title')}
      onClose={onClose}
      size="wide"
      footer={
        <>
          <span className="hint" role="status">
            {said}
          </span>
          <Button
            className="button"
            isDisabled={isUsual}
            onPress={() => {
              void changeSettings({ keys: mutable(withUsualKeys(changed)) });
              setSaid(say('keys.allUsual'));
            }}
          >
            {say('keys.usualAll')}
          </Button>
        </>
      }
    >
      <p className="hint">{say('keys.text')}</p>
      <input
        className="keys-find"
        type="search"
        aria-label={say('keys.find')}
        placeholder={say('keys.find')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key. */}
      <section className="key-groups" tabIndex={0} aria-label={say('keys.title')}>
        {commandGroups.map((group) => {
          const members = shown.filter((command) => command.group === group);
          return members.length === 0 ? null : (
            <section key={group}>
              <h3>{say(`keys.${group}`)}</h3>
              <ul>
                {members.map(({ id }) => (
                  <li key={id}>
                    <span>{commandName(id)}</span>
                    {recording === id ? (
                      <KeyRecorder
                        command={id}
                        onKey={(key) => finish(id, withKeyTakenOver(changed, id, key))}
                        onNone={() => finish(id, withKeys(changed, id, []))}
                        onLeave={() => finish(id)}
                      />
                    ) : (
                      <span className="key-choice">
                        {keysOf(id, changed).map((key) => (
                          <KeyCap key={key} of={key} />
                        ))}
                        {changed[id] ? (
                          <Button
                            className="quiet-button"
                            aria-label={say('keys.usualOf', { command: commandName(id) })}
                            onPress={() => finish(id, withKeyUsual(changed, id))}
                          >
                            {say('keys.usual')}
                          </Button>
                        ) : null}
                        <Button
                          id={`change-${id}`}
                          className="quiet-button key-change"
                          aria-label={say('keys.changeOf', { command: commandName(id) })}
                          onPress={() => setRecording(id)}
                        >
                          {say('keys.change')}
                        </Button>
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        {own.length > 0 && typed === '' ? (
          <section>
            <h3>{say('borders.ownKeys')}</h3>
            <ul>
              {own.map(({ name, key }) => (
                <li key={key}>
                  <span>{name}</span>
                  <KeyCap of={key} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </section>
      {shown.length === 0 ? <p className="hint">{say('commands.none')}</p> : null}
    </AppDialog>
  );
}

/** By words of the name or its group, or by the key as it is shown. */
function isFound(command: Command, typed: string, changed: ChangedKeys): boolean {
  const text = `${commandName(command.id)} ${sayNow(`keys.${command.group}`)} ${keysInWords(command.id, changed)}`;
  const { folded } = foldText(text);
  return foldText(typed)
    .folded.split(' ')
    .every((word) => folded.includes(word));
}

function keysInWords(id: CommandId, changed: ChangedKeys): string {
  return keysOf(id, changed)
    .map((key) => keyParts(key).join(' '))
    .join(', ');
}

/** The usual keys again, taken back from whoever has them now. */
function withKeyUsual(changed: ChangedKeys, id: CommandId): ChangedKeys {
  const usual = keysOf(id, {});
  const freed = usual.reduce((keys, key) => withKeyTakenOver(keys, id, key), changed);
  return withKeys(freed, id, usual);
}

function mutable(keys: ChangedKeys): Record<string, string[]> {
  return Object.fromEntries(Object.entries(keys).map(([id, names]) => [id, [...names]]));
}

/** The keys of layers and tags that no command of the article has. */
function ownKeys(book: Codebook, changed: ChangedKeys): { name: string; key: string }[] {
  const taken = new Set(
    commands.filter(({ screens }) => screens.includes('article')).flatMap(({ id }) => keysOf(id, changed)),
  );
  const keys = [...book.layers, ...book.tags].flatMap(({ key }) => (key && !taken.has(key) ? [key] : []));
  return [...new Set(keys)].flatMap((key) => {
    const found = codebookOwnerOf(key, book);
    if (!found) return [];
    const name = found.kind === 'mark' ? layerName(found.layer) : book.tags.find(({ id }) => id === found.tag)?.name;
    return name ? [{ name, key }] : [];
  });
}
