import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { richArticle, richLibrary } from '../../testing/rich-article';
import { exportText } from '../export-file';

const html = exportText('html', richLibrary, [richArticle], { language: 'fr' });
const { document } = parseHTML(html);

describe('the report', () => {
  it('has no script that runs, no address that is followed by itself, and no handler', () => {
    const scripts = [...document.querySelectorAll('script')].map((script) => script.getAttribute('type'));
    expect(scripts).toEqual(['application/ld+json']);
    expect(document.querySelectorAll('img, iframe, object, embed, form, base, link').length).toBe(0);
    expect(html).not.toMatch(/<script>alert|\son\w+="/);
  });

  it('joins the pieces of each mark to the words of the annotation', () => {
    const pieces = new Map<string, string>();
    for (const mark of document.querySelectorAll('mark[data-anno]')) {
      const id = mark.getAttribute('data-anno') ?? '';
      pieces.set(id, (pieces.get(id) ?? '') + mark.textContent);
    }
    const words = richArticle.annotations.map(({ segments }) =>
      segments.map(({ exact }) => exact.replaceAll('\n', '')).join(''),
    );
    for (const said of words) expect([...pieces.values()]).toContain(said);
  });

  it('shows the text whole, a line a paragraph', () => {
    const lines = [...document.querySelectorAll('.row > p')].map((line) => line.textContent);
    expect(lines.join('\n')).toBe(richArticle.text);
  });

  it('embeds the W3C annotations so that nothing in them can end the element', () => {
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    expect(data).not.toContain('<');
    expect(JSON.parse(data).items).toHaveLength(13);
  });

  it('speaks English or French', () => {
    expect(document.querySelector('html')?.getAttribute('lang')).toBe('fr');
    expect(html).toContain('Les personnes et leurs propos');
    expect(exportText('html', richLibrary, [richArticle])).toContain('People and their words');
  });
});
