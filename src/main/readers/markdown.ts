import type { Node } from 'prosemirror-model';
import { raise } from '../../core/result';
import { articleSchema } from '../../core/text/schema';
import { frontMatter } from './front-matter';
import { fitTokens } from './markdown-tokens';
import type { Reading } from './reading';

export const markdownVersion = '1';

/** Deeper nesting of lists and quotations than any text has. */
const deepest = 100;

/**
 * CommonMark to an article. `text` is normalised.
 *
 * A line end inside a paragraph is a blank, as CommonMark has it; raw HTML stays as the text it is; an
 * image gives its description. Front matter gives metadata and is not part of the text. Raises
 * `document-invalid` where lists or quotations nest too deeply to be read.
 */
export async function readMarkdown(text: string): Promise<Reading> {
  const [{ MarkdownParser }, { default: MarkdownIt }] = await Promise.all([
    import('prosemirror-markdown'),
    import('markdown-it'),
  ]);
  const matter = frontMatter(text);
  const tokenizer = new MarkdownIt('commonmark', { html: false, maxNesting: deepest });
  // Every target is let through here, so that a refused link still leaves its words; see `fitTokens`.
  tokenizer.validateLink = () => true;
  tokenizer.core.ruler.push('fit-to-article', (state) => {
    if (state.tokens.some((token) => token.level >= deepest - 1)) {
      raise('document-invalid', `its lists or quotations are nested more than ${deepest} deep.`);
    }
    state.tokens = fitTokens(state.tokens, (type, nesting) => new state.Token(type, '', nesting));
  });
  const parser = new MarkdownParser(articleSchema, tokenizer as unknown as ParserArguments[1], {
    paragraph: { block: 'paragraph' },
    caption: { block: 'caption' },
    separator: { block: 'separator' },
    heading: { block: 'heading', getAttrs: (token) => ({ level: Number(token.tag.slice(1)) }) },
    blockquote: { block: 'blockquote' },
    bullet_list: { block: 'bullet_list' },
    ordered_list: { block: 'ordered_list', getAttrs: (token) => ({ start: Number(token.attrGet('start') ?? 1) }) },
    list_item: { block: 'list_item' },
    hardbreak: { node: 'line_break' },
    em: { mark: 'emphasis' },
    strong: { mark: 'strong' },
    link: { mark: 'link', getAttrs: (token) => ({ href: token.attrGet('href') }) },
  });
  const document = parser.parse(matter?.body ?? text);
  return {
    document,
    stated: { ...matter?.stated, title: matter?.stated.title ?? titleOf(document) },
    extraction: 'none',
  };
}

type ParserArguments = ConstructorParameters<typeof import('prosemirror-markdown').MarkdownParser>;

/** The first heading of level 1, else the first heading. */
function titleOf(document: Node): string | undefined {
  let first: string | undefined;
  let top: string | undefined;
  document.descendants((node) => {
    if (node.type.name !== 'heading') return top === undefined;
    const text = node.textBetween(0, node.content.size, '', ' ').trim();
    if (text === '') return false;
    first ??= text;
    if (node.attrs.level === 1) top ??= text;
    return false;
  });
  return top ?? first;
}
