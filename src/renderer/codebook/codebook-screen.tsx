import { useEffect, useMemo, useRef, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { withTemplate } from '../../core/annotation/codebook-templates';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { CommandsMenu } from '../commands/commands-menu';
import { useCommands } from '../commands/use-commands';
import { announce, announcement } from '../state/announcer';
import { codebook } from '../state/codebook';
import type { LibraryModel } from '../state/library-model';
import { screen } from '../state/screen';
import { useStore } from '../state/store';
import { MayWrite } from '../ui/may-write';
import { useWords } from '../words/use-words';
import { isWordKey, sayFailure, say as sayNow, uiLanguage } from '../words/words';
import { CodebookExport } from './codebook-export';
import { CodebookImport } from './codebook-import';
import { codebookModelOf } from './codebook-model';
import { LayersSection } from './layers-section';
import { RelationsSection } from './relations-section';
import { TagsSection } from './tags-section';

/** Quotes and claims are in every codebook: the template that is only them adds nothing. */
const offeredTemplates = ['fact-check', 'discourse-network'] as const;

/** What annotations are made of in this library: layers, tags and types of relations, each renamed in one place. */
export function CodebookScreen({ host, library }: { host: HostApi; library: LibraryModel }) {
  const say = useWords();
  const book = useStore(codebook, (value) => value);
  const model = useMemo(() => codebookModelOf(host, library), [host, library]);
  const { failure, past, future } = useStore(model.state, (value) => value);
  const [section, setSection] = useState('layers');
  const said = useStore(announcement, (value) => value);
  const main = useRef<HTMLElement>(null);

  useEffect(() => {
    void model.readUse();
    // What was said on another screen is not about this one.
    announce('');
    // The tabs are drawn once they are all known, which is after this.
    const frame = requestAnimationFrame(() => main.current?.querySelector<HTMLElement>('[role="tab"]')?.focus());
    return () => cancelAnimationFrame(frame);
  }, [model]);

  const addTemplate = async (id: (typeof offeredTemplates)[number]) => {
    const done = await model.edit((before) => withTemplate(before, id, uiLanguage.get()));
    if (done) announce(say('codebook.templateAdded', { name: say(`codebook.template.${id}`) }));
  };
  const undo = async () => {
    if (await model.undo()) announce(say('codebook.undone'));
  };
  const redo = async () => {
    if (await model.redo()) announce(say('codebook.redone'));
  };

  useCommands({
    run: { undo: () => void undo(), redo: () => void redo() },
    reason: (id) => {
      if (id === 'undo' && past.length === 0) return say('said.nothingToUndo');
      return id === 'redo' && future.length === 0 ? say('said.nothingToRedo') : null;
    },
  });

  return (
    <div className="codebook-screen">
      <header className="top-bar">
        <Button className="quiet-button" onPress={() => screen.set({ name: 'library' })}>
          ‹ {say('article.back')}
        </Button>
        <h1 className="top-title">{say('codebook.title')}</h1>
        <CommandsMenu />
        <MayWrite>
          <Button className="quiet-button" isDisabled={past.length === 0} onPress={() => void undo()}>
            {say('command.undo')}
          </Button>
          <Button className="quiet-button" isDisabled={future.length === 0} onPress={() => void redo()}>
            {say('command.redo')}
          </Button>
          <CodebookImport host={host} model={model} />
          <MenuTrigger>
            <Button className="button">{say('codebook.template')}</Button>
            <Popover className="popover codebook-templates" placement="bottom end">
              <Menu
                className="options"
                onAction={(key) => {
                  const id = offeredTemplates.find((known) => known === key);
                  if (id) void addTemplate(id);
                }}
              >
                {offeredTemplates.map((id) => (
                  <MenuItem key={id} id={id} className="option">
                    {say(`codebook.template.${id}`)}
                  </MenuItem>
                ))}
              </Menu>
            </Popover>
          </MenuTrigger>
        </MayWrite>
        <CodebookExport host={host} onFailure={(told) => model.state.update({ failure: told })} />
      </header>
      <main className="codebook-main" ref={main}>
        {failure ? (
          <p className="codebook-failure warning" role="alert">
            {sayCodebookFailure(failure)}
          </p>
        ) : null}
        <Tabs className="codebook-tabs" selectedKey={section} onSelectionChange={(key) => setSection(String(key))}>
          <TabList className="codebook-sections" aria-label={say('codebook.title')}>
            <Tab id="layers">{say('codebook.layers', { count: present(book.layers) })}</Tab>
            <Tab id="tags">{say('codebook.tags', { count: present(book.tags) })}</Tab>
            <Tab id="relations">{say('codebook.relations', { count: present(book.relationTypes) })}</Tab>
          </TabList>
          <TabPanel id="layers" className="codebook-panel">
            <LayersSection model={model} book={book} />
          </TabPanel>
          <TabPanel id="tags" className="codebook-panel">
            <TagsSection model={model} book={book} />
          </TabPanel>
          <TabPanel id="relations" className="codebook-panel">
            <RelationsSection model={model} book={book} />
          </TabPanel>
        </Tabs>
      </main>
      <footer className="status-line">
        <span className="said">{said.text}</span>
      </footer>
    </div>
  );
}

/** How many stand for themselves. */
function present(entries: readonly { mergedInto?: string }[]): number {
  return entries.filter(({ mergedInto }) => mergedInto === undefined).length;
}

/** What is wrong with a codebook that was refused, in the language of the screen. */
function sayCodebookFailure(failure: Failure): string {
  const { kind, value = '' } = failure.details ?? {};
  const key = `codebook.problem.${kind}`;
  if (failure.code !== 'codebook-invalid' || !isWordKey(key)) return sayFailure(failure);
  return sayNow('error.codebook-invalid', { reason: sayNow(key, { value }) });
}
