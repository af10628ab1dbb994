import { Button } from 'react-aria-components';
import { runCommand } from '../commands/command-sources';
import { type StripMoment, stripEntries } from '../commands/strip-keys';
import { isReadOnly, libraryAccess } from '../state/access';
import { settings } from '../state/settings';
import { useStore } from '../state/store';
import { useAfterPaint } from '../state/use-after-paint';
import type { Review } from '../suggestions/review';
import { KeyCap } from '../ui/key-cap';
import { useWords } from '../words/use-words';
import type { ArticleSession } from './article-session';
import type { Workbench } from './workbench';

interface KeyStripProps {
  session: ArticleSession;
  review: Review;
  bench: Workbench;
}

/** Below the article, for who learns them: the keys of most use now. Shown where the setting says so. */
export function KeyStrip(props: KeyStripProps) {
  return useStore(settings, ({ showsKeyStrip }) => showsKeyStrip) ? <ShownStrip {...props} /> : null;
}

function ShownStrip({ session, review, bench }: KeyStripProps) {
  const say = useWords();
  const keys = useStore(settings, (value) => value.keys);
  const { selected } = useAfterPaint(session.state);
  const isReviewing = useAfterPaint(review.state).current !== null;
  const isMoving = useAfterPaint(bench.borders.state) !== null;
  useStore(libraryAccess, (value) => value);
  const moment: StripMoment = isMoving ? 'border' : isReviewing ? 'suggestion' : selected ? 'annotation' : 'text';
  return (
    <section className="key-strip" aria-label={say('strip.title')}>
      <ul>
        {stripEntries(moment, keys, session.refusal === null && !isReadOnly()).map(({ name, keys: pressed }) => (
          <li key={name}>
            {pressed.map((key) => (
              <KeyCap key={key} of={key} />
            ))}
            {say(`strip.${name}`)}
          </li>
        ))}
      </ul>
      <Button
        className="icon-button"
        aria-label={say('strip.hide')}
        onPress={() => {
          runCommand('key-strip');
          bench.view.focus();
        }}
      >
        ×
      </Button>
    </section>
  );
}
