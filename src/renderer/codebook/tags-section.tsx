import { useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Codebook } from '../../core/annotation/codebook';
import { moveTag, placeTag, type TagMove, withEntry } from '../../core/annotation/codebook-edits';
import { announce } from '../state/announcer';
import { tagTreeOf } from '../state/codebook';
import { useStore } from '../state/store';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { AddLine } from './add-line';
import type { CodebookModel } from './codebook-model';
import { EntryForm } from './entry-form';
import { focusEntries } from './entry-list';
import { KeyField } from './key-field';
import { topOf, unfolded } from './tag-folding';
import { TagTreeView } from './tag-tree-view';

const moves = ['up', 'down', 'outdent', 'indent'] as const satisfies readonly TagMove[];

/** The tree of tags, searched by name, path and description. */
export function TagsSection({ model, book }: { model: CodebookModel; book: Codebook }) {
  const say = useWords();
  useStore(model.state, (value) => value.counts);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState('');
  const nameField = useRef<HTMLInputElement>(null);
  const tree = tagTreeOf(book);
  const isFlat = query.trim() !== '';
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const found = useMemo(() => (isFlat ? tree.search(query) : tree.ordered), [tree, query, isFlat]);
  // What is found is what is shown beside it.
  const selected = found.find(({ tag }) => tag.id === chosen) ?? found[0] ?? null;
  const shown = useMemo(
    () => (isFlat ? found : unfolded(found, folded, selected?.tag.id ?? '')),
    [found, folded, isFlat, selected],
  );
  const targets = useMemo(() => {
    if (!selected) return [];
    const branch = new Set(tree.branchOf(selected.tag.id));
    const others = tree.ordered.filter(({ tag }) => !branch.has(tag.id) && tag.retired !== true);
    return others.map(({ tag, path }) => ({ id: tag.id, name: tag.name, detail: path.slice(0, -1).join(' › ') }));
  }, [tree, selected]);

  const add = async (name: string, parent: string | null) => {
    const id = `t-${crypto.randomUUID()}`;
    const done = await model.edit((before) => ({ ...before, tags: [...before.tags, { id, name, parent }] }));
    if (done) {
      setQuery('');
      setChosen(id);
    }
    return done;
  };
  const edit = async (change: (before: Codebook) => Codebook, name: string) => {
    if (await model.edit(change)) announce(say('codebook.moved', { name }));
  };
  const move = (to: TagMove) => {
    if (selected) void edit((before) => moveTag(before, selected.tag.id, to), selected.tag.name);
  };

  return (
    <>
      <div className="codebook-side">
        <input
          type="search"
          aria-label={say('codebook.searchTags')}
          placeholder={say('codebook.searchTags')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        {!isFlat && found.some(({ depth }) => depth > 0) ? (
          <Button
            className="quiet-button codebook-fold"
            onPress={() => {
              const isFolding = folded.size === 0;
              const parents = found.filter(({ children }) => children.length > 0).map(({ tag }) => tag.id);
              if (isFolding && selected) setChosen(topOf(found, selected).tag.id);
              setFolded(new Set(isFolding ? parents : []));
            }}
          >
            {say(folded.size === 0 ? 'codebook.foldAll' : 'codebook.unfoldAll')}
          </Button>
        ) : null}
        {shown.length > 0 ? (
          <TagTreeView
            places={shown}
            isFlat={isFlat}
            onFold={(id, isFolded) => {
              const next = new Set(folded);
              if (isFolded) next.add(id);
              else next.delete(id);
              setFolded(next);
            }}
            selected={selected?.tag.id ?? ''}
            countOf={(tag) => model.countOf({ kind: 'tag', tag })}
            onSelect={setChosen}
            onMove={move}
            onPlace={(id, target, side) => {
              setChosen(id);
              void edit((before) => placeTag(before, id, target, side), tree.placeOf(id)?.tag.name ?? '');
            }}
            onRename={() => nameField.current?.select()}
          />
        ) : (
          <p className="hint codebook-none">{say(query === '' ? 'codebook.noTags' : 'codebook.nothingFound')}</p>
        )}
        <AddLine label={say('codebook.newTag')} onAdd={(name) => add(name, null)} />
        {selected ? (
          <AddLine
            label={say('codebook.newTagBelow', { name: selected.tag.name })}
            onAdd={(name) => add(name, selected.tag.id)}
          />
        ) : null}
      </div>
      {selected ? (
        <EntryForm
          key={selected.tag.id}
          model={model}
          book={book}
          list="tags"
          entry={selected.tag}
          name={selected.tag.name}
          part={{ kind: 'tag', tag: selected.tag.id }}
          isRemovable
          targets={targets}
          onGone={(next) => {
            if (next !== null) setChosen(next);
            focusEntries();
          }}
          nameRef={nameField}
        >
          <div className="codebook-look">
            <MayWrite>
              <div className="codebook-moves">
                {moves.map((to) => (
                  <Button key={to} className="button" onPress={() => move(to)}>
                    {say(`codebook.tag.${to}`)}
                  </Button>
                ))}
              </div>
            </MayWrite>
            <KeyField
              book={book}
              id={selected.tag.id}
              value={selected.tag.key}
              of="tag"
              onCommit={(key) => void model.edit((before) => withEntry(before, 'tags', selected.tag.id, { key }))}
            />
          </div>
        </EntryForm>
      ) : null}
    </>
  );
}
