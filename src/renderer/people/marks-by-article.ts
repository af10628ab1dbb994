import type { ConcordanceLine } from '../../core/search/concordance';

export interface ArticleMarks {
  articleId: string;
  lines: ConcordanceLine[];
}

/** The lines, which come in the order of the articles and their texts, with those of an article together. */
export function marksByArticle(lines: readonly ConcordanceLine[]): ArticleMarks[] {
  const groups = new Map<string, ArticleMarks>();
  for (const line of lines) {
    const group = groups.get(line.articleId);
    if (group) group.lines.push(line);
    else groups.set(line.articleId, { articleId: line.articleId, lines: [line] });
  }
  return [...groups.values()];
}
