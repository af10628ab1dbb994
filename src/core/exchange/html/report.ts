import type { ExportBlock } from '../export-input';
import type { PreparedAnnotation, PreparedArticle } from '../prepared-article';
import { webAnnotationsOf } from '../web-annotation';
import type { ExportContext, FormatWriter } from '../writer';
import { claimsSection } from './claims-table';
import { htmlAttribute, htmlText, scriptJson } from './escape';
import { masthead } from './masthead';
import { articleNotes, noteCard } from './note-card';
import { type Passage, passagesOf, titleBlock } from './passages';
import { peopleSection } from './people-table';
import { reportPolicy } from './policy';
import { provenanceSection } from './provenance';
import { articleWords, type ReportContext, reportContext } from './report-context';
import { reportStyle } from './style';
import { type ReportWords, reportWords } from './words/words';

/**
 * A report that needs nothing but a browser: the articles with legible marks and margin notes, the people with their
 * quotes, the claims with status and evidence, where each article comes from, and the W3C annotations as data.
 */
export const htmlWriter: FormatWriter = {
  ending: '.html',
  mediaType: 'text/html;charset=utf-8',
  layout: 'one',
  loses: ['codebook'],
  write(context) {
    const { survey, options, library, name } = context;
    const language = options.language ?? 'en';
    const words = reportWords[language];
    const [only, ...others] = survey.articles;
    const isAlone = only !== undefined && others.length === 0;
    let count = 0;
    return {
      *begin() {
        yield { file: `${name}.html` };
        yield headHtml(language, isAlone ? only.title : library.name);
        if (!isAlone) yield contentsHtml(context, words);
      },
      *article(article) {
        yield articleHtml(article, ++count, context, words);
      },
      *end() {
        yield '</main>\n</body>\n</html>\n';
      },
    };
  },
};

function headHtml(language: 'en' | 'fr', title: string): string {
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${htmlAttribute(reportPolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Guillemet">
<meta name="color-scheme" content="light dark">
<title>${htmlText(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
`;
}

/** The head of a report about several articles, or about none. */
function contentsHtml({ survey, library }: ExportContext, words: ReportWords): string {
  const listed = survey.articles.map(
    ({ title }, index) => `<li><a href="#article-${index + 1}" dir="auto">${htmlText(title)}</a></li>`,
  );
  const contents =
    listed.length === 0 ? '' : `<nav aria-label="${htmlAttribute(words.contents)}"><ol>${listed.join('')}</ol></nav>`;
  return `<header class="cover"><p class="kicker">${htmlText(words.annotatedArticles)}</p><p class="title">${htmlText(library.name)}</p>${contents}</header>\n`;
}

function articleHtml(article: PreparedArticle, number: number, written: ExportContext, words: ReportWords): string {
  const context = reportContext(written, article, number, words);
  const data = scriptJson(webAnnotationsOf(context, article));
  const body = [textHtml(context), peopleSection(context), claimsSection(context), provenanceSection(context)];
  return `<article class="piece" id="article-${number}">
${masthead(context)}${articleNotes(context)}${body.join('')}<script type="application/ld+json">${data}</script>
</article>
`;
}

/**
 * The text, and beside it the notes of what begins in each passage. Both are floats: a note begins beside its passage
 * or, where those before it are long, below them; and no passage begins before the first note of the one before it.
 */
function textHtml(context: ReportContext): string {
  const { prepared } = context;
  const passages = passagesOf(prepared.blocks, prepared.annotations);
  return `<div class="text"${articleWords(prepared)}>\n${passages.map((each) => passageHtml(each, context)).join('')}</div>\n`;
}

function passageHtml({ blocks, annotations }: Passage, context: ReportContext): string {
  const title = titleBlock(context.prepared);
  const set = blocks.filter((block) => block !== title).map((block) => blockHtml(block, context));
  const passage = set.length === 0 ? '' : `<div class="passage">${set.join('')}</div>\n`;
  return passage + notesHtml(annotations, context);
}

/** In the language of the report, within the text that may have another. */
function notesHtml(annotations: readonly PreparedAnnotation[], context: ReportContext): string {
  if (annotations.length === 0) return '';
  const { marked, words, options } = context;
  const numbers = annotations.map((annotation) => marked.numbers.get(annotation));
  const cards = annotations.map((annotation) => noteCard(annotation, context));
  const label = htmlAttribute(`${words.notes} ${numbers.join(', ')}`);
  return `<div class="notes" role="group" lang="${options.language ?? 'en'}" dir="ltr" aria-label="${label}">${cards.join('')}</div>\n`;
}

const elements: Readonly<Record<string, string>> = {
  heading: 'h2',
  caption: 'p class="caption"',
  note: 'p class="footnote"',
};

function blockHtml({ type, start, end }: ExportBlock, { marked }: ReportContext): string {
  const element = elements[type] ?? (type === 'separator' ? 'p class="separator"' : 'p');
  const [name] = element.split(' ');
  return `<${element} dir="auto">${marked.between(start, end)}</${name}>`;
}
