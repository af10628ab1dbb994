import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Annotation, extentOf } from '../../core/annotation/annotation';
import { layerName } from '../codebook/names';
import { codebook, tagTreeOf } from '../state/codebook';
import { layerTint } from '../state/layer-tint';
import type { LibraryModel } from '../state/library-model';
import { useStore } from '../state/store';
import { afterPaint, useAfterPaint } from '../state/use-after-paint';
import { LayerGlyph } from '../ui/layer-glyph';
import { useWords } from '../words/use-words';
import { typeName, voiceOf } from './annotation-label';
import type { ArticleSession } from './article-session';
import { marginGroups, marginTops } from './margin-layout';
import { nextInCycle } from './next-annotation';
import type { Workbench } from './workbench';

/** CSS px. */
const gap = 4;
const usualHeight = 30;

const glide: KeyframeAnimationOptions = { duration: 120, easing: 'ease-out' };

/** How many may push each other along before those of one line share a card. */
const crowd = 6;

/** Annotations that share a card, and where their first words are below the top of the text, in CSS px. */
interface Beside {
  annotations: readonly Annotation[];
  anchor: number;
}

/** Where the cards stand, in CSS px below the top of the text, and beside which selected annotation. */
interface Placed {
  tops: ReadonlyMap<HTMLElement, number>;
  selected: string | null;
}

interface MarginCardsProps {
  session: ArticleSession;
  library: LibraryModel;
  bench: Workbench;
}

/**
 * A card beside the first words of each annotation that is drawn. They repeat for the eye what the list holds, and
 * are hidden from assistive technology, which has the list; the keyboard goes from one to the next in the text.
 */
export function MarginCards({ session, library, bench }: MarginCardsProps) {
  const margin = useRef<HTMLDivElement>(null);
  const [beside, setBeside] = useState<readonly Beside[]>([]);
  const placed = useRef<Placed>({ tops: new Map(), selected: null });
  // The text shows a new mark first; to place the cards has it laid out again.
  const { selected } = useAfterPaint(session.state);
  useStore(library.state, (state) => state);
  useStore(codebook, (book) => book);

  useEffect(() => {
    const element = margin.current;
    if (!element) return;
    let callOff = () => {};
    const follow = () => {
      callOff();
      callOff = afterPaint(() => setBeside(measured(session, bench, element)));
    };
    follow();
    // Blocks far away get their true height only when they come near, and move what is below them.
    const sizes = new ResizeObserver(follow);
    sizes.observe(element);
    const stop = bench.view.onDrawn(follow);
    return () => {
      stop();
      sizes.disconnect();
      callOff();
    };
  }, [session, bench]);

  // Heights are known once the cards are there; all are read before any is moved.
  useLayoutEffect(() => {
    const cards = [...(margin.current?.children ?? [])] as HTMLElement[];
    const items = beside.map(({ annotations, anchor }, index) => ({
      anchor,
      height: cards[index]?.offsetHeight ?? usualHeight,
      weight: annotations.some(({ id }) => id === selected) ? 1e6 : 1,
    }));
    const tops = new Map<HTMLElement, number>();
    marginTops(items, gap).forEach((top, index) => {
      const card = cards[index];
      if (card) tops.set(card, Math.round(top));
    });
    place(tops, placed.current.selected === selected ? new Map() : placed.current.tops);
    placed.current = { tops, selected };
  });

  const { ordered } = session.state.get();
  return (
    <div className="margin" ref={margin} aria-hidden="true">
      {beside.map(({ annotations }) => {
        const shown = annotations.find(({ id }) => id === selected) ?? (annotations[0] as Annotation);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: hidden from assistive technology; the list box is its equal.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard selects in the text and in the list.
          <div
            key={annotations[0]?.id}
            className={`margin-card tint-${layerTint(shown.layer)}`}
            data-selected={shown.id === selected || undefined}
            onClick={() => {
              const next = nextInCycle(annotations, selected);
              if (next) bench.actions.go(next);
            }}
          >
            <Card annotation={shown} more={annotations.length - 1} voice={voiceOf(shown, ordered, library)} />
          </div>
        );
      })}
    </div>
  );
}

/** Puts the cards in their places. Those with an earlier place glide from there. */
function place(tops: ReadonlyMap<HTMLElement, number>, earlier: ReadonlyMap<HTMLElement, number>): void {
  const glides = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  for (const [card, top] of tops) {
    card.style.top = `${top}px`;
    const from = earlier.get(card) ?? top;
    // A transition would tell the page of its end, card by card, in the midst of whatever is done by then.
    if (glides && from !== top) card.animate({ transform: [`translateY(${from - top}px)`, 'none'] }, glide);
  }
}

function Card({ annotation, more, voice }: { annotation: Annotation; more: number; voice: string }) {
  const say = useWords();
  const type = typeName(annotation);
  const tags = tagTreeOf(codebook.get()).resolveAll(annotation.tags);
  const lacksVoice = voice === '' && annotation.layer === 'quote';
  return (
    <>
      <LayerGlyph layer={annotation.layer} />
      <span className="card-text">
        <span className="card-line">
          {lacksVoice ? <i className="card-lack">{say('margin.noSpeaker')}</i> : null}
          {voice === '' ? null : <span className="card-voice">{voice}</span>}
          {type === '' ? (
            voice === '' && !lacksVoice ? (
              <span className="card-type">{layerName(annotation.layer)}</span>
            ) : null
          ) : (
            <span className="card-type">{type}</span>
          )}
          {annotation.note === '' ? null : <NoteSign />}
          {more === 0 ? null : <span className="card-more">{say('margin.more', { count: more })}</span>}
        </span>
        {tags.length === 0 ? null : <span className="card-tags">{tags.map(({ name }) => name).join(' · ')}</span>}
      </span>
    </>
  );
}

function NoteSign() {
  return (
    <svg className="card-note" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      <path d="M3 2.5h10v8l-3 3H3ZM5.5 6h5M5.5 8.8h3" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </svg>
  );
}

/** The drawn annotations by the lines on which they begin. */
function measured(session: ArticleSession, { view }: Workbench, margin: HTMLElement): Beside[] {
  const { start, end } = view.drawnSpan;
  const { ordered, selected, matches } = session.state.get();
  const origin = margin.getBoundingClientRect().top;
  const tops = new Map<number, number>();
  const drawn: Annotation[] = [];
  const anchors: number[] = [];
  for (const annotation of ordered) {
    const offset = extentOf(annotation).start;
    if (offset >= end) break;
    if (offset < start || !(annotation.id === selected || matches(annotation))) continue;
    let top = tops.get(offset);
    if (top === undefined) {
      top = Math.round(view.borderBox(offset, 'start').top - origin);
      tops.set(offset, top);
    }
    drawn.push(annotation);
    anchors.push(Math.max(top, anchors.at(-1) ?? 0));
  }
  return marginGroups(anchors, usualHeight + gap, crowd).map(({ from, to }) => ({
    annotations: drawn.slice(from, to),
    anchor: anchors[from] as number,
  }));
}
