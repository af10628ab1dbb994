import type { MetadataField } from '../../library/article';
import { versionNumber } from '../../library/article';
import { htmlText } from './escape';
import { linkHtml } from './markdown';
import { publishedIn, type ReportContext } from './report-context';

/** Where the article comes from, and the hashes by which file and text can be known again. */
export function provenanceSection(context: ReportContext): string {
  const { prepared, names, words } = context;
  const { article, text, annotations } = prepared;
  const { metadata, original, provenance, textSha256 } = article;
  const annotators = [...new Set(annotations.map(({ annotation }) => names.annotator(annotation.annotator)))].sort();
  const encoding = provenance.encoding === 'none' ? '' : provenance.encoding;
  const rows: [string, string][] = [
    [words.address, linkHtml(metadata.url, metadata.url)],
    [words.published, htmlText(publishedIn(prepared, context))],
    [words.agency, htmlText(metadata.agency ?? '')],
    [words.originalFile, htmlText(`${original.name} (${original.mediaType}, ${original.bytes} ${words.bytes})`)],
    [words.originalHash, `<code>${original.sha256}</code>`],
    [words.textHash, `<code>${textSha256}</code>`],
    [words.characters, String(text.length)],
    [words.read, htmlText([provenance.reader, provenance.readerVersion, encoding].filter(Boolean).join(', '))],
    [words.version, article.version === undefined ? '' : String(versionNumber(article))],
    [words.imported, utcMinute(provenance.imported)],
    [words.corrected, htmlText(correctedFields(context).join(', '))],
    [words.annotators, htmlText(annotators.join(', '))],
  ];
  const listed = rows.filter(([, value]) => value !== '');
  return `<section><h2>${htmlText(words.provenance)}</h2><dl>${listed.map(([name, value]) => `<dt>${htmlText(name)}</dt><dd>${value}</dd>`).join('')}</dl></section>\n`;
}

/** Names of the fields that are no longer what the source stated. */
function correctedFields({ prepared, words }: ReportContext): string[] {
  const changes = (prepared.article.provenance.edits ?? []).flatMap(({ changes }) => changes);
  const fields = new Set<MetadataField>(changes.map(({ field }) => field));
  return [...fields].map((field) => words.fields[field]);
}

/** A time as `2026-03-04 09:30 UTC`, the same on every machine; whole for programs. */
function utcMinute(timestamp: string): string {
  const minute = `${new Date(timestamp).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<time datetime="${htmlText(timestamp)}">${minute}</time>`;
}
