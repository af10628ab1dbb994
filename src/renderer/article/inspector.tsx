import { type ReactNode, type RefObject, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Annotation } from '../../core/annotation/annotation';
import type { AttributeDefinition } from '../../core/annotation/codebook';
import { layerName, layerOf } from '../codebook/names';
import { codebook, tagTreeOf } from '../state/codebook';
import { layerTint } from '../state/layer-tint';
import type { LibraryModel } from '../state/library-model';
import { useStore } from '../state/store';
import { useAfterPaint } from '../state/use-after-paint';
import { LayerGlyph } from '../ui/layer-glyph';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import type { ArticleActions } from './actions';
import { claimantAmong, passedOnBy, wordsOf } from './annotation-label';
import type { ArticleSession } from './article-session';
import { AttributeField } from './fields/attribute-field';
import { NoteField } from './fields/note-field';
import { RelationList } from './fields/relation-list';
import { TagField } from './fields/tag-field';

/** What the keyboard is asked to go to: the field for the person, with these words in it, or the one for tags. */
export type InspectorAsk = { field: 'person'; words: string } | { field: 'tags' } | { field: 'article-note' } | null;

interface InspectorProps {
  session: ArticleSession;
  library: LibraryModel;
  actions: RefObject<ArticleActions | null>;
  ask: InspectorAsk;
  onAskTaken: () => void;
  onDone: () => void;
  /** What stands here while no annotation is selected. */
  otherwise: ReactNode;
}

/** The attributes of the selected annotation, to see and to change. */
export function Inspector({ session, library, actions, ask, onAskTaken, onDone, otherwise }: InspectorProps) {
  const say = useWords();
  // The text shows a new mark first, and the form follows; but not when the keyboard is about to enter it.
  const { selected, annotations, ordered } = useAfterPaint(session.state, ask !== null);
  const annotation = selected === null ? null : (annotations.get(selected) ?? null);
  const tint = useStore(codebook, (book) => annotation && layerTint(annotation.layer, book));
  return (
    <section
      className={tint ? `inspector tint-${tint}` : 'inspector'}
      aria-label={annotation ? say('inspector.title', { layer: layerName(annotation.layer) }) : say('article.whole')}
      data-region="inspector"
    >
      {annotation ? (
        <MayWrite>
          <AnnotationForm
            key={annotation.id}
            {...{ annotation, ordered, session, library, actions, ask, onAskTaken, onDone }}
          />
        </MayWrite>
      ) : (
        otherwise
      )}
    </section>
  );
}

/** Attributes that stand open; of the built-in layers the rest is unfolded when it is wanted. */
const open: Readonly<Record<string, readonly string[]>> = {
  quote: ['speaker', 'type', 'speakerSpan', 'cueSpan'],
  claim: ['claimant', 'type', 'restatement', 'status'],
};

function AnnotationForm({
  annotation,
  ordered,
  library,
  actions,
  ask,
  onAskTaken,
  onDone,
}: Omit<InspectorProps, 'otherwise'> & { annotation: Annotation; ordered: readonly Annotation[] }) {
  const say = useWords();
  useStore(library.state, (state) => state);
  const book = useStore(codebook, (value) => value);
  const [isUnfolded, setUnfolded] = useState(false);
  const definitions = shownDefinitions(annotation, layerOf(annotation.layer, book)?.attributes ?? []);
  const first = open[annotation.layer];
  const isOpen = ({ id }: AttributeDefinition) => first === undefined || first.includes(id);
  const folded = definitions.filter((definition) => !isOpen(definition));
  const filled = folded.filter(({ id }) => annotation.attributes[id] !== undefined);
  const firstPerson = definitions.find(({ type }) => type === 'person')?.id;
  const claimant = claimantAmong(annotation, ordered);
  const inherited = claimant?.inheritedFrom != null ? library.nameOf(claimant.person) : '';

  const passedOn = passedOnBy(annotation, ordered, library);

  const fieldOf = (definition: AttributeDefinition) => (
    <AttributeField
      key={definition.id}
      {...{ annotation, definition, library, actions, onDone }}
      {...(definition.id === 'claimant' && inherited !== '' ? { personHint: inherited } : {})}
      draft={ask?.field === 'person' && definition.id === firstPerson ? ask.words : null}
      onDraftTaken={onAskTaken}
    />
  );
  const openFields = definitions.filter(isOpen);
  const spans = openFields.filter(({ type }) => type === 'span');

  return (
    <>
      <header className="inspector-header">
        <LayerGlyph layer={annotation.layer} />
        <blockquote>{wordsOf(annotation)}</blockquote>
        <Button className="quiet-button" onPress={() => actions.current?.remove()}>
          {say('inspector.delete')}
        </Button>
      </header>
      {annotation.segments.length > 1 ? <SegmentList {...{ annotation, actions }} /> : null}
      {openFields.filter(({ type }) => type !== 'span').map(fieldOf)}
      {inherited === '' ? null : (
        <p className="inherited">
          <LayerGlyph layer="quote" /> {inherited}, {say('inspector.inherited')}
        </p>
      )}
      {passedOn === '' ? null : (
        <p className="inherited">
          <LayerGlyph layer="quote" /> {say('inspector.passedOn', { name: passedOn })}
        </p>
      )}
      {spans.length === 0 ? null : <div className="span-fields">{spans.map(fieldOf)}</div>}
      {(isUnfolded ? folded : filled).map(fieldOf)}
      {folded.length === 0 || filled.length === folded.length ? null : (
        <Button
          className="quiet-button more-fields"
          aria-expanded={isUnfolded}
          onPress={() => setUnfolded(!isUnfolded)}
        >
          {isUnfolded ? say('inspector.fewer') : say('inspector.more', { count: folded.length - filled.length })}
        </Button>
      )}
      <TagField
        tree={tagTreeOf(book)}
        value={annotation.tags}
        asked={ask?.field === 'tags'}
        onAskedTaken={onAskTaken}
        onAdd={(tag) => actions.current?.addTag(annotation.id, tag)}
        onRemove={(tag) => actions.current?.removeTag(annotation.id, tag)}
        onCreate={(name) => void actions.current?.createTag(annotation.id, name)}
        onDone={onDone}
      />
      <RelationList
        annotation={annotation}
        ordered={ordered}
        onGo={(other) => actions.current?.go(other)}
        onRemove={(end) => actions.current?.unrelate(annotation.id, end)}
      />
      <NoteField
        value={annotation.note}
        onCommit={(note) => actions.current?.setNote(annotation.id, note)}
        onDone={onDone}
      />
    </>
  );
}

/** Retired attributes stay on what bears them; an attribute that the layer does not know is shown as text. */
function shownDefinitions({ attributes }: Annotation, known: readonly AttributeDefinition[]): AttributeDefinition[] {
  return known.filter(({ id, retired }) => retired !== true || attributes[id] !== undefined);
}

/** The pieces of an interrupted annotation; each can be taken away. */
function SegmentList({ annotation, actions }: { annotation: Annotation; actions: RefObject<ArticleActions | null> }) {
  const say = useWords();
  return (
    <ol className="segments" aria-label={say('inspector.segments', { count: annotation.segments.length })}>
      {annotation.segments.map((segment, index) => (
        <li key={segment.start}>
          <span>{segment.exact}</span>
          <Button
            className="icon-button"
            aria-label={say('inspector.removeSegment', { index: index + 1 })}
            onPress={() => actions.current?.removeSegment(annotation.id, index)}
          >
            ×
          </Button>
        </li>
      ))}
    </ol>
  );
}
