export const screenNames = ['library', 'article', 'search', 'people', 'codebook'] as const;
export type ScreenName = (typeof screenNames)[number];

/** In the order in which menus and lists show them. */
export const commandGroups = [
  'marking',
  'editing',
  'moving',
  'reviewing',
  'articles',
  'people',
  'going',
  'general',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

export interface CommandDefinition {
  id: string;
  group: CommandGroup;
  /** Names of keys (`KeyName`) as long as the user has not set others; several where several work. */
  keys: readonly string[];
  screens: readonly ScreenName[];
  /** Whether it changes the library: refused while this window only reads. */
  writes?: true;
  /** Whether its keys belong to a text field while somebody types in it, though they have a modifier. */
  yieldsToFields?: true;
}

const everywhere = screenNames;
const article = ['article'] as const;
const library = ['library'] as const;
const people = ['people'] as const;
const besidesLibrary = ['article', 'search', 'people', 'codebook'] as const;

/**
 * Every command of every screen, in the order of menus. What one does is said by the screen that offers it
 * (`renderer/commands/command-sources.ts`), its name by the word `command.<id>` (`words/`).
 */
export const commandList = [
  { id: 'mark-quote', group: 'marking', keys: ['q'], screens: article, writes: true },
  { id: 'mark-claim', group: 'marking', keys: ['c'], screens: article, writes: true },
  { id: 'set-speaker', group: 'marking', keys: ['w'], screens: article, writes: true },
  { id: 'set-cue', group: 'marking', keys: ['v'], screens: article, writes: true },
  { id: 'add-segment', group: 'marking', keys: ['a'], screens: article, writes: true },

  { id: 'edit', group: 'editing', keys: ['e', 'Enter'], screens: article, writes: true },
  { id: 'cycle-type', group: 'editing', keys: ['t'], screens: article, writes: true },
  { id: 'tag', group: 'editing', keys: ['g'], screens: article, writes: true },
  { id: 'relate', group: 'editing', keys: ['r'], screens: article, writes: true },
  { id: 'article-note', group: 'editing', keys: ['j'], screens: article, writes: true },
  { id: 'article-state', group: 'editing', keys: ['J'], screens: article, writes: true },
  { id: 'start-left', group: 'editing', keys: ['['], screens: article, writes: true },
  { id: 'start-right', group: 'editing', keys: [']'], screens: article, writes: true },
  { id: 'end-left', group: 'editing', keys: ['{'], screens: article, writes: true },
  { id: 'end-right', group: 'editing', keys: ['}'], screens: article, writes: true },
  { id: 'choose-border', group: 'editing', keys: ['b'], screens: article, writes: true },
  { id: 'copy-citation', group: 'editing', keys: ['k'], screens: article },
  { id: 'copy-citation-markdown', group: 'editing', keys: ['K'], screens: article },
  { id: 'delete', group: 'editing', keys: ['Delete', 'Backspace'], screens: article, writes: true },

  { id: 'next-annotation', group: 'moving', keys: ['n'], screens: article },
  { id: 'previous-annotation', group: 'moving', keys: ['p'], screens: article },
  { id: 'cycle-overlaps', group: 'moving', keys: ['o'], screens: article },
  { id: 'next-without-speaker', group: 'moving', keys: ['m'], screens: article },
  { id: 'next-untyped', group: 'moving', keys: ['i'], screens: article },
  { id: 'filter', group: 'moving', keys: ['f'], screens: article },
  { id: 'next-region', group: 'moving', keys: ['F6'], screens: article },
  { id: 'leave', group: 'moving', keys: ['Escape'], screens: article },

  { id: 'next-suggestion', group: 'reviewing', keys: ['s'], screens: article },
  { id: 'previous-suggestion', group: 'reviewing', keys: ['S'], screens: article },
  { id: 'accept-suggestion', group: 'reviewing', keys: ['Enter'], screens: article, writes: true },
  { id: 'accept-several', group: 'reviewing', keys: ['Shift+Enter'], screens: article, writes: true },
  { id: 'edit-suggestion', group: 'reviewing', keys: ['e'], screens: article, writes: true },
  { id: 'reject-suggestion', group: 'reviewing', keys: ['x'], screens: article, writes: true },
  { id: 'explain-suggestion', group: 'reviewing', keys: ['y'], screens: article },
  { id: 'all-suggestions', group: 'reviewing', keys: ['A'], screens: article },

  { id: 'open-articles', group: 'articles', keys: ['Mod+o'], screens: library, writes: true },
  { id: 'select-all', group: 'articles', keys: ['Mod+a'], screens: library, yieldsToFields: true },
  { id: 'select-none', group: 'articles', keys: ['Mod+Shift+a'], screens: library },
  { id: 'set-new', group: 'articles', keys: ['N'], screens: library, writes: true },
  { id: 'set-in-work', group: 'articles', keys: ['W'], screens: library, writes: true },
  { id: 'set-done', group: 'articles', keys: ['D'], screens: library, writes: true },
  { id: 'to-trash', group: 'articles', keys: ['Delete'], screens: library, writes: true },
  { id: 'open-trash', group: 'articles', keys: ['Mod+Shift+Delete'], screens: library },

  { id: 'new-person', group: 'people', keys: ['N'], screens: people, writes: true },
  { id: 'merge-person', group: 'people', keys: ['M'], screens: people, writes: true },

  { id: 'back', group: 'going', keys: ['Alt+ArrowLeft'], screens: besidesLibrary },
  { id: 'go-library', group: 'going', keys: ['Mod+Shift+l'], screens: everywhere },
  { id: 'go-search', group: 'going', keys: ['Mod+Shift+f'], screens: everywhere },
  { id: 'go-people', group: 'going', keys: ['Mod+Shift+u'], screens: everywhere },
  { id: 'go-codebook', group: 'going', keys: ['Mod+Shift+k'], screens: everywhere },

  { id: 'undo', group: 'general', keys: ['Mod+z'], screens: everywhere, writes: true, yieldsToFields: true },
  {
    id: 'redo',
    group: 'general',
    keys: ['Mod+Shift+z', 'Mod+y'],
    screens: ['article', 'codebook'],
    writes: true,
    yieldsToFields: true,
  },
  { id: 'history', group: 'general', keys: ['h'], screens: article },
  { id: 'new-version', group: 'general', keys: ['U'], screens: article, writes: true },
  { id: 'find', group: 'general', keys: ['Mod+f'], screens: ['library', 'article', 'search', 'people'] },
  { id: 'about', group: 'general', keys: ['D'], screens: article },
  { id: 'export', group: 'general', keys: ['Mod+e'], screens: ['library', 'article'] },
  { id: 'print', group: 'general', keys: ['Mod+p'], screens: ['library', 'article'] },
  { id: 'save-pdf', group: 'general', keys: ['Mod+Shift+p'], screens: ['library', 'article'] },
  { id: 'take-in', group: 'general', keys: ['Mod+i'], screens: ['library', 'article'], writes: true },
  { id: 'imports', group: 'general', keys: ['I'], screens: everywhere },
  { id: 'open-library', group: 'general', keys: ['Mod+Shift+o'], screens: everywhere },
  { id: 'new-library', group: 'general', keys: ['Mod+Shift+b'], screens: everywhere },
  { id: 'settings', group: 'general', keys: ['Mod+,'], screens: everywhere },
  { id: 'other-language', group: 'general', keys: ['Mod+Shift+y'], screens: everywhere },
  { id: 'key-strip', group: 'general', keys: ['F1'], screens: everywhere },
  { id: 'palette', group: 'general', keys: ['Mod+k'], screens: everywhere },
  { id: 'keys', group: 'general', keys: ['?'], screens: everywhere },
] as const satisfies readonly CommandDefinition[];

export type CommandId = (typeof commandList)[number]['id'];

/** A definition with its id, read as its type says instead of as it is written. */
export type Command = CommandDefinition & { id: CommandId };

export const commands: readonly Command[] = commandList;

const byId: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.id, command]));

/** Null for what no command is called. */
export function commandWithId(id: string): Command | null {
  return byId.get(id) ?? null;
}
