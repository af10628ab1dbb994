import { decisionsJsonl } from './decisions-jsonl';
import type { ExportArticle, ExportLibrary } from './export-input';
import { exportFileName } from './file-name';
import type { ExportFormat } from './formats';
import { guillemetJson } from './guillemet-json';
import { type PreparedArticle, prepareArticles } from './prepared-article';
import { webAnnotations } from './web-annotation';

export interface ExportFile {
  fileName: string;
  mediaType: string;
  /** UTF-8 without a byte order mark when it is written. */
  text: string;
  /** What the format cannot carry and what a reader should know: English sentences. */
  warnings: string[];
}

/**
 * Articles in a format. The same articles and annotations, in whatever order, give the same bytes.
 * Raises `export-failed` where an annotation does not stand on its words.
 */
export function exportFile(
  format: ExportFormat,
  library: ExportLibrary,
  articles: readonly ExportArticle[],
): ExportFile {
  const prepared = prepareArticles(articles, library.codebook);
  const warnings = unknownPeople(library, prepared);
  switch (format) {
    case 'json':
      return {
        fileName: nameOf(library, prepared, '.guillemet.json'),
        mediaType: 'application/json',
        text: guillemetJson(library, prepared),
        warnings,
      };
    case 'decisions':
      return {
        fileName: nameOf(library, prepared, '.decisions.jsonl'),
        mediaType: 'application/jsonl',
        text: decisionsJsonl(library, articles),
        warnings: [],
      };
    case 'w3c': {
      const { text, ambiguous } = webAnnotations(library, prepared);
      return {
        fileName: nameOf(library, prepared, '.w3c.json'),
        mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
        text,
        warnings: [...warnings, ...webAnnotationLosses(prepared, ambiguous)],
      };
    }
  }
}

function nameOf(library: ExportLibrary, articles: readonly PreparedArticle[], ending: string): string {
  const [only, ...others] = articles;
  return only && others.length === 0
    ? exportFileName(only.article.metadata.title, ending, 'article')
    : exportFileName(library.name, ending, 'library');
}

function unknownPeople(library: ExportLibrary, articles: readonly PreparedArticle[]): string[] {
  const known = new Set(library.people.map((person) => person.id));
  const unknown = [...peopleIn(articles)].filter((id) => !known.has(id));
  if (unknown.length === 0) return [];
  return [`${count(unknown.length, 'person is', 'people are')} not in the register; only the id is written.`];
}

function webAnnotationLosses(articles: readonly PreparedArticle[], ambiguous: number): string[] {
  const interrupted = articles.flatMap(({ annotations }) => annotations.filter(({ segments }) => segments.length > 1));
  const people = peopleIn(articles).size;
  const losses = [
    `The text, its author, outlet and date are not in the file (${count(articles.length, 'article', 'articles')}), nor is the codebook.`,
  ];
  if (people > 0) {
    losses.push(
      `Of ${count(people, 'person', 'people')} only the name is written: no role, organisation, country or alias.`,
    );
  }
  if (interrupted.length > 0) {
    losses.push(
      `${count(interrupted.length, 'annotation has', 'annotations have')} several segments, written as several targets; a reader that takes one target shows the first.`,
    );
  }
  if (ambiguous > 0) {
    losses.push(
      `${count(ambiguous, 'quote selector matches', 'quote selectors match')} more than one place in a text that repeats itself; the position tells which.`,
    );
  }
  return losses;
}

function peopleIn(articles: readonly PreparedArticle[]): Set<string> {
  return new Set(articles.flatMap(({ annotations }) => annotations.flatMap(({ people }) => people)));
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
