import { atRest, fromKeyToPainted } from '../painted';
import './bench-page';

/** Nothing but one word that a key changes: what the browser and this machine take for themselves. */

const word = document.createElement('p');
let presses = 0;
let shown = 0;

window.bench = {
  load() {},
  async open() {
    document.body.append(word);
    return 0;
  },
  prepare: () => atRest(),
  marked() {
    shown = presses + 1;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'q') return;
      window.removeEventListener('keydown', press);
      word.textContent = `${++presses}`;
    };
    window.addEventListener('keydown', press);
    return fromKeyToPainted('q', () => presses >= shown);
  },
};
