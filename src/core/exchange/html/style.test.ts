import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { richArticle, richLibrary } from '../../testing/rich-article';
import { exportText } from '../export-file';
import { reportStyle, styleHash } from './style';

it('is the one style that the policy of the report allows', () => {
  expect(styleHash).toBe(createHash('sha256').update(reportStyle).digest('base64'));
  const html = exportText('html', richLibrary, [richArticle]);
  expect(html).toContain(`style-src &#39;sha256-${styleHash}`.replaceAll('&#39;', "'"));
  expect(html).toContain(`<style>${reportStyle}</style>`);
});
