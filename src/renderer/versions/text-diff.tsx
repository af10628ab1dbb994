import { useMemo } from 'react';
import { type Hunk, hunksOf } from '../../core/text/diff-hunks';
import { legibleDiff } from '../../core/text/legible-diff';
import type { DiffPart } from '../../core/text/word-diff';
import { useWords } from '../words/use-words';

/** How many changes are shown of one comparison. */
const maxShown = 200;

/** Two wordings side by side: where they differ, with a little of what is around. */
export function TextDiff({ before, after, names }: { before: string; after: string; names: [string, string] }) {
  const say = useWords();
  const hunks = useMemo(() => hunksOf(legibleDiff(before, after), before), [before, after]);
  if (hunks.length === 0) return <p>{say('versions.same')}</p>;
  return (
    <>
      <table className="text-diff">
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hunks.slice(0, maxShown).map((hunk) => (
            <tr key={`${hunk.parts[0]?.before.start} ${hunk.parts[0]?.after.start}`}>
              <td>
                <HunkSide hunk={hunk} text={before} side="before" />
              </td>
              <td>
                <HunkSide hunk={hunk} text={after} side="after" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hunks.length > maxShown ? (
        <p className="hint">{say('versions.moreChanges', { count: hunks.length - maxShown })}</p>
      ) : null}
    </>
  );
}

function HunkSide({ hunk, text, side }: { hunk: Hunk; text: string; side: 'before' | 'after' }) {
  return (
    <>
      {hunk.isCutBefore ? '… ' : ''}
      <Parts parts={hunk.parts} text={text} side={side} />
      {hunk.isCutAfter ? ' …' : ''}
    </>
  );
}

/** The words of one side, those marked that the other side does not have. */
function Parts({ parts, text, side }: { parts: readonly DiffPart[]; text: string; side: 'before' | 'after' }) {
  return parts.map((part) => {
    const { start, end } = part[side];
    if (start === end) return null;
    const words = text.slice(start, end);
    if (part.kind === 'same') return <span key={start}>{words}</span>;
    return side === 'before' ? <del key={start}>{words}</del> : <ins key={start}>{words}</ins>;
  });
}

/** One side of two short wordings. */
export function WordDiff({ before, after, side }: { before: string; after: string; side: 'before' | 'after' }) {
  const parts = useMemo(() => legibleDiff(before, after), [before, after]);
  return <Parts parts={parts} text={side === 'before' ? before : after} side={side} />;
}
