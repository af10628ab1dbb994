import type { Codebook } from '../../core/annotation/codebook';
import { type CommandId, commandWithId } from '../../core/commands/command-list';
import { type ChangedKeys, clashesOf, keysOf } from '../../core/commands/keymap';
import { type CodebookKey, codebookKeyOf } from './codebook-keys';

/** Who has a key: another command, or a layer or tag of the codebook. */
export type KeyOwner = { kind: 'command'; id: CommandId } | CodebookKey;

/** Those who have the key that a command would have. Layers and tags have theirs in an article. */
export function ownersOf(id: CommandId, key: string, changed: ChangedKeys, book: Codebook): KeyOwner[] {
  const commands = clashesOf(id, key, changed).map((other): KeyOwner => ({ kind: 'command', id: other.id }));
  const isOfArticle = commandWithId(id)?.screens.includes('article') ?? false;
  const found = isOfArticle ? codebookOwnerOf(key, book) : null;
  const isOwn = found?.kind === 'mark' && `mark-${found.layer}` === id;
  // A command comes before the codebook: it hides only what no other command hides already.
  const isFree = found !== null && !isOwn && commands.length === 0 && !keysOf(id, changed).includes(key);
  return isFree ? [found] : commands;
}

export function codebookOwnerOf(key: string, book: Codebook): CodebookKey | null {
  return codebookKeyOf(book, { key, ctrlKey: false, metaKey: false, altKey: false });
}
