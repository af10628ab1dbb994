import type { Marked } from './marks';
import type { Unit } from './unit';

/** A paragraph as its own voice tells it: what stands between marks is one unit of kind `quoted`. */
export function flowOf(units: readonly Unit[], marked: readonly Marked[]): Unit[] {
  const flow: Unit[] = [];
  let at = 0;
  for (const one of marked) {
    const first = one.opened ? one.from - 1 : one.from;
    while (at < first) flow.push(units[at++] as Unit);
    flow.push({
      kind: 'quoted',
      start: one.start,
      end: one.end,
      lower: '',
      capital: false,
      word: undefined,
      marked: one,
    });
    at = one.closed ? one.to + 1 : one.to;
  }
  while (at < units.length) flow.push(units[at++] as Unit);
  return flow;
}
