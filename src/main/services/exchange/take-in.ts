import type { Annotation } from '../../../core/annotation/annotation';
import { type ArticleNote, articleNoteId } from '../../../core/annotation/article-note';
import { copyOf, type NewChange, type Operation, sameValue, type Work, workOf } from '../../../core/annotation/change';
import { mergeArticleNote } from '../../../core/annotation/merge';
import { additionsBetween } from '../../../core/exchange/incoming/additions';
import { type Incoming, type IncomingDocument, refuseFile } from '../../../core/exchange/incoming/incoming';
import { withKnownIds } from '../../../core/exchange/incoming/known-ids';
import { because } from '../../../core/exchange/incoming/reason';
import { Register, type Shared } from '../../../core/exchange/incoming/register';
import { countOutcomes, type TakeInReport, type TakenArticle } from '../../../core/exchange/incoming/report';
import { resolving } from '../../../core/exchange/incoming/resolve';
import type { ImportRecord } from '../../../core/library/import-record';
import { annotatorId } from '../../library/annotator';
import type { NewArticle } from '../../library/article-files';
import { newId } from '../../library/ids';
import type { Library } from '../../library/library';
import { schemaVersion } from '../../library/stored-json';
import type { AnnotationService } from '../annotation-service';
import type { ArticleList } from '../article-list';
import { type Surroundings, type Target, targetOf } from './target-article';
import { Pace, type TakeInWatch } from './watch';

/** Operations that one line of a journal holds at most. */
const opsInChange = 50_000;

/** What taking in works with. */
export interface TakeInParts {
  library: Library;
  articles: ArticleList;
  annotations: AnnotationService;
}

/** One article and its annotations, decided and not yet stored. */
export interface PlannedArticle {
  id: string;
  added: NewArticle | null;
  changes: { annotator: string; change: NewChange }[];
}

/** What taking in will do, when nothing changes meanwhile. */
export interface TakeInPlan {
  batch: string;
  report: TakeInReport;
  shared: { before: Shared; after: Shared };
  articles: PlannedArticle[];
}

/**
 * Reads, anchors and checks everything that a file holds against the library; stores nothing. What is refused is in the report, with its
 * place. `articleId`: the article that the annotations are for, whatever the file says. Raises as reading articles does, and
 * `article-missing`.
 */
export async function planTakeIn(
  { library, articles }: Pick<TakeInParts, 'library' | 'articles'>,
  incoming: Incoming,
  articleId?: string | undefined,
  watch: TakeInWatch = {},
): Promise<TakeInPlan> {
  const pace = new Pace(watch);
  const total = incoming.documents.reduce((sum, { spans }) => sum + spans.length, 0);
  let done = 0;
  const { codebook, people, annotators } = library.file;
  const before = { codebook, people, annotators };
  const register = new Register(before, annotatorId);
  register.takeIn(incoming);
  const batch = newId('c');
  const report: TakeInReport = { format: incoming.format, articles: [], refused: [...incoming.refused], added: [] };
  const planned: PlannedArticle[] = [];
  const around: Surroundings = {
    ...{ library, articles, ids: new Set(await library.articleIds()), chosen: articleId, batch },
    fresh: new Map(),
  };
  /** What there will be, by article and annotator: a file may speak of one article twice. */
  const known = new Map<string, Work>();
  for (const document of incoming.documents) {
    await pace.step('anchoring', done, total);
    const target = await targetOf(document, around);
    if (target === null) {
      const reason = because('text-missing', { count: document.spans.length });
      report.refused.push({ place: document.place, reason });
      continue;
    }
    const decided = await decide(document, target, {
      ...{ library, register, known, format: incoming.format },
      step: () => pace.step('anchoring', ++done, total),
    });
    report.articles.push(decided.taken);
    planned.push({ id: target.id, added: target.added, changes: changesOf(decided.ops, batch) });
  }
  const after = register.shared;
  report.added = additionsBetween(before, after);
  for (const article of report.articles) nameCounts(article, after);
  return { batch, report, shared: { before, after }, articles: planned };
}

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

function changesOf(ops: ReadonlyMap<string, Operation[]>, batch: string): PlannedArticle['changes'] {
  return [...ops].flatMap(([annotator, list]) =>
    Array.from({ length: Math.ceil(list.length / opsInChange) }, (_, index) => ({
      annotator,
      change: {
        id: newId('c'),
        kind: 'import' as const,
        ops: list.slice(index * opsInChange, (index + 1) * opsInChange),
        batch,
      },
    })),
  );
}

