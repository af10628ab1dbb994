import { commandWithId } from '../../../core/commands/command-list';
import { keysOf } from '../../../core/commands/keymap';
import type { LibraryView } from '../../../core/host-api';
import { layerName } from '../../codebook/names';
import { tagTreeOf } from '../../state/codebook';
import { openArticle, screen } from '../../state/screen';
import { settings } from '../../state/settings';
import { say } from '../../words/words';
import { applyCodebook, offeredCommands, runCommand } from '../command-sources';
import { commandName } from '../commands';
import { type FoldedEntry, foldEntry, type PaletteEntry } from './palette-entries';

/** All that can be done now on the screen that is shown, and every article of the library. */
export function paletteContents(library: LibraryView | null): FoldedEntry[] {
  const { keys } = settings.get();
  const offered = offeredCommands();
  const commands = offered
    .filter(({ command }) => command.id !== 'palette')
    .map(
      ({ command: { id, group }, reason }): PaletteEntry => ({
        kind: 'command',
        id,
        label: commandName(id),
        group: say(`keys.${group}`),
        key: keysOf(id, keys)[0] ?? '',
        reason,
      }),
    );
  const reasonOf = (id: string) => offered.find(({ command }) => command.id === id);
  const marking = reasonOf('mark-quote');
  const tagging = reasonOf('tag');
  const codebook = library && marking && tagging ? codebookEntries(library, marking.reason, tagging.reason) : [];
  return [...commands.map(foldEntry), ...codebook.map(foldEntry), ...(library ? articleEntries(library) : [])];
}

/** Layers to mark with, but for those that have a command of their own, and tags. */
function codebookEntries({ codebook }: LibraryView, marking: string | null, tagging: string | null): PaletteEntry[] {
  const group = say('commands.codebook');
  const layers = codebook.layers
    .filter(({ id, retired }) => retired !== true && commandWithId(`mark-${id}`) === null)
    .map(
      ({ id, key }): PaletteEntry => ({
        kind: 'layer',
        id,
        label: say('commands.mark', { layer: layerName(id) }),
        group,
        key: key ?? '',
        reason: marking,
      }),
    );
  const tags = tagTreeOf(codebook)
    .ordered.filter(({ tag }) => tag.retired !== true)
    .map(
      ({ tag, path }): PaletteEntry => ({
        kind: 'tag',
        id: tag.id,
        label: say('commands.tag', { tag: path.join(' › ') }),
        group,
        key: tag.key ?? '',
        reason: tagging,
      }),
    );
  return [...layers, ...tags];
}

const folded = new WeakMap<LibraryView['articles'], FoldedEntry[]>();

/** Made once for each state of the library: ten thousand titles are folded in less than a frame, but not at every key. */
function articleEntries({ articles }: LibraryView): FoldedEntry[] {
  let entries = folded.get(articles);
  if (!entries) {
    entries = articles.map(({ id, title, outlet }) =>
      foldEntry({ kind: 'article', id, label: title, group: outlet, key: '', reason: null }),
    );
    folded.set(articles, entries);
  }
  return entries;
}

export function runEntry({ kind, id }: PaletteEntry): void {
  if (kind === 'command') {
    const command = commandWithId(id);
    if (command) runCommand(command.id);
  } else if (kind === 'article') {
    const shown = screen.get();
    openArticle(id, { back: shown.name === 'article' ? shown.back : shown });
  } else applyCodebook(kind === 'layer' ? { kind: 'mark', layer: id } : { kind: 'tag', tag: id });
}
