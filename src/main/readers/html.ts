import { Fragment, type Node } from 'prosemirror-model';
import type { DomElement } from './dom';
import { emptyDocument } from './empty-document';
import { findArticle } from './html-article';
import { htmlBlocks, type Verdict } from './html-blocks';
import { baseUrl, htmlMetadata, titleHeading } from './html-metadata';
import { openPage } from './page';
import type { Reading } from './reading';

export const htmlVersion = '1';

export interface HtmlOptions {
  /** The user's choice; without it the article is taken where there plainly is one. */
  extraction?: 'article' | 'page' | undefined;
  /** What is taken without a choice when no article is looked for: for a selection that was pasted. */
  wholeByDefault?: boolean;
}

/** An article this long, in characters, or this much of its page is taken without asking. */
const enough = 200;
const enoughShare = 0.2;

/**
 * A web page to an article: what a reader of the page sees, without its scripts, styles and controls.
 * Nothing is run or fetched. `html` is normalised.
 *
 * A chosen `article` that cannot be found gives the whole page, and says so. Raises `document-invalid`.
 */
export async function readHtml(html: string, options: HtmlOptions = {}): Promise<Reading> {
  const page = await openPage(html);
  const stated = htmlMetadata(page, html);
  const read = (verdict: (element: DomElement) => Verdict): Node | null =>
    htmlBlocks(page.document, { verdict, baseUrl: baseUrl(page, stated.url), language: stated.language ?? 'und' });

  const whole = (): Node | null => read(() => 'whole');
  if (options.extraction === 'article' || (options.extraction === undefined && !options.wholeByDefault)) {
    const verdict = await findArticle(html, page, titleHeading(page));
    const article = verdict === null ? null : withoutLooseEnd(read(verdict));
    const length = article?.textContent.length ?? 0;
    const chosen = options.extraction === 'article' && length > 0;
    const isEnough = (): boolean => length >= enough || length >= enoughShare * (whole()?.textContent.length ?? 0);
    if (article && (chosen || isEnough())) return { document: article, stated, extraction: 'article' };
  }
  return { document: whole() ?? emptyDocument(), stated, extraction: 'page' };
}

/** Drops headings and rules at the end: what they announced (other articles, comments) was left out. */
function withoutLooseEnd(document: Node | null): Node | null {
  if (document === null) return null;
  const blocks = [...document.children];
  const isLoose = (node: Node | undefined): boolean =>
    node?.type.name === 'heading' || (node?.type.name === 'separator' && node.content.size === 0);
  while (blocks.length > 1 && isLoose(blocks.at(-1))) blocks.pop();
  return document.copy(Fragment.fromArray(blocks));
}

/** Pages that were saved as one file carry pictures and fonts as `data:` addresses; nothing of them is text. */
export function withoutData(html: string): string {
  return html.replace(/\bdata:[a-z]+\/[a-z0-9.+-]+(?:;[a-z-]+=[\w-]+)*;base64,[A-Za-z0-9+/=%\s]*/gi, 'data:,');
}

/** XHTML writes `<title/>` for what HTML must write `<title></title>`. */
export function expandEmptyTags(xhtml: string): string {
  return xhtml.replace(/<([a-z][\w:-]*)((?:\s[^<>]*)?)\/>/gi, (tag, name: string, attributes: string) =>
    voidElements.has(name.toLowerCase()) ? tag : `<${name}${attributes}></${name}>`,
  );
}

const voidElements = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
