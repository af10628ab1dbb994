import { type MarkdownInline, parseSimpleMarkdown } from '../../text/simple-markdown';
import { webAddress } from '../iri';
import { htmlAttribute, htmlText } from './escape';

/** A note as it reads. Only a web address becomes a link. */
export function markdownHtml(source: string): string {
  return parseSimpleMarkdown(source)
    .map((block) => {
      if (block.kind === 'quote') return `<blockquote dir="auto">${inlineHtml(block.content)}</blockquote>`;
      if (block.kind === 'paragraph') return `<p dir="auto">${inlineHtml(block.content)}</p>`;
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li dir="auto">${inlineHtml(item)}</li>`).join('')}</${tag}>`;
    })
    .join('');
}

const tags = { strong: 'strong', emphasis: 'em', code: 'code' } as const;

function inlineHtml(content: readonly MarkdownInline[]): string {
  return content
    .map((part) => {
      const text = htmlText(part.text);
      if (part.kind === 'text') return text;
      if (part.kind === 'link') return linkHtml(part.address, part.text);
      return `<${tags[part.kind]}>${text}</${tags[part.kind]}>`;
    })
    .join('');
}

/** A link to a web address; the text alone where it is none. */
export function linkHtml(address: string, text: string): string {
  const known = webAddress(address);
  if (known === null) return htmlText(text);
  return `<a href="${htmlAttribute(known)}" rel="noreferrer">${htmlText(text)}</a>`;
}
