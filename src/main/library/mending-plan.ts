import { applyOperations, type Change, type Work } from '../../core/annotation/change';
import { type AnnotationFile, workIn } from './annotation-file';
import { relationOf } from './annotation-store';

/** A state to begin from. */
export interface Base {
  kind: 'snapshot' | 'journal' | 'backup' | 'salvaged';
  /** Where it was read; for people. */
  name: string;
  file: AnnotationFile;
}

/** What snapshot and journal come to, from one base. */
export interface MendingPlan {
  base: Base;
  work: Work;
  revision: number;
  /** What the journal holds afterwards: changes whose revisions follow each other. */
  changes: Change[];
  /** Changes beyond a gap that still fitted and got a new revision. */
  moved: Change[];
  /** Sound changes that fit no more. */
  unfit: Change[];
  /** How many changes that are known to have been made are not contained. */
  missing: number;
}

/**
 * The plan that contains the most changes; of equal ones that from the earlier base. Null without a base.
 * `sound`: the readable changes of the journal, in the order of the file; `atLeast`: a revision that
 * is known to have been reached.
 */
export function bestPlan(bases: readonly Base[], sound: readonly Change[], atLeast: number): MendingPlan | null {
  let best: MendingPlan | null = null;
  for (const plan of plansFrom(bases, sound, atLeast)) {
    if (best === null || plan.missing < best.missing) best = plan;
  }
  return best;
}

/** What each base comes to, in the order of the bases; the parameters are those of `bestPlan`. */
export function plansFrom(bases: readonly Base[], sound: readonly Change[], atLeast: number): MendingPlan[] {
  let newest = atLeast;
  for (const { file } of bases) newest = Math.max(newest, file.revision);
  for (const { revision } of sound) newest = Math.max(newest, revision);
  return bases.map((base) => planFrom(base, sound, newest));
}

/**
 * Goes on from the base with the run of changes that continues it. A change beyond a gap is made again,
 * with the next revision, only where every annotation is just what the change takes it for: nothing is guessed.
 */
function planFrom(base: Base, sound: readonly Change[], newest: number): MendingPlan {
  const { revision } = base.file;
  const tries = runsOf(sound)
    .filter((run) => (run[0]?.revision ?? 0) <= revision + 1 && (run.at(-1)?.revision ?? 0) >= revision)
    .filter((run) => relationOf(base.file, run) === 'continued')
    .map((run) => replay(base, run));
  tries.push({ work: workIn(base.file), changes: [] });
  const { work, changes } = tries.reduce((best, next) => (reach(next) > reach(best) ? next : best));
  const reached = Math.max(revision, changes.at(-1)?.revision ?? 0);

  const kept = new Set(changes.map(({ id }) => id));
  const moved: Change[] = [];
  const unfit: Change[] = [];
  // What the base contains already must not be made again: it may have been taken back since.
  for (const change of sound.filter((candidate) => candidate.revision > revision && !kept.has(candidate.id))) {
    kept.add(change.id);
    if (applyOperations(work, change.ops) !== null) unfit.push(change);
    else moved.push({ ...change, revision: reached + moved.length + 1 });
  }
  return {
    base,
    work,
    revision: reached + moved.length,
    changes: [...changes, ...moved],
    moved,
    unfit,
    missing: Math.max(newest - reached - moved.length, unfit.length),
  };
}

interface Replayed {
  work: Work;
  changes: Change[];
}

function reach({ changes }: Replayed): number {
  return changes.at(-1)?.revision ?? -1;
}

/** The run as far as it fits the base. */
function replay(base: Base, run: readonly Change[]): Replayed {
  const work = workIn(base.file);
  const changes: Change[] = [];
  for (const change of run) {
    if (change.revision > base.file.revision && applyOperations(work, change.ops) !== null) break;
    changes.push(change);
  }
  return { work, changes };
}

/** Stretches in which each revision follows the one before it. */
function runsOf(changes: readonly Change[]): Change[][] {
  const runs: Change[][] = [];
  for (const change of changes) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.revision === change.revision - 1) run.push(change);
    else runs.push([change]);
  }
  return runs;
}
