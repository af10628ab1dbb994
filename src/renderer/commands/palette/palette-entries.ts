import { foldText } from '../../../core/search/fold';

/** What the palette can bring about: a command, marking with a layer, a tag, an article to open. */
export interface PaletteEntry {
  kind: 'command' | 'layer' | 'tag' | 'article';
  /** Of the command, layer, tag or article. */
  id: string;
  label: string;
  /** What it is among; of an article, its outlet. */
  group: string;
  /** Name of its key; empty where it has none. */
  key: string;
  /** Why it cannot be done now; null where it can. */
  reason: string | null;
}

/** An entry with what is looked for in it, made ready once instead of at every key. */
export interface FoldedEntry {
  entry: PaletteEntry;
  /** The label as it is compared. */
  label: string;
  /** Label and group as they are compared. */
  all: string;
}

export function foldEntry(entry: PaletteEntry): FoldedEntry {
  const label = folded(entry.label);
  return { entry, label, all: `${label} ${folded(entry.group)}` };
}

/**
 * Entries that have every word of what is typed, the best first: the label begins with it, one of its words does,
 * it stands elsewhere. Among equals what can be done now comes first, then the order given. Nothing typed finds commands
 * and layers. `isMore`: whether further ones were left out.
 */
export function matchingEntries(
  entries: Iterable<FoldedEntry>,
  typed: string,
  atMost: number,
): { shown: PaletteEntry[]; isMore: boolean } {
  const query = folded(typed);
  const words = query.split(' ').filter((word) => word !== '');
  const ranks: PaletteEntry[][] = [[], [], [], [], [], []];
  for (const { entry, label, all } of entries) {
    if (
      words.length === 0 ? entry.kind === 'article' || entry.kind === 'tag' : !words.every((word) => all.includes(word))
    )
      continue;
    const place = words.length === 0 || label.startsWith(query) ? 0 : beginsWord(label, words) ? 1 : 2;
    ranks[place * 2 + (entry.reason === null ? 0 : 1)]?.push(entry);
  }
  const found = ranks.flat();
  return { shown: found.slice(0, atMost), isMore: found.length > atMost };
}

function beginsWord(label: string, words: readonly string[]): boolean {
  return words.some((word) => label.startsWith(word) || /[^\p{L}\p{N}]$/u.test(label.slice(0, label.indexOf(word))));
}

function folded(text: string): string {
  return foldText(text).folded.replace(/\s+/gu, ' ').trim();
}
