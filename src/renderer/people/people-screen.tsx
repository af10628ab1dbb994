import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Person } from '../../core/annotation/person';
import type { PersonEdit } from '../../core/calls/people-calls';
import type { HostApi, LibraryView } from '../../core/host-api';
import type { Failure, Result } from '../../core/result';
import type { ConcordanceLine } from '../../core/search/concordance';
import { newPerson } from '../article/article-session';
import { CommandsMenu } from '../commands/commands-menu';
import { useCommands } from '../commands/use-commands';
import { announce, announcement } from '../state/announcer';
import { type LibraryModel, registerOf } from '../state/library-model';
import { openArticle, screen } from '../state/screen';
import { useStore } from '../state/store';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { sayFailure, say as sayNow, uiLanguage } from '../words/words';
import { isolated } from './isolated';
import { MergeDialog } from './merge-dialog';
import { PeopleList } from './people-list';
import { nextAfter, personRows, rowsNamed } from './people-rows';
import { type DoneWithPeople, peopleView } from './people-view';
import { PersonForm } from './person-form';
import { PersonMarks } from './person-marks';
import { takenBack } from './taking-back';
import { UnusedDialog } from './unused-dialog';
import { usePeopleUse } from './use-people-use';

interface PeopleScreenProps {
  host: HostApi;
  model: LibraryModel;
  library: LibraryView;
}

