import { useLayoutEffect, useMemo, useRef } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Annotation } from '../../core/annotation/annotation';
import { type ArticleState, articleStates } from '../../core/library/article';
import { layerName } from '../codebook/names';
import { StateSign } from '../library/state-sign';
import { codebook, tagTreeOf } from '../state/codebook';
import type { LibraryModel } from '../state/library-model';
import { useStore } from '../state/store';
import { useAfterPaint } from '../state/use-after-paint';
import { CommandKey } from '../ui/key-cap';
import { LayerGlyph } from '../ui/layer-glyph';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import type { ArticleNoteActions } from './article-note-actions';
import type { ArticleSession } from './article-session';
import { NoteField } from './fields/note-field';
import { TagField } from './fields/tag-field';
import { isQuoteWithoutSpeaker, isUntypedClaim } from './next-annotation';

interface ArticleNotesProps {
  session: ArticleSession;
  library: LibraryModel;
  actions: ArticleNoteActions;
  /** True when the keyboard should come to the note; taken once. */
  isAsked: boolean;
  onAskTaken: () => void;
  onDone: () => void;
}

const noTags: readonly string[] = [];

/** The article as a whole: how far the work is, what is marked and what is missing, its tags and its note. */
export function ArticleNotes({ session, library, actions, isAsked, onAskTaken, onDone }: ArticleNotesProps) {
  const say = useWords();
  const { articleNote, ordered } = useAfterPaint(session.state, isAsked);
  const tree = tagTreeOf(useStore(codebook, (book) => book));
  const state = useStore(library.state, () => library.stateOf(session.article.id));
  const place = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!isAsked) return;
    place.current?.querySelector('textarea')?.focus();
    onAskTaken();
  }, [isAsked, onAskTaken]);

  return (
    <div className="article-notes" ref={place}>
      <h2>{say('article.whole')}</h2>
      <MayWrite>
        <RadioGroup
          className="article-state"
          orientation="horizontal"
          value={state}
          onChange={(value) => void actions.setState(value as ArticleState)}
        >
          <Label>{say('article.state')}</Label>
          <div className="settings-options">
            {articleStates.map((each) => (
              <Radio key={each} value={each} className="settings-option">
                <StateSign state={each} />
              </Radio>
            ))}
          </div>
        </RadioGroup>
        <Counts ordered={ordered} />
        <TagField
          tree={tree}
          value={articleNote?.tags ?? noTags}
          asked={false}
          onAskedTaken={() => {}}
          onAdd={(tag) => actions.addTag(tag)}
          onRemove={(tag) => actions.removeTag(tag)}
          onCreate={(name) => void actions.createTag(name)}
          onDone={onDone}
        />
        <NoteField value={articleNote?.note ?? ''} onCommit={(note) => actions.setNote(note)} onDone={onDone} />
      </MayWrite>
    </div>
  );
}

/** How many there are of each layer, and what is still to be said of them. */
function Counts({ ordered }: { ordered: readonly Annotation[] }) {
  const say = useWords();
  const { layers, speakerless, untyped } = useMemo(() => countsOf(ordered), [ordered]);
  if (layers.length === 0) return null;
  return (
    <ul className="article-counts" aria-label={say('article.marked')}>
      {layers.map(([layer, count]) => (
        <li key={layer}>
          <LayerGlyph layer={layer} /> {say('article.layerCount', { layer: layerName(layer), count })}
        </li>
      ))}
      {speakerless === 0 ? null : (
        <li className="missing">
          {say('article.speakerless', { count: speakerless })} <CommandKey of="next-without-speaker" />
        </li>
      )}
      {untyped === 0 ? null : (
        <li className="missing">
          {say('article.untyped', { count: untyped })} <CommandKey of="next-untyped" />
        </li>
      )}
    </ul>
  );
}

function countsOf(ordered: readonly Annotation[]) {
  const byLayer = new Map<string, number>();
  let speakerless = 0;
  let untyped = 0;
  for (const annotation of ordered) {
    byLayer.set(annotation.layer, (byLayer.get(annotation.layer) ?? 0) + 1);
    if (isQuoteWithoutSpeaker(annotation)) speakerless++;
    if (isUntypedClaim(annotation)) untyped++;
  }
  return { layers: [...byLayer].sort(([, a], [, b]) => b - a), speakerless, untyped };
}
