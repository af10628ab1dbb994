import VAnnotator from 'v-annotator';
import 'v-annotator/dist/v-annotator.css';
import Vue from 'vue';
import { atRest, fromKeyToPainted, painted } from '../painted';
import { makeText, paragraphLength } from '../text';
import './peer.css';

/**
 * As doccano uses it, with overlapping allowed. `graphemeMode` is off, as in doccano by default, which
 * is also faster. Its data is frozen, so that Vue does not watch ten thousand entities one by one.
 */

const labels = [
  { id: 0, text: 'quote', color: '#c77d0a' },
  { id: 1, text: 'claim', color: '#2f74c4' },
];

let text;
let entities;
let vue;
let place;
let line;

Vue.config.productionTip = false;

function entityCount(within) {
  return within.querySelectorAll('g > g > g').length;
}

window.bench = {
  load(size) {
    const made = makeText(size);
    text = made.paragraphs.join('\n');
    entities = Object.freeze(
      made.spans.map(({ start, end, layer }, id) =>
        Object.freeze({ id, label: layer === 'quote' ? 0 : 1, startOffset: start, endOffset: end }),
      ),
    );
  },
  async open() {
    const start = performance.now();
    const end = painted(() => entityCount(document.body) > 0);
    const element = document.createElement('div');
    element.id = 'text';
    const mount = element.appendChild(document.createElement('div'));
    document.body.append(element);
    vue = new Vue({
      data: { text, entities },
      render(h) {
        const props = { text: this.text, entities: this.entities, entityLabels: labels };
        return h(VAnnotator, { props: { ...props, allowOverlapping: true, graphemeMode: false } });
      },
    }).$mount(mount);
    return (await end) - start;
  },
  async prepare(next) {
    const base = next.paragraph * (paragraphLength + 1);
    place = { start: base + next.start, end: base + next.end };
    for (let tries = 0; tries < 40; tries++) {
      const { items } = vue.$children[0];
      const index = items.findIndex(({ textLine }) => textLine.endOffset > place.start);
      const { startOffset, endOffset } = items[index].textLine;
      // Lines out of use wait far above the page, under the same id as one in use.
      const lines = [...document.querySelectorAll(`[id$="-${startOffset}:${endOffset}"][version]`)];
      line = lines.find((candidate) => candidate.getBoundingClientRect().top > -innerHeight);
      const box = line?.getBoundingClientRect();
      if (box && box.top > 50 && box.bottom < innerHeight - 50) return atRest();
      // Heights of lines that were never shown are guesses, and change as they come into view.
      if (box) scrollBy(0, box.top - innerHeight / 2);
      else scrollTo(0, items.slice(0, index).reduce((top, { size }) => top + size, 0) - innerHeight / 2);
      await atRest();
    }
    throw new Error(`v-annotator did not come to offset ${place.start}`);
  },
  marked() {
    const before = entityCount(line);
    const press = (event) => {
      if (event.key !== 'q') return;
      window.removeEventListener('keydown', press);
      const entity = { id: vue.entities.length, label: 0, startOffset: place.start, endOffset: place.end };
      vue.entities = Object.freeze([...vue.entities, Object.freeze(entity)]);
    };
    window.addEventListener('keydown', press);
    return fromKeyToPainted('q', () => entityCount(line) > before);
  },
};
