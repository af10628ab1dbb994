import { Button } from 'react-aria-components';
import { useStore } from '../state/store';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { takeBackAloud } from './take-in-dialog';
import type { TakeInModel } from './take-in-model';

/** What was taken in last, and the way to take it back, in the status line of the library. */
export function TakeInNotice({ model }: { model: TakeInModel }) {
  const say = useWords();
  const last = useStore(model.last, (value) => value);
  const said = useStore(model.said, (value) => value);
  const close = () => {
    model.last.set(null);
    model.said.set('');
  };
  return (
    <>
      <span role="status">
        {said === '' && last ? say('takeIn.last', { annotations: last.annotations, articles: last.articles }) : said}
      </span>
      {last ? (
        <MayWrite>
          <Button className="button" onPress={() => void takeBackAloud(model)}>
            {say('takeIn.takeBack')}
          </Button>
        </MayWrite>
      ) : null}
      <Button className="icon-button" aria-label={say('dialog.close')} onPress={close}>
        ×
      </Button>
    </>
  );
}
