import type { CommandId } from '../../core/commands/command-list';
import type { ArticleState } from '../../core/library/article';
import { useCommands } from '../commands/use-commands';
import { takeInFor } from '../exchange/take-in-request';
import { useWords } from '../words/use-words';
import { listView } from './list-view';

interface LibraryCommandsOptions {
  /** Ids of the articles in the list, in its order. */
  shown: readonly string[];
  hasTrash: boolean;
  /** Whether the last move to the trash can be taken back. */
  canTakeBack: boolean;
  open: () => void;
  select: (ids: readonly string[]) => void;
  setState: (state: ArticleState) => void;
  trash: (ids: readonly string[]) => void;
  takeBack: () => void;
  openTrash: () => void;
  find: () => void;
  /** Null where there is nothing to export. */
  export: (() => void) | null;
  focus: () => void;
}

const ofSelected: ReadonlySet<CommandId> = new Set<CommandId>(['select-none', 'set-new', 'set-in-work', 'set-done']);

/** Carries out the commands of the list of articles. */
export function useLibraryCommands(options: LibraryCommandsOptions): void {
  const say = useWords();
  const { shown, setState } = options;

  /** The selected articles, else the one that has the keyboard. */
  const meant = (): readonly string[] => {
    const { selected, active } = listView.get().selection;
    return selected.size > 0 ? [...selected] : active === null ? [] : [active];
  };

  useCommands({
    run: {
      'open-articles': options.open,
      'take-in': () => void takeInFor(null),
      'select-all': () => options.select(shown),
      'select-none': () => options.select([]),
      'set-new': () => setState('new'),
      'set-in-work': () => setState('in-work'),
      'set-done': () => setState('done'),
      'to-trash': () => options.trash(meant()),
      'open-trash': options.openTrash,
      undo: options.takeBack,
      ...(shown.length > 0 ? { find: options.find } : {}),
      ...(options.export ? { export: options.export } : {}),
    },
    reason: (id) => {
      if (ofSelected.has(id) && listView.get().selection.selected.size === 0) return say('commands.noArticles');
      if (id === 'to-trash' && meant().length === 0) return say('commands.noArticles');
      if (id === 'open-trash' && !options.hasTrash) return say('commands.noTrash');
      return id === 'undo' && !options.canTakeBack ? say('said.nothingToUndo') : null;
    },
    focus: options.focus,
  });
}
