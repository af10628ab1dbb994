/** Which rows are selected, and where the keyboard is. */
export interface RowSelection {
  selected: ReadonlySet<string>;
  /** Id of the row that keys act on. */
  active: string | null;
  /** Where a range began. */
  anchor: string | null;
}

export const nothingSelected: RowSelection = { selected: new Set(), active: null, anchor: null };

/** The keyboard goes to a row; what is selected stays. */
export function goTo(selection: RowSelection, id: string): RowSelection {
  return { ...selection, active: id, anchor: id };
}

export function toggle({ selected }: RowSelection, id: string): RowSelection {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return { selected: next, active: id, anchor: id };
}

/** Everything between where the range began and the row, both included, and nothing else. `ids` in the order shown. */
export function extendTo({ active, anchor }: RowSelection, id: string, ids: readonly string[]): RowSelection {
  const from = anchor ?? active ?? id;
  const begin = ids.indexOf(from);
  const end = ids.indexOf(id);
  const range = begin === -1 ? [id] : ids.slice(Math.min(begin, end), Math.max(begin, end) + 1);
  return { selected: new Set(range), active: id, anchor: begin === -1 ? id : from };
}

/** What is no longer shown is no longer selected; the keyboard goes to what stands where it was. */
export function keepShown(selection: RowSelection, ids: readonly string[], before: readonly string[]): RowSelection {
  const shown = new Set(ids);
  const selected = new Set([...selection.selected].filter((id) => shown.has(id)));
  const { active, anchor } = selection;
  if (active === null || shown.has(active)) {
    return { selected, active, anchor: anchor !== null && shown.has(anchor) ? anchor : active };
  }
  const place = before.indexOf(active);
  const next = before.slice(place).find((id) => shown.has(id)) ?? ids.at(-1) ?? null;
  return { selected, active: next, anchor: next };
}
