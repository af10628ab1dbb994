/** A note's Markdown as far as notes need it: paragraphs, lists, emphasis, code and links. Never HTML. */
export type MarkdownBlock =
  | { kind: 'paragraph'; content: MarkdownInline[] }
  | { kind: 'quote'; content: MarkdownInline[] }
  | { kind: 'list'; ordered: boolean; items: MarkdownInline[][] };

export type MarkdownInline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis' | 'code'; text: string }
  | { kind: 'link'; text: string; address: string };

/** Every text has a reading: what is no markup is text. */
export function parseSimpleMarkdown(source: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', content: parseInline(paragraph.join('\n')) });
    paragraph = [];
  };
  for (const line of source.split('\n')) {
    const item = /^\s{0,3}(?:([-*+])|(\d{1,9})[.)])\s+(\S.*)$/u.exec(line);
    const quote = /^\s{0,3}>\s?(.*)$/u.exec(line);
    if (item) {
      endParagraph();
      const ordered = item[1] === undefined;
      const last = blocks.at(-1);
      const content = parseInline(item[3] ?? '');
      if (last?.kind === 'list' && last.ordered === ordered) last.items.push(content);
      else blocks.push({ kind: 'list', ordered, items: [content] });
    } else if (quote) {
      endParagraph();
      blocks.push({ kind: 'quote', content: parseInline(quote[1] ?? '') });
    } else if (line.trim() === '') endParagraph();
    else paragraph.push(line.replace(/^\s{0,3}#{1,6}\s+/u, ''));
  }
  endParagraph();
  return blocks;
}

/** In the order in which they are tried at a place; each is bounded by its own closing sign on the same line. */
const inline =
  /`([^`\n]{1,400})`|\*\*([^*\n]{1,400})\*\*|__([^_\n]{1,400})__|\*([^*\s][^*\n]{0,400})\*|(?<![\p{L}\p{N}_])_([^_\s][^_\n]{0,400})_(?![\p{L}\p{N}_])|\[([^\]\n]{0,400})\]\(([^)\s]{0,2000})\)/gu;

function parseInline(text: string): MarkdownInline[] {
  const parts: MarkdownInline[] = [];
  let from = 0;
  for (const found of text.matchAll(inline)) {
    const [whole, code, stars, bars, star, bar, label, address] = found;
    if (found.index > from) parts.push({ kind: 'text', text: text.slice(from, found.index) });
    from = found.index + whole.length;
    const strong = stars ?? bars;
    const emphasis = star ?? bar;
    if (code !== undefined) parts.push({ kind: 'code', text: code });
    else if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else if (emphasis !== undefined) parts.push({ kind: 'emphasis', text: emphasis });
    else parts.push({ kind: 'link', text: label || (address ?? ''), address: address ?? '' });
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}
