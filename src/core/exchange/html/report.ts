import { versionNumber } from '../../library/article';
import { webAddress } from '../iri';
import type { PreparedArticle } from '../prepared-article';
import { webAnnotationsOf } from '../web-annotation';
import type { ExportContext, FormatWriter } from '../writer';
import { htmlAttribute, htmlText, scriptJson } from './escape';
import { type MarkedArticle, markArticle } from './marked-text';
import { articleNotes, claimsSection, noteCard, peopleSection } from './report-parts';
import { reportStyle, styleHash } from './style';
import { type ReportWords, reportWords } from './words';

/** How many colours the style has; layers beyond that share them. */
const colours = 6;

/** What the page may do: show its own style, and nothing else. No script, no image, no request. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

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
    const title = isAlone ? only.title : library.name;
    let count = 0;
    return {
      *begin() {
        yield { file: `${name}.html` };
        yield `<!DOCTYPE html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${htmlAttribute(policy)}">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="generator" content="Guillemet">\n<title>${htmlText(title)}</title>\n<style>${reportStyle}</style>\n</head>\n<body>\n`;
        if (!isAlone) {
          const listed = survey.articles.map(
            (each, index) => `<li><a href="#article-${index + 1}">${htmlText(each.title)}</a></li>`,
          );
          yield `<header><p class="kicker">${htmlText(words.report)}</p><h1>${htmlText(title)}</h1>${listed.length === 0 ? '' : `<nav aria-label="${words.contents}"><ol>${listed.join('')}</ol></nav>`}</header>\n`;
        }
      },
      *article(article) {
        yield articleHtml(article, ++count, context, words);
      },
      *end() {
        yield '</body>\n</html>\n';
      },
    };
  },
};

function articleHtml(article: PreparedArticle, number: number, context: ExportContext, words: ReportWords): string {
  const { layers } = context.library.codebook;
  const colourOf = (layer: string) =>
    `c${
      Math.max(
        0,
        layers.findIndex(({ id }) => id === layer),
      ) % colours
    }`;
  const marked = markArticle(article, `a${number}`, colourOf);
  const { title, byline, outlet, published, language } = article.article.metadata;
  const about = [byline, outlet, published].filter((part) => part !== '').map(htmlText);
  const lang = language === 'und' ? '' : ` lang="${htmlAttribute(language)}"`;
  const count = (layer: string) => article.annotations.filter(({ annotation }) => annotation.layer === layer).length;
  const data = scriptJson(webAnnotationsOf(context, article));
  return `<article class="piece" id="article-${number}">
<header><h1${lang} dir="auto">${htmlText(title)}</h1><p class="about">${about.join(' · ')}</p><p class="about">${words.counts(count('quote'), count('claim'))}</p></header>
${articleNotes(article, context, words)}<div class="text"${lang}>
${rowsHtml(article, marked, context, words, colourOf)}</div>
${peopleSection(article, marked, context, words)}${claimsSection(article, marked, context, words)}${provenanceSection(article, context, words)}<script type="application/ld+json">${data}</script>
</article>
`;
}

/** A row for each line of the text: the line, and beside it the notes of what begins in it. */
function rowsHtml(
  article: PreparedArticle,
  marked: MarkedArticle,
  context: ExportContext,
  words: ReportWords,
  colourOf: (layer: string) => string,
): string {
  const rows: string[] = [];
  let start = 0;
  let next = 0;
  for (const line of article.text.split('\n')) {
    const end = start + line.length;
    const cards: string[] = [];
    for (
      let note = article.annotations[next];
      note && (note.segments[0]?.start ?? 0) <= end;
      note = article.annotations[++next]
    ) {
      cards.push(noteCard(note, marked, context, words, colourOf(note.annotation.layer)));
    }
    if (line !== '' || cards.length > 0) {
      const notes =
        cards.length === 0 ? '' : `<aside class="notes" aria-label="${words.notes}">${cards.join('')}</aside>`;
      rows.push(`<div class="row"><p dir="auto">${marked.between(start, end)}</p>${notes}</div>\n`);
    }
    start = end + 1;
  }
  return rows.join('');
}

function provenanceSection(
  { article, text, annotations }: PreparedArticle,
  { names }: ExportContext,
  words: ReportWords,
): string {
  const { metadata, original, provenance, textSha256 } = article;
  const annotators = [...new Set(annotations.map(({ annotation }) => names.annotator(annotation.annotator)))].sort();
  const address = webAddress(metadata.url);
  const rows: [string, string][] = [
    [
      words.address,
      address === null
        ? htmlText(metadata.url)
        : `<a href="${htmlAttribute(address)}" rel="noreferrer">${htmlText(metadata.url)}</a>`,
    ],
    [words.published, htmlText(metadata.published)],
    [words.originalFile, `${htmlText(original.name)} (${htmlText(original.mediaType)})`],
    [words.originalHash, `<code>${original.sha256}</code>`],
    [words.textHash, `<code>${textSha256}</code>`],
    [words.characters, String(text.length)],
    [
      words.read,
      htmlText([provenance.reader, provenance.readerVersion, provenance.encoding].filter(Boolean).join(', ')),
    ],
    [words.version, article.version === undefined ? '' : String(versionNumber(article))],
    [words.imported, htmlText(provenance.imported)],
    [words.annotators, htmlText(annotators.join(', '))],
  ];
  const listed = rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<dt>${htmlText(name)}</dt><dd>${value}</dd>`);
  return `<section><h2>${htmlText(words.provenance)}</h2><dl>${listed.join('')}</dl></section>\n`;
}
