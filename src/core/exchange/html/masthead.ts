import { claimStatuses } from '../../annotation/built-in-codebook';
import type { PreparedArticle } from '../prepared-article';
import { htmlAttribute, htmlText } from './escape';
import { titleBlock } from './passages';
import { articleWords, publishedIn, type ReportContext } from './report-context';
import { statusHtml } from './status';

/** Title and origin of the article, how much was found in it, and what the signs in the text mean. */
export function masthead(context: ReportContext): string {
  const { prepared, marked, words, survey } = context;
  const { title, byline, outlet } = prepared.article.metadata;
  const isAlone = survey.articles.length === 1;
  const kicker = [isAlone ? words.annotatedArticle : '', outlet].filter((part) => part !== '').map(htmlText);
  const about = [byline, publishedIn(prepared, context)].filter((part) => part !== '').map(htmlText);
  // A title that is the head of the text keeps its marks.
  const block = titleBlock(prepared);
  const shown = block ? marked.between(block.start, block.end) : htmlText(title);
  return `<header class="masthead">${line('kicker', kicker)}<h1${articleWords(prepared)}>${shown}</h1>${line('about', about)}${line('figures', figures(context))}${legend(context)}</header>\n`;
}

function line(name: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `<p class="${name}">${parts.join(' · ')}</p>`;
}

export function countOf({ annotations }: PreparedArticle, layer: string): number {
  return annotations.filter(({ annotation }) => annotation.layer === layer).length;
}

function figures({ prepared, words }: ReportContext): string[] {
  const claimed = prepared.annotations.filter(({ annotation }) => annotation.layer === 'claim');
  const statuses = claimStatuses.flatMap((status) => {
    const count = claimed.filter(({ attributes }) => attributes.get('status') === status).length;
    return count === 0 ? [] : [`${statusHtml(status, words)} ${count}`];
  });
  const claims = words.claimCount(claimed.length);
  const detail = statuses.length === 0 ? '' : `${words.colon}${statuses.join(', ')}`;
  return [words.quoteCount(countOf(prepared, 'quote')), `${claims}${detail}`];
}

/** A sample of every sign that the text of this article has. */
function legend({ prepared, names, words, tintOf, library }: ReportContext): string {
  const { annotations } = prepared;
  const used = new Set(annotations.map(({ annotation }) => annotation.layer));
  const known = library.codebook.layers.map(({ id }) => id).filter((id) => used.has(id));
  const layers = [...new Set([...known, ...used])];
  const samples = layers.map((layer) => {
    const name = layer === 'quote' || layer === 'claim' ? (words.values[layer] ?? layer) : names.layer(layer);
    return `<li><mark class="${tintOf(layer)} lane-0" data-type="${htmlAttribute(layer)}">${htmlText(name)}</mark></li>`;
  });
  for (const [attribute, name] of [
    ['speakerSpan', 'speaker'],
    ['cueSpan', 'cue'],
  ] as const) {
    if (!annotations.some(({ attributes }) => attributes.has(attribute))) continue;
    const word = words.values[attribute === 'speakerSpan' ? 'speaker' : 'cueSpan'] ?? name;
    samples.push(`<li><mark class="${tintOf('quote')} lane-0 part ${name}">${htmlText(word)}</mark></li>`);
  }
  if (samples.length === 0) return '';
  const isSuggested = annotations.some(({ annotation }) => annotation.origin.kind === 'suggestion');
  const help = isSuggested ? `<li>${htmlText(words.suggestedHelp)}</li>` : '';
  return `<ul class="legend" aria-label="${htmlAttribute(words.legend)}">${samples.join('')}${help}</ul>`;
}
