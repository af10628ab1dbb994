import { useMemo } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Annotation } from '../../core/annotation/annotation';
import {
  type AnnotationFilter,
  type AnnotationState,
  annotationStates,
  narrows,
  noAnnotationFilter,
} from '../../core/annotation/annotation-filter';
import type { AttributeDefinition } from '../../core/annotation/codebook';
import type { Person } from '../../core/annotation/person';
import type { AnnotatorOfArticle } from '../../core/calls/annotators-calls';
import type { HostApi } from '../../core/host-api';
import { attributeName, choiceName, layerName, layerOf } from '../codebook/names';
import { codebook, tagTreeOf } from '../state/codebook';
import type { LibraryModel } from '../state/library-model';
import { useStore } from '../state/store';
import { useAfterPaint } from '../state/use-after-paint';
import { FilterField } from '../ui/filter-field';
import { personOptions, tagOptions } from '../ui/filter-options';
import { useWords } from '../words/use-words';
import { uiLanguage } from '../words/words';
import { AnnotatorFilter } from './annotator-filter';
import type { ArticleSession } from './article-session';

interface AnnotationFilterBarProps {
  session: ArticleSession;
  library: LibraryModel;
  filter: AnnotationFilter;
  onChange: (filter: AnnotationFilter) => void;
  /** The keyboard is done here. */
  onDone: () => void;
  host: HostApi;
  /** Whose annotations are shown; null for one's own. */
  other: AnnotatorOfArticle | null;
  onShowAnnotator: (annotator: AnnotatorOfArticle | null) => void;
}

