import type { Token } from 'markdown-it';
import { normaliseText } from '../../core/text/normalise';
import { isSeparatorLine } from './separator-line';
import { linkTarget } from './stated-metadata';

type NewToken = (type: string, nesting: -1 | 0 | 1) => Token;

/** Turns what `articleSchema` has no node for into what it has: code into lines, images into captions, rules. */
export function fitTokens(tokens: readonly Token[], create: NewToken): Token[] {
  const fitted: Token[] = [];
  const block = (type: string, children: Token[]): void => {
    const inline = create('inline', 0);
    inline.children = children;
    fitted.push(create(`${type}_open`, 1), inline, create(`${type}_close`, -1));
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    if (token.type === 'hr') {
      block('separator', []);
    } else if (token.type === 'fence' || token.type === 'code_block') {
      block('paragraph', codeLines(token.content, create));
    } else if (token.type === 'paragraph_open') {
      const source = tokens[i + 1]?.children ?? [];
      const type = paragraphType(source);
      const children = fitInline(source, create);
      if (type !== 'caption' || children.length > 0) block(type, children);
      i += 2;
    } else if (token.type === 'inline') {
      token.children = fitInline(token.children ?? [], create);
      fitted.push(token);
    } else {
      fitted.push(token);
    }
  }
  return fitted;
}

/** A paragraph of images alone is their caption; one of `* * *` alone, written with escapes, a separator. */
function paragraphType(children: readonly Token[]): 'paragraph' | 'caption' | 'separator' {
  const blank = (token: Token): boolean =>
    token.type === 'softbreak' || (token.type === 'text' && token.content.trim() === '');
  if (children.length > 0 && children.every((token) => token.type === 'image' || blank(token))) return 'caption';
  const isLine = children.every((token) => token.type === 'text');
  return isLine && isSeparatorLine(children.map((token) => token.content).join('')) ? 'separator' : 'paragraph';
}

function fitInline(children: readonly Token[], create: NewToken): Token[] {
  const fitted: Token[] = [];
  const text = (content: string): void => {
    // Character references may bring in what the source text no longer had.
    const clean = normaliseText(content).replaceAll('\n', ' ');
    if (clean === '') return;
    const token = create('text', 0);
    token.content = clean;
    fitted.push(token);
  };
  let linked = false;
  for (const token of children) {
    if (token.type === 'softbreak') text(' ');
    else if (token.type === 'image') text(imageText(token));
    else if (token.type === 'link_open') {
      const href = linkTarget(String(token.attrGet('href') ?? ''));
      linked = href !== null;
      if (href !== null) {
        token.attrSet('href', href);
        fitted.push(token);
      }
    } else if (token.type === 'link_close') {
      if (linked) fitted.push(token);
    } else if (token.type === 'hardbreak' || /_(?:open|close)$/.test(token.type)) fitted.push(token);
    else text(token.content);
  }
  return fitted;
}

function imageText(image: Token): string {
  const parts = (image.children ?? []).map((token) => {
    if (token.type === 'image') return imageText(token);
    return token.type === 'softbreak' || token.type === 'hardbreak' ? ' ' : token.content;
  });
  return parts.join('');
}

function codeLines(code: string, create: NewToken): Token[] {
  const lines = normaliseText(code).replace(/\n$/, '').split('\n');
  return lines.flatMap((line, i) => {
    const text = create('text', 0);
    text.content = line;
    return i === 0 ? [text] : [create('hardbreak', 0), text];
  });
}
