import type { Finding, RuleName } from './finding';

/** Rules whose content may be a report itself: it closes or surrounds a whole sentence. */
const surrounding: ReadonlySet<RuleName> = new Set([
  'clause-then-cue',
  'around-cue',
  'source-then-content',
  'content-then-source',
  'content-around-source',
]);

/**
 * `The mayor said the well was dry, the Herald reported`: the statement is one quotation, and who vouches for it is the one who
 * reports last. What lies inside such a quotation is left out.
 */
export function withoutReportedAgain(findings: readonly Finding[]): Finding[] {
  const inOrder = [...findings].sort((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a));
  let outer: Finding | null = null;
  return inOrder.filter((finding) => {
    if (outer && endOf(finding) <= endOf(outer)) return false;
    if (surrounding.has(finding.rule)) outer = finding;
    return true;
  });
}

function startOf({ segments }: Finding): number {
  return segments[0]?.start ?? 0;
}

function endOf({ segments }: Finding): number {
  return segments.at(-1)?.end ?? 0;
}
