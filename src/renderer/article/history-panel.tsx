import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { Change } from '../../core/annotation/change';
import type { HostApi } from '../../core/host-api';
import { announce } from '../state/announcer';
import { useStore } from '../state/store';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { sayFailure, say as sayNow, uiLanguage } from '../words/words';
import type { ArticleSession } from './article-session';
import type { ArticleView } from './article-view';
import { describeChange, placeOf } from './change-words';
import { HistoryModel } from './history-model';

interface HistoryPanelProps {
  host: HostApi;
  session: ArticleSession;
  view: ArticleView;
  onClose: () => void;
}

/** Height of a change, in px; all are alike, so that ten thousand need not be measured. */
const rowHeight = 64;

/** Who changed what and when. Going through it shows the text as it was; any state can be brought back. */
export function HistoryPanel({ host, session, view, onClose }: HistoryPanelProps) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const model = useMemo(() => new HistoryModel(host, session), [host, session]);
  const { changes, total, annotators, shown, isReading, failure } = useStore(model.state, (value) => value);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: changes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const formats = useMemo(
    () => ({
      day: new Intl.DateTimeFormat(language, { dateStyle: 'medium' }),
      time: new Intl.DateTimeFormat(language, { timeStyle: 'short' }),
    }),
    [language],
  );

  useEffect(() => {
    void model.read();
  }, [model]);
  useEffect(() => list.current?.focus(), []);

  useEffect(() => {
    if (changes.length === 0) return;
    rows.scrollToIndex(shown, { align: 'auto' });
    view.setPast(model.past);
    const place = changes[shown] && placeOf(changes[shown]);
    if (place) view.reveal(place);
    if (shown > changes.length - 20 && changes.length < total && !isReading) void model.read();
  }, [changes, isReading, model, rows, shown, total, view]);

  useEffect(() => () => view.setPast(null), [view]);

  function onKeyDown(event: KeyboardEvent) {
    const next = { ArrowDown: shown + 1, ArrowUp: shown - 1, Home: 0, End: changes.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      model.show(next);
      const change = model.state.get().changes[model.state.get().shown];
      if (change) announce(describeChange(change).join(': '));
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    }
  }

  async function restore() {
    const result = await model.restore();
    if (!result.ok) return announce(sayFailure(result.error));
    onClose();
    announce(sayNow(result.value ? 'history.restored' : 'history.same'));
  }

  const who = (change: Change) => annotators[change.annotator] ?? change.annotator;
  return (
    <section className="history" aria-label={say('history.title')} data-region="list">
      <header className="history-head">
        <h2>{say('history.title')}</h2>
        <span className="hint">{say('history.count', { count: total })}</span>
        <Button className="icon-button" aria-label={say('dialog.close')} onPress={onClose}>
          ×
        </Button>
      </header>
      {failure ? (
        <p className="warning" role="alert">
          {sayFailure(failure)}
        </p>
      ) : null}
      {changes.length === 0 && !isReading ? <p className="hint history-none">{say('history.none')}</p> : null}
      <div className="history-list" ref={scroller}>
        <div
          ref={list}
          role="listbox"
          tabIndex={0}
          aria-label={say('history.changes')}
          aria-activedescendant={changes.length > 0 ? `change-${shown}` : undefined}
          className="history-rows"
          style={{ height: rows.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {rows.getVirtualItems().map(({ index, start }) => {
            const change = changes[index] as Change;
            const [what, words] = describeChange(change);
            const at = new Date(change.at);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys.
              <div
                key={change.id}
                id={`change-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === shown}
                aria-posinset={index + 1}
                aria-setsize={total}
                className="history-row"
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                onClick={() => model.show(index)}
              >
                <span className="history-what">{what}</span>
                <span className="history-words">{words}</span>
                <span className="history-who">
                  {formats.day.format(at)}, {formats.time.format(at)} · {who(change)}
                </span>
              </div>
            );
          })}
        </div>
      </div>
      <footer className="history-foot">
        <p className="hint">{say('history.help')}</p>
        <MayWrite>
          <Button className="button primary" isDisabled={shown === 0} onPress={() => void restore()}>
            {say('history.restore')}
          </Button>
        </MayWrite>
      </footer>
    </section>
  );
}
