import { expect, it } from 'vitest';
import { richArticle, richLibrary } from '../../testing/rich-article';
import { exportText } from '../export-file';
import { readableReport } from './readable';

const html = exportText('html', richLibrary, [richArticle]);

it('gives the words of the report, with neither its style nor its data', () => {
  const text = readableReport(html);
  expect(text).toContain('Le bac </title><script>alert(1)</script> reprend');
  expect(text).toContain('« Le bac reprendra lundi 🚢, assure Zoé Lindqvist');
  expect(text).toContain('أمل ناصر');
  for (const code of ['<mark', '<p', 'font-size', '@context', '&lt;', '&amp;']) expect(text).not.toContain(code);
});

it('takes a report that is cut off anywhere, in a tag or a reference too, and gives the words before', () => {
  const whole = readableReport(html);
  for (let end = html.indexOf('<main'); end < html.length; end += 7) {
    const begun = readableReport(html.slice(0, end));
    // A reference that is cut is left as it is.
    expect(whole.startsWith(begun.replace(/&[a-z#0-9]*$/, ''))).toBe(true);
  }
});