/** Narrows the annotations down that list, text and margin show; says how many are left. */
export function AnnotationFilterBar({
  session,
  library,
  filter,
  onChange,
  onDone,
  host,
  other,
  onShowAnnotator,
}: AnnotationFilterBarProps) {
  const say = useWords();
  const { ordered, matches } = useAfterPaint(session.state);
  const isNarrowed = narrows(filter);
  const shown = useMemo(() => (isNarrowed ? ordered.filter(matches).length : 0), [isNarrowed, ordered, matches]);
  const further = [filter.layer, filter.choice, filter.tag, filter.person, filter.state].filter(Boolean).length;
  const change = (part: Partial<AnnotationFilter>) => onChange({ ...filter, ...part });
  return (
    <search className="annotation-filter">
      <div className="annotation-filter-line">
        <input
          type="search"
          data-annotation-filter
          aria-label={say('annotationFilter.text')}
          placeholder={say('annotationFilter.text')}
          value={filter.text}
          onChange={(event) => change({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            // Escape empties the field first, as the browser does by itself.
            if (event.key === 'Escape' && filter.text !== '') return;
            event.preventDefault();
            event.stopPropagation();
            onDone();
          }}
        />
        <DialogTrigger>
          <Button className="icon-button" aria-label={say('annotationFilter.more', { count: further })}>
            <Funnel />
            {further > 0 ? <small>{further}</small> : null}
          </Button>
          <Popover className="popover annotation-filter-more" placement="bottom end">
            <Dialog aria-label={say('annotationFilter.more', { count: 0 })}>
              <AnnotatorFilter {...{ host, other, onShowAnnotator }} articleId={session.article.id} />
              <MoreFilters ordered={ordered} library={library} filter={filter} onChange={change} />
            </Dialog>
          </Popover>
        </DialogTrigger>
      </div>
      {isNarrowed ? (
        <p className="annotation-filter-count" role="status">
          {say('annotationFilter.shown', { shown, total: ordered.length })}
          <Button className="quiet-button" onPress={() => onChange(noAnnotationFilter)}>
            {say('annotationFilter.clear')}
          </Button>
        </p>
      ) : null}
    </search>
  );
}

interface MoreFiltersProps {
  ordered: readonly Annotation[];
  library: LibraryModel;
  filter: AnnotationFilter;
  onChange: (part: Partial<AnnotationFilter>) => void;
}

function MoreFilters({ ordered, library, filter, onChange }: MoreFiltersProps) {
  const say = useWords();
  const book = useStore(codebook, (value) => value);
  const language = useStore(uiLanguage, (value) => value);
  const layers = useMemo(() => [...new Set(ordered.map(({ layer }) => layer))], [ordered]);
  const tags = useMemo(() => {
    const tree = tagTreeOf(book);
    const borne = new Set(tree.resolveAll(ordered.flatMap(({ tags }) => tags)).map(({ id }) => id));
    return tagOptions(tree, (tag) => tree.branchOf(tag).some((id) => borne.has(id)));
  }, [ordered, book]);
  const people = useMemo(() => personOptions(namedIn(ordered, library), language), [ordered, library, language]);
  const choices = (layerOf(filter.layer, book)?.attributes ?? []).filter(({ choices }) => choices !== undefined);
  return (
    <div className="annotation-filter-fields">
      <label>
        {say('annotationFilter.layer')}
        <select value={filter.layer} onChange={(event) => onChange({ layer: event.target.value, choice: null })}>
          <option value="">{say('annotationFilter.anyLayer')}</option>
          {layers.map((id) => (
            <option key={id} value={id}>
              {layerName(id)}
            </option>
          ))}
        </select>
      </label>
      {choices.length === 0 ? null : (
        <ChoiceFilter layer={filter.layer} definitions={choices} choice={filter.choice} onChange={onChange} />
      )}
      <label>
        {say('annotationFilter.state')}
        <select
          value={filter.state}
          onChange={(event) => onChange({ state: event.target.value as AnnotationState | '' })}
        >
          <option value="">{say('annotationFilter.anyState')}</option>
          {annotationStates.map((state) => (
            <option key={state} value={state}>
              {say(`annotationState.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <FilterField
        label={say('filters.tag')}
        placeholder={say('filters.anyTag')}
        nothing={say('annotationFilter.noTag')}
        options={tags}
        value={filter.tag}
        onChange={(tag) => onChange({ tag })}
      />
      <FilterField
        label={say('filters.person')}
        placeholder={say('filters.anyPerson')}
        nothing={say('annotationFilter.noPerson')}
        options={people}
        value={filter.person}
        onChange={(person) => onChange({ person })}
      />
    </div>
  );
}

interface ChoiceFilterProps {
  layer: string;
  definitions: readonly AttributeDefinition[];
  choice: AnnotationFilter['choice'];
  onChange: (part: Partial<AnnotationFilter>) => void;
}

/** One value among the choices of all attributes of a layer. */
function ChoiceFilter({ layer, definitions, choice, onChange }: ChoiceFilterProps) {
  const say = useWords();
  const all = definitions.flatMap(({ id, choices = [] }) => choices.map((value) => ({ attribute: id, value })));
  const index = all.findIndex(({ attribute, value }) => attribute === choice?.attribute && value === choice.value);
  return (
    <label>
      {say('annotationFilter.choice')}
      <select value={index} onChange={(event) => onChange({ choice: all[Number(event.target.value)] ?? null })}>
        <option value={-1}>{say('annotationFilter.anyChoice')}</option>
        {definitions.map((definition) => (
          <optgroup key={definition.id} label={attributeName(layer, definition)}>
            {all.map(({ attribute, value }, place) =>
              attribute === definition.id ? (
                <option key={value} value={place}>
                  {choiceName(layer, attribute, value)}
                </option>
              ) : null,
            )}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

/** Everybody whom the article's annotations name in an attribute. */
function namedIn(ordered: readonly Annotation[], library: LibraryModel): Person[] {
  return ordered.flatMap(({ layer, attributes }) =>
    (layerOf(layer)?.attributes ?? []).flatMap(({ id, type }) =>
      type === 'person' ? (library.personOf(attributes[id]) ?? []) : [],
    ),
  );
}

function Funnel() {
  return (
    <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
      <path
        d="M2 3h12l-4.6 5.4V13l-2.8-1.6v-3Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
    </svg>
  );
}
