import { raise } from '../../core/result';
import { normaliseText } from '../../core/text/normalise';
import { decode } from './decode';
import { type HtmlOptions, readHtml, withoutData } from './html';
import { leavesOf, type MimePart, mimeTree } from './mime';
import type { Reading } from './reading';
import { webAddress } from './stated-metadata';

export const mhtmlVersion = '1';

/**
 * A page saved as one file (MHTML, RFC 2557) to an article: its main document is read as a page is. Frames,
 * images and styles that came along are not looked at. Raises what `decode` and `readHtml` raise.
 */
export async function readMhtml(
  bytes: Uint8Array,
  fileName: string,
  options: HtmlOptions & { encoding?: string | undefined },
): Promise<Reading> {
  const root = mimeTree(bytes);
  const main = mainPart(root);
  // Of a mail what came is read; a page was saved whole, and half of it would pass for all of it.
  if (main.isCut) raise('document-invalid', 'its end is missing: the file is cut short.');
  const charset = options.encoding ?? main.parameters.get('charset');
  const { text, encoding } = decode(main.body, { fileName, html: true, encoding: charset });
  const reading = await readHtml(normaliseText(withoutData(text)), options);
  const url = webAddress(root.headers.get('snapshot-content-location') ?? main.headers.get('content-location'));
  return { ...reading, encoding, stated: { ...reading.stated, url: reading.stated.url ?? url ?? undefined } };
}

/** The part that `start` names, else the first that is a page. */
function mainPart(root: MimePart): MimePart {
  const pages = leavesOf(root).filter(({ type }) => type === 'text/html' || type === 'application/xhtml+xml');
  const start = root.parameters.get('start');
  const named = pages.find(({ headers }) => start !== undefined && headers.get('content-id') === start);
  return named ?? pages[0] ?? raise('document-invalid', 'it holds no page.');
}
