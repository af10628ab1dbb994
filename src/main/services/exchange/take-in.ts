import { z } from 'zod';
import type { Annotation } from '../../../core/annotation/annotation';
import { type ArticleNote, articleNoteId } from '../../../core/annotation/article-note';
import { copyOf, type NewChange, type Operation, sameValue, type Work, workOf } from '../../../core/annotation/change';
import { Codebook } from '../../../core/annotation/codebook';
import { codebookProblems } from '../../../core/annotation/codebook-problems';
import { mergeArticleNote } from '../../../core/annotation/merge';
import { Person } from '../../../core/annotation/person';
import { additionsBetween } from '../../../core/exchange/incoming/additions';
import { type Incoming, type IncomingDocument, refuseFile } from '../../../core/exchange/incoming/incoming';
import { withKnownIds } from '../../../core/exchange/incoming/known-ids';
import { at } from '../../../core/exchange/incoming/place';
import { because, issueOf } from '../../../core/exchange/incoming/reason';
import { Register, type Shared } from '../../../core/exchange/incoming/register';
import { countOutcomes, type TakeInReport, type TakenArticle } from '../../../core/exchange/incoming/report';
import { resolving } from '../../../core/exchange/incoming/resolve';
import { annotatorId } from '../../library/annotator';
import type { NewArticle } from '../../library/article-files';
import { newId } from '../../library/ids';
import type { Library } from '../../library/library';
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

export interface PlanOptions {
  /** For messages. */
  fileName: string;
  /** The article that the annotations are for, whatever the file says. */
  articleId?: string | undefined;
  watch?: TakeInWatch;
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
 * place. Raises as reading articles does, `article-missing`, and `exchange-invalid` where the codebook could not be kept any more.
 */
export async function planTakeIn(
  { library, articles }: Pick<TakeInParts, 'library' | 'articles'>,
  incoming: Incoming,
  { fileName, articleId, watch = {} }: PlanOptions,
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
  refuseUnsound(fileName, before, after);
  report.added = additionsBetween(before, after);
  for (const article of report.articles) nameCounts(article, after);
  return { batch, report, shared: { before, after }, articles: planned };
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

/** Refuses what would leave a codebook or a register that cannot be kept: too many layers, a name twice. */
function refuseUnsound(fileName: string, before: Shared, after: Shared): void {
  const shape = z.object({ codebook: Codebook, people: z.array(Person) }).safeParse(after);
  if (!shape.success) {
    const { field, reason } = issueOf(shape.error);
    refuseFile(fileName, field, reason);
  }
  const known = new Set(codebookProblems(before.codebook).map(({ message }) => message));
  const problem = codebookProblems(after.codebook).find(({ message }) => !known.has(message));
  if (problem) {
    const path = ['codebook', ...problem.path].join('.');
    refuseFile(fileName, [at('field', path)], because('codebook', { said: problem.message }));
  }
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
