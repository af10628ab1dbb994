import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { commandGroups, commands } from '../../core/commands/command-list';
import type { ChangedKeys } from '../../core/commands/keymap';
import { applicationMenu, contextMenu } from './menu';
import { wordsFor } from './words';

const words = wordsFor('en');

const recent = [{ folder: '/news/a&b', shown: '~/a&b', name: 'Elections' }];

function menu(platform: NodeJS.Platform, developing = false, known = recent, keys: ChangedKeys = {}) {
  const openArticle = vi.fn();
  const run = vi.fn();
  const openLibrary = vi.fn();
  const template = applicationMenu({
    words,
    language: 'en',
    keys,
    platform,
    developing,
    openArticle,
    recent: known,
    openLibrary,
    run,
  });
  return { items: template.flatMap(flat), openArticle, openLibrary, run };
}

function flat(item: MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  return [item, ...(Array.isArray(item.submenu) ? item.submenu.flatMap(flat) : [])];
}

function click(items: MenuItemConstructorOptions[], id: string): void {
  const item = items.find((candidate) => candidate.id === id);
  (item?.click as (() => void) | undefined)?.();
}

const roles = (items: MenuItemConstructorOptions[]) => items.map(({ role }) => role).filter(Boolean);

describe('applicationMenu', () => {
  it.each(['darwin', 'linux', 'win32'] as const)('lets text fields be edited on %s', (platform) => {
    expect(roles(menu(platform).items)).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']));
    expect(roles(contextMenu({ isEditable: true, selectionText: '' }, words))).toEqual(
      expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']),
    );
  });

  it('can quit on every platform', () => {
    expect(roles(menu('darwin').items)).toContain('appMenu');
    expect(roles(menu('linux').items)).toContain('quit');
    expect(roles(menu('win32').items)).toContain('quit');
  });

  it('opens articles itself and leaves the rest to the page', () => {
    const { items, openArticle, run } = menu('linux');
    click(items, 'open-article');
    expect(openArticle).toHaveBeenCalledOnce();
    expect(run).not.toHaveBeenCalled();
    click(items, 'export');
    click(items, 'find');
    click(items, 'keys');
    expect(run.mock.calls).toEqual([['export'], ['find'], ['keys']]);
  });

  it('leaves it to the page what undo takes back: words of a field or an annotation', () => {
    const { items, run } = menu('darwin');
    click(items, 'undo');
    click(items, 'redo');
    expect(run.mock.calls).toEqual([['undo'], ['redo']]);
    expect(roles(items)).not.toEqual(expect.arrayContaining(['undo']));
  });

  it('has every command once, those of the page by their groups and in their order', () => {
    const { items, run } = menu('linux');
    const ids = items.flatMap(({ id }) => (id === undefined ? [] : [id]));
    const known = commands.map(({ id }): string => id);
    const carried = ids.map((id) => (id === 'open-article' ? 'open-articles' : id)).filter((id) => known.includes(id));
    expect(carried.toSorted()).toEqual(known.toSorted());
    const inGroups = items.flatMap(({ id, submenu }) =>
      id?.startsWith('group-') && Array.isArray(submenu) ? submenu.map((item) => item.id) : [],
    );
    expect(inGroups).toEqual(
      commandGroups.flatMap((group) =>
        commands
          .filter((command) => command.group === group)
          .map(({ id }) => id)
          .filter((id) => inGroups.includes(id)),
      ),
    );
    expect(inGroups.length).toBeGreaterThan(40);
    click(items, 'mark-quote');
    expect(run).toHaveBeenCalledExactlyOnceWith('mark-quote');
  });

  it('shows the keys as the user has set them, and takes none of them', () => {
    const { items } = menu('linux', false, recent, { palette: ['Mod+Shift+p'], history: [] });
    const item = (wanted: string) => items.find(({ id }) => id === wanted);
    expect(item('palette')).toMatchObject({ accelerator: 'CmdOrCtrl+Shift+P', registerAccelerator: false });
    expect(item('history')).not.toHaveProperty('accelerator');
    expect(item('mark-quote')).toMatchObject({ label: 'Mark a quote', accelerator: 'Q', registerAccelerator: false });
  });

  it('leaves settings, opening and making a library to the page', () => {
    const { items, run } = menu('linux');
    for (const id of ['open-library', 'new-library', 'settings']) click(items, id);
    expect(run.mock.calls).toEqual([['open-library'], ['new-library'], ['settings']]);
  });

  it('opens recent libraries, whose names may hold what menus take for a mnemonic', () => {
    const { items, openLibrary } = menu('linux');
    const library = items.find(({ label }) => label?.startsWith('Elections'));
    expect(library?.label).toBe('Elections — ~/a&&b');
    (library?.click as (() => void) | undefined)?.();
    expect(openLibrary).toHaveBeenCalledExactlyOnceWith('/news/a&b');
    expect(menu('linux', false, []).items.find(({ id }) => id === 'recent-libraries')?.enabled).toBe(false);
  });

  it('does not take a key from the page that the page answers itself', () => {
    const { items } = menu('linux');
    for (const id of ['export', 'print', 'save-pdf', 'find', 'settings']) {
      expect(items.find((item) => item.id === id)).toMatchObject({
        accelerator: expect.any(String),
        registerAccelerator: false,
      });
    }
  });

  it('has no developer tools and no reload outside development', () => {
    const inner = ['reload', 'forceReload', 'toggleDevTools'];
    expect(roles(menu('linux').items).filter((role) => inner.includes(role ?? ''))).toEqual([]);
    expect(roles(menu('linux', true).items)).toContain('toggleDevTools');
  });

  it('never turns the spell checker on', () => {
    expect(roles(menu('darwin', true).items)).not.toContain('toggleSpellChecker');
    expect(roles(menu('darwin', true).items)).not.toContain('editMenu');
  });
});

describe('contextMenu', () => {
  it('copies a selection', () => {
    expect(roles(contextMenu({ isEditable: false, selectionText: 'said the mayor' }, words))).toEqual(['copy']);
  });

  it('edits a text field', () => {
    expect(roles(contextMenu({ isEditable: true, selectionText: '' }, words))).toContain('paste');
  });

  it('is empty where nothing is selected', () => {
    expect(contextMenu({ isEditable: false, selectionText: ' \n' }, words)).toEqual([]);
  });
});
