import { createTextAnnotator } from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';
import { atRest, fromKeyToPainted, painted } from '../painted';
import { makeText, paragraphLength } from '../text';
import './peer.css';

/**
 * Variants, all documented: the highlights as spans in a layer of their own or as CSS highlights (its
 * `renderer` option), and annotations given by offsets alone or with the DOM range besides, which
 * spares it a walk through the text for each.
 */

let made;
let renderer = 'SPANS';
let withRanges = false;
let annotator;
let place;
let count = 0;

// It logs every redraw; with the browser's protocol listening that would cost it time.
console.log = () => {};
console.debug = () => {};

function annotationOf(id, span) {
  const { start, end } = span;
  const index = Math.floor(start / (paragraphLength + 1));
  const base = index * (paragraphLength + 1);
  const paragraph = made.paragraphs[index];
  // It counts the characters of text nodes, where no line ends stand between paragraphs.
  const selector = { start: start - index, end: end - index, quote: paragraph.slice(start - base, end - base) };
  if (withRanges) {
    const node = annotator.element.children[index].firstChild;
    selector.range = document.createRange();
    selector.range.setStart(node, start - base);
    selector.range.setEnd(node, end - base);
  }
  return { id, bodies: [], target: { annotation: id, selector: [selector], created: new Date() } };
}

function isPainted() {
  return renderer === 'SPANS' ? document.querySelector('.r6o-annotation') !== null : CSS.highlights.size > 0;
}

window.bench = {
  load(size, variant) {
    made = makeText(size);
    renderer = variant.includes('CSS') ? 'CSS_HIGHLIGHTS' : 'SPANS';
    withRanges = variant.includes('ranges');
  },
  async open() {
    const start = performance.now();
    const end = painted(isPainted);
    const text = document.createElement('div');
    text.id = 'text';
    for (const paragraph of made.paragraphs) text.appendChild(document.createElement('p')).textContent = paragraph;
    document.body.append(text);
    annotator = createTextAnnotator(text, { renderer });
    annotator.setAnnotations(made.spans.map((span, i) => annotationOf(`n${i}`, span)));
    return (await end) - start;
  },
  async prepare(next) {
    place = next;
    annotator.element.children[next.paragraph].scrollIntoView({ block: 'center' });
    // Its own redraw after scrolling waits for 10 ms without another.
    await new Promise((resolve) => setTimeout(resolve, 60));
    await atRest();
  },
  marked() {
    const id = `new${count++}`;
    const base = place.paragraph * (paragraphLength + 1);
    const press = (event) => {
      if (event.key !== 'q') return;
      window.removeEventListener('keydown', press);
      annotator.addAnnotation(annotationOf(id, { start: base + place.start, end: base + place.end }));
    };
    window.addEventListener('keydown', press);
    return fromKeyToPainted('q', () =>
      renderer === 'SPANS'
        ? document.querySelector(`[data-annotation="${id}"]`) !== null
        : CSS.highlights.has(`_${id}`),
    );
  },
};
