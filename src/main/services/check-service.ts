import { extentOf } from '../../core/annotation/annotation';
import { annotationProblems, decisionProblems, type Surroundings } from '../../core/annotation/integrity';
import { asFailure } from '../../core/dispatch';
import { conflictCopiesIn } from '../library/conflict-copy';
import { sha256 } from '../library/ids';
import type { Library } from '../library/library';
import { verifiedText } from './annotation-service';

export interface CheckReport {
  library: string;
  articles: number;
  annotations: number;
  /** `article` is null for what concerns the library as a whole. */
  problems: { article: string | null; annotation?: string; message: string }[];
}

/**
 * Reads everything, or these articles, and holds it against its hashes, its text and the codebook.
 * Changes nothing.
 */
export async function checkLibrary(library: Library, articleIds?: readonly string[]): Promise<CheckReport> {
  const report: CheckReport = { library: library.folder, articles: 0, annotations: 0, problems: [] };
  for (const name of await library.strayFolders()) {
    report.problems.push({ article: null, message: `articles/${name} is not an article: its name is no id.` });
  }
  for (const { copy, original } of await conflictCopiesIn(library.folder)) {
    report.problems.push({
      article: null,
      message: `${copy} is left out: it is a copy of ${original}, made by a synchronising program.`,
    });
  }
  for (const id of articleIds ?? (await library.articleIds())) {
    report.articles++;
    await noting(report, id, () => checkArticle(library, id, report));
  }
  return report;
}

/** What is raised is one problem, and the check goes on. */
async function noting(report: CheckReport, article: string, check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    report.problems.push({ article, message: asFailure(error).message });
  }
}

async function checkArticle(library: Library, id: string, report: CheckReport): Promise<void> {
  const file = await library.readArticle(id);
  const { article } = file;
  const { title } = article.metadata;
  await noting(report, id, async () => {
    if (sha256(await library.readOriginal(article)) === article.original.sha256) return;
    report.problems.push({ article: id, message: `The original of "${title}" was altered: its hash differs.` });
  });
  const text = verifiedText(file);
  if (text.length !== article.characters) {
    const message = `"${title}" has ${text.length} characters, not ${article.characters} as it says.`;
    report.problems.push({ article: id, message });
  }
  for (const { copy, original } of await conflictCopiesIn(library.folderOf(id))) {
    const message = `${copy} is left out: it is a copy of ${original} that a synchronising program made because two machines had changed it. Look whether it holds what the other does not, then delete it.`;
    report.problems.push({ article: id, message });
  }
  const { known, unknown } = await library.annotatorsOf(id);
  for (const annotator of unknown) {
    const message = `The annotations of "${annotator}" on "${title}" are left out: library.json has no such annotator.`;
    report.problems.push({ article: id, message });
  }
  const surroundings = { text, codebook: library.file.codebook, people: library.people };
  for (const annotator of known) {
    await noting(report, id, async () => {
      await checkAnnotations(library, id, annotator, surroundings, report);
      for (const decision of await library.readDecisions(id, annotator)) {
        // What was decided about an earlier wording counts in that one.
        if (decision.textSha256 !== article.textSha256) continue;
        for (const { path, message } of decisionProblems(decision, text)) {
          report.problems.push({ article: id, message: `decision ${decision.id}: ${path.join('.')}: ${message}` });
        }
      }
    });
  }
}

async function checkAnnotations(
  library: Library,
  article: string,
  annotator: string,
  surroundings: Surroundings,
  report: CheckReport,
): Promise<void> {
  for (const annotation of await library.readAnnotations(article, annotator)) {
    report.annotations++;
    for (const { path, message } of annotationProblems(annotation, surroundings)) {
      const { start, end } = extentOf(annotation);
      const place = `${annotation.layer} at [${start}, ${end})`;
      report.problems.push({ article, annotation: annotation.id, message: `${place}: ${path.join('.')}: ${message}` });
    }
  }
}
