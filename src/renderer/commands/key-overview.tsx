import { AppDialog } from '../ui/app-dialog';
import { KeyCap } from '../ui/key-cap';
import { useWords } from '../words/use-words';
import { articleCommands, type CommandGroup } from './commands';

const groups: readonly CommandGroup[] = ['marking', 'moving', 'editing', 'reviewing', 'general'];

/** All keys, by what they are for. */
export function KeyOverview({ onClose }: { onClose: () => void }) {
  const say = useWords();
  return (
    <AppDialog title={say('keys.title')} onClose={onClose} size="wide">
      <p className="hint">
        {say('keys.intro')} {say('keys.text')}
      </p>
      <div className="key-groups">
        {groups.map((group) => (
          <section key={group}>
            <h3>{say(`keys.${group}`)}</h3>
            <dl>
              {articleCommands
                .filter((command) => command.group === group)
                .map(({ id, keys }) => (
                  <div key={id}>
                    <dt>{say(`command.${id}`)}</dt>
                    <dd>
                      {keys.map((key) => (
                        <KeyCap key={key} of={key} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </AppDialog>
  );
}
