import { raise } from '../../core/result';
import { Archive } from './archive';
import { emptyDocument } from './empty-document';
import { htmlBlocks } from './html-blocks';
import { officeProperties } from './office-properties';
import { openPage } from './page';
import type { Reading } from './reading';
import { parseXml } from './xml';

export const docxVersion = '1';

/** Styles that mammoth has no default for. A style that is named here wins over its defaults. */
const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='caption'] => figcaption:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  'p.GuillemetRule => hr:fresh',
];

/**
 * A Word document (OOXML) to an article: headings, lists, quotations, tables as lines, links, notes after
 * the text. Images, comments and what was deleted are left out. Raises `archive-unsafe`, `file-encrypted`
 * and `document-invalid`.
 */
export async function readDocx(bytes: Uint8Array): Promise<Reading> {
  const archive = new Archive(bytes);
  const [{ default: mammoth }, clean] = await Promise.all([import('mammoth'), cleanCopy(archive)]);
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(clean) },
    {
      styleMap: styles,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    },
  );
  const { language, ...stated } = await officeProperties(archive.read('docProps/core.xml'));
  const page = await openPage(markNotes(value));
  const document = htmlBlocks(page.document, {
    verdict: () => 'whole',
    baseUrl: null,
    language: language ?? 'und',
  });
  return { document: document ?? emptyDocument(), stated, languageHint: language, extraction: 'none' };
}

/**
 * An archive of the parts that hold text, each inflated within bounds and well-formed: mammoth and what it
 * stands on see nothing else.
 */
async function cleanCopy(archive: Archive): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  const parts: { [name: string]: Uint8Array } = {};
  for (const name of archive.names) {
    if (!/^(?:\[Content_Types\]\.xml|(?:_rels|word)\/(?:[\w-]+\.xml|(?:_rels\/)?[\w-]*(?:\.xml)?\.rels))$/.test(name)) {
      continue;
    }
    const part = archive.read(name);
    if (part === null) continue;
    await parseXml(part, `${name} in it`);
    parts[name] = /^word\/document\d*\.xml$/.test(name) ? markRules(part) : part;
  }
  if (!Object.keys(parts).some((name) => /^word\/document\d*\.xml$/.test(name))) {
    raise('document-invalid', 'the part with the text is missing in it.');
  }
  return zipSync(parts, { level: 0 });
}

/** A paragraph without text and with a border is a line across the page; mammoth would drop it. */
function markRules(document: Uint8Array): Uint8Array {
  const end = '</w:p>';
  const marked = new TextDecoder()
    .decode(document)
    .split(end)
    .map((part) => {
      const start = Math.max(part.lastIndexOf('<w:p>'), part.lastIndexOf('<w:p '));
      const paragraph = part.slice(Math.max(0, start));
      const isRule = /<w:pBdr>/.test(paragraph) && !/<w:(?:t|tab|br|drawing|pict|object|sym)[\s/>]/.test(paragraph);
      if (start < 0 || !isRule) return part;
      return `${part.slice(0, start)}<w:p><w:pPr><w:pStyle w:val="GuillemetRule"/></w:pPr>`;
    });
  return new TextEncoder().encode(marked.join(end));
}

/** mammoth writes the notes as a list at the end, with links back; here each is a note with its number. */
function markNotes(html: string): string {
  const start = html.search(/<ol><li id="(?:foot|end)note-/);
  if (start < 0) return html;
  let number = 0;
  const notes = html
    .slice(start)
    .replace(/^<ol>|<\/ol>\s*$/g, '')
    .replace(/\s*<a href="#(?:foot|end)note-ref-[^"]*">[^<]*<\/a>/g, '')
    .replace(/<li id="(?:foot|end)note-[^"]*">(<p>)?/g, (_, paragraph: string | undefined) => {
      number++;
      return `</div><div role="doc-footnote">${paragraph ?? ''}[${number}] `;
    });
  return `${html.slice(0, start)}<div>${notes}</div>`;
}
