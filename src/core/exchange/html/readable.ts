const references: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/**
 * The words of our report as plain text, a block a line: for a preview where no page can be shown. `html` may end anywhere. Not
 * for HTML that others wrote.
 */
export function readableReport(html: string): string {
  const begin = html.indexOf('<main');
  if (begin === -1) return '';
  return html
    .slice(begin)
    .replace(/<script\b[^>]*>[\s\S]*?(?:<\/script>|$)|<[^>]*$/g, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/<\/(?:td|th|dt)>/g, '\t')
    .replace(/<(?:br|\/(?:p|h[1-6]|li|tr|dd|div|section|article|header|ul|caption))>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (reference) => references[reference] ?? reference)
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}
