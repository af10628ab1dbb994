import type { SearchQuery } from './query';

/** The regular expression that a query means. Throws `SyntaxError` where its text is none. */
export function patternOf({ text, matchCase }: Pick<SearchQuery, 'text' | 'matchCase'>): RegExp {
  return new RegExp(text, matchCase ? 'gmu' : 'gimu');
}

/** Where a regular expression stops being one. */
export interface PatternFault {
  /** UTF-16 offset into the pattern: what begins there cannot be read, or is never closed. */
  at: number;
  kind: 'unclosed' | 'unopened' | 'unrepeatable' | 'escape' | 'range' | 'other';
}

/**
 * Null for a sound pattern. Engines say what is wrong but not where; so ever longer beginnings are tried, with what
 * they leave open closed: the longest sound one ends where the fault begins.
 */
export function patternFault(source: string): PatternFault | null {
  if (isSound(source)) return null;
  let sound = 0;
  for (let end = 1; end <= source.length; end++) {
    const beginning = source.slice(0, end);
    if (isSound(beginning + openIn(beginning).closing)) sound = end;
  }
  const { last } = openIn(source.slice(0, sound + 1));
  if (sound === source.length) return { at: openIn(source).last ?? 0, kind: 'unclosed' };
  // A group is sound as long as its kind is not there, and a range without its end.
  if (source.startsWith('(?', sound - 1)) {
    return { at: sound - 1, kind: openIn(source).last === sound - 1 ? 'unclosed' : 'other' };
  }
  if (last !== null && source[sound - 1] === '-') return { at: Math.max(0, sound - 2), kind: 'range' };
  return { at: sound, kind: kindOf(source.slice(sound), sound === last) };
}

function kindOf(rest: string, isOpening: boolean): PatternFault['kind'] {
  if (/^[)\]}]/.test(rest)) return 'unopened';
  if (/^[*+?]/.test(rest)) return 'unrepeatable';
  if (rest.startsWith('\\')) return 'escape';
  if (rest.startsWith('{')) return 'range';
  return isOpening ? 'unclosed' : 'other';
}

function isSound(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

/** What would close all that is open at the end, and where the last of it was opened; null where nothing is. */
function openIn(source: string): { closing: string; last: number | null } {
  const groups: number[] = [];
  let characters: number | null = null;
  for (let i = 0; i < source.length; i++) {
    const unit = source[i];
    if (unit === '\\') i++;
    else if (characters !== null) {
      if (unit === ']') characters = null;
    } else if (unit === '[') characters = i;
    else if (unit === '(') groups.push(i);
    else if (unit === ')') groups.pop();
  }
  const closing = (characters === null ? '' : ']') + ')'.repeat(groups.length);
  return { closing, last: characters ?? groups.at(-1) ?? null };
}
