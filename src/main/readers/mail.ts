import { raise } from '../../core/result';
import { normaliseText } from '../../core/text/normalise';
import { readHtml } from './html';
import { limits } from './limits';
import { mimeTree } from './mime';
import { readPlainText } from './plain-text';
import type { Attachment, Reading } from './reading';
import type { StatedMetadata } from './stated-metadata';

export const mailVersion = '1';

/**
 * A mail (RFC 5322) to an article: its HTML as it reads, or its text; subject, sender and date as
 * metadata. Attachments are listed and not opened. Raises `document-invalid`.
 */
export async function readMail(bytes: Uint8Array, extraction: 'article' | 'page' | undefined): Promise<Reading> {
  // The library bounds how deep parts nest, not how many they are.
  mimeTree(bytes);
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes, {
    maxNestingDepth: limits.mime.depth,
    attachmentEncoding: 'arraybuffer',
    forceRfc822Attachments: true,
  }).catch((error: unknown) => raise('document-invalid', error instanceof Error ? error.message : String(error)));
  const stated: StatedMetadata = {
    title: mail.subject,
    byline: mail.from?.name || mail.from?.address,
    published: mail.date,
  };
  const attachments = mail.attachments.map(
    ({ filename, mimeType, content }): Attachment => ({
      name: filename ?? '',
      mediaType: mimeType,
      bytes: typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength,
    }),
  );
  const html = normaliseText(mail.html ?? '');
  // A mail is read as it stands: without a choice nothing is left out of it.
  const reading = /[\p{L}\p{N}]/u.test(html)
    ? await readHtml(html, { extraction: extraction ?? 'page' })
    : readPlainText(normaliseText(mail.text ?? ''));
  return { ...reading, stated: { ...reading.stated, ...defined(stated) }, attachments };
}

function defined(stated: StatedMetadata): StatedMetadata {
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined && value !== ''));
}
