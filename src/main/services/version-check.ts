import { basename, dirname, join } from 'node:path';
import { type Article, versionNumber } from '../../core/library/article';
import { AnnotationStore } from '../library/annotation-store';
import { annotatorsIn, readArticleFile } from '../library/article-files';
import { exists } from '../library/durable-file';
import { readHistory } from '../library/sealed-history';

/**
 * What does not fit between a version and those before it that lie beside it: another text than it names, and annotations that came
 * to the last one after this one was opened, as a merge brings them. Raises as reading the earlier one does.
 */
export async function versionProblems(folder: string, article: Article): Promise<string[]> {
  const problems: string[] = [];
  const all = article.version?.earlier ?? [];
  for (const [index, { id, textSha256 }] of all.entries()) {
    const earlierFolder = join(dirname(folder), id);
    if (!(await exists(earlierFolder))) continue;
    const { article: earlier } = await readArticleFile(earlierFolder);
    if (earlier.textSha256 !== textSha256) {
      problems.push(`Version ${index + 1}, the article ${id}, has another text than the one that was corrected.`);
    }
    if (index < all.length - 1) continue;
    const late = await lateAnnotations(earlierFolder, folder);
    if (late === 0) continue;
    const number = versionNumber(article);
    const what = late === 1 ? '1 annotation was' : `${late} annotations were`;
    problems.push(
      `${what} made on version ${number - 1}, the article ${id}, after version ${number} was opened. Export it and take it in with "guillemet merge FILE --article ${article.id}".`,
    );
  }
  return problems;
}

/** How many annotations of the earlier version the newer one has never had. */
async function lateAnnotations(earlier: string, newer: string): Promise<number> {
  let late = 0;
  for (const annotator of await annotatorsIn(earlier)) {
    const [before, after] = await Promise.all([open(earlier, annotator), open(newer, annotator)]);
    const known = new Set(after.all().map(({ id }) => id));
    const unknown = before.all().filter(({ id }) => !known.has(id));
    if (unknown.length === 0) continue;
    for (const { ops } of await readHistory(newer, annotator)) for (const { id } of ops) known.add(id);
    late += unknown.filter(({ id }) => !known.has(id)).length;
  }
  return late;
}

function open(folder: string, annotator: string): Promise<AnnotationStore> {
  return AnnotationStore.open(folder, basename(folder), annotator);
}
