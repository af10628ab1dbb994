import { useMemo, useState } from 'react';
import { Input, Label, ListBox, ListBoxItem, Radio, RadioGroup, SearchField } from 'react-aria-components';
import type { Annotation } from '../../core/annotation/annotation';
import { foldName } from '../../core/annotation/person';
import { relationTypeName } from '../codebook/names';
import { codebook } from '../state/codebook';
import { useStore } from '../state/store';
import { AppDialog } from '../ui/app-dialog';
import { LayerGlyph } from '../ui/layer-glyph';
import { useWords } from '../words/use-words';
import { shortened, wordsOf } from './annotation-label';
import type { ArticleSession } from './article-session';

interface RelationDialogProps {
  session: ArticleSession;
  from: Annotation;
  onRelate: (type: string, to: Annotation) => void;
  onClose: () => void;
}

/** How many annotations are offered at once; typing narrows them down. */
const offered = 200;

/** What the annotation has to do with another one: the kind first, then the other one, nearest in the text first. */
export function RelationDialog({ session, from, onRelate, onClose }: RelationDialogProps) {
  const say = useWords();
  const types = useStore(codebook, (value) => value.relationTypes).filter((type) => type.retired !== true);
  const [type, setType] = useState(types[0]?.id ?? '');
  const [typed, setTyped] = useState('');
  const others = useMemo(() => othersNearest(session, from), [session, from]);
  const words = foldName(typed).split(' ').filter(Boolean);
  const matching = others
    .filter((other) => words.every((word) => foldName(`${wordsOf(other)} ${other.note}`).includes(word)))
    .slice(0, offered);

  return (
    <AppDialog title={say('relate.title')} onClose={onClose}>
      <blockquote className="relate-from">
        <LayerGlyph layer={from.layer} named /> {shortened(wordsOf(from), 160)}
      </blockquote>
      <RadioGroup className="field relate-types" value={type} onChange={setType} orientation="horizontal">
        <Label>{say('relate.type')}</Label>
        <div className="segmented">
          {types.map(({ id }) => (
            <Radio key={id} value={id} className="segment-choice" autoFocus={id === type}>
              {relationTypeName(id)}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <SearchField className="field" value={typed} onChange={setTyped}>
        <Label>{say('relate.find')}</Label>
        <Input />
      </SearchField>
      <ListBox
        className="options relate-others"
        aria-label={say('relate.others')}
        items={matching}
        selectionMode="single"
        onAction={(key) => {
          const to = others.find(({ id }) => id === key);
          if (!to) return;
          onRelate(type, to);
          onClose();
        }}
        renderEmptyState={() => <p className="hint">{say('relate.none')}</p>}
      >
        {(other) => (
          <ListBoxItem className="option" id={other.id} textValue={wordsOf(other)}>
            <LayerGlyph layer={other.layer} named />
            <span>{shortened(wordsOf(other), 120)}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </AppDialog>
  );
}

/** All other annotations of the same annotator, by their distance in the order of the text. */
function othersNearest(session: ArticleSession, from: Annotation): Annotation[] {
  const { ordered } = session.state.get();
  const place = ordered.findIndex(({ id }) => id === from.id);
  return ordered
    .map((annotation, index) => ({ annotation, distance: Math.abs(index - place) }))
    .filter(({ annotation }) => annotation.id !== from.id && annotation.annotator === from.annotator)
    .sort((a, b) => a.distance - b.distance)
    .map(({ annotation }) => annotation);
}
