import { sameValue } from '../../../core/annotation/change';
import type { ImportRecord } from '../../../core/library/import-record';
import type { Library } from '../../library/library';
import { schemaVersion } from '../../library/stored-json';
import type { PlannedArticle, TakeInParts, TakeInPlan } from './take-in';
import { Pace, type TakeInWatch } from './watch';

/**
 * Stores what was planned, of `fileName`: first the record of it, then what all articles share, then each article whole and its
 * annotations, a change an annotator, all of one batch. Where nothing is new, nothing is stored, no record either. Where something cannot be stored, what had been is taken back, so that nothing stays half-stored, and that failure is raised.
 */
export async function storePlan(
  { library, articles, annotations }: TakeInParts,
  plan: TakeInPlan,
  fileName: string,
  watch: TakeInWatch = {},
): Promise<void> {
  const { before, after } = plan.shared;
  const stored: PlannedArticle[] = [];
  const pace = new Pace(watch);
  const record = recordOf(plan, fileName, library);
  if (record.articles.length === 0 && sameValue(before, after)) return;
  await library.keepImport(record);
  try {
    if (!sameValue(before, after)) await library.putShared(after);
    for (const { id, added, changes } of plan.articles) {
      pace.refuseCancelled();
      await pace.step('storing', stored.length, plan.articles.length);
      const done: PlannedArticle = { id, added, changes: [] };
      if (added) await library.addArticle(added);
      stored.push(done);
      for (const each of changes) {
        await annotations.applyFor(id, each.annotator, each.change);
        done.changes.push(each);
      }
      await articles.refresh(id);
    }
  } catch (error) {
    const isGone = await unstore({ library, articles, annotations }, stored, plan.shared);
    // What could not be taken back now can be later.
    if (isGone) await library.imports.remove(plan.batch).catch(() => {});
    throw error;
  }
}

/** As if it had never begun. What cannot be taken back because the disk refuses that too stays, and bears the batch: false then. */
async function unstore(
  { library, articles, annotations }: TakeInParts,
  stored: readonly PlannedArticle[],
  { before, after }: TakeInPlan['shared'],
): Promise<boolean> {
  let isGone = true;
  for (const { id, added, changes } of stored.toReversed()) {
    try {
      if (added) {
        await library.trashArticle(id);
        await library.removeTrashed(id);
        articles.forget([id]);
        continue;
      }
      for (const { annotator, change } of changes.toReversed()) await annotations.takeBackFor(id, annotator, [change]);
      await articles.refresh(id);
    } catch {
      // The failure that began it is the one to tell.
      isGone = false;
    }
  }
  const { codebook, people, annotators } = library.file;
  if (sameValue({ codebook, people, annotators }, after)) await library.putShared(before).catch(() => {});
  return isGone;
}

function recordOf({ batch, report, shared, articles }: TakeInPlan, fileName: string, library: Library): ImportRecord {
  const { before, after } = shared;
  const had = new Set(before.people.map(({ id }) => id));
  return {
    format: 'guillemet-import',
    schemaVersion,
    batch,
    made: { at: new Date().toISOString(), annotator: library.annotator.id },
    takenBack: null,
    fileName,
    fileFormat: report.format,
    articles: touchedBy(articles),
    annotations: report.articles.reduce((sum, { added, updated }) => sum + added + updated, 0),
    codebook: sameValue(before.codebook, after.codebook) ? null : { before: before.codebook, after: after.codebook },
    people: after.people.filter(({ id }) => !had.has(id)),
  };
}

/** Articles that come or change, each once. */
function touchedBy(articles: readonly PlannedArticle[]): ImportRecord['articles'] {
  const touched = new Map<string, boolean>();
  for (const { id, added, changes } of articles) {
    if (added !== null || changes.length > 0) touched.set(id, (touched.get(id) ?? false) || added !== null);
  }
  return [...touched].map(([id, isNew]) => ({ id, isNew }));
}
