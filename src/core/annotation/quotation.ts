import type { Span } from '../text/span';
import type { QuoteType } from './built-in-codebook';

/** Opening marks and those that close them; straight ones close themselves. */
const closersOf: Readonly<Record<string, string>> = {
  '«': '»',
  '‹': '›',
  '“': '”',
  '„': '“”',
  '‘': '’',
  '‚': '‘’',
  '"': '"',
};

function isStop(unit: string): boolean {
  return /[.,;:!?…\s]/u.test(unit);
}

/** True where one pair of marks holds all the words, marks included; not for `«a» and «b»`. */
function isQuoted(words: string): boolean {
  const text = words.trimStart();
  let end = text.length;
  while (end > 0 && isStop(text.charAt(end - 1))) end--;
  const opener = text.charAt(0);
  const closers = closersOf[opener];
  if (end < 2 || closers === undefined || !closers.includes(text.charAt(end - 1))) return false;
  const inner = text.slice(1, end - 1);
  // An apostrophe looks like a closing mark, so single marks are taken at their word.
  if (closers.includes('’')) return true;
  if (closers.includes(opener)) return !inner.includes(opener);
  let depth = 1;
  for (const mark of inner) {
    if (closers.includes(mark)) depth--;
    else if (mark === opener) depth++;
    if (depth === 0) return false;
  }
  return true;
}

/** True where the words of the span, with the marks just outside it, stand between one pair of marks. */
function standsBetweenMarks(text: string, { start, end }: Span): boolean {
  const words = text.slice(start, end);
  if (isQuoted(words)) return true;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const before = line.trimEnd().at(-1) ?? '';
  // A straight mark opens where those before it in the line are in pairs.
  if (before === '"' && line.split('"').length % 2 === 1) return false;
  let next = end;
  while (next < text.length && isStop(text.charAt(next))) next++;
  return isQuoted(before + words + text.charAt(next));
}

const quotedPart = /«[^»]+»|“[^”]+”|„[^“”]+[“”]|"[^"]+"/u;

/**
 * How a quotation is reported, judged by its marks alone: *direct* when every segment stands between
 * marks, or when one pair of marks holds all segments (« …, she said, … »); *mixed* when a part does,
 * else *indirect*. Marks just outside the segments count as theirs. Segments are in the order of the text.
 */
export function quoteTypeOf(text: string, segments: readonly Span[]): QuoteType {
  const first = segments[0];
  const last = segments.at(-1);
  if (first && last && standsBetweenMarks(text, { start: first.start, end: last.end })) return 'direct';
  const quoted = segments.map((segment) => standsBetweenMarks(text, segment));
  if (quoted.every(Boolean)) return 'direct';
  if (quoted.some(Boolean)) return 'mixed';
  return segments.some(({ start, end }) => quotedPart.test(text.slice(start, end))) ? 'mixed' : 'indirect';
}
