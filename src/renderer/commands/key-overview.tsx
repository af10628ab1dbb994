import type { Codebook } from '../../core/annotation/codebook';
import { commandGroups, commands } from '../../core/commands/command-list';
import { keysOf } from '../../core/commands/keymap';
import { layerName } from '../codebook/names';
import { codebook } from '../state/codebook';
import { settings } from '../state/settings';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { KeyCap } from '../ui/key-cap';
import { useWords } from '../words/use-words';
import { codebookKeyOf } from './codebook-keys';

/** All keys, by what they are for. */
export function KeyOverview({ onClose }: { onClose: () => void }) {
  const say = useWords();
  const changed = useStore(settings, ({ keys }) => keys);
  const own = ownKeys(useStore(codebook, (book) => book));
  return (
    <AppDialog title={say('keys.title')} onClose={onClose} size="wide">
      <p className="hint">
        {say('keys.intro')} {say('keys.text')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key. */}
      <section className="key-groups" tabIndex={0} aria-label={say('keys.title')}>
        {commandGroups.map((group) => (
          <section key={group}>
            <h3>{say(`keys.${group}`)}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group)
                .map(({ id }) => (
                  <div key={id}>
                    <dt>{say(`command.${id}`)}</dt>
                    <dd>
                      {keysOf(id, changed).map((key) => (
                        <KeyCap key={key} of={key} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        {own.length > 0 ? (
          <section>
            <h3>{say('borders.ownKeys')}</h3>
            <dl>
              {own.map(({ name, key }) => (
                <div key={key}>
                  <dt>{name}</dt>
                  <dd>
                    <KeyCap of={key} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ) : null}
      </section>
    </AppDialog>
  );
}

/** The keys of layers and tags that no command has. */
function ownKeys(book: Codebook): { name: string; key: string }[] {
  const taken = new Set(commands.flatMap(({ id }) => keysOf(id, settings.get().keys)));
  const keys = [...book.layers, ...book.tags].flatMap(({ key }) => (key && !taken.has(key) ? [key] : []));
  return [...new Set(keys)].flatMap((key) => {
    const found = codebookKeyOf(book, { key, ctrlKey: false, metaKey: false, altKey: false });
    if (!found) return [];
    const name = found.kind === 'mark' ? layerName(found.layer) : book.tags.find(({ id }) => id === found.tag)?.name;
    return name ? [{ name, key }] : [];
  });
}
