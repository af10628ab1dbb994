import { type Command, type CommandId, commands, commandWithId } from '../../core/commands/command-list';
import { isReadOnly } from '../state/access';
import { announce } from '../state/announcer';
import { screen } from '../state/screen';
import { say } from '../words/words';
import type { CodebookKey } from './codebook-keys';

/** A screen, or the page, with the commands that it can carry out. */
export interface CommandSource {
  run: Partial<Record<CommandId, () => void>>;
  /** Why a command cannot be run now, as a sentence; null where it can. */
  reason?: (id: CommandId) => string | null;
  /** Whether a command that writes can be run though this window only reads. */
  isFree?: (id: CommandId) => boolean;
  /** Marks with a layer or gives a tag; absent where no annotations are made. */
  applyCodebook?: (key: CodebookKey) => void;
  isReviewing?: () => boolean;
  /** Brings the keyboard back to what the screen is about. */
  focus?: () => void;
}

/** A command of the screen that is shown, and why it cannot be run now; null where it can. */
export interface OfferedCommand {
  command: Command;
  reason: string | null;
}

/** What can be done now: the page first, then the screen that is shown. Each is asked when it is needed. */
const sources: (() => CommandSource)[] = [];

/** Commands can be run from now on; a later source comes before an earlier one. Returns the way to stop. */
export function offerCommands(source: () => CommandSource): () => void {
  sources.push(source);
  return () => {
    const index = sources.lastIndexOf(source);
    if (index >= 0) sources.splice(index, 1);
  };
}

function current(): CommandSource[] {
  return sources.map((source) => source()).reverse();
}

function sourceOf(id: CommandId): CommandSource | null {
  return current().find(({ run }) => run[id] !== undefined) ?? null;
}

function reasonAgainst(id: CommandId, source: CommandSource): string | null {
  const reason = source.reason?.(id) ?? null;
  if (reason !== null) return reason;
  const isRefused = commandWithId(id)?.writes === true && isReadOnly() && source.isFree?.(id) !== true;
  return isRefused ? say('access.refused') : null;
}

/** Runs a command, or says why it cannot be run. False where nothing on screen can carry it out. */
export function runCommand(id: CommandId): boolean {
  const source = sourceOf(id);
  if (!source) return false;
  const reason = reasonAgainst(id, source);
  if (reason !== null) announce(reason);
  else source.run[id]?.();
  return true;
}

/** All that the screen has, in the order of menus. */
export function offeredCommands(): OfferedCommand[] {
  const { name } = screen.get();
  return commands.flatMap((command) => {
    const source = command.screens.includes(name) ? sourceOf(command.id) : null;
    return source ? [{ command, reason: reasonAgainst(command.id, source) }] : [];
  });
}

/** Marks with a layer or gives a tag, or says why not. False where no annotations are made. */
export function applyCodebook(key: CodebookKey): boolean {
  const source = current().find((each) => each.applyCodebook);
  if (!source) return false;
  const reason = reasonAgainst('mark-quote', source);
  if (reason !== null) announce(reason);
  else source.applyCodebook?.(key);
  return true;
}

export function isReviewing(): boolean {
  return current().some((source) => source.isReviewing?.() === true);
}

/** Brings the keyboard to what the screen is about, where it says how. */
export function focusScreen(): void {
  current()
    .find(({ focus }) => focus)
    ?.focus?.();
}
