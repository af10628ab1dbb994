import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { raise } from '../../core/result';
import { normaliseText } from '../../core/text/normalise';
import { articleSchema } from '../../core/text/schema';
import { emptyDocument } from './empty-document';
import { limits } from './limits';
import { fragmentsOf, type TextItem } from './pdf/fragments';
import { type Line, linesOf } from './pdf/lines';
import { type Paragraph, paragraphsOf } from './pdf/paragraphs';
import { markRules, type Rule, rulesOf } from './pdf/rules';
import { type PageText, withoutRunningLines } from './pdf/running-lines';
import type { PageStart, Progress, Reading } from './reading';
import { isSeparatorLine } from './separator-line';
import type { StatedMetadata } from './stated-metadata';

export const pdfVersion = '1';

/**
 * A PDF to an article: its text in reading order, column by column, lines joined to paragraphs, without
 * headers, footers and page numbers. Nothing is drawn, run or fetched. Progress counts pages.
 *
 * Raises `file-encrypted`, `file-without-text` (pictures of pages) and `document-invalid`.
 */
export async function readPdf(bytes: Uint8Array, onProgress: Progress): Promise<Reading> {
  const pdf = await openPdf(bytes);
  try {
    const { numPages } = pdf;
    if (numPages > limits.pdf.pages) raise('document-invalid', `it has more than ${limits.pdf.pages} pages.`);
    const labels = await pdf.getPageLabels();
    const pages: PageText[] = [];
    for (let number = 1; number <= numPages; number++) {
      onProgress(number - 1, numPages);
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const [, bottom = 0, , top = 0] = page.view;
      const texts = items.filter((item): item is typeof item & TextItem => 'str' in item).map(cleanItem);
      const rules = await drawnRules(page, top);
      pages.push({
        fragments: fragmentsOf(texts, top),
        rules,
        height: top - bottom,
        label: labels?.[number - 1] ?? null,
      });
      page.cleanup();
    }
    refuseScan(pages);
    const { stated, language } = await metadataOf(pdf);
    return { ...readingOf(pages), stated, languageHint: language, extraction: 'none' };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

function cleanItem<Item extends TextItem>(item: Item): Item {
  return { ...item, str: normaliseText(item.str).replaceAll('\n', ' ') };
}

function readingOf(pages: readonly PageText[]): Pick<Reading, 'document' | 'pages'> {
  const clean = withoutRunningLines(pages);
  const lines: Line[] = [];
  clean.forEach(({ fragments }, number) => {
    const onPage = linesOf(fragments, number, (lines.at(-1)?.column ?? -1) + 1);
    markRules(onPage, pages[number]?.rules ?? []);
    lines.push(...onPage);
  });
  const paragraphs = paragraphsOf(lines);
  if (paragraphs.length === 0) return { document: emptyDocument() };
  const starts = paragraphs.flatMap(({ pages: within }, block) =>
    within.map(({ page, offset }): PageStart => ({ label: clean[page]?.label ?? String(page + 1), block, offset })),
  );
  return { document: articleSchema.nodes.doc.create(null, paragraphs.map(blockOf)), pages: starts };
}

function blockOf({ type, level, text }: Paragraph) {
  if (type === 'separator') return articleSchema.nodes.separator.create();
  const content = articleSchema.text(text);
  if (isSeparatorLine(text)) return articleSchema.nodes.separator.create(null, content);
  return articleSchema.nodes[type].create(type === 'heading' ? { level } : null, content);
}

type Pdf = import('pdfjs-dist/types/src/display/api').PDFDocumentProxy;

async function drawnRules(page: import('pdfjs-dist/types/src/display/api').PDFPageProxy, top: number): Promise<Rule[]> {
  const { OPS } = await loadPdfJs();
  return rulesOf(await page.getOperatorList(), OPS, top);
}

async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  const pdfjs = await loadPdfJs();
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = pdfjs.getDocument({
    // It takes what it is given for its own.
    data: Uint8Array.from(bytes),
    verbosity: 0,
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    // Pictures are not decoded.
    maxImageSize: 1,
    stopAtErrors: false,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') return raise('file-encrypted', 'it is protected by a password.');
    return raise('document-invalid', error instanceof Error ? error.message : String(error));
  }
}

/** Loading it warns of a canvas that is missing; nothing is drawn here. */
async function loadPdfJs() {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.warn = warn;
  }
}

/** A scan has pages without letters, but for a stamp or a page number. */
function refuseScan(pages: readonly PageText[]): void {
  let letters = 0;
  for (const { fragments } of pages) for (const { text } of fragments) letters += text.match(/\p{L}/gu)?.length ?? 0;
  if (letters > 0 && letters >= pages.length * fewestLetters - fewestLetters) return;
  raise(
    'file-without-text',
    'it holds pictures of its pages and no text; have it read by a program for text recognition (OCR), and open what that makes.',
  );
}

/** A page of text has at least this many. */
const fewestLetters = 20;

async function metadataOf(pdf: Pdf): Promise<{ stated: StatedMetadata; language: string | undefined }> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const text = (key: string): string | undefined => {
    const value: unknown = key in info ? info[key as keyof typeof info] : undefined;
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  return { stated: { title: text('Title'), byline: text('Author') }, language: text('Language') };
}