interface Deciding {
  library: Library;
  register: Register;
  known: Map<string, Work>;
  format: string;
  /** After each annotation that was anchored. */
  step: () => Promise<void>;
}

async function decide(
  document: IncomingDocument,
  { id, title, text, match, added }: Target,
  { library, register, known, format, step }: Deciding,
): Promise<{ taken: TakenArticle; ops: Map<string, Operation[]> }> {
  const context = { register, format, annotator: library.annotator.id, now: new Date().toISOString() };
  const steps = resolving(document, text, context);
  let resolved = steps.next();
  for (; !resolved.done; resolved = steps.next()) await step();
  const { annotations, notes, lines } = resolved.value;
  const taken: TakenArticle = {
    ...{ id, title, match, isNew: added !== null, added: 0, updated: 0, unchanged: 0, lines },
    outcomes: countOutcomes(lines),
    annotators: counted(annotations.map(({ annotator }) => annotator)),
    layers: counted(annotations.map(({ layer }) => layer)),
  };
  const ops = new Map<string, Operation[]>();
  for (const annotator of new Set([...annotations, ...notes].map((entry) => entry.annotator))) {
    const key = `${id} ${annotator}`;
    const here = known.get(key) ?? (added ? workOf() : copyOf(await library.readWork(id, annotator)));
    known.set(key, here);
    const list: Operation[] = [];
    const own = annotations.filter((annotation) => annotation.annotator === annotator);
    for (const after of withKnownIds(own, here.annotations)) {
      const before = here.annotations.get(after.id) ?? null;
      if (before === null) taken.added++;
      else if (sameBut(before, after) || isNewer(before, after, context.now)) {
        taken.unchanged++;
        continue;
      } else taken.updated++;
      here.annotations.set(after.id, after);
      list.push({ kind: 'annotation', id: after.id, before, after });
    }
    const note = notes.find((each) => each.annotator === annotator);
    if (note) {
      const op = notedOperation(here.articleNote, note);
      if (op === null) taken.unchanged++;
      else {
        if (op.before === null) taken.added++;
        else taken.updated++;
        here.articleNote = op.after;
        list.push(op);
      }
    }
    if (list.length > 0) ops.set(annotator, list);
  }
  return { taken, ops };
}

function counted(ids: readonly string[]): TakenArticle['layers'] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, count]) => ({ id, name: id, count })).sort((a, b) => b.count - a.count);
}

function nameCounts(article: TakenArticle, { codebook, annotators }: Shared): void {
  for (const each of article.layers) each.name = codebook.layers.find(({ id }) => id === each.id)?.name ?? each.id;
  for (const each of article.annotators) each.name = annotators.find(({ id }) => id === each.id)?.name ?? each.id;
}

/** Takes in what is said of the article; what was said here already stays beside it. Null where nothing is new. */
function notedOperation(before: ArticleNote | null, taken: ArticleNote): (Operation & { kind: 'article-note' }) | null {
  const after = mergeArticleNote(null, before, taken).value;
  const told = (said: ArticleNote | null) => [[...(said?.tags ?? [])].sort(), said?.note ?? ''];
  const isNew = !sameValue(told(before), told(after));
  return isNew ? { kind: 'article-note', id: articleNoteId, before, after } : null;
}

/** The same but for its times and the ids of relations: a file without them gives new ones each time it is taken in. */
function sameBut(a: Annotation, b: Annotation): boolean {
  const told = ({ relations = [], ...annotation }: Annotation) => ({
    ...annotation,
    created: '',
    modified: '',
    relations: relations.map(({ type, to }) => `${type} ${to}`).sort(),
  });
  return sameValue(told(a), told(b));
}

/** Whether what is here was changed after what the file has. `now`: the time of what the file has no time of. */
function isNewer(here: Annotation, { created, modified }: Annotation, now: string): boolean {
  if (created === now) return here.modified !== here.created;
  return Date.parse(here.modified) > Date.parse(modified);
}

/** Refuses a report that holds nothing that was taken in. */
export function refuseEmpty(path: string, report: TakeInReport): void {
  const taken = report.articles.some(
    ({ added, updated, unchanged, isNew }) => added + updated + unchanged > 0 || isNew,
  );
  if (taken || report.added.length > 0) return;
  const [first] = [...report.refused, ...report.articles.flatMap(({ lines }) => lines)];
  if (first?.reason) refuseFile(path, first.place, first.reason);
}