/** The register of speakers, and all that one of them says in the library. */
export function PeopleScreen({ host, model, library }: PeopleScreenProps) {
  const say = useWords();
  const language = useStore(uiLanguage, (value) => value);
  const said = useStore(announcement, (value) => value);
  const { text, chosen, done } = useStore(peopleView, (view) => view);
  const [asking, setAsking] = useState<'merge' | 'unused' | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const { people, articles } = library;
  const all = useMemo(() => personRows(registerOf(people), articles, language), [people, articles, language]);
  const asked = useDeferredValue(text);
  const rows = useMemo(() => rowsNamed(all, asked), [all, asked]);
  const shown = all.find(({ person }) => person.id === chosen) ?? null;
  const use = usePeopleUse(host, people);
  const unused = useMemo(
    () => (use === null ? [] : all.filter(({ person }) => (use[person.id] ?? 0) === 0)),
    [all, use],
  );

  const focus = (selector: string) => root.current?.querySelector<HTMLElement>(selector)?.focus();

  useEffect(() => {
    void model.read();
    // What was said on another screen is not about this one.
    announce('');
    const hasList = root.current?.querySelector('[role="option"][aria-selected="true"]');
    root.current?.querySelector<HTMLElement>(hasList ? '[role="listbox"]' : 'input[type="search"]')?.focus();
  }, [model]);

  // Without a choice the first one is shown: the screen is never half empty.
  useEffect(() => {
    const [first] = rows;
    if (shown === null && first) peopleView.update({ chosen: first.person.id });
  }, [shown, rows]);

  function told<T>(result: Result<T>): T | null {
    if (result.ok) return result.value;
    announce(sayFailure(result.error));
    return null;
  }

  const remember = (step: DoneWithPeople) => peopleView.update({ done: [...peopleView.get().done, step] });

  async function edit(before: Person, change: PersonEdit) {
    const after = told(await host.call('people.edit', { personId: before.id, edit: change }));
    if (after) {
      remember({ kind: 'edit', before, after });
      announce(sayNow('people.kept', { name: isolated(after.name) }));
    }
    await model.read();
  }

  async function add() {
    const name = text.trim() || sayNow('people.newName');
    const person = told(await host.call('people.put', { person: newPerson(name) }));
    if (!person) return;
    remember({ kind: 'add', person });
    await model.read();
    peopleView.update({ text: '', chosen: person.id });
    requestAnimationFrame(() => root.current?.querySelector<HTMLInputElement>('.person-form input')?.select());
  }

  async function merge(into: Person): Promise<Failure | null> {
    const from = shown?.person;
    if (!from) return null;
    const result = await host.call('people.merge', { into: into.id, from: from.id });
    if (!result.ok) return result.error;
    await model.read();
    peopleView.update({ text: '', chosen: into.id });
    remember({ kind: 'merge', merge: result.value });
    setAsking(null);
    announce(sayNow('people.merged', { from: isolated(from.name), into: isolated(into.name) }));
    requestAnimationFrame(() => focus('[role="listbox"]'));
    return null;
  }

  async function remove(gone: readonly Person[]): Promise<Failure | null> {
    const result = await host.call('people.remove', { personIds: gone.map(({ id }) => id) });
    if (!result.ok) return result.error;
    const ids = new Set(gone.map(({ id }) => id));
    const next = nextAfter(rows, ids, chosen);
    await model.read();
    peopleView.update({ chosen: next });
    remember({ kind: 'remove', people: result.value.removed });
    setAsking(null);
    announce(sayNow('people.removed', { count: gone.length, name: isolated(gone[0]?.name ?? '') }));
    requestAnimationFrame(() => focus(next === null ? 'input[type="search"]' : '[role="listbox"]'));
    return null;
  }

  async function takeBack() {
    const last = done.at(-1);
    if (!last) return;
    // What cannot be taken back is not tried again.
    peopleView.update({ done: done.slice(0, -1) });
    const back = told(await takenBack(host, last));
    if (!back) return;
    await model.read();
    peopleView.update({ chosen: back.chosen });
    announce(back.said);
    // Who edits goes on editing.
    if (last.kind !== 'edit') focus('[role="listbox"]');
  }

  useCommands({
    run: {
      undo: () => void takeBack(),
      find: () => focus('input[type="search"]'),
      'new-person': () => void add(),
      'merge-person': () => setAsking('merge'),
    },
    reason: (id) => {
      if (id === 'undo' && done.length === 0) return sayNow('said.nothingToUndo');
      return id === 'merge-person' && (shown === null || all.length < 2) ? sayNow('people.mergeNobody') : null;
    },
  });

  const named = shown === null ? 0 : (use?.[shown.person.id] ?? 0);
  const open = ({ articleId, start, end }: ConcordanceLine) =>
    openArticle(articleId, { show: { start, end }, back: { name: 'people' } });

  return (
    <div className="people-screen" ref={root}>
      <header className="top-bar">
        <Button className="quiet-button" onPress={() => screen.set({ name: 'library' })}>
          ‹ {say('article.back')}
        </Button>
        <h1 className="top-title">{say('people.title')}</h1>
        <CommandsMenu />
        <MayWrite>
          {unused.length > 0 ? (
            <Button className="quiet-button" onPress={() => setAsking('unused')}>
              {say('people.unused', { count: unused.length })}
            </Button>
          ) : null}
          <Button className="button" onPress={() => void add()}>
            {text.trim() === '' ? say('people.new') : say('people.add', { name: isolated(text.trim()) })}
          </Button>
        </MayWrite>
      </header>
      <main className="people-main">
        <div className="people-register">
          <search className="people-find">
            <input
              type="search"
              dir="auto"
              aria-label={say('people.find')}
              placeholder={say('people.find')}
              value={text}
              onChange={(event) => peopleView.update({ text: event.target.value })}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
                // The list follows what is typed a moment later.
                const found = rowsNamed(all, text);
                const [first] = found;
                if (!first) return;
                event.preventDefault();
                if (!found.some(({ person }) => person.id === chosen)) peopleView.update({ chosen: first.person.id });
                focus('[role="listbox"]');
              }}
            />
            <output className="hint">{say('people.count', { shown: rows.length, all: all.length })}</output>
          </search>
          {rows.length > 0 ? (
            <PeopleList
              rows={rows}
              chosen={chosen}
              onChoose={(id) => peopleView.update({ chosen: id })}
              onEnter={() => focus('.person-form input')}
            />
          ) : (
            <p className="hint people-none">{say(all.length === 0 ? 'people.empty' : 'people.nobody')}</p>
          )}
        </div>
        {shown ? (
          <article className="person-page" key={shown.person.id}>
            <header className="person-head">
              <h2>
                <bdi>{shown.person.name}</bdi>
              </h2>
              <MayWrite>
                <Button className="button" isDisabled={all.length < 2} onPress={() => setAsking('merge')}>
                  {say('people.mergeWith')}
                </Button>
                {use !== null && named === 0 ? (
                  <Button
                    className="button"
                    onPress={() => void remove([shown.person]).then((failed) => failed && announce(sayFailure(failed)))}
                  >
                    {say('people.remove')}
                  </Button>
                ) : null}
              </MayWrite>
            </header>
            {named > 0 ? <p className="hint person-stays">{say('people.stays', { count: named })}</p> : null}
            <PersonForm person={shown.person} onEdit={(change) => edit(shown.person, change)} />
            <PersonMarks host={host} personId={shown.person.id} articles={articles} onOpen={open} />
          </article>
        ) : null}
      </main>
      <footer className="status-line">
        <span className="said">{said.text}</span>
        {done.length > 0 ? (
          <Button className="button" onPress={() => void takeBack()}>
            {say('command.undo')}
          </Button>
        ) : null}
      </footer>
      {asking === 'merge' && shown ? (
        <MergeDialog from={shown} rows={all} onMerge={merge} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'unused' ? <UnusedDialog rows={unused} onRemove={remove} onClose={() => setAsking(null)} /> : null}
    </div>
  );
}
