import { type RefObject, useId } from 'react';
import { Button } from 'react-aria-components';
import { type Annotation, isSelector } from '../../core/annotation/annotation';
import { claimTypes, quoteTypes } from '../../core/annotation/codebook';
import { keyOf } from '../commands/commands';
import type { LibraryModel } from '../state/library-model';
import { useStore } from '../state/store';
import { useAfterPaint } from '../state/use-after-paint';
import { KeyCap } from '../ui/key-cap';
import { LayerGlyph } from '../ui/layer-glyph';
import { MayWrite } from '../ui/may-write';
import type { WordKey } from '../words/en';
import { useWords } from '../words/use-words';
import type { ArticleActions } from './actions';
import { claimantAmong, layerName, wordsOf } from './annotation-label';
import type { ArticleSession } from './article-session';
import { PersonField } from './person-field';
import { TextField } from './text-field';

interface InspectorProps {
  session: ArticleSession;
  library: LibraryModel;
  actions: RefObject<ArticleActions | null>;
  /** The speaker's words, when the keyboard should go to the field for the speaker. */
  speakerDraft: string | null;
  onDraftTaken: () => void;
  onDone: () => void;
}

/** The attributes of the selected annotation, to see and to change. */
export function Inspector({ session, library, actions, speakerDraft, onDraftTaken, onDone }: InspectorProps) {
  const say = useWords();
  // The text shows a new mark first, and the form follows; but not when the keyboard is about to enter it.
  const { selected, annotations, ordered } = useAfterPaint(session.state, speakerDraft !== null);
  const annotation = selected === null ? null : (annotations.get(selected) ?? null);
  const isOpen = annotation !== null;
  return (
    <section
      className={`inspector layer-${annotation?.layer ?? 'none'}`}
      aria-label={isOpen ? say('inspector.title', { layer: layerName(annotation.layer) }) : say('inspector.none')}
      data-region="inspector"
    >
      {isOpen ? (
        <MayWrite>
          <AnnotationForm
            key={annotation.id}
            {...{ annotation, ordered, session, library, actions, speakerDraft, onDraftTaken, onDone }}
          />
        </MayWrite>
      ) : (
        <p className="hint">{say('inspector.none')}</p>
      )}
    </section>
  );
}

function AnnotationForm({
  annotation,
  ordered,
  session,
  library,
  actions,
  speakerDraft,
  onDraftTaken,
  onDone,
}: InspectorProps & { annotation: Annotation; ordered: readonly Annotation[] }) {
  const say = useWords();
  useStore(library.state, (state) => state);
  const isQuote = annotation.layer === 'quote';
  const claimant = claimantAmong(annotation, ordered);
  const inherited = claimant?.inheritedFrom != null ? library.nameOf(claimant.person) : '';
  const own = library.nameOf(annotation.attributes[isQuote ? 'speaker' : 'claimant']);
  const { restatement } = annotation.attributes;

  return (
    <>
      <header className="inspector-header">
        <LayerGlyph layer={annotation.layer} />
        <blockquote>{wordsOf(annotation)}</blockquote>
        <Button className="quiet-button" onPress={() => actions.current?.remove()}>
          {say('inspector.delete')}
        </Button>
      </header>
      <PersonField
        label={isQuote ? say('inspector.speaker') : say('inspector.claimant')}
        {...(inherited === '' ? {} : { hint: inherited })}
        value={own}
        people={library.people}
        draft={speakerDraft}
        onDraftTaken={onDraftTaken}
        onCommit={(name) => void actions.current?.nameVoice(annotation, name)}
        onDone={onDone}
      />
      {inherited === '' ? null : (
        <p className="inherited">
          <LayerGlyph layer="quote" /> {inherited}, {say('inspector.inherited')}
        </p>
      )}
      <TypeField annotation={annotation} actions={actions} />
      {isQuote ? (
        <div className="span-fields">
          <SpanField annotation={annotation} attribute="speakerSpan" command="set-speaker" actions={actions} />
          <SpanField annotation={annotation} attribute="cueSpan" command="set-cue" actions={actions} />
        </div>
      ) : (
        <TextField
          label={say('inspector.restatement')}
          hint={say('inspector.restatementHelp')}
          rows={2}
          value={typeof restatement === 'string' ? restatement : ''}
          onCommit={(text) =>
            actions.current?.edit('edit-attributes', current(session, annotation), { restatement: text || undefined })
          }
          onDone={onDone}
        />
      )}
      <TextField
        label={say('inspector.note')}
        rows={2}
        value={annotation.note}
        onCommit={(note) => actions.current?.setNote(current(session, annotation), note)}
        onDone={onDone}
      />
    </>
  );
}

/** The annotation as it is now: a field that is left late must not bring back an earlier state. */
function current(session: ArticleSession, annotation: Annotation): Annotation {
  return session.state.get().annotations.get(annotation.id) ?? annotation;
}

function TypeField({ annotation, actions }: { annotation: Annotation; actions: RefObject<ArticleActions | null> }) {
  const say = useWords();
  const id = useId();
  const { layer, attributes } = annotation;
  const types: readonly string[] = layer === 'quote' ? quoteTypes : claimTypes;
  return (
    <div className="field">
      <label htmlFor={id}>{say('inspector.type')}</label>
      <select
        id={id}
        value={typeof attributes.type === 'string' ? attributes.type : ''}
        onChange={(event) =>
          actions.current?.edit('edit-attributes', annotation, { type: event.target.value || undefined })
        }
      >
        <option value="">{say('inspector.untyped')}</option>
        {types.map((type) => (
          <option key={type} value={type}>
            {say(`${layer}Type.${type}` as WordKey)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SpanFieldProps {
  annotation: Annotation;
  attribute: 'speakerSpan' | 'cueSpan';
  command: 'set-speaker' | 'set-cue';
  actions: RefObject<ArticleActions | null>;
}

/** Words of the text that an attribute points at; they are set from the text, and cleared here. */
function SpanField({ annotation, attribute, command, actions }: SpanFieldProps) {
  const say = useWords();
  const value = annotation.attributes[attribute];
  const [before, after] = say('inspector.unset', { key: '\u0001' }).split('\u0001');
  return (
    <div className="span-field">
      <span className="span-label">{say(`inspector.${attribute}`)}</span>
      {isSelector(value) ? (
        <span className="span-value">
          {value.exact}
          <Button
            className="icon-button"
            aria-label={`${say('inspector.clear')}: ${say(`inspector.${attribute}`)}`}
            onPress={() => actions.current?.edit(command, annotation, { [attribute]: undefined })}
          >
            ×
          </Button>
        </span>
      ) : (
        <span className="hint">
          {before}
          <KeyCap of={keyOf(command)} />
          {after}
        </span>
      )}
    </div>
  );
}
