import type { Node } from 'prosemirror-model';
import { raise } from '../../core/result';
import { normaliseText } from '../../core/text/normalise';
import { articleSchema } from '../../core/text/schema';
import { Archive } from './archive';
import { decode } from './decode';
import { emptyDocument } from './empty-document';
import { expandEmptyTags } from './html';
import { htmlBlocks } from './html-blocks';
import { dublinCore } from './office-properties';
import { openPage, type Page } from './page';
import type { Chapter, Reading } from './reading';
import { elementsOf, findElement, findElements, parseXml, type XmlElement } from './xml';

export const epubVersion = '1';

interface Part {
  id: string;
  title: string;
  /** Null where it holds no text. */
  document: Node | null;
  /** Cover, title page, contents: no part of the text unless it is chosen. */
  around: boolean;
}

/** A part this short before the first longer one is a title page, whatever it calls itself; UTF-16 units. */
const enough = 200;

/**
 * An e-book to an article: its chapters in the order of its spine (EPUB 3.3, 5.7). `chosen` names the
 * chapters that are wanted, by id; without it all but covers, title pages and contents are taken. Raises
 * `archive-unsafe`, `file-encrypted` and `document-invalid`.
 */
export async function readEpub(bytes: Uint8Array, chosen?: readonly string[]): Promise<Reading> {
  const archive = new Archive(bytes);
  await refuseEncrypted(archive);
  const packagePath = await pathOfPackage(archive);
  const root = await parseXml(required(archive, packagePath), 'its package file');
  const metadata = findElement(root, 'metadata');
  const { language, ...stated } = metadata ? dublinCore(metadata) : {};
  const parts: Part[] = [];
  for (const { path, isContents } of spineOf(root, packagePath)) {
    const part = archive.read(path);
    if (part !== null) parts.push(await readPart(part, path, isContents, language ?? 'und'));
  }
  const wanted = new Set(chosen ?? defaultChoice(parts));
  const chapters = parts
    .filter(({ document }) => document !== null)
    .map(
      ({ id, title, document }): Chapter => ({
        id,
        title,
        characters: document?.textContent.length ?? 0,
        chosen: wanted.has(id),
      }),
    );
  const blocks = parts.flatMap(({ id, document }) => (document && wanted.has(id) ? [...document.children] : []));
  const document = blocks.length === 0 ? emptyDocument() : articleSchema.nodes.doc.create(null, blocks);
  const chapter = chapters.filter(({ chosen: isChosen }) => isChosen);
  // One chapter of a book is an article of its own.
  const title = chapter.length === 1 && chapters.length > 1 ? chapter[0]?.title : stated.title;
  return { document, stated: { ...stated, title }, languageHint: language, extraction: 'none', chapters };
}

async function readPart(bytes: Uint8Array, path: string, isContents: boolean, language: string): Promise<Part> {
  const { text } = decode(bytes, { fileName: path, html: true });
  const page = await openPage(expandEmptyTags(normaliseText(text)));
  const document = htmlBlocks(page.document, { verdict: () => 'whole', baseUrl: null, language });
  const body = page.document.querySelector('body');
  const types = [body, ...page.document.querySelectorAll('section')]
    .map((element) => element?.getAttribute('epub:type') ?? '')
    .join(' ');
  return {
    id: path,
    title: titleOf(page) || path,
    document,
    around: isContents || /\b(?:cover|titlepage|toc|copyright-page|landmarks|page-list)\b/.test(types),
  };
}

function titleOf(page: Page): string {
  const heading = page.document.querySelector('h1, h2, h3');
  const words = heading?.textContent ?? page.document.querySelector('title')?.textContent ?? '';
  return words.replace(/\s+/g, ' ').trim().slice(0, 500);
}

function defaultChoice(parts: readonly Part[]): string[] {
  const length = ({ document }: Part): number => document?.textContent.length ?? 0;
  const inner = parts.filter(({ around, document }) => !around && document !== null);
  const first = inner.findIndex((part) => length(part) >= enough);
  const taken = inner.slice(Math.max(0, first));
  return (taken.length > 0 ? taken : parts).map(({ id }) => id);
}

/** Fonts may be obscured; anything else that is encrypted is a book that only its shop's program opens. */
async function refuseEncrypted(archive: Archive): Promise<void> {
  const encryption = archive.read('META-INF/encryption.xml');
  if (encryption === null) return;
  const targets = findElements(await parseXml(encryption, 'its list of what is encrypted'), 'CipherReference');
  if (targets.some(({ attributes }) => /\.(?:x?html?|opf|ncx)$/i.test(attributes.get('URI') ?? ''))) {
    raise('file-encrypted', 'it is protected against being read by other programs (DRM).');
  }
}

async function pathOfPackage(archive: Archive): Promise<string> {
  const container = await parseXml(required(archive, 'META-INF/container.xml'), 'its container file');
  const path = findElement(container, 'rootfile')?.attributes.get('full-path');
  return path ?? raise('document-invalid', 'its container file names no package.');
}

function spineOf(root: XmlElement, packagePath: string): { path: string; isContents: boolean }[] {
  const items = new Map<string, XmlElement>();
  const manifest = findElement(root, 'manifest');
  for (const item of manifest ? elementsOf(manifest) : []) items.set(item.attributes.get('id') ?? '', item);
  const spine = findElement(root, 'spine');
  if (!spine) return raise('document-invalid', 'its package file names no chapters.');
  const seen = new Set<string>();
  return elementsOf(spine).flatMap((reference) => {
    const item = items.get(reference.attributes.get('idref') ?? '');
    const href = item?.attributes.get('href');
    if (item === undefined || href === undefined) return [];
    const path = resolvePath(packagePath, href);
    if (path === null || seen.has(path)) return [];
    seen.add(path);
    return [{ path, isContents: /\bnav\b/.test(item.attributes.get('properties') ?? '') }];
  });
}

/** Where a relative address leads within the archive; null where it leads out of it. */
function resolvePath(from: string, href: string): string | null {
  try {
    const url = new URL(href, `book://book/${from.split('/').map(encodeURIComponent).join('/')}`);
    return url.host === 'book' ? decodeURIComponent(url.pathname.slice(1)) : null;
  } catch {
    return null;
  }
}

function required(archive: Archive, name: string): Uint8Array {
  return archive.read(name) ?? raise('document-invalid', `${name} is missing in it.`);
}
