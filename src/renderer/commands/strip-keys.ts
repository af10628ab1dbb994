import { type CommandId, commandWithId } from '../../core/commands/command-list';
import { type ChangedKeys, keysOf } from '../../core/commands/keymap';

/** What is going on in an article, as far as other keys are of use then. */
export type StripMoment = 'text' | 'annotation' | 'suggestion' | 'border';

/** A key, or several that belong together, by their names, and the word `strip.<name>` that says what they do. */
export interface StripEntry {
  name: StripCommand | BorderMove;
  keys: readonly string[];
}

type BorderMove = 'byCharacter' | 'byWord' | 'bySentence' | 'nextBorder' | 'bordersDone';

/** The commands of most use at each moment, the first ones first. */
const commandsAt = {
  text: ['mark-quote', 'mark-claim', 'next-annotation', 'next-suggestion', 'find', 'undo', 'palette', 'keys'],
  annotation: ['set-speaker', 'set-cue', 'cycle-type', 'tag', 'relate', 'choose-border', 'delete', 'leave'],
  suggestion: [
    ...(['accept-suggestion', 'edit-suggestion', 'reject-suggestion'] as const),
    ...(['explain-suggestion', 'next-suggestion', 'leave'] as const),
  ],
} as const satisfies Record<Exclude<StripMoment, 'border'>, readonly CommandId[]>;

type StripCommand = (typeof commandsAt)[keyof typeof commandsAt][number];

/** The keys of `borderKeyOf`, which nobody can change. */
const whileBorder: readonly StripEntry[] = [
  { name: 'byCharacter', keys: ['ArrowLeft', 'ArrowRight'] },
  { name: 'byWord', keys: ['Mod+ArrowLeft', 'Mod+ArrowRight'] },
  { name: 'bySentence', keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'] },
  { name: 'nextBorder', keys: ['Tab'] },
  { name: 'bordersDone', keys: ['Enter'] },
];

/** Five to eight keys of most use at a moment, as the user has set them; without those that are refused where one only reads. */
export function stripEntries(moment: StripMoment, changed: ChangedKeys, mayWrite: boolean): StripEntry[] {
  if (moment === 'border') return mayWrite ? [...whileBorder] : [];
  return commandsAt[moment].flatMap((id) => {
    const [key] = keysOf(id, changed);
    const isRefused = !mayWrite && commandWithId(id)?.writes === true;
    return key === undefined || isRefused ? [] : [{ name: id, keys: [key] }];
  });
}
